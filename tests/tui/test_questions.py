"""A question and its answer: where the cursors stand, what the reader shows, the way back, what the next key asks."""

# What a screen lacks fails the test that looks at it.
# mypy: disable-error-code="union-attr"

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from driving import focus_of, keys_of, pane_rows, press, running, settle, until, words_on
from textual import events
from textual.message import Message
from world import PlainExplorer, collection

from index.focus import Focus
from tui.layout import LISTS
from tui.messages import HappeningsGrouped, Prepared
from tui.screens.browse import BrowseScreen


def cursors(screen: BrowseScreen) -> dict[str, int]:
    return {name: screen.grid.list_pane(name).list.cursor for name in LISTS}


class Held:
    """An explorer that answers the questions with this word only when it is let go."""

    def __init__(self, folder: Path, word: str) -> None:
        self.explorer = PlainExplorer(collection(folder))
        self.started, self.gate = threading.Event(), threading.Event()

        def hold(focus: Focus) -> None:
            if word in focus.query or word in focus.actors:
                self.started.set()
                self.gate.wait(10)

        self.explorer.hold = hold

    def given(self) -> dict[str, Any]:
        return {"collection": self.explorer.collection, "explorer": self.explorer}


# ── the first row ────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_new_question_starts_at_the_first_row_of_every_pane_and_the_reader_follows(
    tmp_path: Path,
) -> None:
    async with running(tmp_path) as (pilot, screen):
        for pane in "12345":
            await press(pilot, pane, "G")
        await press(pilot, "/", *keys_of("walkout"), "enter")
        assert set(cursors(screen).values()) == {0}
        first = screen.grid.passages.list.row.anchor
        assert (screen.grid.reader.article.id, screen.grid.reader.at) == (first.article, first.start)


