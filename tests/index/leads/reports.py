"""Reports of an invented port, for what a collection has on its people."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

from index.collection import Collection
from index.explore import Explorer
from index.model import Actor, Article, Event, Mention, Quote, Role, Segment

PEOPLE = {
    "ana-brandt": (("Ana Brandt", "Brandt"), "person"),
    "pier-union": (("Pier Union", "the union"), "organization"),
    "lodeport": (("Lodeport",), "country"),
}


def report(
    number: int,
    day: date,
    *sentences: tuple[str, str],
    description: str | None = None,
    quotes: tuple[tuple[str, str], ...] = (),
    events: tuple[tuple[str, Any, str, str], ...] = (),
    unsure: bool = False,
) -> Article:
    """An article of (role, sentence), a paragraph each.

    `quotes` are (speaker, words), `events` (trigger, type, agent, recipient), found in the text by their words.
    """
    text, segments, roles = "", [], []
    for role, words in sentences:
        span = {"start": len(text), "end": len(text) + len(words)}
        segments.append(Segment(**span))
        roles.append(Role(**span, role=role, confidence=0.9))
        text += words + "\n\n"
    sure = 0.2 if unsure else 0.9
    return Article(
        id=f"report-{number}",
        title=f"Report {number}",
        publisher="Port Wire",
        published=day,
        text=text,
        segments=tuple(segments),
        roles=tuple(roles),
        actors=tuple(made for actor in PEOPLE if (made := _actor(actor, text, description))),
        quotes=tuple(
            Quote(
                id=f"q{count}",
                start=text.index(words),
                end=text.index(words) + len(words),
                kind="direct",
                speaker=speaker,
                confidence=sure,
            )
            for count, (speaker, words) in enumerate(quotes, 1)
        ),
        events=tuple(
            Event(
                id=f"e{count}",
                type=type_,
                start=text.index(trigger),
                end=text.index(trigger) + len(trigger),
                agents=(agent,),
                recipients=(recipient,),
                confidence=sure,
            )
            for count, (trigger, type_, agent, recipient) in enumerate(events, 1)
        ),
    )


def _actor(actor: str, text: str, description: str | None) -> Actor | None:
    names, kind = PEOPLE[actor]
    pattern = "|".join(re.escape(name) for name in names)
    found = tuple(Mention(start=one.start(), end=one.end()) for one in re.finditer(pattern, text))
    about = description if actor == "ana-brandt" else None
    return Actor(id=actor, name=names[0], kind=kind, description=about, mentions=found) if found else None


REPORTS = (
    report(
        1,
        date(2031, 3, 1),
        ("main", "Ana Brandt accused the union of breaking the contract of Lodeport."),
        ("main", "Brandt said the union “never came to the table” at all."),
        ("history", "Ana Brandt took over the port in 2019 after two years as its lawyer."),
        description="harbour master",
        quotes=(("ana-brandt", "the union “never came to the table”"),),
        events=(("accused", "ACCUSE", "ana-brandt", "pier-union"),),
    ),
    report(
        2,
        date(2031, 3, 3),
        ("main", "The chair of Pier Union threatened Ana Brandt with a walkout."),
        ("main", "Pier Union said Brandt “does not listen”."),
        ("history", "Ana Brandt took over the port in 2019, after two years as its lawyer there."),
        ("history", "Ana Brandt never took over the port in 2019 after two years as its lawyer."),
        description="Harbour master",
        quotes=(("pier-union", "Brandt “does not listen”"),),
        events=(("threatened", "THREATEN", "pier-union", "ana-brandt"),),
    ),
    report(
        3,
        date(2031, 3, 7),
        ("main", "Brandt accused Pier Union again, and accused it of lies about Lodeport."),
        ("context", "Lodeport handles half of the country's grain."),
        description="head of the port",
        events=(("accused", "ACCUSE", "ana-brandt", "pier-union"),),
    ),
    report(
        4,
        date(2031, 3, 9),
        ("main", "Ana Brandt perhaps struck the union."),
        events=(("struck", "ASSAULT", "ana-brandt", "pier-union"),),
        unsure=True,
    ),
)


def in_two_parts(folder: Path) -> Explorer:
    """The reports in a collection `desk`, whose index has two parts."""
    collection = Collection.create(folder / "desk")
    explorer = Explorer(collection, cache=folder / "index")
    for part in (REPORTS[:2], REPORTS[2:]):
        for article in part:
            collection.add(article)
        explorer.prepare()
    return explorer
