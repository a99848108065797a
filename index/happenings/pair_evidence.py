"""What speaks for two reports telling of one happening, and what excludes it."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Final

from index.happenings.article_report import NamedPlace, Report
from index.happenings.word_weights import likeness
from index.model import EventType

SURE, SURE_BESIDE = 0.9, 0.7  # of a day or place that excludes another
DAYS_APART = 1  # between two days that may be one night
FAR = 60.0  # kilometres between two towns, of which one may be named for the other
FAR_AREA = 3_000.0  # between a town and the middle of the largest state that it may lie in
LATE = 7  # days after which a report tells it as something past
_SAME_WORDS, _MORE_ALIKE, _ALIKE, _HARDLY_ALIKE = (
    0.35,
    0.25,
    0.14,
    0.08,
)  # likeness of the sentences that tell it
_FULL_NAME = 2  # words
_LIKELY = 0.5  # surety of a day that two reports share
_POINTS = 2
_MANY_NAMES = 4  # words of people's names, from which on more say nothing more
_RADIUS = 6371.0
PairFeatures = dict[str, float]


def exclusion(left: Report, right: Report) -> str | None:
    """Why two reports cannot be of one happening, in words; None where nothing speaks against it.

    Only what both reports are sure of excludes: a day that the article itself contradicts does not.
    """
    if left.type != right.type:
        return f"one is {left.type}, one {right.type}"
    if left.standing != right.standing:
        return f"one is {left.standing}, one {right.standing}"
    if left.article == right.article:
        return "one article tells them apart"
    for reason in _EXCLUDING:
        if words := reason(left, right):
            return words
    return None


def _is_sure(left: Report, right: Report, surety: float) -> bool:
    """Whether a day or place holds; beside an article's main matter it is told in the very clause, or not at all.

    Votes, talks and promises are many and alike: only of an attack does it take more.
    """
    is_attack = left.type == "ASSAULT"
    return surety >= (SURE if is_attack and left.leading and right.leading else SURE_BESIDE)


def _another_day(left: Report, right: Report) -> str | None:
    gap = days_between(left, right)
    if gap is None or gap <= DAYS_APART or not _is_sure(left, right, min(left.surety, right.surety)):
        return None
    if left.other_days or right.other_days:
        return None
    return "on another day"


def _told_before(left: Report, right: Report) -> str | None:
    """Whether one was published before the day that the other tells: what nobody plans is not told ahead."""
    if left.standing == "planned":
        return None
    return "told before it was" if _is_ahead(left, right) or _is_ahead(right, left) else None


def _is_ahead(early: Report, late: Report) -> bool:
    if early.published is None or late.first is None or late.other_days:
        return False
    return early.published < late.first - DAYS_APART and _is_sure(early, late, late.surety)


def _another_place(left: Report, right: Report) -> str | None:
    left_place, there = left.place, right.place
    if (
        left_place is None
        or there is None
        or not _is_sure(left, right, min(left_place.confidence, there.confidence))
    ):
        return None
    if left_place.name in right.other_places or there.name in left.other_places:
        return None
    return "in another place" if are_apart(left_place, there) else None


def _turned_round(left: Report, right: Report) -> str | None:
    """Whoever does it in one suffers it in the other."""
    if left.agents & right.agents or left.recipients & right.recipients:
        return None
    turned = left.agents & right.recipients or right.agents & left.recipients
    return "who acts in one suffers in the other" if turned else None


def _done_to_another(left: Report, right: Report) -> str | None:
    """Somebody does it to others: two votes, two talks. Of an attack one report may name other victims than another."""
    if left.type == "ASSAULT" or not left.recipients or not right.recipients:
        return None
    return None if left.recipients & right.recipients else "done to another"


def _another_victim(left: Report, right: Report) -> str | None:
    """Of one death each, with a name each that the other article does not have at all."""
    alone = all(len(one.victims) == 1 and one.killed[:1] == (1,) and not one.wounded for one in (left, right))
    apart = not left.victims & right.people and not right.victims & left.people
    return "with another victim" if alone and apart else None


_EXCLUDING: Final[tuple[Callable[[Report, Report], str | None], ...]] = (
    _another_day,
    _told_before,
    _another_place,
    _turned_round,
    _done_to_another,
    _another_victim,
)


def days_between(left: Report, right: Report) -> int | None:
    """The days from the end of one interval to the beginning of the other, 0 where they meet; None without days."""
    if left.first is None or right.first is None or left.last is None or right.last is None:
        return None
    return max(left.first - right.last, right.first - left.last, 0)


def are_apart(left: NamedPlace, there: NamedPlace) -> bool:
    """Whether two places are too far from one another to be one, or for one to lie in the other."""
    if left.name == there.name:
        return False
    return kilometres(left, there) > (FAR_AREA if left.wide or there.wide else FAR)


def kilometres(left: NamedPlace, there: NamedPlace) -> float:
    """The distance of two places; 0 where one of them lies nobody knows where."""
    if None in (left.latitude, left.longitude, there.latitude, there.longitude):
        return 0.0
    south, west, north, east = left.latitude, left.longitude, there.latitude, there.longitude
    assert south is not None and west is not None and north is not None and east is not None  # noqa: S101, PT018
    across = math.radians((east - west + 180) % 360 - 180) * math.cos(math.radians((south + north) / 2))
    return _RADIUS * math.hypot(across, math.radians(north - south))


def features(left: Report, right: Report) -> PairFeatures:
    """What speaks for and against, by name; all are symmetric, and most lie from 0 to 1.

    Of articles that are about something else only the sentences that tell it are compared.
    """
    near = likeness(left.near, right.near)
    leading = left.leading and right.leading
    words = likeness(left.words, right.words) if leading else near
    return {
        "always": 1.0,
        "beside": float(not leading),
        "no_attack": float(left.type != "ASSAULT"),
        "words": words,
        "near": near,
        "words_and_near": math.sqrt(words * near),
        "copies": float(left.story == right.story),
        **_days(left, right),
        **_places(left, right),
        **_figures("killed", left.killed, right.killed),
        **_figures("wounded", left.wounded, right.wounded),
        **_parties(left, right),
    }


def _days(left: Report, right: Report) -> PairFeatures:
    values = {}
    gap = days_between(left, right)
    if gap is not None:
        surety = min(left.surety, right.surety)
        values = {
            "same_day": surety * (gap == 0),
            "next_day": surety * (gap == 1),
            "other_day": surety * (gap > 1),
        }
        values["far_day"] = surety * (gap > LATE)
    if left.published is not None and right.published is not None:
        late = abs(left.published - right.published)
        values |= {"late": math.log1p(late) / 5, "much_later": float(late > LATE)}
    return values


def _places(left: Report, right: Report) -> PairFeatures:
    left_place, there = left.place, right.place
    if left_place is None or there is None:
        return {}
    surety = min(left_place.confidence, there.confidence)
    if left_place.name == there.name:
        return {"same_area" if left_place.wide else "same_place": surety}
    return {"other_place": surety} if are_apart(left_place, there) else {"near_place": surety}


def _figures(what: str, left: tuple[int, ...], right: tuple[int, ...]) -> PairFeatures:
    if not left and not right:
        return {}
    if not left or not right:
        return {f"{what}_by_one": 1.0}
    if left[0] == right[0]:
        return {f"{what}_same": 1.0, f"{what}_many": math.log(max(left[0], 1))}
    return {f"{what}_told": 1.0} if {*left} & {*right} else {f"{what}_other": 1.0}


def _parties(left: Report, right: Report) -> PairFeatures:
    shared = len(left.people & right.people) if left.leading and right.leading else 0
    values = {"same_people": min(shared, _MANY_NAMES) / _MANY_NAMES}
    if left.victims and right.victims:
        values["same_victim" if left.victims & right.victims else "other_victim"] = 1.0
    for role in ("agents", "recipients"):
        ours, theirs = getattr(left, role), getattr(right, role)
        if ours and theirs:
            values[f"same_{role}" if ours & theirs else f"other_{role}"] = 1.0
    return values


def is_anchored(left: Report, right: Report) -> bool:
    """Whether two reports share enough of the deed itself: being of one matter alone makes no two deeds one.

    Telling it in the same words is enough; else day, town, toll, victim or parties must be shared: two of them and a
    telling that is alike where nobody is harmed, as in speeches and votes, of which there are many a day.
    """
    near = likeness(left.near, right.near)
    shared = sum(_shared(left, right))
    if left.type == "ASSAULT" and all(one.killed or one.wounded for one in (left, right)):
        return shared > 0 and near >= _HARDLY_ALIKE
    alike = _ALIKE if left.type == "ASSAULT" else _MORE_ALIKE
    return near >= _SAME_WORDS or (shared >= _POINTS and near >= alike)


def surest_days(report: Report) -> tuple[int, int] | None:
    """The first and last day of a report, where they are so sure that another report's as sure days exclude them."""
    if report.first is None or report.last is None or report.other_days or report.surety < SURE:
        return None
    return report.first, report.last


