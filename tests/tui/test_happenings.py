"""From an event of the explorer to its happening: who says what, how many, and back to the sentences."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from driving import focus_of, pane_rows, press, running, settle, until, words_on
from textual.pilot import Pilot

from index.collection import Collection
from index.explore import Explorer
from index.happenings.happening import happening_of
from index.happenings.telling import tellings_of
from index.model import Article
from index.paths import sample_collection
from tests.index.happenings.quake import quake_reports
from tests.index.happenings.stories import story, told_further
from tui.happening_lines import facts
from tui.screens.browse import BrowseScreen
from tui.screens.evidence_screen import EvidenceScreen

SIZES = [(80, 24), (120, 36), (160, 50)]


@asynccontextmanager
async def opened(
    folder: Path, collection: Collection, size: tuple[int, int] = (160, 50)
) -> AsyncIterator[tuple[Pilot[None], BrowseScreen]]:
    """The explorer on a collection, with a real index."""
    explorer = Explorer(collection, cache=folder / "cache")
    async with running(folder, size, collection=collection, explorer=explorer) as (pilot, screen):
        yield pilot, screen


@pytest.fixture(scope="module")
def quake(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    collection = Collection.create(tmp_path_factory.mktemp("desk") / "quake")
    for article in quake_reports():
        collection.add(article)
    return collection


def evidence(pilot: Pilot[None]) -> EvidenceScreen:
    screen = pilot.app.screen
    assert isinstance(screen, EvidenceScreen)
    return screen


def popup(pilot: Pilot[None]) -> str:
    """The words inside the frame, on one line."""
    inside = [line.split("│")[1] for line in words_on(pilot).splitlines() if line.count("│") > 1]
    return " ".join(" ".join(inside).split())


async def to_event(pilot: Pilot[None], screen: BrowseScreen, name: str) -> None:
    """Put the cursor on the happening that an event reports."""
    await press(pilot, "2")
    rows, report = screen.grid.events.list, tuple(name.split("#"))
    await until(pilot, lambda: bool(rows.rows) and all(row.happening for row in rows.rows))
    rows.cursor = next(place for place, row in enumerate(rows.rows) if report in row.happening.reports)
    await settle(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_how_did_the_toll_change(tmp_path: Path, quake: Collection, size: tuple[int, int]) -> None:
    async with opened(tmp_path, quake, size) as (pilot, screen):
        await to_event(pilot, screen, "quake-2#e1")
        await press(pilot, "F")
        told = popup(pilot)
        assert "6 to 308 killed" in told
        assert "6 (8 March 2031, Civil Defence) → at least 300 (11 March 2031, Health" in told
        await press(pilot, "v")
        assert "Who says what" in words_on(pilot)
        assert "Civil Defence says" in words_on(pilot)


async def test_every_account_leads_to_its_sentence(tmp_path: Path, quake: Collection) -> None:
    async with opened(tmp_path, quake) as (pilot, screen):
        await to_event(pilot, screen, "quake-1#e1")
        await press(pilot, "v", "G", "enter")
        assert pilot.app.screen is screen
        assert screen.grid.pane == "reader"
        article = screen.grid.reader.article
        assert article is not None
        assert article.id.startswith("quake-")


async def test_each_party_of_an_account_has_its_sentence_below_one_report(tmp_path: Path) -> None:
    desk = Collection.create(tmp_path / "desk")
    first = story("post", agent="Night Guild", day="2031-05-01")
    article = told_further(first, "Red Column", "Port Guard")
    desk.add(article)
    async with opened(tmp_path, desk) as (pilot, screen):
        await to_event(pilot, screen, "post#e1")
        await press(pilot, "v")
        told = " ".join(popup(pilot).replace("▌", " ").split())
        assert told.count("The Selbrun Post · Blast at the harbour") == 1
        assert told.index("stood with Night Guild") < told.index("Red Column blasted")
        await press(pilot, "G", "enter")
        assert screen.grid.pane == "reader"
        assert screen.grid.reader.sentence == (len(first.text) + 1, len(article.text))


async def test_the_cursor_stays_by_an_event_that_is_put_apart_or_corrected(tmp_path: Path) -> None:
    desk = Collection.create(tmp_path / "desk")
    desk.add(told_further(story("post", agent="Night Guild", day="2031-05-01"), "Red Column", "Port Guard"))
    for month in (1, 2, 3):
        desk.add(story(f"older-{month}", agent=f"Grey Band {month}", day=f"2031-0{month}-01"))

    async with opened(tmp_path, desk) as (pilot, screen):

        def told() -> set[tuple[str, str]]:
            row = screen.grid.events.list.row
            return {*row.happening.reports} if row is not None and row.happening is not None else set()

        both = {("post", "e1"), ("post", "e2")}
        await to_event(pilot, screen, "post#e1")
        await press(pilot, "right", "j", "j", "!", "5", "4")  # it is denied
        await until(pilot, lambda: told() == both)
        await press(pilot, "right", "j", "j", "!")
        place = next(line for line in words_on(pilot).splitlines() if "A happening of its own" in line)
        await press(pilot, place[place.index("A happening") - 2])
        await until(pilot, lambda: told() == {("post", "e2")})
        await press(pilot, "U")
        await until(pilot, lambda: told() == both)


async def test_reports_are_pinned_and_the_trail_leads_back(tmp_path: Path, quake: Collection) -> None:
    async with opened(tmp_path, quake) as (pilot, screen):
        await to_event(pilot, screen, "quake-1#e1")
        await press(pilot, "v", "p")
        account = focus_of(screen).account
        assert account is not None
        assert {one.partition("#")[0] for one in account.reports} == {"quake-1", "quake-2", "quake-3"}
        assert pane_rows(screen, "events") == ["quake-1#h1"]
        await press(pilot, "right")
        assert set(pane_rows(screen, "events")) == {"quake-1#h1", *account.reports}
        assert "reports of “" in words_on(pilot)
        await press(pilot, "backspace")
        assert focus_of(screen).account is None


async def test_why_and_how_sure_is_one_key_away(tmp_path: Path) -> None:
    async with opened(tmp_path, Collection.open(sample_collection())) as (pilot, screen):
        article = "2021-06-28-us-strikes-on-iran-backed-militias-kill-at-least-seven-at"
        await to_event(pilot, screen, f"{article}#e2")
        await press(pilot, "v")
        assert "8 reports · 8 origins" in words_on(pilot)
        assert "7 name United States, 1 names nobody as the doer; 0 deny it." in words_on(pilot)
        assert "one because of" not in words_on(pilot)
        await press(pilot, "d")
        assert "one because of: the same day" in words_on(pilot)
        assert "day: the night from Sunday 27 June 2021" in words_on(pilot)
        await press(pilot, "escape")
        assert pilot.app.screen is screen


async def test_what_has_no_figure_says_so(tmp_path: Path) -> None:
    async with opened(tmp_path, Collection.open(sample_collection())) as (pilot, screen):
        await to_event(pilot, screen, "2021-06-28-hashed-al-shaabi-vows-revenge-after-us-raids#e8")
        await press(pilot, "F")
        assert words_on(pilot).count("No report gives a figure.") == 1
        popup = evidence(pilot).query_one(".popup")
        assert popup.size.height < 12  # and the explorer is seen beside it
        await pilot.resize_terminal(80, 8)
        await settle(pilot)
        assert popup.size.height < 8


async def test_an_event_of_no_happening_says_what_to_do(tmp_path: Path, quake: Collection) -> None:
    plain = Collection.create(tmp_path / "plain")
    plain.add(quake_reports()[0].model_copy(update={"happenings": ()}))
    async with opened(tmp_path, plain) as (pilot, screen):
        await press(pilot, "2", "v")
        assert pilot.app.screen is screen
        assert "dateline add --again makes them" in words_on(pilot)
        for key in "69":  # the timeline, and the map
            await press(pilot, key)
            assert "were annotated before there were happenings" in " ".join(words_on(pilot).split())
            await press(pilot, "escape")


def test_the_line_of_a_happening_has_the_word_of_its_trigger() -> None:
    """Of one type are to condemn, to sue and to accuse: who condemns an attack accuses nobody of it."""
    condemning = Article.model_validate(
        {
            "id": "condemned",
            "text": "Night Guild condemned the blast.",
            "segments": [{"start": 0, "end": 32}],
            "actors": [
                {"id": "guild", "name": "Night Guild", "kind": "group", "mentions": [{"start": 0, "end": 11}]}
            ],
            "events": [{"id": "e1", "type": "ACCUSE", "start": 12, "end": 21, "agents": ["guild"]}],
            "happenings": [{"id": "h1", "type": "ACCUSE", "events": ["e1"], "agents": ["guild"]}],
        }
    )
    line = facts(happening_of(tellings_of(condemning), "", 1.0)).plain
    assert "condemn · Night Guild" in line
    assert "accuse" not in line
