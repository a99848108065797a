"""View: what the panes show for a focus. Rows are fetched by position, a page at a time; none is built before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

from index.arrangement import Arrangement
from index.focus import Focus
from index.model import ActorKind, By, EventStatus, EventType, QuoteKind, QuoteStatus, RoleName

if TYPE_CHECKING:
    from index.happenings.happening import CollectionHappening

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The sentence that a row stands on: offsets into the text of one article."""

    article: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor among the passages of the view."""

    id: str
    name: str
    kind: ActorKind
    description: str | None
    passages: int  # passages of the view that mention the actor
    pinned: bool
    anchor: Anchor  # the first mention in the view
    named: bool = True  # False for one whom an article only describes: “the spokesman”; these come last
    article_title: str | None = None  # of the article that describes it, or tells it from others called so
    by: By = "auto"
    new: bool = False  # whether only articles have it that came after the last visit
    disputed: tuple[tuple[str, str], ...] = ()  # (id, name) of those with whom it may be one, as is disputed
    namesakes: int = 0  # of a person: others in the collection who are called so too


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event that one of the view's passages reports."""

    id: str  # unique in the collection: "<article>#<event>"
    type: EventType
    trigger: str
    agents: tuple[tuple[str, str], ...]  # (actor id, name)
    recipients: tuple[tuple[str, str], ...]
    first: date | None
    last: date | None
    reason: str | None  # how the date was found
    place: str | None
    counts: tuple[str, ...]  # "7 killed (Observatory)", "at least 6 wounded (Observatory)"
    status: EventStatus
    reported_by: tuple[str, str] | None
    confidence: float
    published: date | None
    anchor: Anchor
    title: str = ""  # of the article
    publisher: str | None = None
    word: str = ""  # what a person would call it: “arrest”, “accuse”
    sentence: str = ""  # that tells of it
    marks: tuple[tuple[int, int, str], ...] = ()  # “agent”, “trigger”, “recipient”: offsets into the sentence
    by: By = "auto"
    copy: bool = False  # whether the article is a copy of another
    new: bool = False  # whether the article came after the last visit
    happening: CollectionHappening | None = None  # for which it stands: by all reports of the collection
    events: int = 1  # of the view that report the happening; 0 for one that is shown below its happening
    place_of: int = field(default=-1, compare=False)  # of the happening in the index


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """A quote in one of the view's passages."""

    id: str  # unique in the collection: "<article>#<quote>"
    words: str
    kind: QuoteKind
    status: QuoteStatus | None
    speaker: tuple[str, str] | None  # (actor id, name)
    source: str | None  # the words that name the speaker
    cue: str | None
    names: tuple[tuple[str, str], ...]  # actors mentioned in the words
    confidence: float
    published: date | None
    anchor: Anchor
    title: str = ""
    publisher: str | None = None
    by: By = "auto"
    copy: bool = False  # whether the article is a copy of another
    new: bool = False  # whether the article came after the last visit


