"""Live blogs: entries one above the other, each with its time and heading."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from index.model import SegmentKind
from index.reading.assemble import Block
from index.reading.html.blocks import words_of_element
from index.reading.html.boilerplate import is_beside
from index.reading.html.jsonld import Update
from index.reading.html.junk import is_junk
from index.reading.html.outline import HEADINGS, parts_in, squash, text_of
from index.reading.plain.line_kinds import kind_of_line
from index.reading.source_dates import find_day

_FEWEST = 2  # entries
_LARGEST_SHARE = 0.8  # of one entry: it is the article, and the others stand around it
_FEWEST_UNNAMED = 3  # of a page that does not call itself live, each with an element for the time
_LIVE_TITLE = re.compile(
    r"\blive(?:[ -]?(?:blog|updates?|coverage|feed|ticker))?\s*[:|–—-]|\blive[ -]?(?:blog|updates?)\b|as it happened",
    re.I,
)
_LIVE_NAME = re.compile(
    r"live-?_?(?:[bB]log|[eE]vent|[eE]ntr|[pP]ost|[uU]pdate|[fF]eed|[sS]tream|[tT]icker|[cC]overage)"
)
_TIME_NAME = re.compile(r"time|date|stamp|posted|published|when", re.I)
_CLOCK = re.compile(
    r"(?<!\d)(?:[01]?\d|2[0-3])[.:h][0-5]\d(?!\d)(?:\s?[ap]\.?m\b\.?)?|(?<!\d)1?\d\s?[ap]\.?m\b\.?", re.I
)
_LONGEST_MARK = 80  # characters of the words that say when
_LONGEST_BYLINE = 60
_LONGEST_TITLE = 250
_KINDS: dict[str, SegmentKind] = {"li": "list", "tr": "list", **dict.fromkeys(HEADINGS, "heading")}


@dataclass(frozen=True)
class LiveEntry:
    """One entry of a live blog: the element, and the element that says when it was written."""

    element: Any
    mark: Any


def is_live_title(titles: list[str]) -> bool:
    """Whether a page calls itself a live blog in one of its titles."""
    return any(map(_LIVE_TITLE.search, titles))


def has_live_names(source: str) -> bool:
    """Whether some name in a page's HTML is that of a live blog's element."""
    return bool(_LIVE_NAME.search(source))


def entries_of(tree: Any, *, live: bool) -> list[LiveEntry]:
    """The entries of a live blog's page, in its order; none where there are not two with a time of their own.

    Of a page that does not say that it is `live`, only elements made for times count, and three of them at least.
    """
    if not live and sum(1 for _ in tree.iter("time")) < _FEWEST_UNNAMED:
        return []
    marks = list(_marks(tree, ("time", "span", "div", "p", "a", "small", "h3", "h4") if live else ("time",)))
    counts: dict[Any, int] = defaultdict(int)
    for mark in marks:
        for above in mark.iterancestors():
            counts[above] += 1
    groups: dict[Any, list[LiveEntry]] = defaultdict(list)
    for mark in marks:
        element = mark
        for above in mark.iterancestors():
            if counts[above] > 1:
                break
            element = above
        if element is not mark and element.getparent() is not None:
            groups[element.getparent()].append(LiveEntry(element, mark))
    groups = {parent: [one for one in group if _is_entry(one)] for parent, group in groups.items()}
    best = max(groups.values(), key=lambda group: sum(len(text_of(one.element)) for one in group), default=[])
    sizes = [len(text_of(one.element)) for one in best]
    if len(best) < (_FEWEST if live else _FEWEST_UNNAMED) or max(sizes) > _LARGEST_SHARE * sum(sizes):
        return []
    return best


def _is_entry(entry: LiveEntry) -> bool:
    """Whether an element has more words than its time, and has that near its beginning."""
    words, when = squash(text_of(entry.element)), squash(text_of(entry.mark))
    return len(words) > len(when) + 20 and words.find(when) < _LONGEST_TITLE


def _marks(tree: Any, tags: tuple[str, ...]) -> Iterator[Any]:
    """The elements that say when an entry was written, one for each entry: of two in a row the first."""
    taken: set[Any] = set()
    for element in tree.iter(*tags):
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        words = text_of(element).strip()
        if len(words) > _LONGEST_MARK or not (element.get("datetime") or _CLOCK.search(words)):
            continue
        if element.tag != "time" and not _TIME_NAME.search(names) and not _CLOCK.match(words):
            continue
        above = element.getparent()
        around = {above, above.getparent()} if above is not None else set()
        if taken & around or taken & set(element.iterancestors()):
            continue
        taken |= {element, above}
        yield element


def blocks_of_entries(entries: list[LiveEntry]) -> Iterator[Block]:
    """The passages of the entries: of each its time, its heading, then its text."""
    for entry in entries:
        title = next((one for one in entry.element.iter(*HEADINGS, "strong") if _is_title(one, entry)), None)
        when, heading = _when(entry.mark), words_of_element(title) if title is not None else ""
        if when:
            yield Block("credit", when)
        if heading := (heading.replace(when, "", 1).strip(" -–—|:") if when else heading):
            yield Block("heading", heading)
        passed = {squash(text_of(one)) for one in (title, entry.mark) if one is not None}
        for part in parts_in(entry.element):
            words = words_of_element(part.element)
            if part.key in passed or is_junk(words) or is_beside(part.element, entry.element):
                continue
            passed.add(part.key)
            if kind_of_line(words, 1, followed=False) in ("credit", "caption") or _is_label(words, when):
                continue
            yield Block(_KINDS.get(part.tag, "paragraph"), words)


def _is_title(element: Any, entry: LiveEntry) -> bool:
    words = words_of_element(element)
    if not words or element in entry.mark.iterancestors() or element is entry.mark:
        return len(words) > _LONGEST_MARK / 2 and element.tag in HEADINGS
    if element.tag == "strong":
        above = element.getparent()
        return above is not None and squash(text_of(above)) == squash(words) and len(words) < 200
    return not _CLOCK.fullmatch(words)


def _is_label(words: str, when: str) -> bool:
    """Whether a short line of an entry only says when and by whom it was written."""
    if len(words) > _LONGEST_BYLINE or words[-1:] in '.!?”"':
        return False
    return bool(when and when in words) or bool(_CLOCK.search(words)) or (find_day(words) is not None)


def _when(mark: Any) -> str:
    """The time of an entry: as it is shown, else as its mark has it for programs."""
    shown = " ".join(text_of(mark).split())
    if match := _CLOCK.search(shown):
        return match[0]
    return clock_of(mark.get("datetime") or "") or shown[:_LONGEST_MARK]


def clock_of(value: str) -> str:
    """Day and hour of a moment as programs write it: “2024-03-05 09:30”; empty for another value."""
    moment = find_day(value)
    return moment.strftime("%Y-%m-%d %H:%M") if isinstance(moment, datetime) else ""


def blocks_of_updates(updates: list[Update]) -> Iterator[Block]:
    """The passages of a live blog as its JSON-LD has them."""
    for update in updates:
        if when := clock_of(update.published or ""):
            yield Block("credit", when)
        if update.headline:
            yield Block("heading", update.headline)
        for line in (update.body or "").split("\n"):
            if line.strip():
                yield Block("paragraph", line.strip())
