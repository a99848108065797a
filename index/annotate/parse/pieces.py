"""The pieces of an article that are parsed at once: paragraphs, clauses of headlines, datelines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from index.annotate.dateline import find_datelines
from index.annotate.parse.dictionary import Dictionary
from index.annotate.parse.headlines import as_prose, clauses, is_headline
from index.annotate.parse.parsed import inside, title_beside
from index.model import Article, Offsets

LONGEST_PIECE = 20_000  # characters parsed at once: bounds the parser's memory on a text without paragraphs
_BREAK = re.compile(r"\s+")
_BAR = re.compile(r"(?<!\S)\|(?!\S)")


class ParsedPiece(NamedTuple):
    """Words that are parsed at once, as they are written and as prose, their article, and whether they are its last.

    `prose` is None for what is no headline.
    """

    words: str
    prose: str | None
    article: Article
    last: bool


def pieces_of(article: Article, words: Dictionary) -> Iterator[ParsedPiece]:
    """The pieces that cover the article's whole text, in order; headlines are rewritten as prose.

    A title that stands beside the text comes first.
    """
    text, rewrite = inside(article), as_prose(article.text, words)
    if title := title_beside(article):
        yield ParsedPiece(title, rewrite(title), article, False)
    headlines = [segment for segment in article.segments if is_headline(article.text, segment)]
    lines = {start for one in headlines for start in (one.start, *clauses(article.text, one))}
    cuts = list(_cuts(article, lines | {one.end for one in headlines}))
    for number, (start, end) in enumerate(cuts):
        written = text[start:end]
        prose = rewrite(written) if start in lines else None
        yield ParsedPiece(written, prose, article, number == len(cuts) - 1)


def _cuts(article: Article, borders: set[int]) -> Iterator[Offsets]:
    """Cuts that cover the whole text: each begins at a segment (the first at 0); long ones are cut at white space.

    A headline is parsed without the white space behind it, which the parser takes for a word; a dateline is parsed
    alone, as it takes the place of the subject behind it. So is a bar, which parts a label from a sentence, as in
    “Stabbing | Leeds: Police say …”, and links from one another.
    """
    borders = borders | {0, len(article.text), *(segment.start for segment in article.segments)}
    borders |= {dateline.end for dateline in find_datelines(article.text, article.segments)}
    borders |= {border for bar in _BAR.finditer(article.text) for border in bar.span()}
    for start, end in pairwise(sorted(borders) if article.text else (0, 0)):
        while end - start > LONGEST_PIECE:
            space = _BREAK.search(article.text, start + LONGEST_PIECE - 200, start + LONGEST_PIECE)
            cut = space.end() if space else start + LONGEST_PIECE
            yield start, cut
            start = cut
        yield start, end
