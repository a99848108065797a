"""Word documents (DOCX): mammoth's HTML for the passages, the core properties for the facts."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

from index.errors import ReadError
from index.model import Article
from index.reading.byline_names import names_of
from index.reading.clean import clean_line
from index.reading.composed import DocumentFacts, article_of
from index.reading.format import FileHead, Format, Match
from index.reading.formats.docx_fields import with_plain_runs
from index.reading.formats.docx_loss import lost_of
from index.reading.html.blocks import blocks_of_html
from index.reading.html.parse import parse_html, safe_source
from index.reading.source import LARGEST_MEMBER, Source
from index.reading.source_dates import find_day
from index.reading.xml import parse_xml
from index.reading.zips import open_zip, read_member

_NO_TITLE = ("untitled", "document", "microsoft word", "word document")
_NO_AUTHOR = ("unknown", "user", "admin", "administrator", "microsoft office user", "python-docx", "owner")


def read(source: Source) -> Iterator[Article]:
    """The article of a document. Raises ReadError where it is damaged or holds no text."""
    import mammoth

    opened = open_zip(source)
    stated = core_properties(opened)
    try:
        document = with_plain_runs(opened, lambda: source.read(LARGEST_MEMBER))
        made = mammoth.convert_to_html(io.BytesIO(document), convert_image=_no_image())
    except (RecursionError, ImportError, ReadError):
        raise
    except Exception:  # noqa: BLE001 - mammoth lets every fault of the XML through as it comes
        why = "the document is damaged, or no Word document; open it in a word processor and save it anew"
        raise ReadError(source.name, why) from None
    tree = parse_html(safe_source(made.value)) if made.value.strip() else None
    if tree is None:
        raise ReadError(source.name, "no text was found in it")
    blocks = list(blocks_of_html(tree))
    for lost in lost_of(opened, "\n".join(block.words for block in blocks)):
        stated.leave_out(lost)
    yield article_of(blocks, source.name, stated, "the document's text")


def _no_image() -> Any:
    import mammoth

    return mammoth.images.img_element(lambda _: {"src": ""})


def core_properties(opened: ZipFile) -> DocumentFacts:
    """Title, author and language of a document's `docProps/core.xml`; its day is a doubtful one."""
    stated = DocumentFacts()
    try:
        values = _values(read_member(opened, "docProps/core.xml"))
    except (KeyError, ReadError):
        return stated
    title = clean_line(values.get("title"))
    if title and not title.lower().startswith(_NO_TITLE):
        stated.title, stated.found["title"] = title, "the document's properties"
    creator = clean_line(values.get("creator"))
    if creator and creator.lower() not in _NO_AUTHOR:
        stated.authors = names_of(creator)
    stated.language = clean_line(values.get("language"))
    if day := find_day(values.get("created", "")):
        stated.published = day
        stated.found["published"] = "the day the document was made (doubtful)"
    return stated


def _values(data: bytes) -> dict[str, str]:
    tree = parse_xml(data)
    return (
        {}
        if tree is None
        else {one.tag.rpartition("}")[2]: one.text or "" for one in tree if isinstance(one.tag, str)}
    )


def _match(sample: FileHead) -> Match:
    """By what every document has; of one that has lost it by its name and its list of parts."""
    is_damaged = sample.suffix == ".docx" and "[Content_Types].xml" in sample.members
    return Match.BY_MEMBERS if "word/document.xml" in sample.members or is_damaged else Match.NO


FORMATS = (Format("DOCX", _match, read, package="mammoth"),)
