"""An article as the reader shows it: pieces of text, annotated spans in them, letters of the roles. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.text import Mark

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
class Piece:
    """A stretch of the text that is shown as one paragraph; `kind` is the segment's, “text” outside of any."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Spot:
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


def pieces(article: Article) -> list[Piece]:
    """The whole text in pieces: the segments, and what stands between them where it is more than white space."""
    found: list[Piece] = []
    behind = 0
    for segment in article.segments:
        found += _cut(article.text, behind, segment.start, "text")
        found += _cut(article.text, segment.start, segment.end, segment.kind)
        behind = segment.end
    return [*found, *_cut(article.text, behind, len(article.text), "text")]


def _cut(text: str, start: int, end: int, kind: str) -> Iterator[Piece]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LARGEST:
        cut = max(text.rfind(" ", start, start + LARGEST), text.rfind("\n", start, start + LARGEST))
        cut = cut + 1 if cut > start else start + LARGEST
        yield Piece(start, cut, kind)
        start = cut
    if start < end:
        yield Piece(start, end, kind)


def spots(article: Article) -> list[Spot]:
    """Every mention, quote and event, in text order; the longer of two that start together first."""
    found = [Spot(m.start, m.end, "actor", actor.id) for actor in article.actors for m in actor.mentions]
    found += [Spot(quote.start, quote.end, "quote", quote.id) for quote in article.quotes]
    found += [Spot(event.start, event.end, "event", event.id) for event in article.events]
    return sorted(set(found), key=lambda spot: (spot.start, -spot.end, spot.kind))


def marks(article: Article, found: Sequence[Spot]) -> list[Mark]:
    """How the annotations are drawn, wide ones first so that those within lie above."""
    drawn = [(spot.start, spot.end, spot.kind) for spot in found]
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


def window(
    all_pieces: Sequence[Piece], target: int, *, most: int = 100_000, count: int = 120
) -> tuple[int, int]:
    """The pieces around the one that holds offset `target` which are shown at once: first, and one behind the last.

    Not more than `most` characters nor `count` pieces, grown to both sides.
    """
    if not all_pieces:
        return 0, 0
    middle = next((n for n, piece in enumerate(all_pieces) if target < piece.end), len(all_pieces) - 1)
    first, last = middle, middle + 1
    size = all_pieces[middle].end - all_pieces[middle].start
    while last - first < count and (first > 0 or last < len(all_pieces)):
        before = all_pieces[first - 1] if first > 0 else None
        after = all_pieces[last] if last < len(all_pieces) else None
        take_before = before is not None and (after is None or middle - first < last - middle)
        chosen = before if take_before else after
        if chosen is None or size + chosen.end - chosen.start > most:
            break
        size += chosen.end - chosen.start
        first, last = (first - 1, last) if take_before else (first, last + 1)
    return first, last


class Sheet:
    """An article with everything that the reader needs to draw it."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.pieces = pieces(article)
        self.spots = spots(article)
        self._marks = marks(article, self.spots)
        self._letters = letters(article)

    def drawn(self, piece: Piece) -> tuple[str, list[Mark], list[tuple[int, str]], str]:
        """What a paragraph is made of: words, marks, letters, kind; offsets are into the words."""
        here = [(at - piece.start, letter) for at, letter in self._letters if piece.start <= at < piece.end]
        return self.article.text[piece.start : piece.end], within(self._marks, piece), here, f"-{piece.kind}"

    def number(self, offset: int) -> int:
        """The number, from 1, of the piece that an offset stands in."""
        return next(
            (n for n, piece in enumerate(self.pieces, 1) if offset < piece.end), max(1, len(self.pieces))
        )

    def at(self, offset: int) -> Spot | None:
        """The shortest annotated span over an offset."""
        under = [spot for spot in self.spots if spot.start <= offset < spot.end]
        return min(under, key=lambda spot: spot.end - spot.start, default=None)

    def after(self, here: tuple[int, int], step: int) -> Spot | None:
        """The next (1) or previous (-1) annotated span from a stretch."""
        key = (here[0], -here[1])
        if step > 0:
            return next((one for one in self.spots if (one.start, -one.end) > key), None)
        return next((one for one in reversed(self.spots) if (one.start, -one.end) < key), None)


def within(found: Sequence[Mark], piece: Piece) -> list[Mark]:
    """The marks that touch a piece, as offsets into it."""
    return [
        (max(0, start - piece.start), min(piece.end, end) - piece.start, style)
        for start, end, style in found
        if start < piece.end and piece.start < end
    ]
