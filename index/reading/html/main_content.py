"""The body of a web page: trafilatura's, with resiliparse as a second opinion on short lines and as a fallback."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from index.model import SegmentKind
from index.reading.assemble import Block
from index.reading.html.blocks import blocks_of_body
from index.reading.html.boilerplate import flat, prune
from index.reading.html.consent import is_consent
from index.reading.html.junk import is_junk
from index.reading.html.links import Links
from index.reading.html.live import (
    blocks_of_entries,
    blocks_of_updates,
    entries_of,
    has_live_names,
    is_live_title,
)
from index.reading.html.lost import with_lost_parts
from index.reading.html.main_element import open_up, whole_text
from index.reading.html.outline import Outline, squash, text_of
from index.reading.html.page_head import Head, squashed
from index.reading.html.parse import html_blocks
from index.reading.plain.line_kinds import kind_of_line
from index.reading.plain.markdown_blocks import is_markdown, markdown_blocks
from index.reading.source_dates import is_date_line

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
_FEWEST_LETTERS = 250  # of an article beside teasers, or found in a second way
_ENTRIES = 0.8  # of a page that does not call itself live: with as much in entries with times it is
_COVERED = (
    0.6  # of a text that has no place on the page: with as much in links and teasers it is a list of them
)
_MARKUP = re.compile(r"</(?:p|div|h\d|li|a|strong|em|b|i)>|<br ?/?>", re.I)
_LINE_SPLIT = re.compile(r"\n\s*\n|\n")


@dataclass(frozen=True)
class MainContent:
    """The body of a page: its passages, in words how they were found, and its credit lines, which are no passages.

    `fault` says why there is no passage, where that is known.
    """

    blocks: list[Block]
    how: str
    credit_lines: list[str] = field(default_factory=list)
    fault: str | None = None


def page_body(tree: Any, source: str, head: Head) -> MainContent:
    """The body of a page; one without passages where the page has no text of its own.

    `tree` loses the boxes around the article, `source` is the page's HTML, `head` what the page states.
    """
    from lxml.etree import strip_elements

    strip_elements(tree, "script", "style", "noscript", "template", with_tail=False)
    links = Links.of(tree, head.url)
    prune(tree)
    open_up(tree)
    extracted = list(_extracted(tree))
    credit_lines = [one.words for one in extracted if kind_of_line(one.words, 1, followed=False) == "credit"]
    blocks = [one for one in _agreed(extracted, source) if not _is_frame(one, links.words)]
    blocks = [one for at, one in enumerate(blocks) if at >= _TOP or not is_date_line(one.words)]
    blocks = _without_biography(_without_repeats(blocks, head.headlines), head.authors)
    titles = {squash(one) for one in head.headlines}
    outline = Outline(tree, [one.words for one in blocks], titles)
    blocks, teasers = _without_teasers(blocks, outline, links)
    if teasers and _size(blocks) < _FEWEST_LETTERS:
        return MainContent([], "", credit_lines, "it is a list of other pages and no article")
    if live := _live_body(blocks, outline, source, head):
        return live
    blocks = with_lost_parts(blocks, outline, titles, head.descriptions)
    return _fallback(blocks, tree, source, head, links) or MainContent(
        blocks, "the page's main text", credit_lines
    )


def _live_body(blocks: list[Block], outline: Outline, source: str, head: Head) -> MainContent | None:
    """The entries of a live blog behind what introduces them; None for another page."""
    stated = head.live or is_live_title(head.headlines)
    live = stated or has_live_names(source)
    if not (entries := entries_of(outline.tree, live=live)) and not head.updates:
        return None
    elements = {one.element for one in entries}
    inside = {
        key
        for key, place in outline.places.items()
        if not elements.isdisjoint((place, *place.iterancestors()))
    }
    within, whole = sum(map(len, inside)), sum(map(len, outline.keys))
    size = sum(len(squash(text_of(one))) for one in elements)
    enough = size >= whole - within if stated else within >= (0.5 if live else _ENTRIES) * whole
    if entries and enough:
        first = next(one for one in outline.tree.iter() if one in elements)
        before = outline.keys_before(first)
        intro = [one for one in blocks if squash(one.words) in before - inside]
        body = _without_repeats([*intro, *blocks_of_entries(entries)], head.headlines)
        more = len(head.updates) - len(entries)
        note = f"; its JSON-LD has {more} more, which it does not show" if more > 0 else ""
        return MainContent(body, f"the page's live entries, each with its time{note}")
    if len(head.updates) > 1 and _size(blocks) < sum(len(one.body or "") for one in head.updates) / 4:
        return MainContent(list(blocks_of_updates(head.updates)), "the live entries of the page's JSON-LD")
    return None


def _without_teasers(blocks: list[Block], outline: Outline, links: Links) -> tuple[list[Block], bool]:
    """The passages without those that tell of other stories, and whether there are such."""
    if not outline.is_sound:
        joined = "\n".join(outline.keys)
        others = links.texts(outline.tree, outline.headline)
        covered = sum(len(key) for key in others if key in joined)
        return ([], True) if blocks and covered > _COVERED * len(joined) else (blocks, False)
    teasers = set(links.teasers(outline.tree, outline.places.values(), outline.headline))
    if not teasers:
        return blocks, False
    places = outline.places.items()
    cards = {key for key, place in places if not teasers.isdisjoint((place, *place.iterancestors()))}
    staying = [block for block in blocks if squash(block.words) not in cards]
    for key in cards:
        del outline.places[key]
    return staying, len(staying) < len(blocks)


def _fallback(blocks: list[Block], tree: Any, source: str, head: Head, links: Links) -> MainContent | None:
    """Another way to the text where too little was found; None where enough was."""
    size = _size(blocks)
    if head.body and len(head.body) > 2 * size and len(head.body) > 200:
        return MainContent(_stated_blocks(head.body), "the page's JSON-LD (its paragraphs may be lost)")
    if whole := whole_text(tree, max(3 * size, _FEWEST_LETTERS)):
        staying = [one for one in whole if not _is_frame(one, links.words)]
        return MainContent(_without_repeats(staying, head.headlines), "the page's largest block of text")
    if not blocks and (text := _second_opinion(source)):
        lines = list(_lines(text))
        others = [one for one in lines if flat(one.words) in links.words or is_consent(one.words)]
        if 2 * _size(others) > _size(lines):
            return MainContent([], "", [], "it is a list of other pages and no article")
        staying = [one for one in lines if one not in others]
        return MainContent(staying, "the page's plain text (parts of the page's frame may be in it)")
    return None


def _size(blocks: list[Block]) -> int:
    return sum(len(block.words) for block in blocks)


def _stated_blocks(text: str) -> list[Block]:
    """The passages of a body that a page states for programs: it may be plain, HTML or Markdown."""
    if _MARKUP.search(text):
        return [block for block in html_blocks(text) if not is_junk(block.words)]
    if is_markdown(text):
        return [block for block in markdown_blocks(text) if not is_junk(block.words)]
    return list(_lines(text))


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
    if is_junk(words) or is_consent(words) or kind_of_line(words, 1, followed=False) in ("credit", "caption"):
        return True
    return _count(words) >= _LINKED and flat(words) in links


def _without_biography(blocks: list[Block], authors: list[str]) -> list[Block]:
    """Without passages at the end that tell about an author: “Ann Other covers …”."""
    names = tuple(f"{name} " for name in authors if " " in name)
    end = len(blocks) - _LAST
    return [
        block
        for at, block in enumerate(blocks)
        if at < end or not block.words.startswith(names) or "“" in block.words
    ]


def _without_repeats(blocks: list[Block], headlines: list[str]) -> list[Block]:
    titles = {squashed(one) for one in headlines}
    staying: list[Block] = []
    seen: set[str] = set()
    for number, block in enumerate(blocks):
        key = flat(block.words)
        if not key or (number < _TOP and squashed(block.words) in titles) or key in seen:
            continue
        if _count(block.words) >= _REPEATED:
            seen.add(key)
        staying.append(block)
    while staying and staying[-1].kind == "heading":
        staying.pop()
    return staying


def _count(words: str) -> int:
    return len(words.split())


def _lines(text: str) -> Iterator[Block]:
    kind: SegmentKind = "paragraph"
    for line in _LINE_SPLIT.split(text):
        words = line.strip(" \t•*")
        if words and not is_junk(words):
            yield Block(kind, words)
