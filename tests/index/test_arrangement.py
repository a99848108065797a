"""Rows in other orders: all of them, put together as asked, sorted within; what is not sure enough is counted."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from typing import Any

import pytest

from index.arrangement import GROUPINGS, SORTINGS, Arrangement, for_screen
from index.collection import Collection
from index.explore import Explorer
from index.exploring import row_tables, top_k
from index.focus import Focus
from index.model import Actor, Article, Event, EventDate, Mention, Quote, Role, Segment
from index.view import View

WORDS = ("pier", "crane", "tide", "vote", "strike", "harbour")
PEOPLE = ("lindt", "reik", "union")
ROLES: list[Any] = ["history", "context", "evaluation"]
TYPES: list[Any] = ["ASSAULT", "AID", "ACCUSE"]


def article(number: int) -> Article:
    """A few paragraphs, each a sentence with a quote and an event, some of them unsure."""
    rng = random.Random(number)  # noqa: S311
    made: dict[str, list[Any]] = {"segments": [], "roles": [], "quotes": [], "events": []}
    text, mentions = "", dict[str, list[Mention]]()
    for count in range(rng.randint(1, 4)):
        start, who = len(text), rng.choice(PEOPLE)
        mentions.setdefault(who, []).append(Mention(start=start, end=start + len(who)))
        text += f"{who} {' '.join(rng.choices(WORDS, k=rng.randint(3, 9)))}."
        span = {"start": start, "end": len(text)}
        word = {"start": start + len(who) + 1, "end": start + len(who) + 4}
        day = date(2024, 3, 1) + timedelta(days=rng.randint(0, 3))
        when = EventDate(**{"from": day, "to": day}, reason="so") if rng.random() < 0.6 else None
        made["segments"].append(Segment(**span))
        made["roles"].append(Role(**span, role=rng.choice(ROLES)))
        sure = rng.choice([0.2, 0.5, 0.9])
        made["quotes"].append(
            Quote(id=f"q{count}", kind="direct", confidence=sure, speaker=rng.choice([who, None]), **word)
        )
        made["events"].append(
            Event(id=f"e{count}", type=rng.choice(TYPES), agents=(who,), date=when, confidence=sure, **word)
        )
        text += "\n\n"
    return Article(
        id=f"a{number}",
        title=f"Story {number}",
        publisher="Harbour Wire",
        published=date(2024, 3, 1) + timedelta(days=rng.randint(0, 4)) if rng.random() < 0.8 else None,
        text=text,
        actors=tuple(
            Actor(id=one, name=one.title(), mentions=tuple(found)) for one, found in mentions.items()
        ),
        **{name: tuple(found) for name, found in made.items()},
    )


@pytest.fixture(scope="module")
def explorer(tmp_path_factory: pytest.TempPathFactory) -> Explorer:
    """Two parts."""
    folder = tmp_path_factory.mktemp("arranged")
    collection = Collection.create(folder / "desk")
    explorer = Explorer(collection, cache=folder / "index")
    for numbers in (range(60), range(60, 75)):
        for number in numbers:
            collection.add(article(number))
        explorer.prepare()
    return explorer


@pytest.fixture(params=[False, True], ids=["at once", "a page at a time"])
def paged(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a small collection, and as in one of which only the first rows are looked at."""
    if request.param:
        for module, name, value in (
            (top_k, "_SAMPLED", 10),
            (top_k, "PAGE", 24),
            (row_tables, "FEW", 0),
            (row_tables, "_AHEAD", (20, 60)),
            (row_tables, "_WALKED", 30),
            (row_tables, "_STRETCH", 16),
        ):
            monkeypatch.setattr(module, name, value)


GROUPS: dict[str, Callable[[Any], object]] = {
    "article": lambda row: row.anchor.article,
    "event": lambda row: row.first or row.published,
    "happening": lambda row: row.first or row.published,  # nothing is grouped here
    "speaker": lambda row: row.speaker,
    "role": lambda row: row.role,
    "type": lambda row: row.type,
}


def key(row: Any) -> object:
    return getattr(row, "id", None) or (row.anchor.article, row.anchor.start)


def of(view: View, pane: str) -> Sequence[Any]:
    rows: Sequence[Any] = getattr(view, pane)
    return rows


@pytest.mark.usefixtures("paged")
@pytest.mark.parametrize("query", ["", "pier", "pier OR tide"])
@pytest.mark.parametrize("pane", GROUPINGS)
def test_every_order_has_all_rows_once_and_every_group_together(
    explorer: Explorer, pane: str, query: str
) -> None:
    focus, plain = Focus(query=query), for_screen(0)
    expected = {key(row) for row in of(explorer.explore(focus), pane)}
    for grouping in GROUPINGS[pane]:
        for sorting in SORTINGS[pane]:
            view = explorer.explore(focus, arrangement=plain.grouped(pane, grouping).sorted(pane, sorting))
            rows = list(of(view, pane))
            assert len(rows) == len(of(view, pane)) == len(expected)
            assert {key(row) for row in rows} == expected
            if grouping != "rank":
                groups = [group for group, _rows in groupby(rows, GROUPS[grouping])]
                assert len(groups) == len(set(groups)), (grouping, sorting)


