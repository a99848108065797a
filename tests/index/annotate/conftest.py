"""Reading a made-up text up to its events, for the tests of events, dates, places and figures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from spacy.language import Language

from index.annotate.actors.find_actors import find_actors
from index.annotate.dates.find_dates import find_dates
from index.annotate.events.find_events import find_events
from index.annotate.parse.language import parse
from index.annotate.parse.parsed import Parsed
from index.annotate.places.find_places import find_places
from index.annotate.quotes.find_quotes import find_quotes
from index.annotate.quotes.speakers import attribute
from index.model import Article, Role, RoleName, Segment

ParsedOf = Callable[..., Parsed]
EventsOf = Callable[..., Article]


@pytest.fixture
def parsed_of(pipeline: Language) -> ParsedOf:
    """The parse of a text of one segment, published on the given day."""

    def read(text: str, published: date | None = None) -> Parsed:
        segments = (Segment(start=0, end=len(text)),)
        return parse(Article(id="made", text=text, segments=segments, published=published), pipeline)

    return read


@pytest.fixture
def events_of(parsed_of: ParsedOf) -> EventsOf:
    """The article with actors, quotes and events; all its sentences have `role` where one is given."""

    def read(text: str, published: date | None = None, role: RoleName | None = None) -> Article:
        parsed = parsed_of(text, published)
        found = find_quotes(parsed)
        cast = find_actors(parsed, found)
        quotes = attribute(parsed, found, cast)
        roles = (
            tuple(Role(start=start, end=end, role=role) for start, end in parsed.sentences) if role else ()
        )
        events = find_events(parsed, cast, quotes, roles, find_dates(parsed), find_places(parsed))
        fields = {"actors": cast.finish(), "quotes": quotes, "roles": roles, "events": events}
        return Article.model_validate({**parsed.article.model_dump(by_alias=True), **fields})

    return read
