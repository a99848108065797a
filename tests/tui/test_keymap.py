"""The reader's own keys: what is wrong is named with file and line, and the default stays."""

from pathlib import Path

import pytest

from tui.keymap import for_textual, keymap, possible
from tui.settings import load


def read(folder: Path, table: str) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    file = folder / "config.toml"
    file.write_text(f"# mine\n[keymap]\n{table}\n")
    return keymap(load(file))


def test_good_keys_hold(tmp_path: Path) -> None:
    keys, problems = read(tmp_path, 'labels = "J"\nback = "backspace I"')
    assert keys == {"labels": ("J",), "back": ("backspace", "I")}
    assert problems == []


def test_two_commands_may_change_places(tmp_path: Path) -> None:
    keys, problems = read(tmp_path, 'zoom = "f"\nlabels = "z"')
    assert keys == {"zoom": ("f",), "labels": ("z",)}
    assert problems == []


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ('flight = "F"', "there is no command “flight”"),
        ('labels = "ctrl+enter"', "a terminal does not send it"),
        ('labels = "alt+shift+q"', "a terminal does not send it"),
        ('labels = ""', "a terminal does not send it"),
        ('labels = "z"', "the key of Zoom (zoom)"),
    ],
)
def test_wrong_keys_are_named_with_their_line(tmp_path: Path, table: str, said: str) -> None:
    keys, problems = read(tmp_path, table)
    assert keys == {}
    assert len(problems) == 1
    assert f"{tmp_path / 'config.toml'}, line 3: " in problems[0]
    assert said in problems[0]
    assert problems[0].endswith("The default stays.")


def test_of_two_new_keys_that_clash_one_stays(tmp_path: Path) -> None:
    keys, problems = read(tmp_path, 'labels = "J"\nzoom = "J"')
    assert len(keys) == 1
    assert len(problems) == 1


def test_a_default_that_is_taken_over_by_nobody_else_is_free(tmp_path: Path) -> None:
    keys, problems = read(tmp_path, 'labels = "J"\nzoom = "f"')
    assert keys == {"labels": ("J",), "zoom": ("f",)}
    assert problems == []


@pytest.mark.parametrize("key", ["a", "Q", "/", "é", "ctrl+p", "f5", "shift+tab", "enter", "comma"])
def test_possible_keys(key: str) -> None:
    assert possible(key)


@pytest.mark.parametrize(
    "key", ["ctrl+i", "ctrl+m", "ctrl+shift+x", "alt+x", "super+q", "ab", " ", "\x1b", ""]
)
def test_impossible_keys(key: str) -> None:
    assert not possible(key)


def test_textual_gets_names_of_keys() -> None:
    assert for_textual({"labels": ("/", "f5")}) == {"labels": "slash,f5"}
