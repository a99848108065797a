"""Reading a made-up text up to its quotes, for the tests of who said what."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from spacy.language import Language

from index.annotate.actors.find_actors import find_actors
from index.annotate.parse.language import parse
from index.annotate.parse.parsed import FoundQuote
from index.annotate.quotes.find_quotes import find_quotes
from index.annotate.quotes.speakers import attribute
from index.model import Article, Segment

FoundOf = Callable[..., list[FoundQuote]]
QuotesOf = Callable[..., list[tuple[str, str, str | None]]]
SpeakersOf = Callable[..., list[tuple[str, str | None]]]


def article_of(text: str, first: str = "paragraph") -> Article:
    """An article with a segment for each line that is not empty."""
    lines = [match.span() for match in re.finditer(r"[^\n]*\S[^\n]*", text)]
    segments = [
        Segment(start=start, end=end, kind="title" if first == "title" and number == 0 else "paragraph")
        for number, (start, end) in enumerate(lines)
    ]
    return Article(id="x", text=text, segments=tuple(segments))


@pytest.fixture
def found_of(pipeline: Language) -> FoundOf:
    """The quotes of a text, not yet resolved to actors."""
    return lambda text, first="paragraph": find_quotes(parse(article_of(text, first), pipeline))


@pytest.fixture
def quotes_of(found_of: FoundOf) -> QuotesOf:
    """The quotes of a text as kind, words and source."""

    def read(text: str, first: str = "paragraph") -> list[tuple[str, str, str | None]]:
        return [
            (quote.kind, text[quote.start : quote.end], text[slice(*quote.source)] if quote.source else None)
            for quote in found_of(text, first)
        ]

    return read


@pytest.fixture
def speakers_of(pipeline: Language) -> SpeakersOf:
    """The quotes of a text as words and the speaker's name."""

    def read(text: str, first: str = "paragraph") -> list[tuple[str, str | None]]:
        parsed = parse(article_of(text, first), pipeline)
        found = find_quotes(parsed)
        cast = find_actors(parsed, found)
        quotes = attribute(parsed, found, cast)
        names = {actor.id: actor.name for actor in cast.finish()}
        return [(text[quote.start : quote.end], names.get(quote.speaker or "")) for quote in quotes]

    return read
