"""What is typed as a field means the same as what is pinned: the same rows stand in the panes, and no others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from driving import focus_of, keys_of, press, running, settle, until
from textual.pilot import Pilot
from world import STORIES, article, collection

from index.explore import Explorer
from index.focus import Focus
from tui.screens.browse import BrowseScreen

# One passage with quotes of two, and events of two types by two.
MIXED = article(
    5,
    "A gate",
    date(2024, 3, 12),
    ["“No,” said Mara Lindt; “yes,” said Tomas Reik. The Dockers' Union blocked a gate and warned of more."],
)
ALONE = article(6, "A fence", date(2024, 3, 13), ["The Port Authority warned of delays."])


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Explorer:
    """The harbour collection with both, indexed."""
    folder = tmp_path_factory.mktemp("mixed")
    made = Explorer(collection(folder, [*STORIES, MIXED, ALONE]), cache=folder / "index")
    made.prepare()
    return made


async def answered(pilot: Pilot[None], screen: BrowseScreen, focus: Focus) -> None:
    await until(pilot, lambda: screen.browser.view is not None and screen.browser.view.focus == focus)
    await settle(pilot)


def rows_of(screen: BrowseScreen, pane: str) -> list[Any]:
    rows = screen.grid.list_pane(pane).list.rows
    return [rows[number] for number in range(len(rows))]


@pytest.mark.parametrize(
    ("typed", "pinned", "pane", "holds"),
    [
        ("speaker:reik", Focus(speaker="tomas-reik"), "quotes", lambda row: row.speaker[0] == "tomas-reik"),
        ("event:COERCE", Focus(types=("COERCE",)), "events", lambda row: row.type == "COERCE"),
        (
            'by:"port authority"',
            Focus(agents=("port-authority",)),
            "events",
            lambda row: ("port-authority", "Port Authority") in row.agents,
        ),
        (
            'to:"port authority"',
            Focus(recipients=("port-authority",)),
            "events",
            lambda row: ("port-authority", "Port Authority") in row.recipients,
        ),
        (
            'party:"port authority"',
            Focus(parties=("port-authority",)),
            "events",
            lambda row: "port-authority" in dict((*row.agents, *row.recipients)),
        ),
    ],
)
async def test_a_typed_field_shows_the_rows_of_its_pin(
    tmp_path: Path, mixed: Explorer, typed: str, pinned: Focus, pane: str, holds: Callable[[Any], bool]
) -> None:
    async with running(tmp_path, collection=mixed.collection, explorer=mixed) as (pilot, screen):
        await answered(pilot, screen, Focus())
        every = rows_of(screen, pane)
        await press(pilot, "/", *keys_of(typed), "enter")
        await answered(pilot, screen, focus_of(screen))
        rows = rows_of(screen, pane)
        assert {row.id for row in rows} == {row.id for row in every if holds(row)}
        assert 0 < len(rows) < len(every)
        screen.visit(pinned)
        await answered(pilot, screen, pinned)
        assert {row.id for row in rows_of(screen, pane)} == {row.id for row in rows}


async def test_the_events_of_an_actor_are_those_it_did_or_suffered(tmp_path: Path, mixed: Explorer) -> None:
    async with running(tmp_path, collection=mixed.collection, explorer=mixed) as (pilot, screen):
        await answered(pilot, screen, Focus())
        every = rows_of(screen, "events")
        screen.grid.list_pane("actors").list.go_to("dockers-union")
        await press(pilot, "1", "e")
        await answered(pilot, screen, focus_of(screen))
        shown = {row.id for row in rows_of(screen, "events")}
        assert shown == {row.id for row in every if "dockers-union" in dict((*row.agents, *row.recipients))}
        assert 0 < len(shown) < len(every)
