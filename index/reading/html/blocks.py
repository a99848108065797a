"""Elements to passages: the body that trafilatura gives, and plain HTML from mails, books, feeds and documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from index.model import SegmentKind
from index.reading.assemble import Block

_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_BREAK = "\x00"  # stands for a line break while white space is made single; never in cleaned text
_BREAKS = re.compile(rf" ?{_BREAK} ?")
_PARAGRAPH_BREAK = re.compile(rf"(?: ?{_BREAK} ?){{2,}}")


def blocks_of_body(body: Any) -> Iterator[Block]:
    """The passages of trafilatura's body element (`p`, `head`, `list`, `quote`, `table` …)."""
    for element in body:
        yield from _block(element)


def _block(element: Any) -> Iterator[Block]:
    tag = element.tag
    if tag == "head":
        yield from _texts(element, "heading")
    elif tag == "list":
        for item in element.iter("item"):
            yield from _texts(item, "list")
    elif tag == "table":
        for row in element.iter("row"):
            cells = [words for cell in row if (words := _words(cell).replace(_BREAK, " ").strip())]
            if cells:
                yield Block("list", " | ".join(cells))
    elif tag in ("quote", "div") and any(child.tag in ("p", "list", "quote", "head") for child in element):
        if element.text and element.text.strip():
            yield Block("paragraph", _SPACE.sub(" ", element.text).strip())
        for child in element:
            yield from _block(child)
            if child.tail and child.tail.strip():
                yield Block("paragraph", _SPACE.sub(" ", child.tail).strip())
    elif isinstance(tag, str) and tag not in ("graphic", "lb"):
        yield from _texts(element, "paragraph")


def _texts(element: Any, kind: SegmentKind) -> Iterator[Block]:
    for part in _PARAGRAPH_BREAK.split(_words(element)):
        if words := _BREAKS.sub("\n", part).strip():
            yield Block(kind, words)


def _words(element: Any) -> str:
    """The element's words, white space single, line breaks as `_BREAK`."""
    return _SPACE.sub(" ", "".join(_pieces(element))).strip()


def _pieces(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag in ("lb", "br"):
            yield _BREAK
        if isinstance(child.tag, str) and child.tag not in _UNSEEN:
            yield from _pieces(child)
        yield child.tail or ""


def words_of_element(element: Any) -> str:
    """All words of an element as one passage, white space single; `|` between the cells of a row."""
    if element.tag == "tr":
        return " | ".join(words for cell in element if (words := _words(cell).replace(_BREAK, " ").strip()))
    return _BREAKS.sub("\n", _words(element)).strip()


_KINDS: dict[str, SegmentKind] = {
    **{f"h{level}": "heading" for level in range(1, 7)},
    "li": "list", "dt": "list", "dd": "list", "tr": "list", "figcaption": "caption", "caption": "caption",
}  # fmt: skip
_BLOCK_TAGS = frozenset(_KINDS) | {
    "p", "div", "section", "article", "aside", "main", "header", "footer", "blockquote", "pre", "ul", "ol", "dl",
    "table", "tbody", "thead", "figure", "form", "address", "hr", "center", "body", "html", "details", "summary",
}  # fmt: skip
_UNSEEN = frozenset(
    ("script", "style", "template", "noscript", "head", "title", "svg", "math", "nav", "select")
)


def blocks_of_html(tree: Any, *, cited: bool = False) -> Iterator[Block]:
    """The passages of plain HTML, all of it: what mails, books, feeds and documents hold. In the page's order.

    Where `cited` is true, those that a message cites of another begin with a mark (`>`) for each time.
    """
    from lxml import etree

    marks = ""

    kinds: list[SegmentKind] = ["paragraph"]
    buffer: list[str] = []
    unseen = 0
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            unseen += tag in _UNSEEN
            if tag in _BLOCK_TAGS:
                yield from _flushed(buffer, kinds[-1], marks)
                marks += ">" if cited and _is_cited(element) else ""
                kinds.append(_KINDS.get(tag, kinds[-1]))
            elif tag == "br":
                buffer.append(_BREAK)
            if element.text and not unseen:
                buffer.append(element.text)
            continue
        if event == "end":
            if tag in _BLOCK_TAGS:
                yield from _flushed(buffer, kinds.pop(), marks)
                marks = marks[1:] if cited and _is_cited(element) else marks
            elif tag in ("td", "th"):
                buffer.append(" | ")
            unseen -= tag in _UNSEEN
        if element.tail and not unseen and element is not tree:
            buffer.append(element.tail)
    yield from _flushed(buffer, "paragraph")


def _is_cited(element: Any) -> bool:
    names = f"{element.get('type') or ''} {element.get('class') or ''}".lower()
    return element.tag == "blockquote" and ("cite" in names or "quote" in names)


def _flushed(buffer: list[str], kind: SegmentKind, marks: str = "") -> Iterator[Block]:
    words = _SPACE.sub(" ", "".join(buffer)).strip(" |")
    buffer.clear()
    for part in _PARAGRAPH_BREAK.split(words):
        if line := _BREAKS.sub("\n", part).strip():
            yield Block(kind, f"{marks} {line}" if marks else line)
