"""The authors that only the visible page names: by its marks for authors, by names of elements, by a line “By …”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from index.reading.byline_names import names_of
from index.reading.html.blocks import words_of_element
from index.reading.html.boilerplate import is_box
from index.reading.html.outline import HEADINGS, LONG_PART, PagePart, text_of
from index.reading.source_dates import find_day

_NAMED = re.compile(
    r"(?:^|[-_\s])(?:by-?line|author|authors|author-?name|writers?|written-?by|contributors?|reporters?|journalists?"
    r"|post-?author|entry-?author|article-?author|creator|signature|dc-creator)(?:$|[-_\s])|(?:by-?line|author)(?:__|-|_)?name",
    re.I,
)
_ADDRESS = re.compile(
    r"/(?:authors?|staff|profiles?|people|reporters?|journalists?|contributors?|writers?|by|columnists?|team)/[^/?#]{3,}"
)
_LINE = re.compile(
    r"\b(?:(?:words|story|text|report(?:ing)?|written|posted|reported)\s+)?by:?\s+(?P<names>[A-ZÀ-Þ].{1,150})",
    re.I | re.S,
)
_NAME = re.compile(
    r"(?:(?:[A-ZÀ-Þ][\w.'’-]*|[a-zà-ÿ]{2,3}['’-]?[A-ZÀ-Þ]\w+|(?:de|da|dos|di|del|della|der|den|van|von|la|le|bin|bint|ibn|al|el|ter|ten|y|e|of)"
    r")(?:\s+|$|(?=,\s))){1,6}(?:,\s+(?:[JS]r\.|I{2,3}|IV))?",
)
_HOLDERS = ("p", "div", "span", "a", "address", "li", "em", "strong", "b", "h3", "h4", "h5", "h6", "cite")
_NO_PERSON = re.compile(r"https?:|www\.|@|\.com\b|\d", re.I)
_LONGEST = 160  # characters of a line that names authors
_APART = 3  # steps up: marks of one kind within such an element are those of one article
_MOST_LINES = 8  # parts around the headline that may name the author


def visible_authors(tree: Any, parts: list[PagePart], headline: Any) -> tuple[list[str], str]:
    """The names of the authors and in words how they were found; none where the page names nobody."""
    for marks, how in (
        (_by_property(tree), "the page's mark for its author"),
        (tree.xpath("//a[contains(concat(' ', @rel, ' '), ' author ')]"), "the page's link to its author"),
        (_by_names(tree), "the page's byline"),
    ):
        marks = [one for one in marks if not _is_elsewhere(one, headline)]
        if names := _names(_beside(marks, parts, headline)):
            return names, how
    for line in _lines(parts, headline):
        match = _LINE.fullmatch(line)
        if match and (names := _people(match["names"])):
            return names, f"the line “{line[:60]}”"
    links = [one for one in tree.iter("a") if _ADDRESS.search(one.get("href") or "")]
    links = [one for one in links if not _is_elsewhere(one, headline)]
    near = {part.element for part in _parts_near(parts, headline)}
    links = [one for one in links if near.intersection((one, *one.iterancestors()))]
    return _names(links), "the page's link to its author"


def _by_property(tree: Any) -> list[Any]:
    """The elements that microdata calls author: in them the one that is called name, where there is one."""
    elements: list[Any] = []
    for element in tree.xpath(
        "//*[contains(concat(' ', @itemprop, ' '), ' author ') or @itemprop='creator']"
    ):
        if element.tag == "meta":
            continue
        inner = element.xpath(".//*[@itemprop='name']")
        elements += inner or [element]
    return elements


def _by_names(tree: Any) -> list[Any]:
    """The elements whose class or id is that of a byline, without those around others of them."""
    named = (
        element
        for element in tree.iter(*_HOLDERS)
        if _NAMED.search(f"{element.get('class') or ''} {element.get('id') or ''}")
    )
    fitting = [one for one in named if 3 < len(text_of(one)) <= 2 * _LONGEST]
    around = {above for one in fitting for above in one.iterancestors()}
    return [one for one in fitting if one not in around or _LINE.match(words_of_element(one))]


def _is_elsewhere(element: Any, headline: Any) -> bool:
    """Whether a mark stands in a box of other stories, in a comment, or in the text of the page's frame."""
    holders = set() if headline is None else set(headline.iterancestors())
    for above in (element, *element.iterancestors()):
        if above in holders:
            return False
        if above.tag in ("nav", "footer", "figure", "figcaption", "blockquote"):
            return True
        if above.tag == "aside" or (is_box(above) and not _NAMED.search(f"{above.get('class') or ''}")):
            return True
    return False


def _beside(marks: list[Any], parts: list[PagePart], headline: Any) -> list[Any]:
    """The marks near the headline; where there is none, the first mark behind it and those that stand with it."""
    if not marks:
        return []
    marked, behind, end = set(marks), headline is None, _second_paragraph(parts, headline)
    near: list[Any] = []
    for element in marks[0].getroottree().iter():
        if element is end:
            break
        behind = behind or element is headline
        if behind and element in marked:
            near.append(element)
    if near and headline is not None:
        return near
    first = near[0] if near else marks[0]
    above = _around(first)
    return [one for one in marks if one is first or above in one.iterancestors()]


def _second_paragraph(parts: list[PagePart], headline: Any) -> Any:
    near = list(_parts_near(parts, headline))
    following = parts[parts.index(near[-1]) + 1 :] if near else []
    return next((part.element for part in following if len(part.key) >= LONG_PART), None)


def _around(mark: Any) -> Any:
    """The largest element around a mark that holds no more than a byline."""
    above = mark
    for _ in range(_APART):
        parent = above.getparent()
        if parent is None or len(text_of(parent)) > 3 * _LONGEST:
            break
        if next(parent.iterdescendants(*HEADINGS), None) is not None:
            break
        above = parent
    return above


def _names(marks: list[Any]) -> list[str]:
    names = [name for one in marks for name in _people(one.get("content") or words_of_element(one))]
    return list(dict.fromkeys(names))


def _people(words: str) -> list[str]:
    """The names in a byline's words, as far as they are names."""
    words = " ".join(words.split())
    if len(words) > 2 * _LONGEST:
        return []
    if match := _LINE.search(words):
        words = match["names"]
    names = [re.split(r"\s+(?:[-–—|•·]|in|for|@)\s+|\s{2,}|\n", name)[0] for name in names_of(words)]
    return [name for name in names if _is_name(name)]


def _is_name(name: str) -> bool:
    if not 2 < len(name) <= 60 or _NO_PERSON.search(name) or find_day(name):
        return False
    return bool(_NAME.fullmatch(name)) and name.casefold() not in (
        "author",
        "by",
        "staff",
        "share",
        "follow",
        "admin",
    )


def _parts_near(parts: list[PagePart], headline: Any) -> Iterator[PagePart]:
    """The parts from the headline to the article's second paragraph: the first may be a standfirst."""
    begun, long_parts, passed = headline is None, 0, 0
    for part in parts:
        if not begun:
            begun = part.element is headline or headline in part.element.iterancestors()
            continue
        long_parts += len(part.key) >= LONG_PART
        passed += 1
        if long_parts > 1 or passed > _MOST_LINES:
            return
        if not _is_elsewhere(part.element, headline):
            yield part


def _lines(parts: list[PagePart], headline: Any) -> Iterator[str]:
    """The lines near the headline that may name the author."""
    for part in _parts_near(parts, headline):
        for line in words_of_element(part.element).split("\n"):
            if len(line) <= _LONGEST:
                yield line.strip()
