"""The annotated article, format `dateline/1`: every type, and every rule of its offsets, in one place.

Offsets are Unicode code points into `Article.text`, half-open. All values are frozen; change one with
`model_copy(update=…)` and let `Article.model_validate` check the whole again.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache, cached_property
from typing import Annotated, Any, Final, Literal, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from index.plain_json import escaped
from index.vocabulary import (
    ActorKind as ActorKind,
)
from index.vocabulary import (
    By as By,
)
from index.vocabulary import (
    CountWhat as CountWhat,
)
from index.vocabulary import (
    EventStatus as EventStatus,
)
from index.vocabulary import (
    EventType as EventType,
)
from index.vocabulary import (
    MentionForm as MentionForm,
)
from index.vocabulary import (
    QuoteKind as QuoteKind,
)
from index.vocabulary import (
    QuoteStatus as QuoteStatus,
)
from index.vocabulary import (
    RoleName as RoleName,
)
from index.vocabulary import (
    SegmentKind as SegmentKind,
)

FORMAT: Final = "dateline/1"
_SURROGATE = re.compile("[\ud800-\udfff]")

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=120)]
_MANY = Field(max_length=100_000)  # in one article: bounds what a file from somebody else can cost
_FEW = Field(max_length=200)
Confidence = Annotated[float, Field(ge=0.0, le=1.0)]
Published = Annotated[date | datetime, Field(union_mode="left_to_right")]


class Model(BaseModel):
    """The base of every type of the format: frozen, and an unknown field is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, allow_inf_nan=False)


class Span(Model):
    """A stretch of the text. `words` is kept for spans set by hand, to find them again when the text changes."""

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=1)]
    words: str | None = Field(default=None, exclude_if=lambda words: words is None)

    def of(self, text: str) -> str:
        """The words that the span covers in `text`."""
        return text[self.start : self.end]


class Made(Model):
    """Who made an annotation, and how sure it is (0 to 1)."""

    by: By = "auto"
    confidence: Confidence = 1.0


class Segment(Span):
    """A passage: what is indexed and shown as one."""

    kind: SegmentKind = "paragraph"


class Role(Span, Made):
    """The part that one sentence plays in the story (after van Dijk's news schema)."""

    role: RoleName


class Mention(Span):
    """One place where an actor is named, described or stood for."""

    form: MentionForm = "name"


class Actor(Made):
    """Somebody who acts or is acted upon; one identity for all names in the collection."""

    id: Slug
    name: Annotated[str, StringConstraints(min_length=1)]
    kind: ActorKind = "other"
    description: str | None = None
    mentions: Annotated[tuple[Mention, ...], _MANY] = ()


class Quote(Span, Made):
    """What somebody said. The span is the words said, without quotation marks.

    `status` is “denied” where the speaker says that it is not so (“denied that …”).
    """

    id: Slug
    kind: QuoteKind
    speaker: Slug | None = None
    source: Span | None = None
    cue: Span | None = None
    status: QuoteStatus | None = Field(default=None, exclude_if=lambda status: status is None)


class EventDate(Model):
    """When an event happened, first to last day, with the reason in words and the span it was read from."""

    first: date = Field(alias="from")
    last: date = Field(alias="to")
    reason: str
    start: int | None = None
    end: int | None = None


class Site(Model):
    """A street, a building, a quarter: where inside a city something happened, in the article's words."""

    name: str
    start: int | None = None
    end: int | None = None


class Place(Model):
    """Where an event happened; coordinates in degrees where the place is known, and the site inside it."""

    name: str
    latitude: Annotated[float, Field(ge=-90, le=90)] | None = None
    longitude: Annotated[float, Field(ge=-180, le=180)] | None = None
    start: int | None = None
    end: int | None = None
    site: Site | None = Field(default=None, exclude_if=lambda site: site is None)


class Count(Span):
    """A figure that somebody gave: how many killed, wounded, … ; `high` is null where it is open (“at least”)."""

    what: CountWhat
    low: Annotated[int, Field(ge=0)]
    high: Annotated[int, Field(ge=0)] | None = None
    reported_by: Slug | None = None


class Event(Span, Made):
    """Who did what to whom. The span is the trigger; the type is one of PLOVER's sixteen."""

    id: Slug
    type: EventType
    agents: Annotated[tuple[Slug, ...], _FEW] = ()
    recipients: Annotated[tuple[Slug, ...], _FEW] = ()
    date: EventDate | None = None
    place: Place | None = None
    counts: Annotated[tuple[Count, ...], _FEW] = ()
    status: EventStatus = "reported"
    reported_by: Slug | None = None


