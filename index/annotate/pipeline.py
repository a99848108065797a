"""The stages of annotating, in order, each on what those before it found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from index.annotate.actors.find_actors import find_actors
from index.annotate.actors.renaming import with_bound_ids
from index.annotate.actors.user_actors import UserActor
from index.annotate.dates.find_dates import find_dates
from index.annotate.events.find_events import find_events
from index.annotate.events.headline_parties import with_headline_parties
from index.annotate.events.where_told import without_where
from index.annotate.failures import TellFailure, failure, tell
from index.annotate.happenings.find_happenings import find_happenings
from index.annotate.lockstep import Stages, groups, in_step
from index.annotate.parse.language import load, name_of, parse_all
from index.annotate.parse.parsed import Parsed
from index.annotate.places.find_places import find_places
from index.annotate.places.named_actors import without_actors
from index.annotate.quotes.find_quotes import find_quotes
from index.annotate.quotes.speakers import attribute
from index.annotate.roles.find_roles import find_roles
from index.annotate.text_quality import trust, trusted
from index.manual.keep import keep_handmade
from index.model import Article


def annotated(
    articles: Iterable[Article],
    pipeline: str | None,
    user_actors: Sequence[UserActor],
    failed: TellFailure | None,
) -> Iterator[Article]:
    """Each article annotated, in order; see `annotate_all`."""
    for group in groups(parse_all(articles, load(pipeline), failed=failed)):
        for parsed, result in zip(
            group, in_step(_stages(parsed, user_actors) for parsed in group), strict=True
        ):
            if isinstance(result, Article):
                yield result
            else:
                tell(failed, parsed.article, failure(name_of(pipeline), parsed.article, result))


def annotated_parse(parsed: Parsed) -> Article:
    """The article of a parse with its annotations; what was set by hand stays. Raises whatever a stage raises."""
    result = in_step([_stages(parsed)])[0]
    if isinstance(result, Exception):
        raise result
    return result


def _stages(parsed: Parsed, user_actors: Sequence[UserActor] = ()) -> Stages:
    """The stages in order: each sees what the ones before it found."""
    found_quotes = find_quotes(parsed)
    yield
    cast = find_actors(parsed, found_quotes, user_actors)
    quotes = attribute(parsed, found_quotes, cast)
    yield
    named = cast.finish()
    roles = find_roles(parsed, quotes, named)
    yield
    dates = find_dates(parsed)
    yield
    places = without_actors(parsed.text, find_places(parsed), named)
    yield
    events = find_events(parsed, cast, quotes, roles, dates, places)
    events = with_headline_parties(parsed, cast, quotes, without_where(parsed, cast, quotes, events))
    yield
    actors = cast.finish()
    happenings = find_happenings(parsed, actors, roles, dates, places, events)
    yield
    level = trust(parsed.doc)
    made = {"actors", "quotes", "roles", "events", "happenings"}
    annotated = Article(
        **parsed.article.model_dump(by_alias=True, exclude=made),
        actors=trusted(actors, level),
        quotes=trusted(quotes, level),
        roles=trusted(roles, level),
        events=trusted(events, level),
        happenings=trusted(happenings, level),
    )
    by_hand = {actor.id for actor in parsed.article.actors if actor.by == "hand"}
    return keep_handmade(with_bound_ids(parsed.article), with_bound_ids(annotated, by_hand))
