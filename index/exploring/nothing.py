"""What to say and to offer where a question finds no passage: each condition alone, another spelling, less asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from index.focus import Focus
from index.view import Alternative, Nothing

if TYPE_CHECKING:
    from index.search.conditions import Condition
    from index.search.query import Question

_QUERY_FIELDS = {
    "actors": "actor",
    "speaker": "speaker",
    "about": "about",
    "agents": "by",
    "recipients": "to",
}
_QUERY_FIELDS |= {"parties": "party", "types": "event", "roles": "role", "articles": "article"}
_WIDER = "in:article"
_MOST_CONDITIONS = (
    12  # of a line that are tried alone and left out: more would take seconds, and nobody reads them
)
_STAYING = frozenset({"articles"})  # pins that mean the same of an article as of a passage


class Counting(Protocol):
    """What answers questions here: a viewer of the index."""

    def question(self, line: str) -> Question | None:
        """A query line as it is read, None where it is empty."""

    def found(self, focus: Focus, cancelled: Callable[[], bool]) -> tuple[int, int]:
        """How many passages are listed for a focus, and of how many articles."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A condition of a focus: alone, and the focus without it. `refused` where it says what must not be there."""

    words: str
    alone: Focus
    rest: Focus
    refused: bool = False
    pin: str = ""  # the field of the focus
    line: str = ""  # a pin as a query line
    is_pin: bool = False


def nothing_found(
    viewer: Counting, focus: Focus, respelt: str | None, cancelled: Callable[[], bool]
) -> Nothing:
    """What to offer for a focus that no passage meets; `respelt` is its line in another spelling. Raises Cancelled."""
    offers = _Offers(viewer, focus, respelt, cancelled)
    conditions = _conditions(focus)
    asked = [*_of_line(viewer, focus, conditions), *_of_pins(viewer, focus)]
    alone = [offers.counted("alone", one.words, one.alone) for one in asked if not one.refused]
    several = len(asked) > 1
    where = "article" if _WIDER in focus.query else "passage"
    words = " and ".join(one.words for one in asked)
    if len(conditions) > _MOST_CONDITIONS:
        words += f" and {len(conditions) - _MOST_CONDITIONS} more"
    return Nothing(
        sentence=f"No {where} has {words}." if words else "No passage is found.",
        alone=tuple(alone) if several else (),
        instead=tuple(one for one in offers.instead(asked if several else []) if one.passages),
    )


class _Offers:
    """Makes alternatives to one focus."""

    def __init__(
        self, viewer: Counting, focus: Focus, respelt: str | None, cancelled: Callable[[], bool]
    ) -> None:
        self.viewer, self.focus, self.respelt, self.cancelled = viewer, focus, respelt, cancelled

    def counted(self, kind: Any, words: str, focus: Focus) -> Alternative:
        """An alternative with what it finds."""
        words = (
            words[1:-1] if words.startswith("(") and words.count("(") == 1 and words.endswith(")") else words
        )
        passages, articles = self.viewer.found(focus, self.cancelled)
        return Alternative(kind, words, focus, passages, articles)

    def instead(self, asked: list[_Asked]) -> Iterator[Alternative]:
        """What may find something, the nearest to what was asked first."""
        focus, line = self.focus, self.respelt
        pinned = [one for one in asked if one.is_pin]
        if focus.query and pinned:
            words = " and ".join(one.words for one in pinned)
            yield self.counted("unpinned", words, Focus(query=focus.query))
        if line is not None:
            focus = replace(focus, query=line)
            yield self.counted("spelling", f"“{line}”", focus)
        wider = _in_article(focus, asked)
        if wider is not None:
            words = " and ".join(one.words for one in asked)
            yield self.counted("article", words if line is None else f"“{line}”", wider)
        if len(asked) > 2:
            for condition in asked:
                yield self.counted("without", condition.words, condition.rest)


def _in_article(focus: Focus, asked: list[_Asked]) -> Focus | None:
    """The focus with all of it wanted in the same article; None where that is no other question."""
    moved = [one for one in asked if one.pin and one.pin not in _STAYING]
    if focus.passage or focus.account or _WIDER in focus.query or len(asked) < 2:
        return None
    line = " ".join([_WIDER, focus.query, *(one.line for one in moved)])
    gone: dict[str, Any] = {one.pin: getattr(Focus(), one.pin) for one in moved}
    return replace(focus, query=" ".join(line.split()), **gone)


def _conditions(focus: Focus) -> list[Condition]:
    """The conditions of the query line, without where they are to be met."""
    from index.search.conditions import conditions_of
    from index.search.query import tidied

    return [one for one in conditions_of(tidied(focus.query, [])) if one.line != _WIDER]


def _of_line(viewer: Counting, focus: Focus, conditions: list[Condition]) -> Iterator[_Asked]:
    """The first conditions of the query line, each alone and the line without it."""
    wider = [_WIDER] if _WIDER in focus.query else []
    for number, condition in enumerate(conditions[:_MOST_CONDITIONS]):
        rest = [*conditions[:number], *conditions[number + 1 :]]
        others = " ".join([*wider, *(one.line for one in rest)])
        question = viewer.question(condition.line)
        words = (question.understood if question else "") or f"“{condition.line}”"
        yield _Asked(
            words, Focus(query=condition.line), replace(focus, query=others), refused=condition.refused
        )


def _of_pins(viewer: Counting, focus: Focus) -> Iterator[_Asked]:
    """The pinned conditions, told like those of a line."""
    for name, field in _QUERY_FIELDS.items():
        value = getattr(focus, name)
        values = value if isinstance(value, tuple) else (value,) if value else ()
        if not values:
            continue
        together = name in ("types", "roles", "articles")  # any of these is enough: one condition
        line = " OR ".join(f"{field}:{one}" for one in values)
        for part, piece in [(values, line)] if together else [((one,), f"{field}:{one}") for one in values]:
            question = viewer.question(piece)
            left = () if together else tuple(one for one in values if one not in part)
            pinned: dict[str, Any] = {name: part if isinstance(value, tuple) else value}
            rest: dict[str, Any] = {name: left if isinstance(value, tuple) else None}
            words = question.understood if question else piece
            yield _Asked(
                words, Focus(**pinned), replace(focus, **rest), pin=name, line=f"({piece})", is_pin=True
            )
    yield from _of_places(focus)


def _of_places(focus: Focus) -> Iterator[_Asked]:
    """Pins that no query line can say."""
    if focus.account is not None:
        words = f"reports of “{focus.account.title}”"
        yield _Asked(words, Focus(account=focus.account), replace(focus, account=None), is_pin=True)
    if focus.passage is not None:
        without = replace(focus, passage=None)
        yield _Asked("this passage", Focus(passage=focus.passage), without, is_pin=True)
    if focus.first or focus.last:
        first, last = (day.isoformat() if day else "…" for day in (focus.first, focus.last))
        words = f"date {first}" if first == last else f"date {first} to {last}"
        days, without = Focus(first=focus.first, last=focus.last), replace(focus, first=None, last=None)
        yield _Asked(words, days, without, is_pin=True)
