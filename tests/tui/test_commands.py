"""Every command once, and everything that derives from the list."""

from collections import Counter

from tui.commands import bindings, by_action, commands, keys_as_markdown, keys_as_text, shown, with_keys
from tui.keymap import possible

FREE = {"f1", "alt", "ctrl+shift", "ctrl+enter"}


def test_every_command_has_a_key_a_title_and_a_sentence() -> None:
    for name, command in commands().items():
        assert command.keys, name
        assert command.title[0].isupper(), name
        assert command.help[0].isupper(), name
        assert command.help.endswith("."), name
        assert command.group in {"Ask", "Follow", "Move", "Panes", "Take", "Program"}


def test_no_key_belongs_to_two_commands() -> None:
    held = Counter(key for command in commands().values() for key in command.keys)
    assert [key for key, number in held.items() if number > 1] == []


def test_every_key_is_one_that_a_terminal_sends() -> None:
    assert [key for command in commands().values() for key in command.keys if not possible(key)] == []


def test_no_command_needs_a_key_that_some_terminal_keeps() -> None:
    for command in commands().values():
        assert any(not any(free in key for free in FREE) for key in command.keys), command.id


def test_bindings_carry_the_id_and_the_action_leads_back() -> None:
    made = [binding for where in ("here", "move", "program") for binding in bindings(where)]
    assert {binding.id for binding in made} == set(commands())
    assert by_action("jump", ("quotes_by",)) == commands()["quotes_by"]
    assert by_action("hit", (-1,)) == commands()["previous_hit"]
    assert by_action("nothing", ()) is None


def test_a_command_is_possible_when_every_need_is_met() -> None:
    assert commands()["search"].possible(set())
    assert not commands()["speaker"].possible({"quote"})
    assert commands()["speaker"].possible({"quote", "speaker"})
    assert commands()["only_kind"].possible({"context"})


def test_tables_name_every_command_and_the_readers_keys() -> None:
    for name, command in commands().items():
        assert f"(`{name}`)" in keys_as_markdown()
        assert command.help in keys_as_text()
    assert "`F`" in keys_as_markdown({"labels": ("F",)})
    assert with_keys({"labels": ("F",)})["labels"].key == "F"


def test_keys_are_shown_as_people_write_them() -> None:
    assert [shown(key) for key in ("enter", "ctrl+p", "comma", "x")] == ["⏎", "^p", ",", "x"]
