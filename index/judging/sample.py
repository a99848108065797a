"""Rows drawn at random for coders to judge: each with what the program says, its passage, room for an answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from index.exploring.row_sources import day_of
from index.focus import Focus
from index.judging.lot import lots
from index.judging.unsure import RowPlace, UnsureList, question_at
from index.leads.gathering import AnswerArrays
from index.search.event_record import event_record
from index.search.storage import Array

if TYPE_CHECKING:
    from index.exploring.viewing import Viewer

Drawable = Literal["events", "quotes", "actors", "figures"]
COLUMNS = ("id", "of", "claim", "passage", "article", "title", "published", "answer", "note")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A row of a sample, by its columns; coders fill `answer`, and perhaps `note`."""

    id: str
    of: Drawable
    claim: str
    passage: str
    article: str
    title: str
    published: str
    answer: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sample:
    """The rows that were drawn, and of how many."""

    rows: tuple[Drawn, ...]
    among: int


def sample(viewer: Viewer, of: Drawable, size: int, seed: int, query: str = "") -> Sample:
    """So many rows of those that a query shows, each as likely; the same seed draws the same ones again."""
    gathered = AnswerArrays(viewer, Focus(query=query))
    if of == "actors":
        return _actors(viewer, gathered, size, seed)
    listing: UnsureList = "quotes" if of == "quotes" else "events"
    places = _figures(gathered) if of == "figures" else [(place, 0) for place in gathered.each(listing[:-1])]
    articles, starts = _places(gathered, listing, [place for place, _ in places])
    spread = starts * 64 + np.array([number for _, number in places], dtype=np.int64)  # figures of one event
    order = np.argsort(lots(of, articles, spread, seed), kind="stable")[:size]
    rows = tuple(_row(viewer, of, listing, *places[place]) for place in order.tolist())
    return Sample(rows, len(places))


def _places(gathered: AnswerArrays, listing: UnsureList, places: list[RowPlace]) -> tuple[list[str], Array]:
    """The article of each annotation, and where it begins."""
    table, pages = listing[:-1], gathered.viewer.pages
    articles, starts = [], np.zeros(len(places), dtype=np.int64)
    for at, (number, row) in enumerate(places):
        part = gathered.parts[number]
        articles.append(pages.article_id(number, int(part["doc.article"][int(part[f"{table}.doc"][row])])))
        starts[at] = int(part[f"{table}.start"][row])
    return articles, starts


def _figures(gathered: AnswerArrays) -> list[tuple[RowPlace, int]]:
    """Every figure of every event: the event's place, and the figure's number there."""
    figures: list[tuple[RowPlace, int]] = []
    for number, row in gathered.each("event"):
        counts = event_record(gathered.parts[number], row).counts
        figures += [((number, row), place) for place in range(len(counts))]
    return figures


def _row(viewer: Viewer, of: Drawable, listing: UnsureList, place: RowPlace, number: int) -> Drawn:
    question = question_at(viewer, listing, place, "random")
    row, claim, row_id = question.row, question.claim, question.row.id
    if of == "figures":
        claim, row_id = f"{row.counts[number]} · {claim}", f"{row_id}.{number + 1}"  # type: ignore[union-attr]
    start, end, words = question.start, question.end, question.passage
    passage = f"{words[:start]}[{words[start:end]}]{words[end:]}"
    published = row.published.isoformat() if row.published else ""
    return Drawn(row_id, of, claim, passage, row.anchor.article, row.title, published)


def _actors(viewer: Viewer, gathered: AnswerArrays, size: int, seed: int) -> Sample:
    """Actors of the passages, each as likely however often it is mentioned; with its first passage."""
    present, passages = gathered.counts.actors("actor")
    homes = viewer.numbers.homes[present].tolist()
    ids = [viewer.snapshot.parts[home].actor_ids.text(local) for home, local in homes]
    order = np.argsort(lots("actors", ids, np.zeros(len(ids), dtype=np.int64), seed), kind="stable")[:size]
    rows = tuple(
        _actor(viewer, gathered, int(present[place]), int(passages[place])) for place in order.tolist()
    )
    return Sample(rows, len(ids))


def _actor(viewer: Viewer, gathered: AnswerArrays, actor: int, passages: int) -> Drawn:
    row = viewer.pages.actor(actor, passages, frozenset(), gathered.selection.docs, speaking=False)
    about = f"{row.name} ({row.kind}{f', {row.description}' if row.description else ''})"
    passage, title, published = _around(viewer, row.anchor.article, row.anchor.start, row.anchor.end)
    return Drawn(row.id, "actors", about, passage, row.anchor.article, title, published)


def _around(viewer: Viewer, article: str, start: int, end: int) -> tuple[str, str, str]:
    """The passage of an offset with the stretch between brackets; the article's title and day."""
    for number, part in enumerate(viewer.snapshot.parts):
        for doc in part.fields["article"].docs_of(article.encode()).tolist():
            first, last = int(part["doc.start"][doc]), int(part["doc.end"][doc])
            if first <= start < last:
                owner = int(part["doc.article"][doc])
                words = part.words(owner, first, last)
                inside = (
                    f"{words[: start - first]}[{words[start - first : end - first]}]{words[end - first :]}"
                )
                day = day_of(int(part["article.day"][owner]))
                return inside, viewer.pages.title(number, owner), day.isoformat() if day else ""
    return "", "", ""
