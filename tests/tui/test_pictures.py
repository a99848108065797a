"""Pictures of the states that a person would name, at three sizes, in the colours of the default theme.

A picture is a text: the lines of the screen, for each the looks of its cells as letters, and what the letters mean.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from string import ascii_letters, digits
from typing import Any

import pytest
from driving import keys_of, press, running, settle
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from textual._compositor import LayoutUpdate
from textual.pilot import Pilot
from textual.widgets import Input

from index.collection import Collection
from index.explore import Explorer
from tests.index.happenings.stories import story
from tests.index.leads.reports import REPORTS

SIZES = [(160, 50), (120, 36), (80, 24)]
LETTERS = ascii_letters + digits
STATES = {
    "first": [],
    "search": ["/", *keys_of("walkout"), "enter"],
    "empty": ["/", *keys_of("zeppelin"), "enter"],
    "actors-pinned": ["j", "enter"],
    "events": ["2"],
    "quotes": ["3", "j"],
    "context": ["4"],
    "passages": ["5", "j"],
    "reader": ["5", "j", "0", ">"],
    "zoomed": ["5", "z"],
    "help": ["?"],
    "labels": ["f"],
    "copying": ["3", "y"],
    "settings": ["O"],
    "searches": ["L"],
    "cases": ["B"],
    "decisions": ["Z"],
    "correcting": ["2", "!"],
}
SCREENS = {  # that need an index
    "timeline": ["6"],
    "facets": ["7"],
    "network": ["8"],
    "actor-page": ["p"],
    "background": ["b"],
    "matrix": ["8", "m"],
    "path": ["8", "t", "1"],
    "compare": ["K", "1"],
    "copies": ["D"],
    "unsure": ["W"],
    "proof": ["r", *keys_of("draft.txt"), "enter"],
}
DRAFT = "“The port must open,” said Ana Brandt on 3 March 2031.\n\nPier Union walked out, and nine were hurt."


class TextPicture(SingleFileSnapshotExtension):
    """A file for each picture."""

    _file_extension = "txt"
    _write_mode = WriteMode.TEXT


def picture(pilot: Pilot[None]) -> str:
    """What is on the screen, with the menu in front and what is seen behind it."""
    app = pilot.app
    update = app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)
    assert isinstance(update, LayoutUpdate)
    letters: dict[str, str] = {}
    lines = []
    for strips in update.strips:
        segments = [segment for strip in strips for segment in strip]
        words = "".join(segment.text for segment in segments)
        looks = [(str(segment.style), segment.cell_length) for segment in segments]
        runs = [
            (letters.setdefault(look, LETTERS[len(letters)]), sum(cells for _look, cells in run))
            for look, run in groupby(looks, key=lambda one: one[0])
        ]
        lines += [f"│{words}│", " ".join(f"{letter}{cells}" for letter, cells in runs if cells)]
    return "\n".join([*lines, *(f"{letter}: {look}" for look, letter in letters.items()), ""])


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("port")
    collection = Collection.create(folder / "desk")
    blasts = [story("blast", day="2031-05-01", killed=3), story("echo", day="2031-05-01", killed=4)]
    fire = story("fire", words="vote granary tram miller", type_="PROTEST")
    for one in (*REPORTS, *blasts, fire, fire.model_copy(update={"id": "wire", "copy_of": "fire"})):
        collection.add(one)
    return {"collection": collection, "explorer": Explorer(collection, cache=folder / "index")}


@pytest.mark.parametrize("state", [*STATES, *SCREENS])
async def test_picture(
    tmp_path: Path,
    port: dict[str, Any],
    snapshot: SnapshotAssertion,
    state: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    differing = []
    monkeypatch.chdir(tmp_path)
    Path("draft.txt").write_text(DRAFT)
    async with running(tmp_path, SIZES[0], **(port if state in SCREENS else {})) as (pilot, _screen):
        for key in STATES.get(state) or SCREENS.get(state, []):  # each letter has its answer
            await press(pilot, key)
        for line in pilot.app.screen.query(Input):
            line.cursor_blink = False  # a picture is taken at either moment
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await settle(pilot)
            name = f"{size[0]}x{size[1]}"
            taken = snapshot(extension_class=TextPicture, name=name)
            if taken != picture(pilot):
                differing.append(name)
    assert not differing
