"""What extraction loses of an article: the lead above its container, and the lists, tables and quotations within it."""

from __future__ import annotations

import re
from typing import Any

from index.model import SegmentKind
from index.reading.assemble import Block
from index.reading.html.blocks import words_of_element
from index.reading.html.boilerplate import is_beside
from index.reading.html.junk import is_junk
from index.reading.html.outline import HEADINGS, Outline, PagePart, squash, text_of
from index.reading.plain.line_kinds import kind_of_line
from index.reading.source_dates import find_day

_LEAD_TAGS = ("p", "div", "h2", "h3", "h4", "section", "li", "header", "blockquote")
_LISTS = ("ul", "ol", "dl", "table")
_SOLID = 80  # characters: the parent of a passage of that length is a parent of the article's passages
_FEWEST_WORDS = 8  # of a paragraph that may be the article's
_WORDY = 12  # words: as many need no full stop to be a sentence
_MOST_LEADS = 4
_LINKED = 0.5  # of the characters: with more in links to other pages it is a menu
_LEAD_NAMES = re.compile(
    r"stand-?first|excerpt|\bdek\b|\bdeck\b|sub-?(?:title|head|headline|line)|summary|lead|lede|intro|abstract|descri|chapeau"
    r"|preamble|strap-?line|sapo|sell",
    re.I,
)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_KINDS: dict[str, SegmentKind] = {"li": "list", "dt": "list", "dd": "list", "tr": "list"}


def with_lost_parts(
    blocks: list[Block], outline: Outline, titles: set[str], descriptions: list[str]
) -> list[Block]:
    """The passages with those that were lost, each at its place. `descriptions` are what the page says of itself."""
    if not outline.is_sound:
        return blocks
    finder = _LostFinder(outline, titles, descriptions)
    lost = finder.lost()
    if not lost:
        return blocks
    merged: list[Block] = []
    for block in blocks:
        place = finder.order.get(squash(block.words))
        while lost and place is not None and lost[0][0] < place:
            merged.append(lost.pop(0)[1])
        merged.append(block)
    return merged + [block for _, block in lost]


class _LostFinder:
    def __init__(self, outline: Outline, titles: set[str], descriptions: list[str]) -> None:
        self.outline, self.parts = outline, outline.parts
        self.titles = titles
        self.descriptions = [key for one in descriptions if len(key := squash(one)) > 20]
        numbered = reversed(list(enumerate(self.parts)))  # of two parts of the same words the first counts
        self.order = {part.key: number for number, part in numbered if part.key in outline.places}
        self.taken = "\n".join(outline.keys)
        self.parents = {one.getparent() for key, one in outline.places.items() if len(key) >= _SOLID}

    def lost(self) -> list[tuple[int, Block]]:
        """Number and passage of each lost part, in the page's order."""
        if not self.order:
            return []
        first, last = min(self.order.values()), max(self.order.values())
        missed = [(number, block) for number in self._leads(first) if (block := self._block(number))]
        missed += [
            (number, block)
            for number in range(first + 1, self._end(last))
            if self._belongs(self.parts[number]) and (block := self._block(number))
        ]
        return missed

    def _block(self, number: int) -> Block | None:
        """The passage of a part, unless its words stand in the article already."""
        part = self.parts[number]
        if part.key in self.taken or part.key in self.titles:
            return None
        words = words_of_element(part.element)
        kind: SegmentKind = "list" if self._list_of(part) is not None else _KINDS.get(part.tag, "paragraph")
        if part.tag in HEADINGS and len(words.split()) < _WORDY:
            kind = "heading"
        self.taken += f"\n{part.key}"
        return Block(kind, words)

    def _leads(self, first: int) -> list[int]:
        """The numbers of the parts in front of the first passage that are the article's lead."""
        start = next((at for at in reversed(range(first)) if self.parts[at].key in self.titles), None)
        begin = start + 1 if start is not None else max(0, first - _MOST_LEADS)
        leads = [
            at for at in range(begin, first) if self._is_lead(self.parts[at], below_title=start is not None)
        ]
        return leads[-_MOST_LEADS:]

    def _is_lead(self, part: PagePart, *, below_title: bool) -> bool:
        if part.tag not in _LEAD_TAGS or len(part.key) < 20:
            return False
        words = words_of_element(part.element)
        count = len(words.split())
        if any(part.key in one or one in part.key for one in self.descriptions):
            return count > 3 and not is_junk(words) and _linked(part.element) < _LINKED
        if count < _FEWEST_WORDS or not _is_prose(words) or is_beside(part.element, self.outline.container):
            return False
        named = _LEAD_NAMES.search(
            f"{part.element.get('class') or ''} {part.element.getparent().get('class') or ''}"
        )
        if not (named or below_title) or (part.tag == "li" and self._list_of(part) is None):
            return False
        return (
            bool(_SENTENCE_END.search(words) or (count >= _WORDY and named)) and _linked(part.element) < 0.3
        )

    def _belongs(self, part: PagePart) -> bool:
        """Whether a part between the passages is one of the article's: in a list of it, or beside its paragraphs."""
        if part.key in self.outline.places:
            return False
        holder = self._list_of(part)
        if holder is not None:
            return True
        if part.element.getparent() not in self.parents or is_beside(part.element, self.outline.container):
            return False
        words = words_of_element(part.element)
        is_text = part.tag in ("p", "blockquote", "pre") and len(words.split()) >= _FEWEST_WORDS
        return (
            is_text
            and _is_prose(words)
            and bool(_SENTENCE_END.search(words))
            and _linked(part.element) < _LINKED
        )

    def _list_of(self, part: PagePart) -> Any:
        """The list or table of the article that holds a part; None where it stands in none, or that is a menu."""
        holder = next(
            (one for one in (part.element, *part.element.iterancestors()) if one.tag in _LISTS), None
        )
        if (
            holder is None
            or holder is self.outline.container
            or holder in self.outline.container.iterancestors()
        ):
            return None
        above = holder.getparent()
        while above is not None and above.tag in (*_LISTS, "li", "dd"):
            above = above.getparent()
        wrapper = above.getparent() if above is not None and above not in self.parents else above
        if wrapper is None or wrapper not in self.parents or is_beside(holder, self.outline.container):
            return None
        return holder if _linked(holder) < _LINKED and not is_junk(words_of_element(part.element)) else None

    def _end(self, last: int) -> int:
        """The number behind the last part: lists that follow the last paragraph at once belong to the article."""
        end = last + 1
        element = self.outline.places[self.parts[last].key]
        following = element.getnext()
        if following is None or following.tag not in _LISTS:
            return end
        while end < len(self.parts) and _holds(following, self.parts[end].element):
            end += 1
        return end


def _holds(element: Any, inner: Any) -> bool:
    return element is inner or element in inner.iterancestors()


def _is_prose(words: str) -> bool:
    if is_junk(words) or kind_of_line(words, 1, followed=False) in ("credit", "caption"):
        return False
    return len(words) > 100 or find_day(words) is None


def _linked(element: Any) -> float:
    """The share of an element's characters that stand in links to other pages."""
    whole = len(squash(text_of(element)))
    links = sum(
        len(squash(text_of(link)))
        for link in element.iter("a")
        if not (link.get("href") or "#").startswith("#")
    )
    return links / max(1, whole)
