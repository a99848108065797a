"""Every key in every pane: something is seen of it, or a sentence says why not.

What neither needs anything nor moves between panes opens the same screen from each: it is pressed in one, by turns.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from driving import focus_of, press, running, settle, words_on
from textual.pilot import Pilot

from index.arrangement import for_screen
from index.collection import Collection
from index.explore import Explorer
from index.focus import Focus
from index.view import Anchor
from tests.index.happenings.stories import story
from tests.index.leads.reports import REPORTS, report
from tui.actions.following import read
from tui.commands import commands
from tui.layout import LISTS, READER
from tui.screens.browse import BrowseScreen
from tui.settings import Settings

PANES = (*LISTS, READER)
ENDING = {"stop", "quit"}  # they leave the explorer
SAME_FROM_EACH = [
    command.id
    for command in commands().values()
    if not command.needs and command.where == "here" and command.group not in ("Ask", "Panes")
]
SIZE = (80, 24)
ARRANGED = for_screen(Settings().least_sure / 100)


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("port")
    collection = Collection.create(folder / "desk")
    blasts = [story(name, day="2031-05-01", killed=3, agent="Night Guild") for name in ("blast", "echo")]
    crates = " ".join(f"crate-{number}" for number in range(400))
    long = story("long", day="2031-05-03", agent="Night Guild", words=crates)
    words = ("We wait", "Nothing moves", "The port sleeps")
    said = report(
        9,
        date(2031, 5, 4),
        ("main", " ".join(f"“{one},” said Brandt." for one in words)),
        quotes=tuple(("ana-brandt", one) for one in words),
    )
    for article in (*REPORTS, *blasts, long, said):
        collection.add(article)
    return {"collection": collection, "explorer": Explorer(collection, cache=folder / "index")}


async def stand(pilot: Pilot[None], screen: BrowseScreen, pane: str) -> None:
    """Nothing asked, in this pane, the cursor on the second row; what a key before has opened is left."""
    while pilot.app.screen is not screen or screen.searchbar.has_keyboard:
        await press(pilot, "escape")
    if screen.grid.split:
        screen.grid.zoom()
    if screen.arrangement != ARRANGED:
        screen.rearrange(ARRANGED)
    if focus_of(screen) != Focus():
        screen.visit(Focus(), pane)
    if screen.grid.unmark() or screen.grid.pane != pane:
        screen.grid.go_to(pane)
    if pane == "reader":
        read(screen, Anchor("long", 0, 5))
        await settle(pilot)
        screen.grid.reader.page.jump_to(5)
    else:
        screen.grid.list_pane(pane).list.cursor = 1
    await settle(pilot)


@pytest.mark.parametrize("pane", PANES)
async def test_every_key_is_seen_to_do_something_or_a_sentence_says_why_not(
    tmp_path: Path, port: dict[str, Any], pane: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    silent, unsaid = [], []
    async with running(tmp_path, SIZE, **port) as (pilot, screen):
        monkeypatch.setattr(pilot.app, "toast", lambda words, **_given: said.append(words))
        there = {f"{pane}_pane", "redraw"}
        elsewhere = {*SAME_FROM_EACH} - {*SAME_FROM_EACH[PANES.index(pane) :: len(PANES)]}
        for command in commands().values():
            if command.where == "words" or command.id in ENDING | there | elsewhere:
                continue
            await stand(pilot, screen, pane)
            said.clear()
            before, is_possible = words_on(pilot), command.possible(screen.facts())
            await press(pilot, command.keys[0])
            if not is_possible and said != [command.cannot]:
                unsaid.append((command.id, *said))
            if not said and pilot.app.screen is screen and words_on(pilot) == before:
                silent.append(command.id)
    assert (silent, unsaid) == ([], [])