def least_near(type_: EventType) -> float:
    """How alike the sentences of two reports of a type must be at least, whatever else they share."""
    return _HARDLY_ALIKE if type_ == "ASSAULT" else _MORE_ALIKE


def _shared(left: Report, right: Report) -> tuple[bool, ...]:
    """Whether day, town, killed, wounded, victim, people, and parties are the same."""
    gap, left_place, there = days_between(left, right), left.place, right.place
    return (
        gap is not None and gap <= DAYS_APART and min(left.surety, right.surety) >= _LIKELY,
        left_place is not None
        and there is not None
        and left_place.name == there.name
        and not left_place.wide,
        left.killed[:1] == right.killed[:1] != () and not _is_common_toll(left, right),
        left.wounded[:1] == right.wounded[:1] != (),
        bool(left.victims & right.victims),
        len(left.people & right.people) >= _FULL_NAME and left.type == "ASSAULT",
        bool(left.agents & right.agents or left.recipients & right.recipients),
    )


def _is_common_toll(left: Report, right: Report) -> bool:
    """Whether one death each says nothing, because the reports are of other weeks."""
    if left.killed[:1] != (1,) or left.published is None or right.published is None:
        return False
    return abs(left.published - right.published) > LATE


def score(values: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The logarithm of the odds that two reports are of one happening."""
    return sum(value * weights.get(name, 0.0) for name, value in values.items())
