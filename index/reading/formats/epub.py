"""E-books (EPUB): one article of the chapters in reading order."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote
from zipfile import ZipFile

from index.errors import ReadError
from index.reading.assemble import Block
from index.reading.clean import clean_line
from index.reading.composed import DocumentFacts, article_of
from index.reading.entities import plain_line
from index.reading.format import ArticleOrError, FileHead, Format, Match
from index.reading.html.parse import decode_page, html_blocks
from index.reading.source import Source
from index.reading.source_dates import find_day
from index.reading.xml import local_name, parse_xml
from index.reading.zips import open_zip, read_member

_MOST_CHAPTERS = 2_000
_CONTENTS = ("toc", "cover")
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")


def read(source: Source) -> Iterator[ArticleOrError]:
    """The article of a book, and an error for each chapter that cannot be read.

    Raises ReadError where the book is damaged, protected or holds no text.
    """
    opened = open_zip(source)
    package_path = _package_path(opened, source.name)
    package = _xml(opened, package_path)
    if package is None:
        raise ReadError(source.name, "the book has no table of its files")
    faults: list[ReadError] = []
    order = _order(package, package_path)
    chapters = order.chapters
    blocks = list(_blocks(opened, chapters, source, faults))
    if not blocks and faults:
        raise ReadError(source.name, f"none of its {len(chapters)} chapters can be read: {faults[0].why}")
    how = "the book's chapters" + (f", without {len(faults)} of {len(chapters)}" if faults else "")
    yield article_of(blocks, source.name, _stated(package), how)
    yield from faults
    yield from _passed_over(opened, order, source)


def _package_path(opened: ZipFile, name: str) -> str:
    container = _xml(opened, "META-INF/container.xml")
    for element in container.iter() if container is not None else ():
        if isinstance(element.tag, str) and element.tag.endswith("rootfile") and element.get("full-path"):
            return str(element.get("full-path"))
    raise ReadError(name, "the book has no table of its files")


def _xml(opened: ZipFile, name: str) -> Any:
    try:
        return parse_xml(read_member(opened, name))
    except (KeyError, ReadError):
        return None


def _stated(package: Any) -> DocumentFacts:
    stated = DocumentFacts()
    for element in package.iter():
        tag = local_name(element)
        words = plain_line(element.text)
        if not words:
            continue
        if tag == "title" and stated.title is None:
            stated.title, stated.found["title"] = words, "the book's own record"
        elif tag == "creator":
            stated.authors.append(words)
        elif tag == "publisher" and stated.publisher is None:
            stated.publisher = words
        elif tag == "language" and stated.language is None:
            stated.language = words
        elif tag == "date" and stated.published is None:
            stated.published = find_day(words)
            stated.found["published"] = "the book's own record"
    return stated


def _blocks(opened: ZipFile, chapters: list[str], source: Source, faults: list[ReadError]) -> Iterator[Block]:
    """The passages of the chapters. A book without one of them is still a book: what was wrong goes to `faults`."""
    locked = _protected(opened)
    for name in chapters[:_MOST_CHAPTERS]:
        try:
            if name in locked:
                raise ReadError(name, "the chapter is protected against copying")
            data = read_member(opened, name)
        except KeyError:
            faults.append(ReadError(source.within(name), "the chapter is missing from the book"))
            continue
        except ReadError as error:
            faults.append(ReadError(source.within(name), f"{error.why}; the book's other chapters were read"))
            continue
        yield from _passages(data)


def _passages(page: bytes) -> list[Block]:
    """The passages of a page of the book, read as HTML: as XML, &eacute; would vanish without a word."""
    return html_blocks(_without_subset(decode_page(page).text))


def _protected(opened: ZipFile) -> set[str]:
    """The names of the members that are encrypted."""
    record = _xml(opened, "META-INF/encryption.xml")
    references = (
        [] if record is None else [one for one in record.iter() if local_name(one) == "CipherReference"]
    )
    return {posixpath.normpath(unquote(one.get("URI") or "")) for one in references}


def _without_subset(source: str) -> str:
    """A chapter without the declarations in its document type, which an HTML parser takes for words."""
    start = source.find("<!DOCTYPE")
    opened = source.find("[", start, source.find(">", start)) if start >= 0 else -1
    closed = source.find("]>", opened) if opened >= 0 else -1
    return source[:opened] + source[closed + 1 :] if closed >= 0 else source


@dataclass(frozen=True)
class _ReadingOrder:
    """Names of the chapters in reading order, of pages that stand in none, and what the order names and is nowhere."""

    chapters: list[str]
    beside: list[str]
    unknown: list[str]


def _order(package: Any, package_path: str) -> _ReadingOrder:
    """What a book says of its files. A name that leads out of the book matches no member."""
    folder = posixpath.dirname(package_path)
    files: dict[str, str] = {}
    others: set[str] = set()  # pictures, and tables of contents
    order: list[str] = []
    for element in package.iter():
        tag = local_name(element)
        if tag == "itemref":
            order.append(element.get("idref") or "")
        elif tag == "reference" and element.get("type") in _CONTENTS:
            others.add(_target(folder, element))
        elif tag == "item":
            is_page = element.get("media-type") in _PAGES and "nav" not in (element.get("properties") or "")
            if is_page:
                files[element.get("id") or ""] = _target(folder, element)
            else:
                others.add(element.get("id") or "")
    chapters = list(dict.fromkeys(files[one] for one in order if one in files))
    beside = [name for name in dict.fromkeys(files.values()) if name not in {*chapters, *others}]
    return _ReadingOrder(chapters, beside, [one for one in order if one not in files and one not in others])


def _target(folder: str, element: Any) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(element.get("href") or "").partition("#")[0]))


def _passed_over(opened: ZipFile, order: _ReadingOrder, source: Source) -> Iterator[ReadError]:
    """An error for each page with words that stands in no order, and for chapters that are in no list."""
    for name in order.beside[:_MOST_CHAPTERS]:
        with suppress(KeyError, ReadError):  # what is not there has no words either
            if _passages(read_member(opened, name)):
                yield ReadError(source.within(name), "it stands nowhere in the order of the book")
    if order.unknown:
        named = clean_line(", ".join(order.unknown[:5])) or "without a name"
        yield ReadError(
            f"{source.name}, {len(order.unknown)} of its chapters", f"the book has no file for them ({named})"
        )
    if len(order.chapters) > _MOST_CHAPTERS:
        yield ReadError(source.name, f"it has more than {_MOST_CHAPTERS:,} chapters; the rest was left out")


def _match(sample: FileHead) -> Match:
    return Match.BY_MEMBERS if "META-INF/container.xml" in sample.members else Match.NO


FORMATS = (Format("EPUB", _match, read),)
