"""The annotated article, format `dateline/1`: every type. What spans and references must hold says `index.model_rules`.

Offsets are Unicode code points into `Article.text`, half-open. All values are frozen; change one with
`model_copy(update=…)` and let `Article.model_validate` check the whole again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from functools import cached_property
from typing import Annotated, Final, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
    model_validator,
)
from pydantic_core import PydanticCustomError

from index.model_rules import breaks_character as breaks_character
from index.model_rules import problems, spans_below
from index.model_rules import snap as snap
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

Offsets = tuple[int, int]  # code points into Article.text, half-open
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=120)]
_MANY = Field(max_length=100_000, fail_fast=True)  # in one article: bounds what somebody else's file costs
MOST_OF_EVENT: Final = 200  # figures, parties and contradictions of one event or happening
_FEW = Field(max_length=MOST_OF_EVENT, fail_fast=True)
Confidence = Annotated[float, Field(ge=0.0, le=1.0)]
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = TypeAdapter(datetime)


def _day(value: object) -> date:
    """A day as the format writes it; digits alone would be taken for the seconds since 1970."""
    if isinstance(value, str) and _DAY.fullmatch(value):
        with suppress(ValueError):
            return date.fromisoformat(value)
    if isinstance(value, date):
        return value
    raise PydanticCustomError("no_date", "it is no date as in 2021-06-28")


def _published(value: object) -> date | datetime:
    """A day or a moment, as the format writes it."""
    with suppress(ValueError):
        if isinstance(value, str) and _DAY.fullmatch(value):
            return date.fromisoformat(value)
        if isinstance(value, str) and _DAY.match(value):
            return _MOMENT.validate_python(value)
    if isinstance(value, date):
        return value
    raise PydanticCustomError("no_date", "it is no date as in 2021-06-28 or 2021-06-28T09:30:00Z")


Published = Annotated[date | datetime, Field(union_mode="left_to_right"), BeforeValidator(_published)]
_Day = Annotated[date, BeforeValidator(_day)]


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

    first: _Day = Field(alias="from")
    last: _Day = Field(alias="to")
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
    """Who did what to whom. The span is the trigger; the type is one of PLOVER's sixteen, or OTHER."""

    id: Slug
    type: EventType
    agents: Annotated[tuple[Slug, ...], _FEW] = ()
    recipients: Annotated[tuple[Slug, ...], _FEW] = ()
    date: EventDate | None = None
    place: Place | None = None
    counts: Annotated[tuple[Count, ...], _FEW] = ()
    status: EventStatus = "reported"
    reported_by: Slug | None = None


class HappeningDate(EventDate):
    """When a happening was, with the reason in words and how sure it is; no span where only the title tells it."""

    confidence: Confidence = 1.0


class HappeningPlace(Place):
    """Where a happening was, with the reason in words and how sure it is; no span where only the title tells it."""

    reason: str
    confidence: Confidence = 1.0


class HappeningCount(Model):
    """A figure of a happening, with the reason in words and how sure it is.

    `start` and `end` are those of the words that tell it; null where only the title does, or people one by one.
    """

    what: CountWhat
    low: Annotated[int, Field(ge=0)]
    high: Annotated[int, Field(ge=0)] | None = None
    start: int | None = None
    end: int | None = None
    reported_by: Slug | None = None
    reason: str
    confidence: Confidence = 1.0


class Happening(Made):
    """What several events of an article tell together. The first of an article is what it is mainly about.

    The first count of a kind is the figure that holds; further ones contradict it or were told before. `other_dates`
    and `other_places` contradict those chosen; `missing` says in words why there is no date or place.
    """

    id: Slug
    type: EventType
    events: Annotated[tuple[Slug, ...], _MANY]
    agents: Annotated[tuple[Slug, ...], _FEW] = ()
    recipients: Annotated[tuple[Slug, ...], _FEW] = ()
    date: HappeningDate | None = None
    place: HappeningPlace | None = None
    counts: Annotated[tuple[HappeningCount, ...], _FEW] = ()
    status: EventStatus = "reported"
    reported_by: Slug | None = None
    other_dates: Annotated[tuple[HappeningDate, ...], _FEW] = Field(
        default=(), exclude_if=lambda value: not value
    )
    other_places: Annotated[tuple[HappeningPlace, ...], _FEW] = Field(
        default=(), exclude_if=lambda value: not value
    )
    missing: dict[Literal["date", "place"], str] = Field(
        default_factory=dict, exclude_if=lambda value: not value
    )


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
    authors: Annotated[tuple[str, ...], _MANY] = ()
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
    happenings: Annotated[tuple[Happening, ...], _MANY] = Field(
        default=(), exclude_if=lambda value: not value
    )

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
        for path, span in spans_below(self):
            yield path, span.start, span.end, getattr(span, "words", None)

    @model_validator(mode="after")
    def _check(self) -> Self:
        problem = next(problems(self, self), None)
        if problem:
            raise ValueError(problem)
        return self

    def to_json(self, *, indent: int | None = 1) -> str:
        """The article as one JSON object; characters beyond ASCII stay readable, control characters are escaped."""
        line = self.model_dump_json(by_alias=True, exclude_none=False, indent=indent)
        return escaped(line)
