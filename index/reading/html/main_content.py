"""The body of a web page: trafilatura's, with resiliparse as a second opinion on short lines and as a fallback."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from index.model import SegmentKind
from index.reading.assemble import Block
from index.reading.html.blocks import blocks_of_body
from index.reading.html.boilerplate import flat, link_texts, prune
from index.reading.html.page_head import Head, squashed
from index.reading.plain.line_kinds import kind_of_line

_PRUNED = (
    "//figcaption", "//blockquote[contains(@class, 'twitter') or contains(@class, 'instagram')"
    " or contains(@class, 'tiktok') or contains(@class, 'bluesky')]",
    "//*[contains(@class, 'twitter-tweet') or contains(@class, 'instagram-media')]",
)  # fmt: skip
_SHORT = 25  # words: a paragraph below that must be in both readers' text
_REPEATED = 8  # words: a paragraph above that stands once
_LINKED = 5  # words: a passage above that, all of it a link, leads to another story
_LAST = 6  # passages at the end among which the author may be told about
_TOP = 6  # passages at the top among which the headline may stand again
_DEEPEST = 8_000  # open elements: 1 s for the second reader, whose time grows with the square
_NESTING = re.compile(
    r"<(/?)(?!(?:p|li|t[dhr]|d[td]|option|thead|tbody|br|img|input|meta|link|hr|source|path)\b)[a-z][^<>]{0,2000}?(/?)>",
    re.I,
)  # tags that have to be closed: the mark of an end, and of one that ends itself
_LINE_SPLIT = re.compile(r"\n\s*\n|\n")


def page_blocks(tree: Any, source: str, head: Head) -> tuple[list[Block], str, list[str]]:
    """The passages of a page, in words how they were found, and its credit lines, which are no passages.

    There is no passage where the page has no text of its own.

    `tree` loses the boxes around the article, `source` is the page's HTML, `head` what the page states.
    """
    links = link_texts(tree)
    prune(tree)
    found = list(_extracted(tree))
    credit_lines = [one.words for one in found if kind_of_line(one.words, 1, followed=False) == "credit"]
    blocks = [one for one in _agreed(found, source) if not _is_frame(one, links)]
    blocks = _without_biography(_without_repeats(blocks, head.headlines), head.authors)
    how = "the page's main text"
    size = sum(len(block.words) for block in blocks)
    if head.body and len(head.body) > 2 * size and len(head.body) > 200:
        blocks, how = list(_lines(head.body)), "the page's JSON-LD (its paragraphs may be lost)"
    elif not blocks and (text := _second_opinion(source)):
        blocks, how = list(_lines(text)), "the page's plain text (parts of the page's frame may be in it)"
    return blocks, how, credit_lines


def _extracted(tree: Any) -> Iterator[Block]:
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    document = bare_extraction(
        tree, with_metadata=False, include_comments=False, include_formatting=False, prune_xpath=list(_PRUNED)
    )
    if isinstance(document, Document) and document.body is not None:
        yield from blocks_of_body(document.body)


def _second_opinion(source: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    if _is_deep(source):
        return ""
    return str(extract_plain_text(source, main_content=True, alt_texts=False, preserve_formatting=True))


def _is_deep(source: str) -> bool:
    """Whether elements are nested so deeply that the second reader would take too long over them."""
    if source.count("<") <= _DEEPEST:
        return False
    depth = 0
    for tag in _NESTING.finditer(source):
        if not tag[2]:
            depth = max(0, depth - 1) if tag[1] else depth + 1
            if depth > _DEEPEST:
                return True
    return False


def _agreed(blocks: list[Block], source: str) -> list[Block]:
    """Without the short passages that the other reader does not count as the page's main text."""
    other = flat(_second_opinion(source)) if blocks else ""
    long_ones = [block for block in blocks if _count(block.words) >= _SHORT]
    if 2 * sum(flat(block.words) in other for block in long_ones) < len(long_ones):
        return blocks  # it looked at another part of the page
    return [block for block in blocks if _count(block.words) >= _SHORT or flat(block.words) in other]


def _is_frame(block: Block, links: str) -> bool:
    """Whether a passage is junk, a picture's caption, a credit, or only a link."""
    words = block.words
    if is_junk(words) or kind_of_line(words, 1, followed=False) in ("credit", "caption"):
        return True
    return _count(words) >= _LINKED and flat(words) in links


def _without_biography(blocks: list[Block], authors: list[str]) -> list[Block]:
    """Without passages at the end that tell about an author: “Ann Other covers …”."""
    names = tuple(f"{name} " for name in authors if " " in name)
    end = len(blocks) - _LAST
    return [
        one
        for at, one in enumerate(blocks)
        if at < end or not one.words.startswith(names) or "“" in one.words
    ]


def _without_repeats(blocks: list[Block], headlines: list[str]) -> list[Block]:
    titles = {squashed(one) for one in headlines}
    kept: list[Block] = []
    seen: set[str] = set()
    for number, block in enumerate(blocks):
        key = flat(block.words)
        if not key or (number < _TOP and squashed(block.words) in titles) or key in seen:
            continue
        if _count(block.words) >= _REPEATED:
            seen.add(key)
        kept.append(block)
    while kept and kept[-1].kind == "heading":
        kept.pop()
    return kept


def _count(words: str) -> int:
    return len(words.split())


def _lines(text: str) -> Iterator[Block]:
    kind: SegmentKind = "paragraph"
    for line in _LINE_SPLIT.split(text):
        words = line.strip(" \t•*")
        if words and not is_junk(words):
            yield Block(kind, words)


@dataclass(frozen=True)
class _Junk:
    longest_words: int
    beginnings: tuple[str, ...]
    lines: frozenset[str]
    longest_prompt: int
    prompts: tuple[str, ...]


@cache
def _junk() -> _Junk:
    data = tomllib.loads((Path(__file__).with_name("junk.toml")).read_text(encoding="utf-8"))
    return _Junk(
        data["longest_words"],
        tuple(data["beginnings"]),
        frozenset(data["lines"]),
        data["longest_prompt"],
        tuple(data["prompts"]),
    )


def is_junk(words: str) -> bool:
    """Whether a short passage belongs to the page's frame: “Read more: …”, “Sign up …”, “Share”."""
    junk = _junk()
    size = _count(words[:2000])
    if size > junk.longest_prompt:
        return False
    low = words.casefold().replace("’", "'").lstrip(" \t>»•*-–—[(")
    if any(prompt in low for prompt in junk.prompts):
        return True
    if size > junk.longest_words:
        return False
    if low.strip(" .:!>»)]") in junk.lines:
        return True
    start = next((one for one in junk.beginnings if low.startswith(one)), None)
    return start is not None and not (start[-1].isalnum() and low[len(start) : len(start) + 1].isalnum())
