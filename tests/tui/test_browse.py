"""The explorer with real keys: every jump, the trail, the search line, the layouts."""

# What a screen lacks fails the test that looks at it, and a key changes what was asserted before.
# mypy: disable-error-code="union-attr, comparison-overlap"

from __future__ import annotations

import threading
from datetime import date
from pathlib import Path

import pytest
from driving import focus_of, keys_of, pane_rows, press, running, settle, until, words_on
from textual import events
from world import PlainExplorer, article, collection

from index.collection import Collection
from index.errors import CollectionError, IndexBroken
from index.explore import Explorer
from index.focus import Focus
from tui.app import DatelineApp
from tui.layout import WIDE_LISTS
from tui.session import load


async def test_the_first_screen_answers_and_reads(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        assert pane_rows(screen, "actors")[0] == "north-shipping"
        assert screen.grid.reader.article is not None
        shown = words_on(pilot)
        for words in (
            "harbour",
            "3 articles · 12 passages",
            "Actors",
            "Events",
            "Quotes",
            "Context",
            "? help",
        ):
            assert words in shown


async def test_moving_shows_the_rows_sentence(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        await press(pilot, "3", "j")
        row = screen.grid.list_pane("quotes").list.row
        assert screen.grid.reader.article.id == row.anchor.article
        assert screen.grid.reader.at == row.anchor.start
        assert f"said by {row.speaker[1]}" in words_on(pilot)


async def test_enter_pins_and_backspace_returns_to_the_row(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        for digit, pane in enumerate(["actors", "events", "quotes", "context", "passages"], start=1):
            await press(pilot, "X", str(digit), "j")
            key = screen.grid.list_pane(pane).list.key
            await press(pilot, "enter")
            assert not focus_of(screen).empty
            assert len(screen.browser.trail.here.order) == 1
            await press(pilot, "backspace")
            assert focus_of(screen).empty
            assert screen.grid.pane == pane
            assert screen.grid.list_pane(pane).list.key == key
            await press(pilot, "]")
            assert not focus_of(screen).empty


async def test_pins_make_a_trail_that_is_taken_away_again(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        await press(pilot, "/", *keys_of("walkout"), "enter")
        await press(pilot, "1", "enter")
        assert "all › “walkout” › Mara Lindt" in words_on(pilot)
        await press(pilot, "x")
        assert focus_of(screen) == Focus(query="walkout")
        await press(pilot, "X")
        assert focus_of(screen).empty


async def test_jumps_from_an_actor(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        for key, field, value, pane in (
            ("q", "speaker", "tomas-reik", "quotes"),
            ("Q", "about", "tomas-reik", "quotes"),
            ("a", "about", "tomas-reik", "quotes"),
            ("e", "parties", ("tomas-reik",), "events"),
            ("c", "actors", ("tomas-reik",), "context"),
        ):
            await press(pilot, "X", "1")
            screen.grid.list_pane("actors").list.go_to("tomas-reik")
            await press(pilot, key)
            assert getattr(focus_of(screen), field) == value
            assert screen.grid.pane == pane


async def test_from_a_quote_to_its_speaker(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        await press(pilot, "3", "s")
        assert focus_of(screen).actors == ("tomas-reik",)
        assert screen.grid.pane == "actors"
        assert screen.grid.list_pane("actors").list.key == "tomas-reik"


async def test_from_a_quote_to_those_it_names(tmp_path: Path) -> None:
    naming = article(
        9, "A meeting", date(2024, 4, 1), ["“Mara Lindt and North Shipping must come,” said Tomas Reik."]
    )
    made = collection(tmp_path, [naming])
    async with running(tmp_path, collection=made, explorer=PlainExplorer(made)) as (pilot, screen):
        await press(pilot, "3", "m", "2")
        assert focus_of(screen).actors == ("north-shipping",)


async def test_from_an_event_to_its_parties(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        for key, actor in (("w", "dockers-union"), ("t", "port-authority")):
            await press(pilot, "X", "2", "g", key)
            assert focus_of(screen).actors == (actor,)
            assert screen.grid.pane == "actors"


async def test_enter_on_an_event_pins_its_passage(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        await press(pilot, "2", "enter")
        row = screen.grid.list_pane("events").list.row
        passage = focus_of(screen).passage
        assert focus_of(screen).account is None
        assert passage.article == row.anchor.article
        assert passage.start <= row.anchor.start < passage.end
        assert len(pane_rows(screen, "passages")) == 1


async def test_narrowing_by_kind_article_and_day(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        for pane, key, field, value in (
            ("2", "i", "types", ("COERCE",)),
            ("4", "i", "roles", ("evaluation",)),
            ("5", "A", "articles", ("2024-03-04-story-1",)),
            ("5", "d", "first", date(2024, 3, 4)),
        ):
            await press(pilot, "X", pane, "g", key)
            assert getattr(focus_of(screen), field) == value


async def test_annotations_are_walked_and_pinned_in_the_reader(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        await press(pilot, "0", "g", ">")
        assert screen.grid.reader.item is not None
        assert screen.grid.pane == "reader"
        first = screen.grid.reader.item
        await press(pilot, ">")
        second = screen.grid.reader.item
        assert second.anchor.start >= first.anchor.start
        await press(pilot, "comma")
        assert screen.grid.reader.item == first
        while screen.grid.reader.item.kind != "actor":
            await press(pilot, ">")
        await press(pilot, "enter")
        assert len(focus_of(screen).actors) == 1


async def test_hits_are_walked_within_and_across_articles(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        await press(pilot, "/", *keys_of("ships"), "enter")
        seen = []
        for _step in range(6):
            await press(pilot, "n")
            seen.append((screen.grid.reader.article.id, screen.grid.reader.at))
        assert len({article for article, _at in seen}) == 2
        before = (screen.grid.reader.article.id, screen.grid.reader.at)
        await press(pilot, "N", "n")
        assert (screen.grid.reader.article.id, screen.grid.reader.at) == before


async def test_the_search_line_answers_while_one_types(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        await pilot.press("/", *keys_of("walko"))
        await until(
            pilot, lambda: screen.browser.view is not None and screen.browser.view.focus.query == "walko"
        )
        await settle(pilot)
        assert screen.focused is screen.searchbar.input
        assert "3 passages" in words_on(pilot)
        await press(pilot, *keys_of("ut"), "enter")
        assert len(screen.browser.trail.stops) == 2
        assert screen.focused is not screen.searchbar.input


async def test_the_end_of_a_long_line_stays_in_sight_beside_the_answer(tmp_path: Path) -> None:
    async with running(tmp_path, size=(80, 24)) as (pilot, screen):
        await press(pilot, "slash")
        screen.searchbar.input.post_message(events.Paste("pier OR " * 12 + "dockers"))
        await settle(pilot)
        line = words_on(pilot).splitlines()[1]
        assert "passage in" in line
        assert "OR dockers" in line


async def test_an_old_answer_is_never_shown_and_the_last_stays_until_the_new_one(tmp_path: Path) -> None:
    made = collection(tmp_path)
    explorer = PlainExplorer(made)
    gate, started = threading.Event(), threading.Event()

    def hold(focus: Focus) -> None:
        if focus.query == "pier":
            started.set()
            gate.wait(10)

    explorer.hold = hold
    async with running(tmp_path, collection=made, explorer=explorer) as (pilot, screen):
        screen.visit(Focus(query="pier"))
        await until(pilot, started.is_set)
        assert screen.browser.view.focus.empty
        assert len(pane_rows(screen, "passages")) == 12
        screen.visit(Focus(query="walkout"))
        await until(pilot, lambda: screen.browser.view.focus.query == "walkout")
        gate.set()
        await settle(pilot)
        assert screen.browser.view.focus.query == "walkout"
        assert len(pane_rows(screen, "passages")) == 3


async def test_escape_stops_the_search_and_keeps_what_is_shown(tmp_path: Path) -> None:
    made = collection(tmp_path)
    explorer = PlainExplorer(made)
    gate, started = threading.Event(), threading.Event()

    def hold(focus: Focus) -> None:
        if focus.query:
            started.set()
            gate.wait(10)

    explorer.hold = hold
    async with running(tmp_path, collection=made, explorer=explorer) as (pilot, screen):
        await pilot.press("/", *keys_of("pier"))
        await until(pilot, started.is_set)
        await pilot.press("escape")
        gate.set()
        await settle(pilot)
        assert screen.browser.view.focus.empty
        assert focus_of(screen).empty
        assert screen.searchbar.input.value == ""


async def test_a_suggestion_is_one_key_away(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        await press(pilot, "/", *keys_of("walkut"), "enter")
        assert "did you mean walkout? =" in words_on(pilot)
        await press(pilot, "=")
        assert focus_of(screen).query == "walkout"


async def test_what_was_not_understood_is_said(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, _screen):
        await press(pilot, "/", *keys_of("walkout("), "enter")
        assert "“walkout(” was searched as plain words" in words_on(pilot)


async def test_asked_before_comes_back_with_up(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        await press(pilot, "/", *keys_of("pier"), "enter", "X", "/", "up")
        assert screen.searchbar.input.value == "pier"


async def test_zoom_and_back(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        await press(pilot, "3", "z")
        assert screen.grid.shown == ("quotes",)
        await press(pilot, "tab")
        assert screen.grid.shown == ("context",)
        await press(pilot, "z")
        assert len(screen.grid.shown) == 6


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        ((80, 24), {"actors"}),
        ((100, 30), {"actors", "events", "reader"}),
        ((160, 50), {"actors", "events", "quotes", "context", "passages", "reader"}),
    ],
)
async def test_layouts(tmp_path: Path, size: tuple[int, int], shown: set[str]) -> None:
    async with running(tmp_path, size=size) as (_pilot, screen):
        assert {pane.id for pane in screen.query(".pane") if pane.display and pane.size.height} == shown


async def test_no_pane_in_use_is_ever_hidden(tmp_path: Path) -> None:
    async with running(tmp_path, size=(80, 24)) as (pilot, screen):
        for key in ("2", "tab", "5", "0", "tab", "1", "4"):
            await press(pilot, key)
            assert screen.grid.pane in screen.grid.shown
            assert screen.focused.display
            assert screen.focused.size.height > 0
        await pilot.resize_terminal(160, 50)
        await settle(pilot)
        assert len(screen.grid.shown) == 6
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert screen.grid.shown == ("context",)


async def test_a_narrow_screen_shows_the_list_and_enter_opens_the_reader_in_its_place(tmp_path: Path) -> None:
    async with running(tmp_path, size=(80, 24)) as (pilot, screen):
        await press(pilot, "3", "j")
        assert screen.grid.shown == ("quotes",)
        assert screen.grid.list_pane("quotes").list.size.height >= 17
        await press(pilot, "enter")
        assert screen.grid.shown == ("reader",)
        assert screen.grid.reader.item.kind == "quote"
        assert focus_of(screen).empty
        await press(pilot, "enter")
        assert focus_of(screen).passage is not None
        await press(pilot, "escape")
        assert screen.grid.shown == ("quotes",)
        await press(pilot, "z")
        assert screen.grid.shown == ("quotes", "reader")
        await press(pilot, "0", "z")
        assert screen.grid.shown == ("reader",)


async def test_the_pane_in_use_has_the_room_and_the_others_stay_in_sight(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        for key, name in (("2", "events"), ("5", "passages"), ("3", "quotes"), ("4", "context")):
            await press(pilot, key)
            heights = {one: screen.grid.list_pane(one).list.size.height for one in WIDE_LISTS}
            assert heights.pop(name) >= 30
            assert set(heights.values()) == {3}
        await press(pilot, "1", "j", "enter")
        assert screen.grid.list_pane("context").list.size.height >= 30
        assert screen.grid.list_pane("actors").size.width in range(26, 31)
        assert screen.grid.list_pane("context").size.width in range(60, 65)


@pytest.mark.parametrize("width", [80, 120, 160, 240])
async def test_lines_of_the_reader_are_at_most_76_columns(tmp_path: Path, width: int) -> None:
    async with running(tmp_path, size=(width, 50)) as (pilot, screen):
        await press(pilot, "0")
        for _twice in range(2):
            lines = [line for spans in screen.grid.reader.page._spans for line in spans]
            assert max(end - start for start, end in lines) <= 76
            await press(pilot, "z")


async def test_the_place_is_there_again_at_the_next_start(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        await press(pilot, "/", *keys_of("walkout"), "enter", "5", "j")
        await press(pilot, "ctrl+q")
    again = load(tmp_path / "session.json")
    made = Collection.open(tmp_path / "harbour")
    async with running(tmp_path, collection=made, session=again) as (pilot, screen):
        assert focus_of(screen).query == "walkout"
        assert screen.grid.pane == "passages"
        assert screen.grid.list_pane("passages").list.cursor == 1
        assert f"{len(made)} articles ·" in words_on(pilot).splitlines()[0]
        await press(pilot, "backspace")
        assert focus_of(screen).empty


async def test_the_mouse_moves_pins_and_walks_the_trail(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        rows = screen.grid.list_pane("quotes").list
        await pilot.click(rows, offset=(5, 1))
        await settle(pilot)
        assert rows.cursor == 1
        assert screen.grid.pane == "quotes"
        spot = dict(rows.row_regions())[1].offset - rows.region.offset
        await pilot.click(rows, offset=(5, spot.y), times=2)
        await settle(pilot)
        assert focus_of(screen).passage is not None
        await pilot.click("#trail", offset=(1, 0))
        await settle(pilot)
        assert focus_of(screen).empty


async def test_an_index_taken_up_anew_is_made_ready_once_more(tmp_path: Path) -> None:
    class Counting(PlainExplorer):
        warmed = 0

        def warm(self) -> None:
            self.warmed += 1

    explorer = Counting(collection(tmp_path))
    async with running(tmp_path, explorer=explorer, collection=explorer.collection) as (pilot, screen):
        await until(pilot, lambda: explorer.warmed == 1)
        await press(pilot, "slash", *keys_of("pier"), "enter")
        assert explorer.warmed == 1
        screen.prepare()
        await until(pilot, lambda: explorer.warmed == 2)


async def test_a_failing_search_is_told_and_the_rest_works(tmp_path: Path) -> None:
    made = collection(tmp_path)
    explorer = PlainExplorer(made)

    def hold(focus: Focus) -> None:
        if focus.query == "pier":
            raise IndexBroken("x.idx", "a byte is wrong [/q]")

    explorer.hold = hold
    async with running(tmp_path, collection=made, explorer=explorer) as (pilot, screen):
        await press(pilot, "/", *keys_of("pier"), "enter")
        assert "[/q]); it is rebuilt from the articles." in words_on(pilot)
        assert "the search failed" in words_on(pilot)
        await press(pilot, "/", *keys_of("walkout"), "enter")
        assert screen.browser.view.focus.query == "walkout"


async def test_a_collection_that_cannot_be_prepared_is_told_in_full(tmp_path: Path) -> None:
    made = collection(tmp_path)
    explorer = PlainExplorer(made)

    def prepare(*_given: object) -> None:
        raise CollectionError(made.folder, "it cannot be read (no permission) [/q]")

    explorer.prepare = prepare  # type: ignore[method-assign, assignment]
    async with running(tmp_path, collection=made, explorer=explorer) as (pilot, screen):
        shown = words_on(pilot)
        assert "The collection could not be read. R tries again." in " ".join(shown.split())
        assert "This did not work" in shown
        assert "(no permission)" in shown
        await press(pilot, "escape", "?", "escape")
        assert pilot.app.screen is screen


async def test_the_real_explorer_answers_the_same_screen(tmp_path: Path) -> None:
    made = collection(tmp_path)
    async with running(tmp_path, collection=made, explorer=Explorer(made)) as (pilot, screen):
        await until(pilot, lambda: screen.browser.view is not None)
        await settle(pilot)
        assert "3 articles · 12 passages" in words_on(pilot)
        await press(pilot, "/", *keys_of("walkout speaker:reik"), "enter")
        await press(pilot, "X", "/", *keys_of("walkout"), "enter", "n")
        assert screen.grid.reader.hits
        assert {"2024-03-04-story-1", "2024-03-06-story-2", "2024-03-09-story-3"} == set(
            screen.browser.view.ranking
        )


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_a_list_is_narrowed_alone_and_a_new_question_widens_it(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with running(tmp_path, size) as (pilot, screen):
        every = len(pane_rows(screen, "quotes"))
        await press(pilot, "3", "&", *keys_of("letter"), "enter")
        rows = screen.grid.list_pane("quotes").list.rows
        assert 0 < len(rows) < every
        assert f"“letter” of {every}: &" in words_on(pilot)
        await press(pilot, "&")
        assert len(pane_rows(screen, "quotes")) == every
        await press(pilot, "&", *keys_of("zeppelin"), "enter")
        assert "No row has these words." in words_on(pilot)
        await press(pilot, "1", "enter")
        assert not screen.arrangement.narrowed


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_passages_narrowed_to_none_leave_the_collection_full(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with running(tmp_path, size) as (pilot, screen):
        head = words_on(pilot).splitlines()[0]
        await press(pilot, "5", "&", *keys_of("zeppelin"), "enter")
        assert not pane_rows(screen, "passages")
        assert words_on(pilot).splitlines()[0] == head
        for key in "12345":
            await press(pilot, key)
            assert "collection is empty" not in words_on(pilot)


@pytest.mark.parametrize(("size", "keys"), [((80, 24), ["z"]), ((120, 36), []), ((160, 50), [])])
async def test_the_reader_is_made_larger_and_smaller_and_stays_so(
    tmp_path: Path, size: tuple[int, int], keys: list[str]
) -> None:
    async with running(tmp_path, size) as (pilot, screen):
        await press(pilot, *keys)

        def cells() -> int:
            return screen.grid.reader.region.area

        before = cells()
        await press(pilot, "-", "-")
        assert cells() < before
        await press(pilot, "+", "+")
        assert cells() == before
        await press(pilot, *"-----")
        assert screen.grid.larger == -3
        assert "as large as can be" in words_on(pilot)
        await press(pilot, "0", "z")
        if size[0] > 80:
            assert screen.grid.reader.region.width == size[0]
        assert isinstance(pilot.app, DatelineApp)
        pilot.app.keep_session()
    assert load(tmp_path / "session.json").reader == -3
