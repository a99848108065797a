"""A setting that is written changes its own line, and nothing else of what a person wrote."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from driving import press, running, until, words_on
from hypothesis import given
from hypothesis import strategies as st

from tui.setting_file import Unwritable, Value, with_setting, write_setting
from tui.settings import load

MINE = """# what I like
theme = "nord"   # at night
least_sure=30

[keymap] # my keys
zoom = "Z"
mouse = "never read"
"""


@pytest.mark.parametrize(
    ("name", "value", "before", "after"),
    [
        ("theme", 'a "b"', '"nord"   # at', '"a \\"b\\""   # at'),
        ("least_sure", 55, "least_sure=30", "least_sure=55"),
        ("mouse", False, "\n[keymap]", "\nmouse = false\n[keymap]"),
    ],
)
def test_one_line_is_changed_and_comments_are_kept(name: str, value: Value, before: str, after: str) -> None:
    assert with_setting(MINE, name, value) == MINE.replace(before, after, 1)


@given(
    st.sampled_from(["theme", "editor", "least_sure", "mouse"]),
    st.text(st.characters(codec="utf-8"), max_size=12) | st.integers(0, 100) | st.booleans(),
    st.sampled_from([MINE, MINE.replace("\n", "\r\n"), "", "# nothing", MINE.partition("[")[0].rstrip()]),
)
def test_what_is_written_is_read_and_the_rest_is_as_it_was(name: str, value: Value, source: str) -> None:
    made = with_setting(source, name, value)
    assert tomllib.loads(made) == {**tomllib.loads(source), name: value}
    assert {line for line in source.splitlines() if "#" in line and not line.startswith(name)} <= {
        *made.splitlines()
    }


@pytest.mark.parametrize("source", ["theme = [", 'theme = """\nnord\n"""\n'])
def test_what_only_a_person_can_change_is_left_alone(tmp_path: Path, source: str) -> None:
    file = tmp_path / "config.toml"
    file.write_text(source)
    with pytest.raises(Unwritable, match="theme was not written"):
        write_setting(file, "theme", "nord")
    assert file.read_text() == source


async def test_the_settings_menu_sets_and_writes(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "real.toml").write_text(MINE)
    file = folder / "config.toml"
    file.symlink_to("real.toml")
    async with running(tmp_path, settings=load(file)) as (pilot, screen):
        await press(pilot, "O")
        assert "theme: nord — name of a theme" in words_on(pilot)
        await press(pilot, "7", "backspace", "backspace", "1", "2", "0", "enter")
        await until(pilot, lambda: "number of percent" in words_on(pilot))
        assert file.read_text() == MINE
        await press(pilot, "O", "7", "backspace", "backspace", "5", "enter")
        await until(pilot, lambda: "least_sure: 5, written to" in words_on(pilot))
        assert screen.arrangement.least == 0.05
    assert file.read_text() == MINE.replace("=30", "=5")
    assert file.is_symlink()