async def test_what_is_typed_starts_at_the_first_row_too(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        await press(pilot, "5", "j", "j", "/", *keys_of("pi"))
        await until(pilot, lambda: screen.browser.view.focus.query == "pi")
        assert set(cursors(screen).values()) == {0}


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_after_a_search_the_passages_are_in_front(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running(tmp_path, size=size) as (pilot, screen):
        await press(pilot, "/", *keys_of("walk"))
        assert "passages" in screen.grid.shown
        await press(pilot, *keys_of("out"), "enter")
        assert screen.grid.pane == "passages"
        assert screen.focused is screen.grid.passages.list
        assert "costs the Port Authority" in words_on(pilot)


async def test_an_empty_line_leaves_the_pane_as_it_was(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        await press(pilot, "3", "/", "enter")
        assert screen.grid.pane == "quotes"


async def test_an_index_read_again_leaves_the_cursor_where_it_is(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        await press(pilot, "5", "j", "j", "R")
        await settle(pilot)
        assert cursors(screen)["passages"] == 2


# ── what the palette pins, and keys before the answer ────────────────────────────────────────────────────────────────


async def test_what_the_palette_pins_is_what_the_next_key_asks_about(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        assert screen.grid.list_pane("actors").list.key == "north-shipping"
        await press(pilot, "3", ":", *keys_of("tomas"), "down", "enter", "q")
        assert focus_of(screen).actors == ("tomas-reik",)
        assert focus_of(screen).speaker == "tomas-reik"


async def test_who_is_pinned_is_asked_about_where_no_row_is_left(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        await press(pilot, "/", *keys_of("zeppelin"), "enter", ":", *keys_of("tomas"), "down", "enter")
        assert screen.grid.item is None
        await press(pilot, "q")
        assert focus_of(screen).speaker == "tomas-reik"
        assert "item" not in screen.facts()


LATE = [
    None,
    Prepared(None, complete=True, changed=True),
    HappeningsGrouped(changed=True),
]  # what a thread may say before the answer


@pytest.mark.parametrize("late", LATE)
async def test_a_key_before_the_answer_is_about_the_answer(tmp_path: Path, late: Message | None) -> None:
    held = Held(tmp_path, "tomas-reik")
    async with running(tmp_path, **held.given()) as (pilot, screen):
        assert screen.grid.list_pane("actors").list.key == "north-shipping"
        screen.visit(Focus(actors=("tomas-reik",)), "actors", "tomas-reik")
        await until(pilot, held.started.is_set)
        await pilot.press("q")
        if late is not None:
            screen.post_message(late)
            await pilot.pause(0)
        assert focus_of(screen).speaker is None
        assert screen.place().stops[-1]["rows"] == {"actors": "tomas-reik"}
        held.gate.set()
        await settle(pilot)
        assert focus_of(screen).speaker == "tomas-reik"
        await press(pilot, "backspace")
        assert screen.grid.list_pane("actors").list.key == "tomas-reik"


async def test_what_was_grouped_before_the_first_answer_is_asked_for_again(tmp_path: Path) -> None:
    held = Held(tmp_path, "")
    held.gate.clear()
    async with running(tmp_path, wait=False, **held.given()) as (pilot, screen):
        await until(pilot, lambda: bool(held.explorer.asked))
        screen.post_message(HappeningsGrouped(changed=True))
        await until(pilot, lambda: len(held.explorer.asked) > 1)
        held.gate.set()
        await settle(pilot)
        assert screen.browser.view is not None


async def test_a_cursor_that_moves_before_a_repeated_answer_stays(tmp_path: Path) -> None:
    held = Held(tmp_path, "tomas-reik")
    async with running(tmp_path, **held.given()) as (pilot, screen):
        held.gate.set()
        screen.visit(Focus(actors=("tomas-reik",)), "passages")
        await settle(pilot)
        held.gate.clear()
        screen.post_message(HappeningsGrouped(changed=True))
        await pilot.press("j")
        held.gate.set()
        await settle(pilot)
        assert cursors(screen)["passages"] == 1


async def test_escape_before_the_answer_asks_what_was_asked(tmp_path: Path) -> None:
    held = Held(tmp_path, "tomas-reik")
    async with running(tmp_path, **held.given()) as (pilot, screen):
        screen.visit(Focus(actors=("tomas-reik",)), "actors", "tomas-reik")
        await until(pilot, held.started.is_set)
        await pilot.press("/", *keys_of("pier"), "escape")
        held.gate.set()
        await settle(pilot)
        assert screen.browser.view.focus == focus_of(screen) == Focus(actors=("tomas-reik",))
        assert screen.grid.list_pane("actors").list.key == "tomas-reik"


async def test_a_key_before_the_answer_is_forgotten_with_its_question(tmp_path: Path) -> None:
    held = Held(tmp_path, "tomas-reik")
    async with running(tmp_path, **held.given()) as (pilot, screen):
        screen.visit(Focus(actors=("tomas-reik",)), "actors", "tomas-reik")
        await until(pilot, held.started.is_set)
        await pilot.press("q")
        screen.visit(Focus(query="walkout"))
        held.gate.set()
        await settle(pilot)
        assert focus_of(screen) == Focus(query="walkout")


# ── out of the search line ───────────────────────────────────────────────────────────────────────────────────────────


async def test_escape_goes_back_to_what_was_there_before(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        await press(pilot, "/", *keys_of("walkout"), "enter", "3", "j")
        await press(pilot, "/", *keys_of("pier"), "enter", "backspace")
        before = (focus_of(screen), screen.grid.pane, cursors(screen), screen.browser.trail.stops)
        shown = words_on(pilot)
        await press(pilot, "/", *keys_of("xyz"), "escape")
        assert (focus_of(screen), screen.grid.pane, cursors(screen), screen.browser.trail.stops) == before
        assert words_on(pilot) == shown
        await press(pilot, "]")
        assert focus_of(screen).query == "pier"


async def test_escape_goes_back_to_the_place_in_the_reader(tmp_path: Path) -> None:
    async with running(tmp_path, size=(80, 24)) as (pilot, screen):
        await press(pilot, "5", "j", "j", "0", ">", ">", "j")
        before = (screen.grid.reader.item, screen.grid.reader.page.scroll_offset.y)
        shown = words_on(pilot)
        await press(pilot, "/", "escape")
        assert words_on(pilot) == shown
        await press(pilot, "/", *keys_of("ships"), "escape")
        assert (screen.grid.reader.item, screen.grid.reader.page.scroll_offset.y) == before
        assert screen.focused is screen.grid.reader.page
        assert words_on(pilot) == shown


async def test_escape_stops_a_search_that_runs(tmp_path: Path) -> None:
    held = Held(tmp_path, "pier")
    async with running(tmp_path, **held.given()) as (pilot, screen):
        await pilot.press("/", *keys_of("pier"))
        await until(pilot, held.started.is_set)
        await pilot.press("escape")
        held.gate.set()
        await settle(pilot)
        assert screen.browser.view.focus.empty
        assert focus_of(screen).empty
        assert screen.searchbar.input.value == ""


async def test_a_paste_is_one_line_and_keys_behind_it_are_for_what_enter_leads_to(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        await press(pilot, "/")
        pilot.app.post_message(events.Paste("walkout\n  costs\r\nthe\tPort"))
        await settle(pilot)
        assert screen.searchbar.input.value == "walkout costs the Port"
        assert len(pane_rows(screen, "passages")) == 1
        for words in ("zeppelin", "walkout"):  # nothing is found, and something
            await press(pilot, "/", "ctrl+u")
            for typed in (events.Paste(words), events.Key("enter", "\r"), events.Key("3", "3")):
                pilot.app.post_message(typed)
            await settle(pilot)
            assert (screen.searchbar.input.value, screen.grid.pane) == (words, "quotes")


# ── hits ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_hits_are_counted_and_the_passages_go_along(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        await press(pilot, "/", *keys_of("ships"), "enter")
        seen = []
        for _step in range(3):
            await press(pilot, "n")
            reader, row = screen.grid.reader, screen.grid.passages.list.row
            assert row.anchor.article == reader.article.id
            assert row.anchor.start <= reader.at < row.anchor.end
            (told,) = [line for line in words_on(pilot).splitlines() if "hit " in line and " of " in line]
            seen.append(told.split("hit ")[1].strip())
        assert seen == ["1 of 2, article 1 of 2", "2 of 2, article 1 of 2", "1 of 2, article 2 of 2"]


async def test_that_there_is_no_further_hit_is_said_once(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        await press(pilot, "/", *keys_of("ships"), "enter", *"nnnn")
        at = screen.grid.reader.at
        await press(pilot, *"nnnn")
        assert screen.grid.reader.at == at
        assert words_on(pilot).count("This is the last hit.") == 1
        await press(pilot, *"NNNNNN")
        assert words_on(pilot).count("This is the first hit.") == 1


async def test_hits_are_walked_from_an_article_that_has_none(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        await press(pilot, "/", *keys_of("income"), "enter", "n")
        assert "hit 1 of 1, article 1 of 1" in words_on(pilot)
        assert screen.grid.reader.article.id == "2024-03-09-story-3"


async def test_the_line_says_how_it_can_go_on_and_tab_takes_the_first(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        await press(pilot, "/")
        assert "speaker: about:" in " ".join(words_on(pilot).splitlines()[-1].split())
        await press(pilot, *keys_of("speaker:ma"))
        await until(pilot, lambda: "Mara Lindt" in words_on(pilot).splitlines()[-1])
        await press(pilot, "tab")
        assert screen.searchbar.input.value == 'speaker:"Mara Lindt"'
        assert focus_of(screen).query == 'speaker:"Mara Lindt"'
        await press(pilot, "enter")
        assert screen.grid.pane == "passages"
        assert "search" in words_on(pilot).splitlines()[-1]
