"""What the passages of a question are about, to narrow it: types, places, roles, days, publishers, with counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from index.event_words import type_word
from index.focus import Focus, field_query
from index.leads.gathering import AnswerArrays, RowAddress
from index.leads.lead import Lead, Leads, PaneName
from index.search.event_record import event_record
from index.view import amount
from index.vocabulary import ROLES as ROLE_NAMES

if TYPE_CHECKING:
    from index.exploring.viewing import Viewer

HAPPENS, PLACES, BACKGROUND, DAYS, PUBLISHERS = (
    "What happens",
    "Where",
    "Background",
    "When published",
    "Published by",
)
MOST = 12  # lines of a section
_MOST_PLACES = 20  # towns, states and countries together
_LONG = 62  # days from which on months are counted instead
_LOOKED_AT = 20_000  # events whose places are counted


def facets(viewer: Viewer, focus: Focus, least: float = 0.0) -> Leads:
    """Lines that narrow a focus, most passages first, the newest day first; each stands for as many passages.

    Events that are less sure than `least` are left out.
    """
    gathered = AnswerArrays(viewer, focus, least)
    lines = (
        *_types(gathered, focus),
        *_places(gathered, focus),
        *_roles(gathered, focus),
        *_days(gathered, focus),
        *_publishers(gathered, focus),
    )
    about = f"of {amount(gathered.passages, 'passage')}"
    return Leads("Facets", about, lines, nothing="No passage is found.")


def _line(
    gathered: AnswerArrays, section: str, words: str, focus: Focus, pane: PaneName = "passages"
) -> Lead:
    count = gathered.viewer.found(focus, lambda: False)[0]
    return Lead(section, words, focus, pane, count)


def _types(gathered: AnswerArrays, focus: Focus) -> Iterator[Lead]:
    if focus.types:
        return
    lines = [
        _line(gathered, HAPPENS, type_word(type_), replace(focus, types=(type_,)), "events")
        for type_, _ in gathered.types()[:MOST]
    ]
    yield from sorted(lines, key=lambda line: -line.count)


def _roles(gathered: AnswerArrays, focus: Focus) -> Iterator[Lead]:
    if not focus.roles:
        for role in ROLE_NAMES:
            if role not in ("main", "boilerplate"):
                line = _line(gathered, BACKGROUND, role, replace(focus, roles=(role,)), "context")
                if line.count:
                    yield line


def _places(gathered: AnswerArrays, focus: Focus) -> Iterator[Lead]:
    """The places of events and of their happenings, and what these lie in: as `place:` finds them."""
    passages: dict[str, set[RowAddress]] = defaultdict(set)
    for number, row in islice(gathered.each("event"), _LOOKED_AT):
        for name in event_record(gathered.parts[number], row).areas:
            passages[name].add((number, int(gathered.parts[number]["event.doc"][row])))
    names = Counter({name: len(docs) for name, docs in passages.items()})
    yield from _asked(gathered, focus, PLACES, "place", names)


def _publishers(gathered: AnswerArrays, focus: Focus) -> Iterator[Lead]:
    names: Counter[str] = Counter()
    for part, docs in zip(gathered.parts, gathered.selection.docs, strict=True):
        articles, counts = np.unique(part["doc.article"][docs], return_counts=True)
        for article, count in zip(articles.tolist(), counts.tolist(), strict=True):
            names[part.blob("article.publisher", article).decode()] += count
    names.pop("", None)
    yield from _asked(gathered, focus, PUBLISHERS, "publisher", names)


def _asked(
    gathered: AnswerArrays, focus: Focus, section: str, field: str, names: Counter[str]
) -> Iterator[Lead]:
    """Lines that ask for a value of a field in the query line beside what is asked there."""
    lines = []
    most = _MOST_PLACES if section == PLACES else MOST
    for name, _ in sorted(names.items(), key=lambda item: (-item[1], item[0]))[:most]:
        condition = field_query(field, name)
        if condition not in focus.query:
            query = (
                f"({focus.query}) {condition}"
                if " OR " in focus.query
                else f"{focus.query} {condition}".strip()
            )
            line = _line(gathered, section, name, replace(focus, query=query))
            lines += [line] if line.count else []
    yield from sorted(lines, key=lambda line: -line.count)


def _days(gathered: AnswerArrays, focus: Focus) -> Iterator[Lead]:
    """The days of publication, or the months of a longer time, the newest first."""
    days = [day for day, _ in gathered.days]
    if len(days) < 2:
        return
    monthly = days[-1] - days[0] > timedelta(_LONG)
    starts = dict.fromkeys(day.replace(day=1) if monthly else day for day in reversed(days))
    for start in list(starts)[:MOST]:
        first, last = _within(focus, start, _end_of_month(start) if monthly else start)
        words = f"{start:%B %Y}" if monthly else f"{start.day} {start:%b %Y}"
        yield _line(gathered, DAYS, words, replace(focus, first=first, last=last))


def _end_of_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(32)).replace(day=1) - timedelta(1)


def _within(focus: Focus, first: date, last: date) -> tuple[date, date]:
    """A stretch of time, as far as the focus has it."""
    return max(first, focus.first or first), min(last, focus.last or last)
