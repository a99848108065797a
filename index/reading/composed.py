"""Articles of documents that have no plain text of their own: passages joined, and what their first ones say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from index.errors import ReadError
from index.model import Article
from index.reading.assemble import Block, compose, write
from index.reading.byline_names import names_of
from index.reading.clean import clean_line
from index.reading.html.page_head import squashed
from index.reading.plain.header import Header, read_dateline, read_key_line
from index.reading.plain.line_kinds import is_byline, kind_of_line
from index.reading.plain.segments import PlainLine
from index.reading.source_dates import day_in_name, why_impossible

_MOST_WORDS = 2_000_000  # of one article: more is a collection of something else
LEFT_OUT = "left_out"  # the key in `found` of what of the document is not in the article
DOUBTFUL = "(doubtful)"  # stands in `found` behind a day that may be another one
_TOP = 5  # passages at the top that may say who wrote it and when


@dataclass
class DocumentFacts:
    """What a document says about itself outside its text, and in `found` how each part was found."""

    title: str | None = None
    published: date | datetime | None = None
    publisher: str | None = None
    url: str | None = None
    authors: list[str] = field(default_factory=list)
    language: str | None = None
    found: dict[str, str] = field(default_factory=dict)

    def leave_out(self, what: str) -> None:
        """Note in `found` what of the document is not in the article."""
        self.found = _noted(self.found, what)


def without(article: Article, what: str) -> Article:
    """The article with a note in `found` of what of its file is not in it."""
    return article.model_copy(update={"found": _noted(article.found, what)})


def _noted(found: Mapping[str, str], what: str) -> dict[str, str]:
    noted = found.get(LEFT_OUT)
    return {**found, LEFT_OUT: f"{noted}; {what}" if noted else what}


def article_of(blocks: Iterable[Block], name: str, stated: DocumentFacts, found_text: str) -> Article:
    """The article of these passages. Raises ReadError where they hold no words.

    What `stated` leaves open is taken from the first passages (heading, byline, date, dateline) and the file's name.
    """
    passages = [_with_kind(block) for block in _bounded(blocks, stated)]
    if stated.published and (fault := why_impossible(stated.published)):
        stated.published, stated.found["published"] = None, fault
    doubtful = DOUBTFUL in stated.found.get("published", "")
    header = Header(published=None if doubtful else stated.published)
    _read_top(passages, stated, header)
    if stated.title and len(passages) > 1:
        passages = [
            passage
            for at, passage in enumerate(passages)
            if at > 1 or squashed(passage.words) != squashed(stated.title)
        ]
    text, segments = compose(passages)
    if not text:
        raise ReadError(name, "no text was found in it")
    _read_day(passages, name, header)
    if doubtful and header.published is None:
        header.published = stated.published
    elif header.published is not stated.published:
        stated.found.pop("published", None)
    reasons = {
        "title": "not stated",
        "published": "not stated",
        **header.found,
        **stated.found,
        "text": found_text,
    }
    return write(
        text=text,
        segments=segments,
        title=stated.title or header.fields.get("title"),
        published=header.published,
        publisher=stated.publisher or header.fields.get("publisher"),
        url=stated.url or header.fields.get("url"),
        authors=stated.authors or names_of(header.fields.get("authors", "")),
        language=stated.language or header.fields.get("language"),
        found=reasons,
    )


def _bounded(blocks: Iterable[Block], stated: DocumentFacts) -> Iterable[Block]:
    words = 0
    for block in blocks:
        words += len(block.words) // 6
        if words > _MOST_WORDS:
            stated.leave_out(f"all behind its first {_MOST_WORDS:,} words")
            return
        yield block


def _with_kind(block: Block) -> Block:
    if block.kind != "paragraph":
        return block
    kind = kind_of_line(block.words, 1 + block.words.count("\n"), followed=False)
    return replace(block, kind=kind) if kind in ("credit", "caption") else block


def _read_top(passages: list[Block], stated: DocumentFacts, header: Header) -> None:
    """Take title, byline and date from the first passages; a passage that says only that becomes a credit."""
    for number, block in enumerate(passages[:_TOP]):
        if stated.title is None and block.kind == "heading":
            stated.title = clean_line(block.words)
            stated.found["title"] = "the first heading"
        elif len(block.words) < 100 and (is_byline(block.words) or number < _TOP):
            line = PlainLine(0, len(block.words), block.words, 0)
            if block.kind != "heading" and read_key_line(line, header):
                passages[number] = replace(block, kind="credit")
    header.found = {key: how.replace("the line", "the passage") for key, how in header.found.items()}


def _read_day(passages: list[Block], name: str, header: Header) -> None:
    named = day_in_name(name)
    first = next((one for one in passages if one.kind == "paragraph"), None)
    if first:
        read_dateline(first.words[:300], named, header)
    if header.published is None and named:
        header.published = named
        header.found["published"] = "the file's name"
