"""The element that holds most of a page's paragraphs, whatever it is called; and its text without any judgement."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from index.reading.assemble import Block
from index.reading.html.blocks import blocks_of_html
from index.reading.html.boilerplate import is_box
from index.reading.html.consent import is_consent

_SHUT = (
    "aside",
    "footer",
    "nav",
    "form",
    "dialog",
    "header",
    "noscript",
    "details",
    "figure",
    "button",
    "label",
)
_SHORT = 40  # characters
_TRIED = 5
_SHARE = 0.5  # of the page's paragraphs


def main_element(tree: Any) -> Any:
    """The parent of at least half of the page's text in paragraphs; None where there is none."""
    sizes: dict[Any, int] = defaultdict(int)
    for paragraph in tree.iter("p"):
        size = len("".join(paragraph.itertext()))
        if size > _SHORT:
            sizes[paragraph.getparent()] += size
    for element in sorted(sizes, key=lambda one: -sizes[one])[:_TRIED]:
        if not all(is_consent("".join(one.itertext())) for one in element.iterchildren("p")):
            return element if sizes[element] >= _SHARE * sum(sizes.values()) else None
        del sizes[element]
    return None


def open_up(tree: Any) -> None:
    """Make the main element and those around it plain ones, where they are called what holds no article as a rule."""
    main = main_element(tree)
    if main is None:
        return
    for element in (main, *main.iterancestors()):
        if element.tag in _SHUT:
            element.tag = "div"
        if is_box(element):
            for name in ("class", "id"):
                element.attrib.pop(name, None)


def whole_text(tree: Any, least: int) -> list[Block]:
    """All passages of the main element; none where it has fewer than `least` characters in paragraphs."""
    main = main_element(tree)
    if main is None or sum(len("".join(one.itertext())) for one in main.iterchildren("p")) < least:
        return []
    return [block for block in blocks_of_html(main) if not is_consent(block.words)]
