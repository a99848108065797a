"""The day that the visible page states: beside its headline, or below its text; not the one in the masthead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from index.reading.html.blocks import words_of_element
from index.reading.html.boilerplate import is_box
from index.reading.html.outline import Part
from index.reading.plain.header import Header, read_dateline
from index.reading.source_dates import day_of_value, find_day, why_impossible

_LONG_PART = 160  # characters: with a part of that length the article begins
_LONGEST = 140  # characters of a line that says when
_ABOVE, _BELOW, _BEHIND = (
    3,
    10,
    4,
)  # parts above and below the headline, and behind the text, that may say when
_STATED = re.compile(r"\b(?:published|posted|first published|date|created|issued)\b", re.I)
_CHANGED = re.compile(r"^\W*(?:(?:last\s+)?(?:updated|modified|changed|reviewed)|©|\(c\)|copyright)", re.I)
_ELSEWHERE = ("nav", "footer", "aside", "form")


def visible_day(parts: list[Part], headline: Any) -> tuple[date | datetime, str] | None:
    """The day that the page shows for its article, and in words where; None where it shows none."""
    at = next((number for number, part in enumerate(parts) if _is_or_holds(part, headline)), None)
    begin = 0 if at is None else at + 1
    first = next(
        (number for number in range(begin, len(parts)) if len(parts[number].key) > _LONG_PART), len(parts)
    )
    if at is not None:
        below = parts[begin : min(first, begin + _BELOW)]
        above = [part for part in reversed(parts[max(0, at - _ABOVE) : at]) if _is_near(part, headline)]
        for part in (*below, *above):
            if day := _day_of(part):
                return day, f"the line “{words_of_element(part.element)[:60]}” beside the headline"
    last = next(
        (number for number in reversed(range(len(parts))) if len(parts[number].key) > _LONG_PART), None
    )
    if last is not None:
        for part in parts[last + 1 : last + 1 + _BEHIND]:
            if _STATED.search(words_of_element(part.element)) and (day := _day_of(part)):
                return day, f"the line “{words_of_element(part.element)[:60]}” below the text"
        header = Header()
        read_dateline(words_of_element(parts[first].element)[:300], None, header)
        if header.published:
            return header.published, header.found["published"]
    return None


def time_below(tree: Any, headline: Any) -> date | datetime | None:
    """The first time element of the article: behind its headline, in no box."""
    behind = headline is None
    for element in tree.iter("time", "h1", "h2", "h3"):
        behind = behind or element is headline
        value = element.get("datetime") if element.tag == "time" else None
        if (
            behind
            and value
            and not _is_elsewhere(element)
            and (day := day_of_value(value))
            and not why_impossible(day)
        ):
            return day
    return None


def _day_of(part: Part) -> date | datetime | None:
    """The day of a short line, of its time element where it has one; none where the line says when it was changed."""
    if len(part.key) > _LONGEST or _is_elsewhere(part.element):
        return None
    words = words_of_element(part.element)
    if _CHANGED.search(words) and not _STATED.search(words):
        return None
    stated = (one.get("datetime") for one in part.element.iter("time"))
    days: Iterator[date | datetime | None] = (day_of_value(one) for one in stated if one)
    day = next((one for one in days if one), None) or find_day(words)
    return None if day is None or why_impossible(day) else day


def _is_or_holds(part: Part, headline: Any) -> bool:
    return headline is not None and (part.element is headline or headline in part.element.iterancestors())


def _is_near(part: Part, headline: Any) -> bool:
    """Whether a part above the headline is in one element with it that is not the whole page."""
    above = headline
    for _ in range(3):
        above = above.getparent()
        if above is None or above.tag in ("body", "html"):
            return False
        if above in part.element.iterancestors():
            return True
    return False


def _is_elsewhere(element: Any) -> bool:
    return any(one.tag in _ELSEWHERE or is_box(one) for one in (element, *element.iterancestors()))
