"""Where the passages that were extracted stand on the page, and which parts of the page stand between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LEAVES = ("p", "li", "dt", "dd", "tr", "blockquote", "pre", "figcaption", *HEADINGS)
BLOCKS = (
    *_LEAVES, "div", "section", "article", "aside", "main", "header", "footer", "nav", "center", "ul", "ol", "dl",
    "table", "td", "th", "figure", "form", "address", "hr",
)  # fmt: skip
_INNER = tuple(tag for tag in BLOCKS if tag not in ("td", "th", "hr"))
_INNER_TAGS = frozenset(_INNER)
LONG_PART = 80  # characters without white space: as many make a paragraph
_SHARE = 0.85  # of what was extracted: a container with as much is the article's


def squash(words: str) -> str:
    """Words without white space and without the marks between the cells of a row: what a passage is known by."""
    return "".join(words.split()).replace("|", "")


def text_of(element: Any) -> str:
    """All words in an element, as they stand."""
    return "".join(element.itertext())


@dataclass(frozen=True, slots=True)
class PagePart:
    """One part of a page that holds no other: a paragraph, an item of a list, a row of a table, a heading."""

    element: Any
    key: str

    @property
    def tag(self) -> str:
        """The element's name."""
        return str(self.element.tag)


class Outline:
    """The parts of a page around the passages that were extracted; `titles` are the page's headlines, squashed."""

    def __init__(self, tree: Any, passages: Iterable[str], titles: set[str]) -> None:
        self.tree = tree
        self.keys = [key for words in passages if (key := squash(words))]
        self.all_parts = list(parts_in(tree))
        keys = set(self.keys)
        self.places: dict[str, Any] = {}
        for part in self.all_parts:
            if part.key in keys:
                self.places.setdefault(part.key, part.element)
        if len(self.places) < len(keys):  # a row whose cells hold paragraphs is no part, but may be a passage
            for row in tree.iter("tr"):
                if (key := squash(text_of(row))) in keys:
                    self.places.setdefault(key, row)
        self.headline = next(
            (one for one in tree.iter("h1", "h2", "h3") if squash(text_of(one)) in titles), None
        )

    @property
    def is_sound(self) -> bool:
        """Whether most of what was extracted has its place on the page."""
        return sum(map(len, self.places)) > sum(map(len, self.keys)) / 2

    @cached_property
    def container(self) -> Any:
        """The smallest element that holds nearly all of what was extracted."""
        weights: dict[Any, int] = {}
        for key, element in self.places.items():
            for above in element.iterancestors():
                weights[above] = weights.get(above, 0) + len(key)
        whole = sum(map(len, self.places))
        holding = [element for element, weight in weights.items() if weight >= _SHARE * whole]
        return max(holding, key=lambda one: sum(1 for _ in one.iterancestors()), default=self.tree)

    def keys_before(self, element: Any) -> set[str]:
        """The passages whose places lie in front of an element."""
        before: set[str] = set()
        for part in self.all_parts:
            if element is part.element or element in part.element.iterancestors():
                break
            before.add(part.key)
        return before.intersection(self.places)

    @cached_property
    def parts(self) -> list[PagePart]:
        """The article's parts in the page's order: those of its container, and what leads there from the headline."""
        scope = self.container
        if self.headline is not None:
            above = {scope, *scope.iterancestors()}
            scope = next((one for one in self.headline.iterancestors() if one in above), scope)
        inside = [at for at, part in enumerate(self.all_parts) if part.key in self.places]
        begin = end = next((at for at in inside if scope in self.all_parts[at].element.iterancestors()), 0)
        while begin > 0 and scope in self.all_parts[begin - 1].element.iterancestors():
            begin -= 1
        while end < len(self.all_parts) and scope in self.all_parts[end].element.iterancestors():
            end += 1
        return self.all_parts[begin:end]


def parts_in(container: Any) -> Iterator[PagePart]:
    """The parts of an element, in the page's order."""
    before = None
    for element in container.iter(*_INNER):
        if before is not None and _holder(element) is not before:
            yield from _part(before)
        before = element
    if before is not None:
        yield from _part(before)


def _holder(element: Any) -> Any:
    """The nearest block around an element."""
    above = element.getparent()
    while above is not None and above.tag not in _INNER_TAGS:
        above = above.getparent()
    return above


def _part(element: Any) -> Iterator[PagePart]:
    """An element that holds no other block, as a part; cells of a table of words belong to their row."""
    if key := squash(text_of(element)):
        yield PagePart(element, key)
