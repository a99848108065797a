"""Decisions made of an article and a choice: what a screen or a command hands over, as a line of the journal."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Literal

from pydantic import TypeAdapter, ValidationError

from index.errors import Undecidable
from index.journal.actor_builders import NONE, added_actor_at, as_named, is_nobody, named_actor
from index.journal.decisions import (
    DecidedList,
    Grouped,
    NamedActor,
    NamedAt,
    OwnHappening,
    Put,
    Remove,
    ReportTarget,
    SetArticle,
    target_of,
)
from index.model import Article, Event, EventDate, Offsets, Place, Published, Quote, Role
from index.reading.clean import LONGEST_LINE, flat
from index.vocabulary import ActorKind

Annotation = Quote | Event | Role
_PUBLISHED: TypeAdapter[Any] = TypeAdapter(Published)


def listing_of(annotation: Annotation) -> DecidedList:
    """The list of an article that an annotation stands in."""
    if isinstance(annotation, Quote):
        return "quotes"
    return "events" if isinstance(annotation, Event) else "roles"


def annotation_of(article: Article, annotation_id: str) -> Quote | Event:
    """The quote or event of this id. Raises Undecidable where there is none."""
    annotations: list[Quote | Event] = [*article.quotes, *article.events]
    for annotation in annotations:
        if annotation.id == annotation_id:
            return annotation
    raise Undecidable(f"“{article.id}” has no quote or event “{annotation_id}”; dateline show lists them.")


def annotation_shown(article: Article, annotation_id: str, place: Offsets) -> Quote | Event:
    """The quote or event of this id, where it stands about where it was shown. Raises Undecidable where it does not.

    Ids are given anew where an article is annotated again: what was seen is never taken for something else.
    """
    annotation = annotation_of(article, annotation_id)
    if annotation.start >= place[1] or annotation.end <= place[0]:
        raise Undecidable(
            "The article has changed since it was shown, and nothing was decided; read it again."
        )
    return annotation


def quote_of(article: Article, quote_id: str) -> Quote:
    """The quote of this id. Raises Undecidable where there is none."""
    annotation = annotation_of(article, quote_id)
    if not isinstance(annotation, Quote):
        raise Undecidable("That is no quote.")
    return annotation


def event_of(article: Article, event_id: str) -> Event:
    """The event of this id. Raises Undecidable where there is none."""
    annotation = annotation_of(article, event_id)
    if not isinstance(annotation, Event):
        raise Undecidable("That is no event.")
    return annotation


def set_speaker(article: Article, quote: Quote, name: str | NamedActor | None) -> Put:
    """Another speaker for a quote, or none. What named the old one is no evidence for the new one, and goes."""
    actors = [named_actor(article, name)] if name is not None and not is_nobody(article, name) else []
    speaker = actors[0].id if actors else None
    source = quote.source if speaker == quote.speaker else None
    return _changed(article, quote, {"speaker": speaker, "source": source}, actors)


def set_quote(article: Article, quote: Quote, changes: Mapping[str, Any]) -> Put:
    """Another kind or status for a quote."""
    return _changed(article, quote, changes, ())


def with_span(article: Article, annotation: Quote | Event, place: Offsets) -> Put:
    """A quote or an event that goes from here to there."""
    return _changed(article, annotation, {"start": place[0], "end": place[1]}, ())


def day_of_event(words: str) -> EventDate | None:
    """The day that somebody says an event happened, or the first and the last; None for no words, and for “none”.

    Raises Undecidable where they are no days as 2021-06-28, or 2021-06-28 2021-06-30, or not in their order.
    """
    words = "" if words.strip().casefold() == NONE else words
    try:
        days = [date.fromisoformat(word) for word in words.split()]
    except ValueError:
        days = []
    if words.split() and not 1 <= len(days) <= 2:
        raise Undecidable(f"“{words}” is no day; write it as 2021-06-28, or the first and the last one.")
    if days and days[-1] < days[0]:
        raise Undecidable(f"{days[0]} is behind {days[-1]}; write the first day first.")
    return EventDate(first=days[0], last=days[-1], reason="set by hand") if days else None


def place_of_event(words: str, article: Article) -> Place | None:
    """The place that somebody says an event happened at; None for no words, and for “none”.

    It lies where the article has a place of this name already, else where the gazetteer has it.
    """
    from index.annotate.places.named_place import named_place  # late: the table of places is large

    name = flat(words)
    if not name or name.casefold() == NONE:
        return None
    if len(name) > LONGEST_LINE:
        raise Undecidable(
            f"The name of a place has more than {LONGEST_LINE} characters; write a shorter one."
        )
    alike = (
        event.place
        for event in article.events
        if event.place and event.place.name.casefold() == name.casefold() and event.place.latitude is not None
    )
    placed = next(alike, None) or named_place(name)
    return Place(name=name, latitude=placed.latitude, longitude=placed.longitude)


def set_event(
    article: Article,
    event: Event,
    changes: Mapping[str, Any],
    agents: Iterable[str | NamedActor] | None = None,
    recipients: Iterable[str | NamedActor] | None = None,
) -> Put:
    """Another type or status for an event, others who did or suffered it; `None` leaves them as they are.

    Raises Undecidable where somebody who is named for one side alone stands on the other one.
    """
    named: dict[str, list[NamedActor]] = {
        key: [named_actor(article, name) for name in names if not is_nobody(article, name)]
        for key, names in (("agents", agents), ("recipients", recipients))
        if names is not None
    }
    _refuse_both_sides(event, named)
    ids = {key: tuple(dict.fromkeys(actor.id for actor in actors)) for key, actors in named.items()}
    return _changed(article, event, {**changes, **ids}, [one for actors in named.values() for one in actors])


def _refuse_both_sides(event: Event, named: Mapping[str, Sequence[NamedActor]]) -> None:
    sides = {"agents": event.agents, "recipients": event.recipients}
    for side, opposite in (("agents", "recipients"), ("recipients", "agents")):
        if opposite in named:
            continue  # both sides are said anew
        for actor in named.get(side, ()):
            if actor.id in sides[opposite] and actor.id not in sides[side]:
                raise Undecidable(
                    f"{actor.name} is on the other side of this event: swap the sides, or name others there first."
                )


def set_role(article: Article, offset: int, role: str) -> Put:
    """Another role for the sentence at an offset. Raises Undecidable where no sentence is there."""
    sentence = next((one for one in article.roles if one.start <= offset < one.end), None)
    if sentence is None:
        raise Undecidable(f"No sentence of “{article.id}” is at {offset}.")
    return _changed(article, sentence, {"role": role}, ())


def removed(article: Article, annotation: Annotation) -> Remove:
    """A quote or an event that is none."""
    return Remove(article=article.id, listing=listing_of(annotation), target=target_of(article, annotation))


def added_quote(article: Article, words: str, name: str | None, kind: str) -> Put:
    """A quote that was missed, by its words, which stand once in the article."""
    return quote_at(article, _place_of(article, words), name, kind)


def quote_at(article: Article, place: Offsets, name: str | NamedActor | None, kind: str) -> Put:
    """A quote that was missed, by its place in the article."""
    start, end = place
    actors = [named_actor(article, name)] if name is not None and not is_nobody(article, name) else []
    speaker = actors[0].id if actors else None
    words = article.text[start:end]
    value = {"start": start, "end": end, "words": words, "kind": kind, "speaker": speaker}
    return Put(article=article.id, listing="quotes", value=value, actors=tuple(actors))


def added_event(
    article: Article, words: str, type_: str, agents: Iterable[str], recipients: Iterable[str]
) -> Put:
    """An event that was missed, by its trigger, which stands once in the article."""
    return event_at(article, _place_of(article, words), type_, agents, recipients)


def event_at(
    article: Article, place: Offsets, type_: str, agents: Iterable[str] = (), recipients: Iterable[str] = ()
) -> Put:
    """An event that was missed, by the place of its trigger in the article."""
    start, end = place
    words = article.text[start:end]
    doers = [named_actor(article, name) for name in agents if not is_nobody(article, name)]
    sufferers = [named_actor(article, name) for name in recipients if not is_nobody(article, name)]
    value = {
        "start": start,
        "end": end,
        "words": words,
        "type": type_,
        "agents": [actor.id for actor in doers],
        "recipients": [actor.id for actor in sufferers],
    }
    return Put(article=article.id, listing="events", value=value, actors=(*doers, *sufferers))


def added_actor(article: Article, words: str, name: str | None, kind: ActorKind) -> NamedAt:
    """An actor who was missed, by words that stand once in the article; called as they are, or by a name."""
    return added_actor_at(article, _place_of(article, words), name or words, kind)


def set_article(article: Article, fields: Mapping[str, Any]) -> SetArticle:
    """Another title, day, publisher or other authors. Raises Undecidable where the day is none."""
    published = fields.get("published")
    if isinstance(published, str) and published:
        _check_published(published)
    return SetArticle(
        article=article.id, fields={name: _one_line(name, value) for name, value in fields.items()}
    )


def _one_line(name: str, value: Any) -> Any:
    """A title, a name or several on one line each, as reading them makes them. Raises Undecidable where one is long."""
    if isinstance(value, list | tuple):
        return [one for one in (_one_line(name, item) for item in value) if one]
    if not isinstance(value, str):
        return value
    line = flat(value)
    if len(line) > LONGEST_LINE:
        raise Undecidable(f"The {name} has more than {LONGEST_LINE} characters; write a shorter one.")
    return line or None


def _check_published(words: str) -> None:
    try:
        _PUBLISHED.validate_python(words)
    except ValidationError:
        raise Undecidable(f"“{words}” is no day; write it as 2021-06-28, or 2021-06-28T09:30:00Z.") from None


def grouped(how: Literal["same", "apart", "disputed"], reports: Iterable[tuple[Article, str]]) -> Grouped:
    """How happenings of articles belong together; each is named by one of its events. Raises Undecidable."""
    return Grouped(how=how, reports=tuple(_report(article, part) for article, part in reports))


def own_happening(article: Article, events: Sequence[Event]) -> OwnHappening:
    """Events of an article as a happening of their own.

    Raises Undecidable where they are all of one already, or of several types, as no happening is.
    """
    parted = {event.id: event for event in events}
    types = dict.fromkeys(event.type for event in events)
    if len(types) > 1:
        raise Undecidable(f"These are events of several types ({', '.join(types)}); a happening is of one.")
    ids = parted.keys()
    if any(ids == {*happening.events} for happening in article.happenings):
        raise Undecidable("That is all that the article tells of it: it is a happening of its own.")
    return OwnHappening(
        article=article.id, events=tuple(target_of(article, event) for event in parted.values())
    )


def _report(article: Article, part: str) -> ReportTarget:
    happening = next((one for one in article.happenings if one.id == part), None)
    events = {event.id: event for event in article.events}
    event = next((events[one] for one in happening.events if one in events), None) if happening else None
    if event is None:
        raise Undecidable(f"“{article.id}” has no happening “{part}”; dateline show lists them.")
    return ReportTarget(article=article.id, **target_of(article, event).model_dump())


def _changed(
    article: Article, annotation: Annotation, changes: Mapping[str, Any], actors: Iterable[NamedActor]
) -> Put:
    value: dict[str, Any] = json.loads(
        annotation.model_copy(update=changes).model_dump_json(by_alias=True, warnings=False)
    )
    value.pop("id", None)
    _with_words(value, article.text)
    named = {actor.id: actor for actor in actors}
    spoken_of = {
        value.get("speaker"),
        value.get("reported_by"),
        *value.get("agents", ()),
        *value.get("recipients", ()),
    }
    others = [as_named(actor) for actor in article.actors if actor.id in spoken_of - named.keys()]
    return Put(
        article=article.id,
        listing=listing_of(annotation),
        target=target_of(article, annotation),
        value=value,
        actors=(*named.values(), *others),
        changed=tuple(name for name in changes if getattr(annotation, name) != changes[name]),
    )


def _with_words(value: object, text: str) -> None:
    """Every span below keeps its words, so that it is found again where the text has moved; in place."""
    for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        _with_words(child, text)
    if isinstance(value, dict) and isinstance(value.get("start"), int) and "reason" not in value:
        is_span = not {"name", "latitude"} & value.keys()  # a place and a day keep no words in the format
        if is_span:
            value["words"] = text[value["start"] : value["end"]]


def _place_of(article: Article, words: str) -> tuple[int, int]:
    """Where words stand. Raises Undecidable where they do not, or several times."""
    times = article.text.count(words) if words.strip() else 0
    if times != 1:
        how = "do not stand" if times == 0 else f"stand {times} times"
        raise Undecidable(f"The words “{words}” {how} in “{article.id}”; take a stretch that stands once.")
    start = article.text.find(words)
    return start, start + len(words)
