"""The screens over the explorer: help, palette, menus, labels, errors; and brackets through every one of them."""

from __future__ import annotations

import re
from datetime import date
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
import rest
from driving import focus_of, keys_of, press, running, settle, until, words_on
from textual.events import Key, Paste
from textual.screen import ModalScreen
from textual.widgets import Input, Static
from world import BRACKETS, PlainExplorer, article, collection

from index.errors import CollectionError
from tui import screens
from tui.app import DatelineApp
from tui.screens.help import HelpScreen, matching
from tui.screens.jump import labels
from tui.screens.keyed import KeyedScreen
from tui.session import Session
from tui.settings import Settings, load
from tui.widgets.rows import RowList
from tui.widgets.searchbar import QueryInput


async def test_help_lists_what_is_possible_here_and_enter_does_it(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        await press(pilot, "3", "?")
        listed = [row.id for row in pilot.app.screen.query_one(RowList).rows]
        assert "speaker" in listed
        assert "doers" not in listed
        await press(pilot, *keys_of("speaker who says"), "enter")
        assert focus_of(screen).actors == ("tomas-reik",)


async def test_help_does_commands_of_lists_and_of_the_program(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        await press(pilot, "5", "?", *keys_of("last row"), "enter")
        assert screen.grid.list_pane("passages").list.cursor == 11
        await press(pilot, "?", *keys_of("quit"), "enter")
        assert rest.has_left(pilot.app)


def test_every_screen_with_letters_for_keys_can_list_them() -> None:
    for module in iter_modules(screens.__path__, f"{screens.__name__}."):
        for made in vars(import_module(module.name)).values():
            if isinstance(made, type) and issubclass(made, ModalScreen):
                keys = [binding for binding in vars(made).get("BINDINGS", ()) if isinstance(binding, tuple)]
                letters = [names for names, *_ in keys if names.isalpha() and len(names) == 1]
                assert all(re.fullmatch(r"[A-Z]?[^A-Z]+", does) for _names, _action, does in keys), keys
                assert {*letters} <= {"j", "k", "y"} or issubclass(made, KeyedScreen), made


def test_help_is_found_by_words_and_by_key() -> None:
    from tui.commands import commands

    every = list(commands().values())
    assert [one.id for one in matching(every, "pin last")] == ["unpin"]
    assert [one.id for one in matching(every, "?")] == ["help"]
    assert matching(every, "") == every


async def test_the_palette_does_a_command(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        await press(pilot, ":", *keys_of("zoom"))
        await press(pilot, "down", "enter")
        assert screen.grid.shown == ("actors",)


async def test_the_palette_finds_actors_and_articles(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        await press(pilot, "ctrl+p", *keys_of("mara l"), "down", "enter")
        assert focus_of(screen).actors == ("mara-lindt",)
        await press(pilot, "X", ":", *keys_of("story-3"), "down", "enter")
        assert focus_of(screen).articles == ("2024-03-09-story-3",)


async def test_a_label_leads_to_a_row(tmp_path: Path) -> None:
    async with running(tmp_path, size=(80, 24)) as (pilot, screen):
        await press(pilot, "f")
        places = len(pilot.app.screen.query(".jump-label"))
        assert places > 10
        await press(pilot, *labels(places)[-1])
        assert screen.grid.list_pane("actors").list.cursor == 5


async def test_a_letter_that_is_no_label_leaves(tmp_path: Path) -> None:
    async with running(tmp_path, size=(80, 24)) as (pilot, screen):
        await press(pilot, "f", "escape")
        assert pilot.app.screen is screen


@pytest.mark.parametrize("count", [0, 1, 26, 27, 60, 300, 600])
def test_no_label_begins_another(count: int) -> None:
    found = labels(count)
    assert len(found) == count
    assert len(set(found)) == count
    assert not any(a != b and b.startswith(a) for a in found for b in found)


async def test_copying_says_what_and_how(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, _screen):
        await press(pilot, "3", "j", "y", "2")
        copied = pilot.app.clipboard
        assert copied.startswith(f"“The letter {BRACKETS} a mistake,” — Mara Lindt (Harbour Wire, ")
        assert "Copied" in words_on(pilot)


async def test_the_articles_page_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with running(tmp_path) as (pilot, _screen):
        opened: list[str] = []
        monkeypatch.setattr(pilot.app, "open_url", lambda url, **_given: opened.append(url))
        await press(pilot, "o")
        assert opened == ["https://example.org/story"]


async def test_brackets_are_shown_as_they_are_everywhere(tmp_path: Path) -> None:
    words = f"Mara Lindt {BRACKETS}"
    one = article(7, words, date(2024, 5, 1), [f"“{BRACKETS} never,” said Mara Lindt.", words])
    nasty = one.model_copy(
        update={
            "publisher": BRACKETS,
            "actors": tuple(
                actor.model_copy(update={"name": f"M {BRACKETS}", "description": BRACKETS})
                for actor in one.actors
            ),
        }
    )
    made = collection(tmp_path, [nasty])
    async with running(tmp_path, collection=made, explorer=PlainExplorer(made)) as (pilot, screen):
        shown = words_on(pilot)
        assert shown.count("said [it] was [/q]") >= 6
        assert f"0 Reader  {words}" in shown
        await press(pilot, "1", "enter")
        assert f"all › M {BRACKETS}" in words_on(pilot)
        await press(pilot, "/", *keys_of("[/q"), "enter")
        assert "“[/q”" in words_on(pilot)
        await press(pilot, "X", ":", *keys_of("m said"))
        await press(pilot, "escape", "escape")
        assert isinstance(pilot.app, DatelineApp)
        pilot.app.toast(BRACKETS)
        await settle(pilot)
        assert BRACKETS in words_on(pilot)
        pilot.app.choose(BRACKETS, [(BRACKETS, 1)], lambda _value: None)
        await settle(pilot)
        assert words_on(pilot).count(BRACKETS) >= 2
        await press(pilot, "escape")
        pilot.app.tell_error(CollectionError(BRACKETS, BRACKETS))
        await settle(pilot)
        assert BRACKETS in words_on(pilot)
        await press(pilot, "escape", "2", "3", "4", "5", "0")
        await pilot.hover("#actors RowList", offset=(3, 0))
        assert pilot.app.screen is screen


async def test_a_word_in_the_corner_takes_the_place_of_the_one_before_but_for_a_warning(
    tmp_path: Path,
) -> None:
    async with running(tmp_path) as (pilot, _screen):
        assert isinstance(pilot.app, DatelineApp)
        said = ("first word", "second word", "take care", "third word")
        for words, severity, stand in (
            (said[0], "information", said[:1]),
            (said[1], "information", said[1:2]),
            (said[2], "warning", said[1:3]),
            (said[3], "information", said[1:]),
        ):
            pilot.app.toast(words, severity=severity)
            await settle(pilot)
            assert tuple(told for told in said if told in words_on(pilot)) == stand


async def test_brackets_in_the_palette(tmp_path: Path) -> None:
    one = article(7, "Mara Lindt speaks", date(2024, 5, 1), ["Mara Lindt spoke."])
    nasty = one.model_copy(
        update={
            "title": f"Mara {BRACKETS}",
            "actors": tuple(
                actor.model_copy(update={"name": f"Mara {BRACKETS}", "description": BRACKETS})
                for actor in one.actors
            ),
        }
    )
    made = collection(tmp_path, [nasty])
    async with running(tmp_path, collection=made, explorer=PlainExplorer(made)) as (pilot, _screen):
        await press(pilot, ":", *keys_of("mara"))
        assert f"Mara {BRACKETS}" in words_on(pilot)
        assert f"Pin this actor. {BRACKETS}" in words_on(pilot)
        await press(pilot, *["backspace"] * 4, *keys_of("story-7"))
        assert f"Mara {BRACKETS}" in words_on(pilot)


async def test_escape_sequences_never_reach_the_terminal(tmp_path: Path) -> None:
    nasty = "\x1b[31mred\x07 \x9b2J"
    made = collection(tmp_path, [article(8, nasty, date(2024, 5, 1), [f"The pier {nasty}."])])
    async with running(tmp_path, collection=made, explorer=PlainExplorer(made)) as (pilot, _screen):
        shown = words_on(pilot)
        assert "\x1b" not in shown
        assert "\x07" not in shown
        assert "\x9b" not in shown
        assert "␛[31mred␇" in shown


async def test_wrong_settings_are_told_once_with_their_line(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('debounce = 0\n[keymap]\nflight = "F"\nlabels = "J"\n')
    async with running(tmp_path, settings=load(file)) as (pilot, screen):
        await until(pilot, lambda: "“flight”" in words_on(pilot))
        await press(pilot, "J")
        assert pilot.app.screen is not screen
        await press(pilot, "escape", "f")
        assert pilot.app.screen is screen


async def test_a_theme_is_chosen_and_kept(tmp_path: Path) -> None:
    session = Session(path=tmp_path / "session.json")
    async with running(tmp_path, session=session) as (pilot, _screen):
        await press(pilot, "T", *keys_of("dateline-light"), "down", "enter")
        assert pilot.app.theme == "dateline-light"
        await press(pilot, "ctrl+q")
    assert session.theme == "dateline-light"


@pytest.mark.parametrize("theme", ["textual-light", "nord", "ansi-dark", "ansi-light", "no such theme"])
async def test_every_theme_carries_the_explorer(tmp_path: Path, theme: str) -> None:
    async with running(tmp_path, settings=Settings(theme=theme, debounce=0)) as (pilot, _screen):
        assert "North Shipping" in words_on(pilot)


async def test_help_keeps_its_filter_focused(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, _screen):
        await press(pilot, "?")
        assert isinstance(pilot.app.screen, HelpScreen)
        assert isinstance(pilot.app.focused, Input)
        rows = pilot.app.screen.query_one(RowList)
        await press(pilot, "pagedown")
        assert rows.cursor > rows.size.height // 2
        assert rows.row is not None
        assert rows.row.title in words_on(pilot)
        await press(pilot, "pageup")
        assert rows.cursor == 0


async def test_help_tells_of_the_command_that_the_filter_leaves(tmp_path: Path) -> None:
    async with running(tmp_path, size=(80, 24)) as (pilot, _screen):
        await press(pilot, "?", "down", "down", *keys_of("zoom"))
        row = pilot.app.screen.query_one(RowList).row
        assert row is not None
        assert row.title == "Zoom"
        assert row.help[:30] in str(pilot.app.screen.query_one("#whole", Static).content)


@pytest.mark.parametrize("opener", ["?", ":", "f", "y"])
async def test_the_program_is_left_from_every_screen(tmp_path: Path, opener: str) -> None:
    async with running(tmp_path) as (pilot, screen):
        await press(pilot, "3", opener)
        assert pilot.app.screen is not screen
        await press(pilot, "ctrl+q")
        assert rest.has_left(pilot.app)


async def test_keys_typed_ahead_do_nothing_under_a_menu(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        await press(pilot, "3")
        for key in "y1":
            pilot.app.post_message(Key(key, key))
        await until(pilot, lambda: pilot.app.screen is not screen)
        await settle(pilot)
        assert screen.grid.pane == "quotes"
        await press(pilot, "down", "up", "enter")
        assert pilot.app.clipboard == "Nobody will pass until we are paid,"
        await press(pilot, "y")
        menu = pilot.app.screen
        for _twice in "12":  # before it has left
            menu.post_message(Key("1", "1"))
        await settle(pilot)
        assert pilot.app.screen is screen


async def test_a_copy_shows_what_it_added_and_cut_and_leads_to_the_first(tmp_path: Path) -> None:
    first = article(
        1, "Ferry late", date(2024, 5, 1), ["The ferry was late on Monday.", "Nobody was hurt, it said [it]."]
    )
    copy = article(
        2,
        "Ferry was late",
        date(2024, 5, 2),
        ["The ferry was late on Monday.", "A new sentence stands here."],
    )
    made = collection(tmp_path, [first, copy.model_copy(update={"copy_of": first.id})])
    async with running(tmp_path, collection=made, explorer=PlainExplorer(made)) as (pilot, screen):
        await press(pilot, "5", "G")
        assert screen.grid.reader.article is not None
        assert screen.grid.reader.article.id == copy.id
        await press(pilot, "V", "1")
        shown = words_on(pilot)
        assert f"{copy.id} is a copy of {first.id}" in shown
        assert "+ A new sentence stands here." in shown
        assert "- Nobody was hurt, it said [it]." in shown
        await press(pilot, "enter")
        assert screen.grid.reader.article.id == first.id


async def test_an_article_that_stands_alone_says_so(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, _screen):
        await press(pilot, "V")
        assert "No copy or other version of this article" in words_on(pilot)


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
@pytest.mark.parametrize(("key", "pane"), [("3", "quotes"), ("escape", "actors")])
async def test_the_first_start_says_what_to_know_and_the_first_key_is_done(
    tmp_path: Path, size: tuple[int, int], key: str, pane: str
) -> None:
    new = Session(path=tmp_path / "session.json", first=True)
    async with running(tmp_path, size, session=new) as (pilot, screen):
        assert "Five things to know" in words_on(pilot)
        assert "panes answer as you write." in words_on(pilot)
        await press(pilot, key)
        assert "Five things to know" not in words_on(pilot)
        assert screen.grid.pane == pane


async def test_the_card_shows_the_users_own_keys(tmp_path: Path) -> None:
    new = Session(path=tmp_path / "session.json", first=True)
    async with running(tmp_path, session=new, settings=Settings(debounce=0, keymap={"search": "J"})) as (
        pilot,
        _,
    ):
        assert "J        asks by words" in words_on(pilot)


def test_only_a_start_without_any_before_is_the_first(tmp_path: Path) -> None:
    from tui.session import load as load_session

    file = tmp_path / "session.json"
    session = load_session(file)
    assert session.first
    session.save()
    assert not load_session(file).first


@pytest.mark.parametrize("keys", [("colon", "e"), ("T",)])
@pytest.mark.parametrize("size", [(1, 1), (3, 2), (20, 2), (80, 1)])
async def test_in_a_window_without_room_a_list_turns_no_page(
    tmp_path: Path, keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    async with running(tmp_path, (80, 24)) as (pilot, screen):
        await pilot.press(*keys)
        await until(pilot, lambda: screen.app.screen is not screen)
        await pilot.resize_terminal(*size)
        await pilot.press("pagedown", "backspace", "pagedown", "n", "pagedown", "pageup")
        await pilot.resize_terminal(80, 24)
        await pilot.press("pagedown", "escape")
        await until(pilot, lambda: screen.app.screen is screen)


async def test_the_search_line_takes_no_more_than_is_searched(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        await pilot.press("slash")
        line = screen.query_one(QueryInput)
        pilot.app.post_message(Paste("ab " * 40_000))
        await until(pilot, lambda: len(line.value) == 2_000)
        await pilot.press("x")
        assert len(line.value) == 2_000
        await pilot.press("backspace", "x")
        assert line.value.endswith("x")
