"""A reporter's questions: each answered in at most five keys beside typing, the answer's sentence on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from driving import keys_of, press, running, words_on

from index.collection import Collection
from index.explore import Explorer
from tests.index.leads.reports import REPORTS

MOST = 5  # keys beside what is typed


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Explorer:
    """The reports' collection, indexed."""
    folder = tmp_path_factory.mktemp("port")
    collection = Collection.create(folder / "desk")
    for one in REPORTS:
        collection.add(one)
    made = Explorer(collection, cache=folder / "index")
    made.prepare()
    return made


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (["K", "1", "j", "enter"], "never came to the table"),  # what has Brandt said of the union?
        (["/", "event:ACCUSE", "enter", "2"], "Brandt accused Pier Union again"),  # who accused whom of what?
        (["/", "by:brandt to:union", "enter", "2"], "accuse  Ana Brandt → Pier Union"),  # did she act on it?
        (
            ["/", 'publisher:"port wire" grain', "enter"],
            "half of the country's grain",
        ),  # what has this paper on it?
        (
            ["/", "date:[2031-03-03 to 2031-03-05]", "enter", "2"],
            "with a walkout",
        ),  # what happened in three days?
        (["/", "speaker:union", "enter", "3"], "does not listen"),  # has the union spoken?
        (["p"], "harbour master   in 2 articles"),  # who is this?
        (["b"], "Ana Brandt took over the port in 2019"),  # where does she come from?
        (["8"], "The chair of Pier Union threatened Ana Brandt"),  # who is against her?
        (["2", "S", "2"], "breaking the contract"),  # what happened first?
    ],
)
async def test_an_answer_in_five_keys(
    tmp_path: Path, port: Explorer, size: tuple[int, int], keys: Sequence[str], answer: str
) -> None:
    async with running(tmp_path, size, collection=port.collection, explorer=port) as (pilot, _screen):
        pressed = [key for key in keys if len(key) == 1 or key == "enter"]
        assert len(pressed) <= MOST
        for key in keys:
            await press(pilot, *([key] if key in pressed else keys_of(key)))
        seen = " ".join(" ".join(line.strip(" ▌▏│") for line in words_on(pilot).splitlines()).split())
        assert " ".join(answer.split()) in seen


async def test_what_is_sorted_is_read_from_its_top(tmp_path: Path, port: Explorer) -> None:
    async with running(tmp_path, collection=port.collection, explorer=port) as (pilot, screen):
        rows = screen.grid.events.list
        await press(pilot, "2", "j", "j")
        assert rows.cursor == 2
        await press(pilot, "S", "2")
        assert rows.cursor == 0
        await press(pilot, "j", "H")
        assert rows.cursor != 0  # otherwise grouped, the row stays


async def test_events_of_a_type_stand_under_its_word_and_what_asks_for_it(
    tmp_path: Path, port: Explorer
) -> None:
    async with running(tmp_path, collection=port.collection, explorer=port) as (pilot, _screen):
        await press(pilot, "2", "H", "H", "H")
        assert "by type" in words_on(pilot)
        heading = next(line for line in words_on(pilot).splitlines() if "event:ACCUSE" in line)
        assert " accuse " in heading
