"""An article as the reader shows it: pieces of text, annotated spans in them, letters of the roles. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.text import StyledSpan, clean
from tui.widgets.paragraphs import Paragraph

if TYPE_CHECKING:
    from index.model import Article

LARGEST = 6000  # characters of a piece; a longer passage is shown in several
LETTERS = {
    "main": "M",
    "consequence": "Q",
    "previous": "P",
    "context": "C",
    "history": "H",
    "anecdote": "A",
    "evaluation": "E",
    "expectation": "X",
    "boilerplate": "·",
}


@dataclass(frozen=True, slots=True)
class ReaderPiece:
    """A stretch of the text that is shown as one paragraph; `kind` is the segment's, “text” outside of any."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class AnnotatedSpan:
    """An annotated span that can be selected: `key` is the actor's, quote's or event's id within the article."""

    start: int
    end: int
    kind: str
    key: str


def title(article: Article) -> str:
    """The article's title; where it states none, the first words of its first passage."""
    if article.title:
        return article.title
    first = article.segments[0].of(article.text) if article.segments else article.text
    return first[:80]


def pieces(article: Article) -> list[ReaderPiece]:
    """The whole text in pieces: the segments, and what stands between them where it is more than white space."""
    shown: list[ReaderPiece] = []
    behind = 0
    for segment in article.segments:
        shown += _cut(article.text, behind, segment.start, "text")
        shown += _cut(article.text, segment.start, segment.end, segment.kind)
        behind = segment.end
    return [*shown, *_cut(article.text, behind, len(article.text), "text")]


def _cut(text: str, start: int, end: int, kind: str) -> Iterator[ReaderPiece]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LARGEST:
        cut = max(text.rfind(" ", start, start + LARGEST), text.rfind("\n", start, start + LARGEST))
        cut = cut + 1 if cut > start else start + LARGEST
        yield ReaderPiece(start, cut, kind)
        start = cut
    if start < end:
        yield ReaderPiece(start, end, kind)


def spots(article: Article) -> list[AnnotatedSpan]:
    """Every mention, quote and event, in text order; the longer of two that start together first."""
    every = [
        AnnotatedSpan(m.start, m.end, "actor", actor.id) for actor in article.actors for m in actor.mentions
    ]
    every += [AnnotatedSpan(quote.start, quote.end, "quote", quote.id) for quote in article.quotes]
    every += [AnnotatedSpan(event.start, event.end, "event", event.id) for event in article.events]
    return sorted(set(every), key=lambda spot: (spot.start, -spot.end, spot.kind))


def marks(article: Article, selectable: Sequence[AnnotatedSpan]) -> list[StyledSpan]:
    """How the annotations are drawn, wide ones first so that those within lie above."""
    drawn = [(spot.start, spot.end, spot.kind) for spot in selectable]
    for event in article.events:
        for span, style in ((event.date, "date"), (event.place, "place")):
            if span is not None and span.start is not None and span.end is not None:
                drawn.append((span.start, span.end, style))
    return sorted(set(drawn), key=lambda mark: (mark[0] - mark[1], mark[0]))


def letters(article: Article) -> list[tuple[int, str]]:
    """The letter of each sentence's role, at the offset where the sentence starts."""
    return sorted((role.start, LETTERS[role.role]) for role in article.roles)


def sentence(article: Article, start: int, end: int) -> tuple[int, int]:
    """The sentences (the spans of the roles) that a span lies in; the span itself where there are none."""
    touched = [role for role in article.roles if role.start < end and start < role.end]
    if not touched:
        return start, end
    return min(start, min(role.start for role in touched)), max(end, max(role.end for role in touched))


class Sheet:
    """An article with everything that the reader needs to draw it."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.pieces = pieces(article)
        self.spots = spots(article)
        self._ends = [piece.end for piece in self.pieces]

    def blocks(self) -> list[Paragraph]:
        """The pieces with their marks and letters; offsets are into the words of each."""
        marked = self.by_piece(marks(self.article, self.spots))
        lettered = self.by_piece([(at, at + 1, letter) for at, letter in letters(self.article)])
        return [
            Paragraph(
                clean(self.article.text[piece.start : piece.end]),
                tuple(marked.get(number, ())),
                tuple((start, letter) for start, _end, letter in lettered.get(number, ())),
                piece.kind,
            )
            for number, piece in enumerate(self.pieces)
        ]

    def by_piece(self, drawn: Iterable[StyledSpan]) -> dict[int, list[StyledSpan]]:
        """Marks on the text by the numbers of the pieces that they touch, as offsets into these."""
        by_number: dict[int, list[StyledSpan]] = {}
        for start, end, style in drawn:
            number = bisect_right(self._ends, start)
            while number < len(self.pieces) and self.pieces[number].start < end:
                piece = self.pieces[number]
                inside = (max(0, start - piece.start), min(piece.end, end) - piece.start, style)
                by_number.setdefault(number, []).append(inside)
                number += 1
        return by_number

    def place(self, offset: int) -> tuple[int, int]:
        """The number of the piece that an offset stands in, or of the next one, and the offset in it."""
        number = min(bisect_right(self._ends, offset), max(0, len(self.pieces) - 1))
        return number, max(0, offset - self.pieces[number].start) if self.pieces else 0

    def at(self, offset: int) -> AnnotatedSpan | None:
        """The shortest annotated span over an offset."""
        under = [spot for spot in self.spots if spot.start <= offset < spot.end]
        return min(under, key=lambda spot: spot.end - spot.start, default=None)

    def after(self, span: tuple[int, int], step: int) -> AnnotatedSpan | None:
        """The next (1) or previous (-1) annotated span from a stretch."""
        key = (span[0], -span[1])
        if step > 0:
            return next((one for one in self.spots if (one.start, -one.end) > key), None)
        return next((one for one in reversed(self.spots) if (one.start, -one.end) < key), None)
