"""Counts, orders and pages over several parts with deleted articles are exact, whichever way they are computed."""

from __future__ import annotations

import gc
import random
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from index.collection import Collection
from index.explore import Explorer
from index.exploring import facets, row_tables, top_k
from index.exploring.selection import Selection
from index.focus import Focus
from index.model import Actor, Article, Event, EventDate, Mention, Quote, Role, Segment
from index.view import View

LETTERS = "abcdefgh"
TYPES: list[Any] = ["ASSAULT", "AID", "AGREE"]
ROLES: list[Any] = ["main", "history", "context", "boilerplate"]


def article(number: int) -> Article:
    """Passages of single letters; each letter is a word and, in upper case, an actor."""
    rng = random.Random(number)  # noqa: S311
    text, segments, roles = "", [], []
    quotes: list[Quote] = []
    events: list[Event] = []
    mentions: dict[str, list[Mention]] = {}
    for _ in range(rng.randint(1, 9)):
        start = len(text)
        for letter in rng.sample(LETTERS, rng.randint(0, 3)):
            mentions.setdefault(letter, []).append(Mention(start=len(text), end=len(text) + 1))
            text += f"{letter.upper()} "
        body = len(text)
        text += " ".join(
            f"{one}{one}{one}" for one in rng.choices(LETTERS, range(8, 0, -1), k=rng.randint(1, 12))
        )
        segments.append(Segment(start=start, end=len(text)))
        roles.append(Role(start=body, end=len(text), role=rng.choice(ROLES)))
        known = sorted(mentions)
        for _ in range(rng.randint(0, 2) if known else 0):
            quotes.append(
                Quote(
                    id=f"q{len(quotes)}", start=body, end=body + 3, kind="direct", speaker=rng.choice(known)
                )
            )
            day = date(2021, 1, 1) + timedelta(days=rng.randint(0, 3))
            when = EventDate(**{"from": day, "to": day}, reason="so") if rng.random() < 0.6 else None
            who = (rng.choice(known),)
            events.append(
                Event(
                    id=f"e{len(events)}",
                    type=rng.choice(TYPES),
                    start=body,
                    end=body + 3,
                    agents=who,
                    date=when,
                )
            )
        text += "\n\n"
    return Article(
        id=f"a{number}",
        published=date(2021, 1, 1) + timedelta(days=rng.randint(0, 5)) if rng.random() < 0.8 else None,
        text=text,
        segments=tuple(segments),
        actors=tuple(
            Actor(id=one, name=one.upper(), mentions=tuple(found)) for one, found in mentions.items()
        ),
        roles=tuple(roles),
        quotes=tuple(quotes),
        events=tuple(events),
    )


def inside(items: Any, segment: Segment) -> list[Any]:
    return [one for one in items if segment.start <= one.start < segment.end]


def matching(collection: Collection, word: str | None, actor: str | None) -> list[tuple[Article, Segment]]:
    found = []
    for one in collection.articles():
        for segment in one.segments:
            here = {who.id for who in one.actors if inside(who.mentions, segment)}
            if (word is None or word in segment.of(one.text).split()) and (actor is None or actor in here):
                found.append((one, segment))
    return found


def expected(passages: list[tuple[Article, Segment]]) -> dict[str, Any]:
    counts: dict[str, Counter[Any]] = {
        name: Counter() for name in ("actors", "speakers", "types", "roles", "days")
    }
    rows: dict[str, set[Any]] = {"events": set(), "quotes": set(), "context": set()}
    for one, segment in passages:
        quotes, events = inside(one.quotes, segment), inside(one.events, segment)
        roles = inside(one.roles, segment)
        counts["actors"].update({who.id for who in one.actors if inside(who.mentions, segment)})
        counts["speakers"].update({quote.speaker for quote in quotes})
        counts["types"].update({event.type for event in events})
        counts["roles"].update({role.role for role in roles})
        counts["days"].update([one.day] if one.day else [])
        rows["events"] |= {
            (event.date.first if event.date else one.day or date.max, f"{one.id}#{event.id}")
            for event in events
        }
        rows["quotes"] |= {f"{one.id}#{quote.id}" for quote in quotes}
        rows["context"] |= {(one.id, role.start) for role in roles if role.role in ("history", "context")}
    return {**counts, **rows, "articles": len({one.id for one, _ in passages})}


