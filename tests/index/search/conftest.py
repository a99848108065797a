"""A newsroom for the tests of search: articles made by a seeded program, and the same in a plain Whoosh index."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, get_args

import pytest

from index.model import Actor, Article, Event, EventType, Mention, Quote, Role, RoleName, Segment

WORDS = [
    "the",
    "of",
    "to",
    "in",
    "a",
    "and",
    "said",
    "on",
    "for",
    "with",
    "strike",
    "strikes",
    "militia",
    "militias",
    "military",
    "iran",
    "iraq",
    "border",
    "talks",
    "nuclear",
    "deal",
    "attack",
    "attacked",
    "attacks",
    "minister",
    "ministry",
    "president",
    "troops",
    "convoy",
    "rocket",
    "rockets",
    "sanctions",
    "women",
    "woman",
    "river",
    "oil",
    "price",
    "prices",
    "election",
    "vote",
    "voters",
    "voted",
    "protest",
    "protests",
    "police",
    "city",
    "cities",
    "capital",
    "embassy",
    "envoy",
    "peace",
    "war",
    "wars",
    "café",
    "naïve",
    "Zürich",
    "U.S.",
    "Iran's",
    "don't",
    "2021",
    "3.5",
    "aid",
    "aided",
    "food",
    "refugee",
    "refugees",
    "camp",
    "camps",
    "flood",
    "floods",
]
PEOPLE = [
    ("john-kirby", "John Kirby", "person"),
    ("united-states", "United States", "country"),
    ("iran", "Iran", "country"),
    ("kataib", "Kataib Hezbollah", "group"),
    ("gerard", "Gérard Araud", "person"),
]


def make_article(seed: int) -> Article:
    """An article of a few passages; the words follow Zipf's law, the annotations fall anywhere."""
    rng = random.Random(seed)  # noqa: S311
    weights = [1 / rank for rank in range(1, len(WORDS) + 1)]
    text, segments, roles = "", [], []
    quotes: list[Quote] = []
    events: list[Event] = []
    mentions: dict[str, list[Mention]] = {one[0]: [] for one in PEOPLE}
    for _ in range(rng.randint(1, 5)):
        start = len(text)
        for _ in range(rng.randint(0, 2)):
            person = rng.choice(PEOPLE)
            mentions[person[0]].append(Mention(start=len(text), end=len(text) + len(person[1])))
            text += person[1] + " "
        said = len(text)
        text += " ".join(rng.choices(WORDS, weights, k=rng.randint(3, 40))) + "."
        if rng.random() < 0.5:
            speaker = rng.choice([*[one[0] for one in PEOPLE], None])
            quotes.append(
                Quote(id=f"q{len(quotes)}", start=said, end=len(text), kind="direct", speaker=speaker)
            )
        if rng.random() < 0.5:
            agent, recipient = rng.choice(PEOPLE)[0], rng.choice(PEOPLE)[0]
            kind = rng.choice(get_args(EventType))
            one = Event(id=f"e{len(events)}", type=kind, start=said, end=said + 2, agents=(agent,))
            events.append(one.model_copy(update={"recipients": (recipient,)} if rng.random() < 0.5 else {}))
        roles.append(Role(start=said, end=len(text), role=rng.choice(get_args(RoleName))))
        segments.append(Segment(start=start, end=len(text)))
        text += "\n\n"
    return Article(
        id=f"article-{seed}",
        title=" ".join(rng.choices(WORDS, k=4)),
        published=date(2021, 1, 1) + timedelta(days=rng.randint(0, 400)) if rng.random() < 0.9 else None,
        publisher=rng.choice(["The Wire", "Al Ghad", None]),
        text=text,
        segments=tuple(segments),
        actors=tuple(Actor(id=i, name=n, kind=k, mentions=tuple(mentions[i])) for i, n, k in PEOPLE),
        roles=tuple(roles),
        quotes=tuple(quotes),
        events=tuple(events),
    )


def passage_fields(article: Article) -> list[dict[str, str]]:
    """The passages of an article as documents for Whoosh's own writer."""
    from index.search.passage_facts import facts_of

    kinds = {actor.id: actor.kind for actor in article.actors}
    documents = []
    for facts in facts_of(article):
        quotes, events = facts.quotes, facts.events
        labels: dict[str, set[str]] = {
            "actor": set(facts.mentions),
            "speaker": {one.speaker for one, _ in quotes if one.speaker},
            "about": {who for one, named in quotes for who in named if who != one.speaker},
            "by": {who for one in events for who in one.agents},
            "to": {who for one in events for who in one.recipients},
            "event": {one.type for one in events},
            "role": {one.role for one in facts.roles},
            "kind": {
                facts.segment.kind,
                *(one.kind for one, _ in quotes),
                *(kinds[one] for one in facts.mentions),
            },
            "date": {article.day.isoformat()} if article.day else set(),
            "article": {article.id},
        }
        values = {name: " ".join(sorted(found)) for name, found in labels.items()}
        values |= {
            "text": facts.segment.of(article.text),
            "title": article.title or "",
            "publisher": article.publisher or "",
            "quote": " ".join(one.of(article.text) for one, _ in quotes),
            "place": " ".join(one.place.name for one in events if one.place),
        }
        documents.append({name: value for name, value in values.items() if value})
    return documents


@pytest.fixture(scope="session")
def newsroom() -> Callable[[int], list[Article]]:
    """Gives so many articles, always the same."""
    return lambda count: [make_article(seed) for seed in range(count)]


@pytest.fixture(scope="session")
def plain_whoosh() -> Callable[[list[list[Article]]], Any]:
    """Gives a searcher of Whoosh's own index of the same articles, a segment for each list."""

    def build(parts: list[list[Article]]) -> Any:
        from whoosh.filedb.filestore import RamStorage

        from index.search.schema import schema

        index = RamStorage().create_index(schema())
        for articles in parts:
            writer = index.writer()
            for article in articles:
                for document in passage_fields(article):
                    writer.add_document(**document)
            writer.commit(merge=False)
        return index.searcher()

    return build