@pytest.mark.usefixtures("paged")
def test_rows_are_sorted_within_their_groups(explorer: Explorer) -> None:
    for sorting, downwards in (("newest", True), ("oldest", False)):
        view = explorer.explore(Focus(), arrangement=for_screen(0).sorted("events", sorting))
        times = [row.first or row.published for row in view.events]
        dated = [time for time in times if time]
        assert dated == sorted(dated, reverse=downwards)
        assert not any(times[len(dated) :])  # those without any day come last
        for _day, rows in groupby(view.events, GROUPS["event"]):
            undated = [row.first is None for row in rows]
            assert undated == sorted(undated)
    surest = for_screen(0).grouped("quotes", "speaker").sorted("quotes", "surest")
    quotes = list(explorer.explore(Focus(), arrangement=surest).quotes)
    sizes = []
    for _speaker, group in groupby(rows, GROUPS["speaker"]):
        sure = [row.confidence for row in group]
        assert sure == sorted(sure, reverse=True)
        sizes.append(len(sure))
    assert sizes[:-1] == sorted(sizes[:-1], reverse=True)
    assert quotes[-1].speaker is None


def test_the_article_with_the_best_passage_comes_first(explorer: Explorer) -> None:
    focus = Focus(query="pier")
    best = list(dict.fromkeys(row.anchor.article for row in explorer.explore(focus).passages))
    view = explorer.explore(focus, arrangement=for_screen(0))
    assert list(dict.fromkeys(row.anchor.article for row in view.passages)) == best
    for _article, rows in groupby(view.passages, GROUPS["article"]):
        starts = [row.anchor.start for row in rows]
        assert starts == sorted(starts)


@pytest.mark.usefixtures("paged")
@pytest.mark.parametrize(
    "focus", [Focus(), Focus(query="tide"), Focus(speaker="reik"), Focus(types=("AID",))]
)
@pytest.mark.parametrize("least", [0.0, 0.4, 0.95, 1.0])
def test_what_is_less_sure_is_left_out_and_counted(explorer: Explorer, focus: Focus, least: float) -> None:
    every = explorer.explore(focus)
    view = explorer.explore(focus, arrangement=for_screen(least))
    for pane in ("events", "quotes"):
        sure = {row.id for row in of(every, pane) if row.confidence >= least}
        assert {row.id for row in of(view, pane)} == sure
        assert len(of(view, pane)) == len(sure)
        assert view.unsure.get(pane, 0) == len(of(every, pane)) - len(sure)
    assert not every.unsure
    assert len(view.passages) == len(every.passages)


def test_a_row_brings_its_sentence_with_who_what_and_whom_marked(explorer: Explorer) -> None:
    for row in explorer.explore(Focus()).events:
        marked = {name: row.sentence[start:end] for start, end, name in row.marks}
        assert marked["trigger"] == row.trigger
        assert marked["agent"] == row.agents[0][0]
        assert row.title.startswith("Story")


def test_an_arrangement_is_kept_and_what_is_not_understood_is_left_out() -> None:
    changed = for_screen(0.4).grouped("quotes", "speaker").sorted("events", "oldest")
    assert Arrangement.from_json(changed.to_json(), 0.4) == changed
    odd = {"quotes": "colour", "sorted_by": {"events": "loudest", "nowhere": "newest"}, "other": 1}
    stored: object
    for stored in (odd, None, [], {"sorted_by": 3}):
        assert Arrangement.from_json(stored, 0.4) == for_screen(0.4)
    assert replace(changed, least=0.0).to_json() == changed.to_json()


@pytest.mark.parametrize("query", ["", "pier"])
def test_actors_are_sorted_by_passages_by_name_and_by_the_newest_article(
    explorer: Explorer, query: str
) -> None:
    focus, plain = Focus(query=query), for_screen(0)
    most, newest, name = (
        list(explorer.explore(focus, arrangement=plain.sorted("actors", sorting)).actors)
        for sorting in SORTINGS["actors"]
    )
    assert {row.id for row in most} == {row.id for row in newest} == {row.id for row in name}
    assert [row.passages for row in most] == sorted((row.passages for row in most), reverse=True)
    assert [row.name for row in name] == sorted(row.name for row in name)
    days = [explorer.collection.get(row.anchor.article).day or date.min for row in newest]
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize("pane", [*GROUPINGS, "actors"])
@pytest.mark.parametrize("words", ["pier", "reik tide", "pie", "zeppelin"])
def test_a_narrowed_list_has_the_rows_with_the_words_in_their_order(
    explorer: Explorer, pane: str, words: str
) -> None:
    plain = for_screen(0)
    whole = explorer.explore(Focus(), arrangement=plain)
    view = explorer.explore(Focus(), arrangement=plain.narrowed_to(pane, words))
    expected = [row for row in of(whole, pane) if all(has(row, word) for word in words.split())]
    assert list(of(view, pane)) == expected
    assert len(of(view, pane)) == len(expected)
    assert view.whole == {pane: len(of(whole, pane))}
    others = {*GROUPINGS, "actors"} - {pane}
    assert all(list(of(view, other)) == list(of(whole, other)) for other in others)


def has(row: Any, beginning: str) -> bool:
    """Whether a word of what is seen of a row begins so."""
    said = " ".join(str(value) for value in (replace(row, anchor=None), getattr(row, "sentence", "")))
    return any(word.startswith(beginning) for word in re.findall(r"\w+", said.lower()))


def test_no_words_narrow_nothing_and_a_narrowed_list_is_not_kept() -> None:
    plain = for_screen(0)
    assert plain.narrowed_to("quotes", "  ") == plain
    narrow = plain.narrowed_to("quotes", "pier").narrowed_to("events", "tide")
    assert narrow.wide() == plain
    assert narrow.narrowed_to("quotes", "").narrowed == {"events": "tide"}
    assert Arrangement.from_json(narrow.to_json(), 0) == plain
