"""Figures, days and copies in the query line: `killed:>5`, `on:2031-05`, `copies:yes`, mixed with words and roles."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.collection import Collection
from index.explore import Explorer
from index.exploring.completing import completions
from index.focus import Focus
from index.model import Article

TEXT = "A blast hit Selbrun. A shot hit Ostrel."


def article(name: str, *events: dict[str, Any], **more: Any) -> Article:
    """An article of one passage with these events."""
    listed = [
        {"id": f"e{number}", "type": "ASSAULT", "start": 2 + number, "end": 7 + number, **event}
        for number, event in enumerate(events, 1)
    ]
    segments = [{"start": 0, "end": len(TEXT)}]
    content = {
        "id": name,
        "text": TEXT,
        "published": "2031-05-09",
        "segments": segments,
        "events": listed,
        **more,
    }
    return Article.model_validate(content)


def killed(low: int, high: int | None) -> dict[str, Any]:
    return {"counts": [{"what": "killed", "low": low, "high": high, "start": 0, "end": 1}]}


def on(first: str, last: str | None = None) -> dict[str, Any]:
    return {"date": {"from": first, "to": last or first, "reason": "as written"}}


def at(
    name: str, latitude: float | None, longitude: float | None, surety: float | None = None
) -> dict[str, Any]:
    where = {"name": name, "latitude": latitude, "longitude": longitude}
    return {"place": where if surety is None else where | {"reason": "as written", "confidence": surety}}


@pytest.fixture(scope="module")
def explorer(tmp_path_factory: pytest.TempPathFactory) -> Explorer:
    folder = tmp_path_factory.mktemp("fields")
    collection = Collection.create(folder / "desk")
    happening = {"id": "h1", "type": "ASSAULT", "events": ["e1"], "date": {**on("2031-05-03")["date"]}}
    for one in (
        article("few", killed(3, 3) | on("2031-05-01")),
        article("many", killed(7, None) | on("2031-05-02"), killed(2, 2) | on("2031-04-01", "2031-04-30")),
        article("toll", killed(1_200, 1_500) | on("2031-01-01", "2031-12-31")),
        article("told", {}, happenings=[happening]),
        article("again", killed(3, 3), copy_of="few"),
    ):
        collection.add(one)
    undated = {name: value for name, value in happening.items() if name != "date"}
    for one in (
        article("town", at("Aleppo", 36.20124, 37.16117)),
        article("country", at("Syria", 35.1328, 37.1668)),
        article("state", at("Galveston", 29.30135, -94.7977)),
        article("unknown", at("Selbrun", None, None)),
        article("likely", {}, happenings=[{**undated, **at("Aleppo", 36.20124, 37.16117, 0.9)}]),
        article("doubtful", {}, happenings=[{**undated, **at("Aleppo", 36.20124, 37.16117, 0.2)}]),
    ):
        collection.add(one)
    made = Explorer(collection, cache=folder / "cache")
    made.prepare()
    return made


def found(explorer: Explorer, query: str) -> set[str]:
    view = explorer.explore(Focus(query=query))
    return {row.anchor.article for row in view.passages}


@pytest.mark.parametrize(
    ("query", "articles"),
    [
        ("killed:3", {"few"}),
        ("killed:7", {"many"}),
        ("killed:>5", {"many", "toll"}),
        ("killed:>=7", {"many", "toll"}),
        ("killed:<3", {"many"}),
        ("killed:[5 to 10]", {"many"}),
        ("killed:1,200", {"toll"}),
        ("killed:>2000", set()),
        ("wounded:>0", set()),
        ("killed:>5 blast", {"many", "toll"}),
        ("on:2031-05-01", {"few"}),
        ("on:2031-05-03", {"told"}),
        ("on:2031-04-17", {"many"}),
        ("on:2031-05", {"few", "many", "told"}),
        ("on:2031", {"few", "many", "toll", "told"}),
        ("on:[2031-05-02 to 2031-05-04]", {"many", "told"}),
        ("on:2031-01-01", set()),
        ("killed:>5 on:2031-05", {"many"}),
        ("copies:yes", {"again"}),
        ("copies:no on:2031-05-01", {"few"}),
    ],
)
def test_fields(explorer: Explorer, query: str, articles: set[str]) -> None:
    assert found(explorer, query) == articles


def test_the_same_event_must_meet_all_that_is_asked_of_one(explorer: Explorer) -> None:
    assert found(explorer, "killed:2 on:2031-05-02") == set()
    view = explorer.explore(Focus(query="killed:>5 on:2031-05-02"))
    assert [row.id for row in view.events] == ["many#e1"]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("killed:>5", "killed 6 or more"),
        ("killed:[5 to 10]", "killed 5 to 10"),
        ("killed:1,200", "killed 1,200"),
        ("on:2031-05", "on 2031-05-01 to 2031-05-31"),
    ],
)
def test_what_is_asked_is_said(explorer: Explorer, query: str, words: str) -> None:
    assert explorer.explore(Focus(query=query)).understood == words


@pytest.mark.parametrize("query", ["killed:some", "on:soon", "copies:maybe", "killed:[x to 3]"])
def test_what_is_no_figure_or_day_is_said(explorer: Explorer, query: str) -> None:
    view = explorer.explore(Focus(query=query))
    assert len(view.passages) == 0
    assert view.notice


@given(low=st.integers(0, 2_000), width=st.integers(0, 2_000))
def test_a_range_finds_whatever_prints_a_figure_in_it(explorer: Explorer, low: int, width: int) -> None:
    printed = {"few": {3}, "many": {7, 2}, "toll": {1_200, 1_500}}
    expected = {
        name for name, numbers in printed.items() if any(low <= one <= low + width for one in numbers)
    }
    assert found(explorer, f"killed:[{low} to {low + width}]") - {"again"} == expected


def test_a_day_of_the_happening_is_that_of_its_event_unless_it_has_its_own(explorer: Explorer) -> None:
    assert date(2031, 5, 3) not in {row.first for row in explorer.explore(Focus(query="blast")).events}
    assert [row.id for row in explorer.explore(Focus(query="on:2031-05-03")).events] == ["told#e1"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("place:aleppo", {"town", "likely"}),
        ("place:syria", {"town", "country", "likely"}),
        ("place:texas", {"state"}),
        ('place:"united states"', {"state"}),
        ("place:selbrun", {"unknown"}),
        ("place:syria NOT place:aleppo", {"country"}),
    ],
)
def test_a_place_is_found_by_its_state_and_country_too(
    explorer: Explorer, query: str, found: set[str]
) -> None:
    assert {row.anchor.article for row in explorer.explore(Focus(query=query)).passages} == found


def test_countries_are_offered_for_what_lies_in_them(explorer: Explorer) -> None:
    offered = explorer.answer(lambda viewer: completions(viewer, "place:sy"))
    assert [(way.words, way.passages) for way in offered.ways] == [("syria", 3)]