@dataclass(frozen=True, slots=True)
class ContextRow:
    """A background sentence: context, history, previous, anecdote, evaluation, expectation or consequence."""

    role: RoleName
    words: str
    confidence: float
    published: date | None
    anchor: Anchor
    title: str = ""
    publisher: str | None = None
    by: By = "auto"
    copy: bool = False  # whether the article is a copy of another
    new: bool = False  # whether the article came after the last visit


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A passage that matches."""

    words: str
    hits: tuple[tuple[int, int], ...]  # matched terms, offsets into `words`
    title: str  # the article's title, or its first words
    published: date | None
    publisher: str | None
    anchor: Anchor
    copies: int = 0  # copies of the article that have the same passage, and match too; they are not listed
    copy: bool = False  # whether the article is itself a copy of another
    new: bool = False  # whether the article came after the last visit


class Rows(Sequence[Row], Generic[Row]):
    """Rows fetched when they are asked for: `fetch(start, stop)` gives those of a page. Pages are kept."""

    PAGE = 24

    def __init__(self, count: int, fetch: Callable[[int, int], Sequence[Row]]) -> None:
        self._count, self._fetch = count, fetch
        self._pages: dict[int, Sequence[Row]] = {}

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, position):  # type: ignore[no-untyped-def]
        if isinstance(position, slice):
            return [self[number] for number in range(*position.indices(self._count))]
        number = position + self._count if position < 0 else position
        if not 0 <= number < self._count:
            raise IndexError(position)
        page, offset = divmod(number, self.PAGE)
        if page not in self._pages:
            first = page * self.PAGE
            self._pages[page] = self._fetch(first, min(first + self.PAGE, self._count))
        return self._pages[page][offset]

    def __iter__(self) -> Iterator[Row]:
        return (self[number] for number in range(self._count))


class LateRows(Rows[Row]):
    """Rows that are counted when they are first asked for."""

    def __init__(self, count: Callable[[], Rows[Row]]) -> None:
        self._count_rows = count

    @cached_property
    def _rows(self) -> Rows[Row]:
        return self._count_rows()

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, position):  # type: ignore[no-untyped-def]
        return self._rows[position]

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)


def no_reports(_row: EventRow) -> Sequence[EventRow]:
    """The reports of a row that stands for itself."""
    return ()


def no_rows() -> Rows[Row]:
    """Rows of which there are none."""
    return Rows(0, lambda _start, _stop: [])


def amount(number: int, noun: str) -> str:
    """A number with its noun: “1 passage”, “2,000 passages”."""
    return f"{number:,} {noun}" + "s" * (number != 1)


@dataclass(frozen=True, slots=True)
class Alternative:
    """A question that can be asked in the place of one that found nothing, and how much it finds.

    `focus` is the whole question, ready to be visited; `focus.query` is its query line. What `kind` says:
    `alone` – one word, condition or pin of the question, by itself (it may find nothing);
    `spelling` – the question with words spelt as the collection spells them;
    `article` – all conditions within the same article instead of the same passage;
    `without` – the question without one of its conditions;
    `unpinned` – the query line without what is pinned.
    """

    kind: Literal["alone", "spelling", "article", "without", "unpinned"]
    words: str  # what is asked, for a person: “raid”, quotes by Ana Ruiz
    focus: Focus
    passages: int
    articles: int

    @property
    def found(self) -> str:
        """How much it finds: “12 passages in 3 articles”, “nothing”."""
        if not self.passages:
            return "nothing"
        return f"{amount(self.passages, 'passage')} in {amount(self.articles, 'article')}"

    @property
    def sentence(self) -> str:
        """What it asks and finds, in a line."""
        asked = {
            "alone": f"{self.words} alone",
            "spelling": f"Did you mean {self.words}?",
            "article": f"In the same article: {self.words}",
            "without": f"Without {self.words}",
            "unpinned": f"Without {self.words}, which is pinned",
        }[self.kind]
        return f"{asked}{' ' if self.kind == 'spelling' else ': '}{self.found}"


@dataclass(frozen=True, slots=True)
class Nothing:
    """Why a question found no passage, and what to ask instead.

    `sentence` says what no passage has. `alone` has every condition by itself in the order asked, also those that
    find nothing, and is empty where there is only one; `instead` has what finds something, the nearest first:
    another spelling, the same article, all conditions but one.
    """

    sentence: str
    alone: tuple[Alternative, ...] = ()
    instead: tuple[Alternative, ...] = ()

    @property
    def is_pinned(self) -> bool:
        """Whether it is only what is pinned that leaves nothing."""
        return any(one.kind == "unpinned" for one in self.instead)


@dataclass(frozen=True, slots=True)
class View:
    """Everything the panes show for one focus."""

    focus: Focus
    passages: Rows[PassageRow]
    actors: Rows[ActorRow]
    events: Rows[EventRow]
    quotes: Rows[QuoteRow]
    context: Rows[ContextRow]
    articles: int = 0  # articles among the passages, copies too
    repeated: int = (
        0  # passages that match and stand behind the same words of an original; all counts include them
    )
    days: tuple[tuple[date, int], ...] = ()  # passages for each day of publication, in order
    types: tuple[tuple[EventType, int], ...] = ()  # passages for each event type, most first
    roles: tuple[tuple[RoleName, int], ...] = ()  # passages for each role, most first
    understood: str = ""  # how the query was read, in words
    notice: str | None = None  # what could not be parsed and was searched as plain words
    suggestion: str | None = None  # another spelling that has hits
    nothing: Nothing | None = None  # where the focus asks for something and no passage has it
    milliseconds: float = field(default=0.0, compare=False)
    speakers: Rows[ActorRow] = field(default_factory=no_rows)  # who is quoted in the passages, most first
    arrangement: Arrangement = field(default_factory=Arrangement)  # how the rows are put in order
    unsure: Mapping[str, int] = field(default_factory=dict)  # rows of a pane that are left out as less sure
    whole: Mapping[str, int] = field(default_factory=dict)  # rows of a pane that is narrowed, before it was
    reports: Callable[[EventRow], Sequence[EventRow]] = field(
        default=no_reports, compare=False
    )  # the events of the view behind a row that stands for a happening
    ranking: Rows[str] = field(
        default_factory=no_rows
    )  # ids of the passages' articles, the best passage's first

    @property
    def matching(self) -> int:
        """How many passages match, also where their list is narrowed to some words."""
        return self.whole.get("passages", len(self.passages))
