"""Every command once, and everything that derives from the list."""

from collections import Counter

from textual.binding import Binding

from tui.actions import ACTIONS
from tui.commands import SCREENS, bindings, commands, keys_as_markdown, keys_as_text, shown, with_keys
from tui.keymap import possible

FREE = {"f1", "alt", "ctrl+shift", "ctrl+enter"}


def test_every_command_has_a_key_a_title_and_a_sentence() -> None:
    for name, command in commands().items():
        assert command.keys, name
        assert command.title[0].isupper(), name
        assert command.help[0].isupper(), name
        assert command.help.endswith("."), name
        assert command.group in {
            "Ask",
            "Follow",
            "Move",
            "Panes",
            "Take",
            "Case",
            "Words",
            "Correct",
            "Program",
        }


def test_no_key_belongs_to_two_commands() -> None:
    held = Counter((key, command.where == "words") for command in commands().values() for key in command.keys)
    assert [key for key, number in held.items() if number > 1] == []


def test_every_key_is_one_that_a_terminal_sends() -> None:
    assert [key for command in commands().values() for key in command.keys if not possible(key)] == []


def test_no_command_needs_a_key_that_some_terminal_keeps() -> None:
    for command in commands().values():
        assert any(not any(free in key for free in FREE) for key in command.keys), command.id


def test_bindings_carry_the_id_and_every_command_has_an_action() -> None:
    made = [binding for where in ("here", "move", "program", "words") for binding in bindings(where)]
    assert {binding.id for binding in made if isinstance(binding, Binding)} == set(commands())
    assert set(ACTIONS) == {name for name, command in commands().items() if command.where in SCREENS}


def test_a_command_that_needs_something_says_when_it_is_not_there() -> None:
    for name, command in commands().items():
        assert bool(command.needs) == bool(command.cannot), name
        assert not command.cannot or command.cannot.endswith("."), name


def test_a_command_is_possible_when_every_need_is_met() -> None:
    assert commands()["search"].possible(set())
    assert not commands()["speaker"].possible({"quote"})
    assert commands()["speaker"].possible({"quote", "speakers"})
    assert commands()["only_kind"].possible({"context"})


def test_tables_name_every_command_and_the_readers_keys() -> None:
    for name, command in commands().items():
        assert f"(`{name}`)" in keys_as_markdown()
        assert command.help in keys_as_text()
    assert with_keys({"labels": ("F",)})["labels"].key == "F"


def test_keys_are_shown_as_people_write_them() -> None:
    assert [shown(key) for key in ("enter", "ctrl+p", "comma", "x")] == ["⏎", "^p", ",", "x"]
