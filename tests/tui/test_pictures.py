"""Pictures of the states that a person would name, at three sizes, in the colours of the default theme."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from driving import keys_of, press, running
from picturing import SIZES, sizes_that_differ
from syrupy.assertion import SnapshotAssertion

from index.collection import Collection
from index.explore import Explorer
from tests.index.happenings.stories import story
from tests.index.leads.reports import REPORTS

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
    "sorting": ["5", "S"],
    "narrowed": ["5", "&", *keys_of("pier"), "enter"],
    "selected": ["3", "space", "space"],
    "collections": ["C"],
    "themes": ["T"],
    "words": ["5", "0", "M"],
}
SCREENS = {  # that need an index
    "accounts": ["2", "S", "4", "v"],
    "figures": ["2", "S", "4", "F"],
    "versions": ["/", *keys_of("granary"), "enter", "V"],
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
    monkeypatch.chdir(tmp_path)
    Path("draft.txt").write_text(DRAFT)
    async with running(tmp_path, SIZES[0], **(port if state in SCREENS else {})) as (pilot, _screen):
        for key in STATES.get(state) or SCREENS.get(state, []):  # each letter has its answer
            await press(pilot, key)
        assert not await sizes_that_differ(pilot, snapshot)
