"""One pane narrowed to the rows that have some words, while the others stay as they are. A view in, a view out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from index.search.analysis import folded
from index.view import ActorRow, ContextRow, EventRow, PassageRow, QuoteRow, Rows, View

LOOKED_AT = 20_000  # rows of a pane; those behind are not looked at, and not shown


def narrowed(view: View) -> View:
    """The view with the panes narrowed that its arrangement narrows; `whole` has the counts that they had."""
    narrowings = view.arrangement.narrowed
    if not narrowings:
        return view
    rows: dict[str, Any] = {
        pane: _with_words(getattr(view, pane), words) for pane, words in narrowings.items() if words.split()
    }
    whole = {pane: len(getattr(view, pane)) for pane in rows}
    return replace(view, **rows, whole=whole)


def _with_words(rows: Sequence[Any], words: str) -> Rows[Any]:
    """The rows that have every word, or the beginning of one, in any order."""
    beginnings = tuple(folded(words))
    places = [
        place for place, row in enumerate(islice(rows, LOOKED_AT)) if _has(beginnings, SAID[type(row)](row))
    ]
    return Rows(len(places), lambda start, stop: [rows[place] for place in places[start:stop]])


def _has(beginnings: Sequence[str], said: Iterator[str]) -> bool:
    there = [word for words in said for word in folded(words)]
    return all(any(word.startswith(beginning) for word in there) for beginning in beginnings)


def _of_actor(row: ActorRow) -> Iterator[str]:
    yield from (row.name, row.description or "", row.kind)


def _of_event(row: EventRow) -> Iterator[str]:
    yield from (
        row.sentence,
        row.word,
        row.type,
        row.place or "",
        row.title,
        row.publisher or "",
        *row.counts,
    )
    if row.happening is not None:
        yield row.happening.title
    yield from (name for _actor, name in (*row.agents, *row.recipients))


def _of_quote(row: QuoteRow) -> Iterator[str]:
    speaker = row.speaker[1] if row.speaker else row.source
    yield from (row.words, speaker or "", row.cue or "", row.title, row.publisher or "")


def _of_context(row: ContextRow) -> Iterator[str]:
    yield from (row.words, row.role, row.title, row.publisher or "")


def _of_passage(row: PassageRow) -> Iterator[str]:
    yield from (row.words, row.title, row.publisher or "")


SAID: Mapping[type, Callable[[Any], Iterator[str]]] = {
    ActorRow: _of_actor,
    EventRow: _of_event,
    QuoteRow: _of_quote,
    ContextRow: _of_context,
    PassageRow: _of_passage,
}
