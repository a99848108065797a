"""What is shown follows from the articles alone: not from the order or the steps in which they were indexed."""

from __future__ import annotations

import random
import shutil
from dataclasses import fields
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.collection import Collection
from index.explore import Explorer
from index.focus import Focus, PinnedHappening
from index.model import Actor, Article, Event, EventDate, Mention, Quote, Role, Segment
from index.search.index_directory import IndexFolder
from index.search.updating import Updater
from index.view import Rows, View

PEOPLE = ["Oda Brell", "Westmark", "The Lodge", "Ivo Tarn", "Kessel Guard", "Harbour Board"]
WORDS = ["raid", "truce", "envoy", "border", "convoy", "border", "raid", "strike", "air", "border", "guard"]


def article(number: int, variant: int = 0) -> Article:
    """Articles much alike: few words, days and names, so that there are many equals; actors are told of differently."""
    rng = random.Random(number * 31 + variant)  # noqa: S311
    text, segments, roles = "", [], []
    quotes: list[Quote] = []
    events: list[Event] = []
    mentions: dict[str, list[Mention]] = {}
    for _ in range(rng.randint(1, 3)):
        start = len(text)
        who = rng.sample(PEOPLE, 2)
        for name in who:
            mentions.setdefault(name, []).append(Mention(start=len(text), end=len(text) + len(name)))
            text += name + " "
        body = len(text)
        text += " ".join(rng.choices(WORDS, k=5)) + "."
        ids = [name.lower().replace(" ", "-") for name in who]
        segments.append(Segment(start=start, end=len(text)))
        quotes.append(Quote(id=f"q{len(quotes)}", start=body, end=len(text), kind="direct", speaker=ids[0]))
        day = date(2024, 3, rng.randint(1, 2))
        when = EventDate(**{"from": day, "to": day}, reason="as written") if rng.random() < 0.5 else None
        events.append(
            Event(
                id=f"e{len(events)}", type="ASSAULT", start=body, end=body + 4,
                agents=(ids[0],), recipients=(ids[1],), date=when, reported_by=ids[1],
            )
        )  # fmt: skip
        roles.append(Role(start=body, end=len(text), role=rng.choice(["main", "history"])))
        text += "\n\n"
    actors = [
        Actor(
            id=name.lower().replace(" ", "-"),
            name=rng.choice([name, name.split()[-1]]),
            kind=rng.choice(["person", "group"]),
            description=rng.choice([None, f"the {rng.choice(WORDS)} chief"]),
            mentions=tuple(places),
        )
        for name, places in mentions.items()
    ]
    return Article(
        id=f"a{number}",
        title=rng.choice(["Raid", "Truce", None]),
        published=date(2024, 3, 1) + timedelta(days=rng.randint(0, 2)) if rng.random() < 0.8 else None,
        text=text,
        segments=tuple(segments),
        actors=tuple(actors),
        quotes=tuple(quotes),
        events=tuple(events),
        roles=tuple(roles),
        copy_of="a0" if number in (7, 11) else None,
    )


FOCUSES = [
    Focus(),
    Focus(query="border"),
    Focus(query="raid OR truce NOT envoy"),
    Focus(query='"border raid"'),
    Focus(query="bor* strike"),
    Focus(query="airstrike"),
    Focus(query="speaker:brell"),
    Focus(query="event:ASSAULT"),
    Focus(query="in:article truce convoy"),
    Focus(actors=("westmark",)),
    Focus(query="guard", parties=("ivo-tarn",)),
    Focus(account=PinnedHappening("A raid", ("a1#e1",))),
    Focus(query="bordr"),
    Focus(query="speaker:trn raid"),
]


def everything(view: View) -> dict[str, Any]:
    """All that a view shows, but for the time it took."""
    shown = {field.name: getattr(view, field.name) for field in fields(view) if field.name != "milliseconds"}
    return {name: list(value) if isinstance(value, Rows) else value for name, value in shown.items()}


def answers(explorer: Explorer) -> list[Any]:
    views = [everything(explorer.explore(focus)) for focus in FOCUSES]
    cards = [explorer.actor(name.lower().replace(" ", "-")) for name in PEOPLE]
    return [*views, *cards, explorer.status(), explorer.find_actors("t"), explorer.copies("a7")]


def rebuilt(collection: Collection, folder: Path) -> list[Any]:
    explorer = Explorer(collection, cache=folder / "whole")
    explorer.rebuild()
    return answers(explorer)


@pytest.fixture
def listing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders list their files in any order."""
    rng, real = random.Random(1), Collection.fingerprints  # noqa: S311

    def shuffled(collection: Collection) -> dict[str, tuple[int, int]]:
        items = [*real(collection).items()]
        rng.shuffle(items)
        return dict(items)

    monkeypatch.setattr(Collection, "fingerprints", shuffled)


@settings(max_examples=8)
@given(
    order=st.permutations(range(14)),
    cuts=st.sets(st.integers(1, 13), max_size=5),
    chunk=st.sampled_from([1, 5, 40_000]),
)
def test_any_order_and_any_steps_of_adding_show_the_same(
    listing: None, tmp_path: Path, order: list[int], cuts: set[int], chunk: int
) -> None:
    shutil.rmtree(tmp_path, ignore_errors=True)
    collection = Collection.create(tmp_path / "desk")
    folder = IndexFolder(tmp_path / "index", collection.path)
    for place, number in enumerate(order, 1):
        collection.add(article(number))
        if place in cuts or place == len(order):
            with folder.writing():
                manifest = folder.manifest()
                Updater(folder, collection, chunk=chunk).run(manifest, folder.open(manifest))
    stepwise = Explorer(collection, cache=tmp_path / "index")
    assert stepwise.ready
    assert answers(stepwise) == rebuilt(collection, tmp_path)


steps = st.lists(
    st.tuples(st.sampled_from(["add", "change", "remove"]), st.integers(0, 13), st.booleans()),
    min_size=4,
    max_size=24,
)


@settings(max_examples=10)
@given(steps=steps)
@example(  # an event of a day, and one told of on it whose article ranks high because others are gone
    steps=[
        ("add", 0, True), ("add", 0, False), ("add", 11, True), ("change", 0, False), ("add", 0, False),
        ("add", 0, True), ("change", 6, True), ("change", 1, False), ("change", 0, True), ("change", 0, False),
        ("remove", 3, False),
    ]
)  # fmt: skip
def test_whatever_was_changed_and_removed_what_is_left_decides(
    listing: None, tmp_path: Path, steps: list[tuple[str, int, bool]]
) -> None:
    shutil.rmtree(tmp_path, ignore_errors=True)
    collection = Collection.create(tmp_path / "desk")
    explorer = Explorer(collection, cache=tmp_path / "index")
    for number in range(8):
        collection.add(article(number))
    explorer.prepare()
    for variant, (act, number, prepared) in enumerate(steps, 1):
        present = f"a{number}" in collection.ids()
        if act == "remove" and present:
            collection.remove(f"a{number}")
        elif act == "change" and present:
            collection.replace(article(number, variant))
        elif act == "add" and not present:
            collection.add(article(number, variant))
        if prepared:
            explorer.prepare()
    explorer.prepare()
    assert answers(explorer) == rebuilt(collection, tmp_path)
