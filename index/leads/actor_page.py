"""All that a collection has on one actor: names, who it is said to be, words, deeds, company, places, days."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import islice
from math import log
from typing import TYPE_CHECKING

from index.event_words import type_word
from index.exploring.row_sources import day_of
from index.focus import Focus
from index.leads.gathering import AnswerArrays, count_of
from index.leads.lead import Lead, Leads
from index.search.event_record import event_record
from index.view import amount

if TYPE_CHECKING:
    from index.exploring.viewing import Viewer

DISPUTED, NAMES, DESCRIBED = "Perhaps the same", "Names", "Described as"
SAID, DID, SUFFERED = "In words", "Did", "Suffered"
WITH, WHERE = "Together with", "Where"
_MOST = {NAMES: 20, DESCRIBED: 8, DID: 12, SUFFERED: 12, WITH: 12, WHERE: 8}
_LOOKED_AT = 20_000  # passages, or events, of which names and places are counted
_TOGETHER = 2  # passages that two must share


def actor_page(viewer: Viewer, actor: str, least: float = 0.0) -> Leads | None:
    """What there is on an actor; None where nobody has this id.

    Events and quotes that are less sure than `least` are left out.
    """
    card = viewer.pages.known(actor)
    if card is None:
        return None
    gathered = AnswerArrays(viewer, Focus(actors=(actor,)), least)
    lines = [
        *_disputed(viewer, actor),
        *_names(gathered, actor),
        *_descriptions(viewer, actor),
        *_words(viewer, actor, card.name, least),
        *_deeds(viewer, actor, least),
        *_company(viewer, gathered, actor),
        *_places(viewer, actor, least),
    ]
    first, last = gathered.span
    days = (
        "" if first is None else f", {_day(first)}" if first == last else f", {_day(first)} to {_day(last)}"
    )
    much = f"{amount(gathered.passages, 'passage')} of {amount(gathered.counts.articles(), 'article')}{days}"
    repeated = f"{gathered.repeated:,} more in copies" if gathered.repeated else ""
    about = " · ".join(filter(None, (card.kind, card.description, much, repeated)))
    return Leads(card.name, about, tuple(lines), gathered.days)


def _day(day: date | None) -> str:
    return f"{day.day} {day:%b %Y}" if day else ""


def _disputed(viewer: Viewer, actor: str) -> Iterator[Lead]:
    """Each of whom people say that it is disputed whether the actor is the same; the line leads there."""
    for other, name in viewer.pages.disputed_with(actor):
        focus = Focus(actors=(other,))
        note = "whether they are one is disputed"
        yield Lead(DISPUTED, name, focus, "passages", count_of(viewer, focus), note=note)


def _names(gathered: AnswerArrays, actor: str) -> Iterator[Lead]:
    """Every name: those under which passages first mention the actor, then those that only come after another."""
    counts: Counter[str] = Counter()
    days: dict[str, list[date]] = defaultdict(list)
    locals_ = [part.actor_number(actor) for part in gathered.parts]
    names = {
        name
        for part, local in zip(gathered.parts, locals_, strict=True)
        if local is not None
        for name in part.names_of(local)
    }
    for number, doc in islice(gathered.docs(), _LOOKED_AT):
        anchor = gathered.viewer.pages.mention(number, doc, locals_[number] or 0)
        part = gathered.parts[number]
        name = " ".join(part.words(int(part["doc.article"][doc]), anchor.start, anchor.end).split())
        if name in names:
            counts[name] += 1
            day = gathered.day_of(number, doc)
            days[name] += [day] if day else []
    for name, count in counts.most_common(_MOST[NAMES]):
        focus = Focus(query=f'"{name}"' if '"' not in name else "", actors=(actor,))
        first, last = min(days[name], default=None), max(days[name], default=None)
        note = f"in {amount(count, 'passage')}, ahead of any other name"
        yield Lead(NAMES, name, focus, "passages", note=note, first=first, last=last)
    for name in sorted(names - {*counts})[: max(0, _MOST[NAMES] - len(counts))]:
        focus = Focus(query=f'"{name}"' if '"' not in name else "", actors=(actor,))
        yield Lead(NAMES, name, focus, "passages", note="only after another name")


def _descriptions(viewer: Viewer, actor: str) -> Iterator[Lead]:
    """What articles say that the actor is, those that most say first."""
    articles: dict[str, list[tuple[date | None, str]]] = defaultdict(list)
    for number, part in enumerate(viewer.snapshot.parts):
        local = part.actor_number(actor)
        for article, record in part.cards_of(local) if local is not None else ():
            description = json.loads(record)[2]
            if description:
                day = day_of(int(part["article.day"][article]))
                articles[description].append((day, viewer.pages.article_id(number, article)))
    for description, reports in _by_frequency(articles)[: _MOST[DESCRIBED]]:
        days = [day for day, _article in reports if day]
        focus = Focus(actors=(actor,), articles=tuple(sorted(article for _day, article in reports)))
        note = f"in {amount(len(reports), 'article')}"
        first, last = min(days, default=None), max(days, default=None)
        yield Lead(DESCRIBED, description, focus, "passages", note=note, first=first, last=last)


def _by_frequency(
    articles: Mapping[str, list[tuple[date | None, str]]],
) -> list[tuple[str, list[tuple[date | None, str]]]]:
    """Descriptions with their reports, those of most first; what differs in capitals alone is one, as most write it."""
    spellings: dict[str, list[str]] = defaultdict(list)
    for description in sorted(articles, key=lambda one: (-len(articles[one]), one.swapcase())):
        spellings[description.casefold()].append(description)
    alike = [(forms[0], [one for form in forms for one in articles[form]]) for forms in spellings.values()]
    return sorted(alike, key=lambda item: (-len(item[1]), item[0]))


def _words(viewer: Viewer, actor: str, name: str, least: float) -> Iterator[Lead]:
    for words, focus in (
        (f"quotes by {name}", Focus(speaker=actor)),
        (f"quotes about {name}", Focus(about=actor)),
    ):
        gathered = AnswerArrays(viewer, focus, least)
        count = gathered.count("quote")
        if count:
            yield Lead(SAID, words, focus, "quotes", count, first=gathered.span[0], last=gathered.span[1])


def _deeds(viewer: Viewer, actor: str, least: float) -> Iterator[Lead]:
    """What the actor did and what was done to it, by type, most often first."""
    for section, field in ((DID, "agents"), (SUFFERED, "recipients")):
        pinned = Focus(agents=(actor,)) if field == "agents" else Focus(recipients=(actor,))
        for type_, count in AnswerArrays(viewer, pinned, least).types()[: _MOST[section]]:
            focus = replace(pinned, types=(type_,))
            yield Lead(section, type_word(type_), focus, "events", count)


def _company(viewer: Viewer, gathered: AnswerArrays, actor: str) -> Iterator[Lead]:
    """Whom passages name together with the actor: those first that stand there most beyond what chance would do."""
    everybody = AnswerArrays(viewer, Focus())
    totals = dict(zip(*(one.tolist() for one in everybody.counts.actors("actor")), strict=True))
    companions = []
    for number, count in zip(*(one.tolist() for one in gathered.counts.actors("actor")), strict=True):
        if count >= _TOGETHER and viewer.numbers.named[number]:
            expected = totals.get(number, count) * gathered.passages / max(1, everybody.passages)
            companions.append((count * log(count / max(expected, 1e-9)), count / max(expected, 1e-9), number))
    companions.sort(key=lambda one: (-one[0], one[2]))
    for _surprise, times, number in companions[: _MOST[WITH] + 1]:
        other = gathered.card(number)
        if other.id != actor:
            focus = Focus(actors=(actor, other.id))
            note = f"{times:,.1f} times as often as by chance"
            yield Lead(WITH, other.name, focus, "passages", count_of(viewer, focus), note=note)


def _places(viewer: Viewer, actor: str, least: float) -> Iterator[Lead]:
    """Where the events happened that the actor took part in."""
    gathered = AnswerArrays(viewer, Focus(parties=(actor,)), least)
    counts: Counter[str] = Counter()
    for number, row in islice(gathered.each("event"), _LOOKED_AT):
        place = event_record(gathered.parts[number], row).place
        if place:
            counts[" ".join(place.split())] += 1
    for place, count in counts.most_common(_MOST[WHERE]):
        query = f'place:"{place}"' if '"' not in place else ""
        yield Lead(WHERE, place, Focus(query=query, parties=(actor,)), "events", count)
