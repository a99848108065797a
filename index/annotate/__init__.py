"""Annotating: the pipeline, in order. An article goes in, the same article with all its annotations comes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from index.annotate.actors.finding import find_actors
from index.annotate.dates.finding import find_dates
from index.annotate.events.finding import find_events
from index.annotate.failing import Failed, failure, tell
from index.annotate.handmade import keep_handmade
from index.annotate.language import load, name_of, parse_all
from index.annotate.parsed import Parsed
from index.annotate.places.finding import find_places
from index.annotate.quotes.finding import find_quotes
from index.annotate.quotes.speakers import attribute
from index.annotate.roles.finding import find_roles
from index.annotate.trust import trust, trusted
from index.errors import AnnotatorError
from index.model import Article


def annotate(article: Article, pipeline: str | None = None) -> Article:
    """The article with actors, quotes, roles and events. What was set by hand stays.

    `pipeline` names a spaCy pipeline that is installed. Raises AnnotatorError where it is not.
    """
    return next(annotate_all([article], pipeline))


def annotate_all(
    articles: Iterable[Article], pipeline: str | None = None, *, failed: Failed | None = None
) -> Iterator[Article]:
    """Each article annotated, in order; see `annotate`. Articles are parsed in batches and given as they are ready.

    An article on which a stage fails is left out and `failed` is told; without it AnnotatorError is raised.
    """
    for parsed in parse_all(articles, load(pipeline), failed=failed):
        try:
            found = _whole(parsed, name_of(pipeline))
        except AnnotatorError as error:
            tell(failed, parsed.article, error)
            continue
        yield found


def _whole(parsed: Parsed, pipeline: str) -> Article:
    try:
        return keep_handmade(parsed.article, annotate_parsed(parsed))
    except Exception as error:
        raise failure(pipeline, parsed.article, error) from error


def annotate_parsed(parsed: Parsed) -> Article:
    """The stages in order: each sees what the ones before it found."""
    found_quotes = find_quotes(parsed)
    cast = find_actors(parsed, found_quotes)
    quotes = attribute(parsed, found_quotes, cast)
    roles = find_roles(parsed, quotes)
    dates = find_dates(parsed)
    places = find_places(parsed)
    events = find_events(parsed, cast, quotes, roles, dates, places)
    level = trust(parsed.doc)
    fields = parsed.article.model_dump(by_alias=True, exclude={"actors", "quotes", "roles", "events"})
    return Article(
        **fields,
        actors=trusted(cast.finish(), level),
        quotes=trusted(quotes, level),
        roles=trusted(roles, level),
        events=trusted(events, level),
    )