def check(view: View, passages: list[tuple[Article, Segment]]) -> None:
    wanted = expected(passages)
    assert sorted((row.anchor.article, row.anchor.start) for row in view.passages) == sorted(
        (one.id, segment.start) for one, segment in passages
    )
    assert {row.id: row.passages for row in view.actors} == wanted["actors"]
    assert {row.id: row.passages for row in view.speakers} == wanted["speakers"]
    assert dict(view.types) == wanted["types"]
    assert dict(view.roles) == wanted["roles"]
    assert dict(view.days) == wanted["days"]
    assert view.articles == wanted["articles"] == len(set(view.ranking))
    assert {row.id for row in view.quotes} == wanted["quotes"]
    assert {(row.anchor.article, row.anchor.start) for row in view.context} == wanted["context"]
    times = [(row.first or row.published or date.max, row.id) for row in view.events]
    assert [time for time, _ in times] == sorted(time for time, _ in times)
    assert set(times) == wanted["events"]
    assert len(times) == len(set(times))
    places = {(row.anchor.article, row.anchor.start): number for number, row in enumerate(view.passages)}
    ranks = [
        next(
            n
            for (name, start), n in sorted(places.items(), reverse=True)
            if name == row.anchor.article and start <= row.anchor.start
        )
        for row in view.context
    ]
    assert ranks == sorted(ranks)
    for rows in (view.actors, view.speakers):
        assert [row.passages for row in rows] == sorted((row.passages for row in rows), reverse=True)
        for row in rows:
            assert any(
                one.id == row.anchor.article and segment.start <= row.anchor.start
                for one, segment in passages
            )


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> tuple[Collection, Explorer]:
    """Three parts: sixty articles, then ten, then two; some of the first are deleted or changed."""
    folder = tmp_path_factory.mktemp("counts")
    collection = Collection.create(folder / "desk")
    explorer = Explorer(collection, cache=folder / "index")
    for group in (range(60), range(60, 70), range(70, 72)):
        for number in group:
            collection.add(article(number))
        explorer.prepare()
    collection.remove("a7")
    collection.remove("a65")
    collection.replace(collection.get("a8").model_copy(update={"title": "changed"}))
    explorer.prepare()
    return collection, explorer


@pytest.mark.parametrize("few", [None, 1, 5, 1000])  # None: as in a small collection
@pytest.mark.parametrize(
    ("word", "actor"), [(None, None), ("aaa", None), ("hhh", None), (None, "c"), ("bbb", "d"), ("zzz", None)]
)
def test_counts_are_exact(
    newsroom: tuple[Collection, Explorer],
    monkeypatch: pytest.MonkeyPatch,
    few: int | None,
    word: str | None,
    actor: str | None,
) -> None:
    if few:
        for module, name, value in (
            (facets, "LARGE", 0),
            (facets, "FEW", few),
            (top_k, "_SAMPLED", 10),
            (top_k, "PAGE", 24),
            (row_tables, "FEW", 0),
            (row_tables, "_AHEAD", (5, 9)),
            (row_tables, "_WALKED", 5),
            (row_tables, "_STRETCH", 8),
        ):
            monkeypatch.setattr(module, name, value)
    collection, explorer = newsroom
    view = explorer.explore(Focus(query=word or "", actors=(actor,) if actor else ()))
    check(view, matching(collection, word, actor))


@pytest.mark.parametrize("few", [None, 1, 5, 1000])
def test_counts_are_exact_in_one_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int | None
) -> None:
    if few:
        for module, name, value in (
            (facets, "LARGE", 0),
            (facets, "FEW", few),
            (row_tables, "FEW", 0),
            (row_tables, "_AHEAD", (20, 30)),
            (row_tables, "_WALKED", 30),
        ):
            monkeypatch.setattr(module, name, value)
    collection = Collection.create(tmp_path / "desk")
    for number in range(40):
        collection.add(article(number))
    explorer = Explorer(collection, cache=tmp_path / "index")
    explorer.prepare()
    check(explorer.explore(Focus(query="aaa")), matching(collection, "aaa", None))
    check(explorer.explore(Focus()), matching(collection, None, None))


def selections() -> list[Selection]:
    return [one for one in gc.get_objects() if isinstance(one, Selection)]


def test_an_answer_that_nobody_holds_is_let_go_at_once(newsroom: tuple[Collection, Explorer]) -> None:
    """Its arrays are large, and the collector of garbage comes seldom."""
    gc.collect()
    explorer, before = newsroom[1], len(selections())
    view = explorer.explore(Focus(query="aaa"))
    for rows in (
        view.passages,
        view.actors,
        view.speakers,
        view.events,
        view.quotes,
        view.context,
        view.ranking,
    ):
        assert rows[:3]
    gc.collect()
    gc.disable()
    try:
        del view, rows
        assert len(selections()) == before
    finally:
        gc.enable()
