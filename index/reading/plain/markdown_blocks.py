"""Blocks of Markdown as passages: their spans in the text, without the marks before them; and words without marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from index.model import Segment, SegmentKind
from index.reading.assemble import Block
from index.reading.plain.line_kinds import kind_of_line
from index.reading.plain.segments import is_rule, segment, segments_of

_MARKS = re.compile(r"(?:[ \t]{0,3}(?:>|#{1,6}(?=[ \t])|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]*)+")
_INLINE = re.compile(r"!?\[([^][]{0,300})\]\([^()\s]{0,500}\)|([*_`]{1,3})(?=\S)|(?<=\S)([*_`]{1,3})")
_MOST_QUOTED = 1_000  # lines: 2 s for the worst of them
_TAG = re.compile(r"<!--.{0,2000}?-->|<[^<>]{0,1000}>", re.S)
_BLOCKS = ("heading_open", "paragraph_open", "table_open", "fence", "code_block", "html_block")
_SURE_MARKS = re.compile(r"\]\(https?://|^#{1,6} \S|\*\*\S[^*\n]{0,300}\*\*|^(?:[-*] \S.*\n){2}|^> \S", re.M)


def markdown_segments(text: str, start: int = 0) -> Iterator[Segment]:
    """The blocks of a Markdown text from `start` on as passages; the first heading of the first level is the title."""
    from markdown_it import MarkdownIt

    lines = text[start:].split("\n")
    if _is_endless(lines):
        yield from segments_of(text, start)
        return
    parser = MarkdownIt("commonmark").enable("table").disable(["inline"])
    starts = list(accumulate((len(line) + 1 for line in lines), initial=start))
    in_list, titled = 0, False
    for token in parser.parse(text[start:]):
        in_list += token.nesting if token.type in ("list_item_open", "list_item_close") else 0
        if token.type not in _BLOCKS or not token.map or _is_bare(token):
            continue
        first, last = token.map
        kind: SegmentKind = "list" if in_list or token.type == "table_open" else "paragraph"
        if token.type == "heading_open":
            kind = "heading" if titled or token.tag != "h1" else "title"
            titled, last = True, first + 1 if token.markup in "=-" else last
        span = _span(text, starts[first], starts[min(last, len(lines))] - 1)
        if span:
            yield _placed(text, *span, kind, last - first)


def _is_endless(lines: list[str]) -> bool:
    """Whether too many quoted lines follow one another: the parser's time grows with their square."""
    quoted = 0
    for line in lines:
        quoted = quoted + line.lstrip().startswith(">") if line.strip() else 0
        if quoted > _MOST_QUOTED:
            return True
    return False


def _is_bare(token: Any) -> bool:
    """Whether a block of HTML holds tags and comments only."""
    return token.type == "html_block" and not any(map(str.isalnum, _TAG.sub("", token.content)))


def _placed(text: str, start: int, end: int, kind: SegmentKind, lines: int) -> Segment:
    words = text[start:end]
    if kind == "paragraph" and len(words) < 500:
        guess = kind_of_line(without_marks(words), lines, followed=False)
        kind = guess if guess in ("credit", "caption", "heading") else kind
    return segment(text, start, end, kind)


def _span(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The words between two offsets without the marks of heading, list or quotation before them."""
    if marks := _MARKS.match(text, start, end):
        start = marks.end()
    words = text[start:end]
    if is_rule(words):
        return None
    start += len(words) - len(words.lstrip())
    words = words.strip()
    closed = re.sub(r"[ \t]+#+$", "", words) if len(words) < 500 else words
    return start, start + len(closed)


def without_marks(words: str) -> str:
    """A line of Markdown without emphasis and link targets."""
    return _INLINE.sub(lambda found: found[1] or "", words[:2000])


def is_markdown(text: str) -> bool:
    """Whether a text that nobody calls Markdown has marks that nothing else has."""
    return bool(_SURE_MARKS.search(text[:100_000]))


def markdown_blocks(text: str) -> list[Block]:
    """The passages of a Markdown text as they are read, without marks."""
    passages = (Block(one.kind, without_marks(one.of(text))) for one in markdown_segments(text))
    return [
        Block("heading" if passage.kind == "title" else passage.kind, passage.words)
        for passage in passages
        if passage.words.strip()
    ]
