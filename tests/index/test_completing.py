"""How a search line can go on: every way finds what it says, begins with what stands there, and is new."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.explore import Explorer
from index.exploring.completing import Completions, completions
from index.focus import Focus
from tests.index.leads.reports import in_two_parts


@pytest.fixture(scope="module")
def explorer(tmp_path_factory: pytest.TempPathFactory) -> Explorer:
    """Two parts, one with an article deleted."""
    explorer = in_two_parts(tmp_path_factory.mktemp("port"))
    explorer.collection.remove("report-4")
    explorer.prepare()
    return explorer


def ways(explorer: Explorer, written: str) -> Completions:
    return explorer.answer(lambda viewer: completions(viewer, written))


def words(explorer: Explorer, written: str) -> list[tuple[str, int]]:
    return [(way.words, way.passages) for way in ways(explorer, written).ways]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("speaker:an", [("Ana Brandt", 1)]),
        ("grain speaker:pier", [("Pier Union", 1)]),
        ('party:"ana b', [("Ana Brandt", 3)]),
        ("event:acc", [("ACCUSE", 2)]),
        ("event:th", [("THREATEN", 1)]),
        ("date:", [("2031", 9)]),
        ("date:2031", [("2031-03", 9)]),
        (
            "date:2031-03-0",
            [("2031-03-03", 4), ("2031-03-01", 3), ("2031-03-07", 2)],
        ),
        ("role:h", [("history", 3)]),
        ("in:a", [("article", 0)]),
        ("new:n", [("no", 9)]),
        ("spea", [("speaker:", 0)]),
        ("publisher:po", [("port", 9)]),
        ("publisher:port", [("port wire", 9)]),
        ('publisher:"port w', [("port wire", 9)]),
    ],
)
def test_ways_to_go_on(explorer: Explorer, written: str, expected: list[tuple[str, int]]) -> None:
    assert words(explorer, written) == expected


@pytest.mark.parametrize(
    "written", ["speaker:zz", "text:an", "grain", "to", "event:ACCUSE", "speaker:ana brandt x"]
)
def test_where_there_is_no_way_on(explorer: Explorer, written: str) -> None:
    assert ways(explorer, written).ways == ()


def test_the_line_says_what_it_waits_for(explorer: Explorer) -> None:
    assert ways(explorer, "grain by:").awaited == "by"
    assert ways(explorer, "grain ab").awaited == ""
    assert ways(explorer, "grain abo").awaited == "field"


@pytest.mark.parametrize(
    "written",
    ["speaker:", "actor:an", "by:b", "to:p", "about:an", "event:", "date:20", "on:", "role:", "kind:"],
)
def test_every_way_finds_as_many_passages_as_it_says(explorer: Explorer, written: str) -> None:
    for way in ways(explorer, written).ways:
        assert len(explorer.explore(Focus(query=way.line)).passages) == way.passages, way
        assert way.line.casefold().replace('"', "").startswith(written.partition(":")[0])


@given(st.text(alphabet='abe: "“(speakrv-0', max_size=24))
def test_any_line_has_an_answer_that_keeps_what_stands_before(explorer: Explorer, written: str) -> None:
    for way in ways(explorer, written).ways:
        before = written[: max(written.rfind(":") + 1, written.rfind(" ") + 1 if ":" not in written else 0)]
        assert way.line.startswith(before[: len(way.line)])
        assert way.line != written
