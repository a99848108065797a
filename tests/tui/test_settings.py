"""The settings: wrong entries are named with file and line; the rest holds."""

from pathlib import Path

import pytest

from tui.settings import Settings, line_of, load


def write(folder: Path, source: str) -> Path:
    file = folder / "config.toml"
    file.write_text(source)
    return file


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load(tmp_path / "none.toml") == Settings()


def test_settings_are_read(tmp_path: Path) -> None:
    found = load(write(tmp_path, 'theme = "nord"\ndebounce = 50\nmouse = false\n[keymap]\nzoom = "Z"\n'))
    assert (found.theme, found.debounce, found.mouse, found.keymap) == ("nord", 50, False, {"zoom": "Z"})
    assert found.problems == ()


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ('colour = "red"', "line 1: there is no setting “colour”"),
        ('theme = "nord"\ndebounce = "fast"', "line 2: debounce is a whole number, not “fast”."),
        ("debounce = -1", "line 1: debounce is a number of milliseconds"),
        ("debounce = true", "line 1: debounce is a whole number"),
        ('animations = "wild"', "line 1: animations is one of none, basic, full"),
        ("keymap = 3", "line 1: keymap is a table"),
        ("theme = ", "is no TOML"),
        (f"theme = {'[' * 5_000}", "is no TOML"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, source: str, said: str) -> None:
    found = load(write(tmp_path, source))
    assert said in found.problems[0]
    assert found.debounce == 100


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(b"\xff\xfe\x00")
    assert "could not be read" in load(file).problems[0]


def test_lines_are_found_in_their_table() -> None:
    source = 'zoom = 1\n[keymap]\n# zoom\nzoom = "Z"\n[other]\nzoom = 2\n'
    assert line_of(source, "zoom") == 1
    assert line_of(source, "zoom", "keymap") == 4
    assert line_of(source, "missing", "keymap") == 1
