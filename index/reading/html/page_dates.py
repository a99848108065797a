"""The day that the visible page states: beside its headline, or below its text; not the one in the masthead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from index.reading.html.blocks import words_of_element
from index.reading.html.boilerplate import is_box
from index.reading.html.outline import LONG_PART, PagePart, squash, text_of
from index.reading.plain.header import Header, read_dateline
from index.reading.source_dates import day_of_value, find_day, why_impossible

_LONGEST = 140  # characters of a line that says when
_ABOVE, _BELOW, _BEHIND = (
    3,
    10,
    4,
)  # parts above and below the headline, and behind the text, that may say when
_STATED = re.compile(r"\b(?:published|posted|first published|date|created|issued)\b", re.I)
_CHANGED = re.compile(r"^\W*(?:(?:last\s+)?(?:updated|modified|changed|reviewed)|©|\(c\)|copyright)", re.I)
_ELSEWHERE = ("nav", "footer", "aside", "form")


def visible_day(parts: list[PagePart], headline: Any) -> tuple[date | datetime, str] | None:
    """The day that the page shows for its article, and in words where; None where it shows none."""
    at = next((number for number, part in enumerate(parts) if _is_or_holds(part, headline)), None)
    long_parts = [
        number for number, part in enumerate(parts) if len(part.key) >= LONG_PART and number > (at or 0)
    ]
    if at is not None:
        end = long_parts[1] if len(long_parts) > 1 else len(parts)  # the first may be a standfirst
        below = parts[at + 1 : min(end, at + 1 + _BELOW)]
        above = [part for part in reversed(parts[max(0, at - _ABOVE) : at]) if _is_near(part, headline)]
        for part in (*below, *above):
            if day := _day_of(part):
                return day, f"the line “{words_of_element(part.element)[:60]}” beside the headline"
    if not long_parts:
        return None
    for part in parts[long_parts[-1] + 1 :][:_BEHIND]:
        if _STATED.search(words_of_element(part.element)) and (day := _day_of(part)):
            return day, f"the line “{words_of_element(part.element)[:60]}” below the text"
    for number in long_parts[:2]:
        header = Header()
        read_dateline(words_of_element(parts[number].element)[:300], None, header)
        if header.published:
            return header.published, header.found["published"]
    return None


def time_beside(tree: Any, headline: Any) -> tuple[date | datetime, bool] | None:
    """The first time element of the article, and whether it stands beside the headline; None where there is none.

    Beside it are those in one element with it, in front of the second paragraph.
    """
    above = (
        [] if headline is None else [one for one in list(headline.iterancestors())[:2] if one.tag != "body"]
    )
    passed = 0
    for element in above[-1].iter("time", "p") if above else ():
        passed += element.tag == "p" and len(squash(text_of(element))) >= LONG_PART
        if passed > 1:
            break
        if element.tag == "time" and (day := _day_of_time(element)):
            return day, True
    behind = headline is None
    for element in tree.iter("time", "h1", "h2", "h3"):
        behind = behind or element is headline
        if behind and element.tag == "time" and (day := _day_of_time(element)):
            return day, False
    return None


def _day_of_time(element: Any) -> date | datetime | None:
    day = None if _is_elsewhere(element) else day_of_value(element.get("datetime") or "")
    return None if day is None or why_impossible(day) else day


def _day_of(part: PagePart) -> date | datetime | None:
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


def _is_or_holds(part: PagePart, headline: Any) -> bool:
    return headline is not None and (part.element is headline or headline in part.element.iterancestors())


def _is_near(part: PagePart, headline: Any) -> bool:
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