class Article(Model):
    """One report with everything known about it. Validating it checks every span and every reference.

    `found` says in words how title, published and text were found (“first line”, “the file's name”).
    `agency` is the news agency that the report credits; `copy_of` the id of the article that it repeats in whole or
    in part; `version_of` the id of an earlier version of the same report.
    """

    format: Literal["dateline/1"] = FORMAT
    id: Slug
    title: str | None = None
    published: Published | None = None
    publisher: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    agency: str | None = Field(default=None, exclude_if=lambda value: value is None)
    copy_of: Slug | None = Field(default=None, exclude_if=lambda value: value is None)
    version_of: Slug | None = Field(default=None, exclude_if=lambda value: value is None)
    found: dict[str, str] = Field(default_factory=dict, exclude_if=lambda found: not found)
    text: str
    segments: Annotated[tuple[Segment, ...], _MANY] = ()
    roles: Annotated[tuple[Role, ...], _MANY] = ()
    actors: Annotated[tuple[Actor, ...], _MANY] = ()
    quotes: Annotated[tuple[Quote, ...], _MANY] = ()
    events: Annotated[tuple[Event, ...], _MANY] = ()

    @property
    def day(self) -> date | None:
        """The day of publication, without the time."""
        moment = self.published
        return moment.date() if isinstance(moment, datetime) else moment

    def actor(self, actor_id: str | None) -> Actor | None:
        """The actor of this id, or None."""
        return self._actors_by_id.get(actor_id or "")

    @cached_property
    def _actors_by_id(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in self.actors}

    def spans(self) -> Iterator[tuple[str, int, int, str | None]]:
        """Every span of the article: its path in the file, start, end and kept words."""
        for path, span in _spans("", self):
            yield path, span.start, span.end, getattr(span, "words", None)

    @model_validator(mode="after")
    def _check(self) -> Self:
        problem = next(_problems(self), None)
        if problem:
            raise ValueError(problem)
        return self

    def to_json(self, *, indent: int | None = 1) -> str:
        """The article as one JSON object; characters beyond ASCII stay readable, control characters are escaped."""
        line = self.model_dump_json(by_alias=True, exclude_none=False, indent=indent)
        return escaped(line)


def breaks_character(text: str, position: int) -> bool:
    """Whether `position` lies inside a combining sequence (a base letter and its marks, UAX 29) of `text`."""
    if not 0 < position < len(text) or not unicodedata.category(text[position]).startswith("M"):
        return False
    return unicodedata.category(text[position - 1])[0] not in "CZ"


def snap(text: str, start: int, end: int) -> tuple[int, int]:
    """The span widened so that it splits no combining sequence of `text`."""
    while breaks_character(text, start):
        start -= 1
    while breaks_character(text, end):
        end += 1
    return start, end


@cache
def _nested(kind: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a type that hold other values of the format; only these are looked into."""
    return tuple(name for name, field in kind.model_fields.items() if _holds_model(field.annotation))


def _holds_model(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return True
    return any(_holds_model(one) for one in get_args(annotation))


def _spans(path: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Every value below `value` that carries a start and an end, with its path."""
    for name in _nested(type(value)):  # type: ignore[arg-type]
        child = getattr(value, name)
        items = enumerate(child) if isinstance(child, tuple) else ((None, child),)
        for number, item in items:
            if isinstance(item, Model):
                here = f"{path}{name}" + (f"[{number}]" if number is not None else "")
                if getattr(item, "start", None) is not None or getattr(item, "end", None) is not None:
                    yield here, item
                yield from _spans(f"{here}.", item)


def _problems(article: Article) -> Iterator[str]:
    """What is wrong with the article's spans and references, the path first."""
    text = article.text
    if _SURROGATE.search(text):
        yield "text: a lone surrogate is no character"
    if not _all_fit(article):
        for path, span in _spans("", article):
            yield from _span_problems(path, span, text)
    behind = 0
    for number, segment in enumerate(article.segments):
        if segment.start < behind:
            yield f"segments[{number}]: starts at {segment.start}, before the one before it ends ({behind})"
        behind = segment.end
    yield from _reference_problems(article)


@cache
def _has_span(kind: type[BaseModel]) -> bool:
    return "start" in kind.model_fields


def _bare_spans(value: BaseModel) -> Iterator[Any]:
    """The same values as `_spans`, and those without start and end, without their paths: most articles are sound."""
    for name in _nested(type(value)):
        child = getattr(value, name)
        items: tuple[BaseModel, ...] = (
            child if isinstance(child, tuple) else () if child is None else (child,)
        )
        for item in items:
            if _has_span(type(item)):
                yield item
            if _nested(type(item)):
                yield from _bare_spans(item)


def _all_fit(article: Article) -> bool:
    """Whether all spans lie in the text and none can split a character, because there are no combining marks."""
    size, none = len(article.text), (None, None)
    for span in _bare_spans(article):
        start, end = span.start, span.end
        if (start, end) != none and (start is None or end is None or not 0 <= start < end <= size):
            return False
    return not any(unicodedata.category(one).startswith("M") for one in set(article.text))


def _span_problems(path: str, span: Any, text: str) -> Iterator[str]:
    start, end = span.start, span.end
    if start is None or end is None:
        yield f"{path}: has only one of start and end"
    elif not 0 <= start < end <= len(text):
        yield f"{path}: {start} to {end} is no span of a text of {len(text)} characters"
    elif breaks_character(text, start) or breaks_character(text, end):
        yield f"{path}: {start} to {end} splits a character from its combining mark"


def _reference_problems(article: Article) -> Iterator[str]:
    known = {actor.id for actor in article.actors}
    for name in ("actors", "quotes", "events"):
        ids = [item.id for item in getattr(article, name)]
        if len(set(ids)) < len(ids):
            yield f"{name}: the id {Counter(ids).most_common(1)[0][0]} stands twice"
    wanted: list[tuple[str, str | None]] = []
    for number, quote in enumerate(article.quotes):
        wanted.append((f"quotes[{number}].speaker", quote.speaker))
    for number, event in enumerate(article.events):
        path = f"events[{number}]"
        wanted += [(f"{path}.agents", one) for one in event.agents]
        wanted += [(f"{path}.recipients", one) for one in event.recipients]
        wanted.append((f"{path}.reported_by", event.reported_by))
        wanted += [(f"{path}.counts", count.reported_by) for count in event.counts]
        if event.date and event.date.first > event.date.last:
            yield f"{path}.date: ends before it starts"
        for count in event.counts:
            if count.high is not None and count.high < count.low:
                yield f"{path}.counts: high is below low"
    for path, actor_id in wanted:
        if actor_id is not None and actor_id not in known:
            yield f"{path}: no actor has the id {actor_id}"
