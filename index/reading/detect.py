"""Which reader a file needs: by its first bytes, then by its name. Each reader is loaded when it is first needed."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from index.errors import IncompleteInstallation, ReadError
from index.model import Article
from index.reading.clean import is_text
from index.reading.decode import decode
from index.reading.source import Source

Found = Article | ReadError
Reader = Callable[[Source], Iterator[Found]]

_READERS = {
    "text": "plain_text", "markdown": "markdown", "page": "webpage", "mhtml": "mhtml", "mail": "mail", "mbox": "mail",
    "pdf": "pdf", "docx": "docx", "epub": "epub", "zip": "archive", "tar": "archive", "packed": "archive",
    "json": "tables", "csv": "tables", "feed": "feeds", "newsml": "newsml", "warc": "warc",
}  # fmt: skip
_CONTAINERS = ("zip", "tar", "packed")
_NAMES = {
    ".md": "markdown", ".markdown": "markdown", ".mdown": "markdown", ".mkd": "markdown",
    ".html": "page", ".htm": "page", ".xhtml": "page", ".shtml": "page", ".mhtml": "mhtml", ".mht": "mhtml",
    ".eml": "mail", ".mbox": "mbox", ".json": "json", ".jsonl": "json", ".ndjson": "json",
    ".csv": "csv", ".tsv": "csv", ".rss": "feed", ".atom": "feed",
}  # fmt: skip
_MAGIC = (
    (b"\x1f\x8b", "packed"), (b"BZh", "packed"), (b"\xfd7zXZ\x00", "packed"), (b"WARC/", "warc"),
    (b"\x89PNG", "a picture (PNG)"), (b"\xff\xd8\xff", "a picture (JPEG)"), (b"GIF8", "a picture (GIF)"),
    (b"II*\x00", "a picture (TIFF)"), (b"MM\x00*", "a picture (TIFF)"), (b"RIFF", "a picture or a recording"),
    (b"\x7fELF", "a program"), (b"MZ", "a program"), (b"SQLite format 3", "a database"),
    (b"\xd0\xcf\x11\xe0", "a file of an old Office; save it as DOCX"), (b"{\\rtf", "an RTF file; save it as DOCX"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it first"), (b"Rar!", "a RAR archive; unpack it first"),
    (b"ID3", "a recording"), (b"OggS", "a recording"), (b"bplist", "a property list"),
)  # fmt: skip
_NO_ROOM = ("failed to map", "allocate memory")  # what the system says of a library that it has no memory for
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|article)\b", re.I)
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF)\b")
_NEWSML = re.compile(r"<(?:\w+:)?(?:newsItem|newsMessage|nitf|NewsML)\b")
_HEADER = re.compile(
    r"(?:From|To|Subject|Date|Received|Return-Path|Message-I[Dd]|MIME-Version|Delivered-To|Content-Type|X-[\w-]+"
    r"|Snapshot-Content-Location):[ \t]"
)
_MAIL = re.compile(r"^(?:From|To|Received|Message-I[Dd]|MIME-Version|Return-Path|Delivered-To):[ \t]", re.M)
_SAVED_PAGE = re.compile(
    r"^(?:Snapshot-Content-Location:|From: <Saved by)|^Content-Type:\s*multipart/related", re.M | re.I
)


def read_source(source: Source) -> Iterator[Found]:
    """Every article in a source, and an error for each part of it that cannot be read.

    Raises MemoryError, and IncompleteInstallation where the fault is not the source's.
    """
    entered, told = source.trail.reached, False
    try:
        kind = kind_of(source)
        if kind not in _CONTAINERS and not source.trail.enters(source.name):
            return
        reader: Reader = importlib.import_module(f"index.reading.formats.{_READERS[kind]}").read
        for found in reader(source):
            told = True
            yield found
        if not told and (kind not in _CONTAINERS or source.trail.reached == entered):
            raise ReadError(source.name, "there is nothing to read in it")
    except (MemoryError, IncompleteInstallation):
        raise
    except Exception as error:  # noqa: BLE001 - one file's fault, a library's too, is told, and the next file read
        fault = _told(source.name, error)
        yield from [fault] if source.trail.reached > entered else refused(source, fault)


def refused(source: Source, error: ReadError) -> Iterator[ReadError]:
    """The error for a file within a file that no reader was asked for; nothing where it was told before."""
    if source.trail.enters(str(error.path)):
        yield error


def read_part(name: str, make: Callable[[], Article]) -> Found:
    """The article that `make` gives of one row, message or page of a file, or an error: the other parts are read."""
    try:
        return make()
    except (MemoryError, IncompleteInstallation):
        raise
    except Exception as error:  # noqa: BLE001 - as above, for a part of a file
        return _told(name, error)


def _told(name: str, error: Exception) -> ReadError:
    """What is told of a source's fault. Raises what is no fault of it."""
    if isinstance(error, ReadError):
        return error
    if isinstance(error, ImportError):
        if any(words in str(error) for words in _NO_ROOM):
            raise MemoryError from error
        raise IncompleteInstallation.of(error) from error
    if isinstance(error, RecursionError):
        return ReadError(name, "it is nested too deeply")
    if isinstance(error, UnicodeError):
        return ReadError(name, "its characters cannot be read")
    return ReadError(name, f"it could not be understood ({type(error).__name__})")


def kind_of(source: Source) -> str:
    """The reader's key for this source. Raises ReadError for what is empty, binary or of no known format."""
    head = source.head()
    if not head.strip(b" \t\r\n\0") and source.size <= len(head):
        raise ReadError(source.name, "it is empty")
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(source)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head[257:262] == b"ustar":
        return "tar"
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            if kind not in _READERS:
                raise ReadError(source.name, f"it is {kind}")
            return kind
    return _kind_of_text(source, head)


def _kind_of_zip(source: Source) -> str:
    from index.reading.formats.archive import member_names

    names = member_names(source)
    if "word/document.xml" in names:
        return "docx"
    if "META-INF/container.xml" in names:
        return "epub"
    for part, kind in (("xl/", "a spreadsheet; save it as CSV"), ("ppt/", "a presentation"),
                       ("content.xml", "an OpenDocument file; save it as DOCX")):  # fmt: skip
        if any(name.startswith(part) for name in names) and (
            "[Content_Types].xml" in names or "mimetype" in names
        ):
            raise ReadError(source.name, f"it is {kind}")
    return "zip"


def _kind_of_text(source: Source, head: bytes) -> str:
    whole = source.size <= len(head)
    text = decode(head if whole else head[: _last_whole(head)]).text
    if not is_text(text):
        raise ReadError(source.name, "it holds no text")
    named = _NAMES.get(PurePosixPath(source.name.lower()).suffix)
    start = text.lstrip("\ufeff \t\r\n")
    if start.startswith("<") and (kind := _kind_of_markup(start)):
        return kind
    if start[:1] in "{[" and named != "csv" and (named == "json" or '"' in start[:2000]):
        return "json"
    if start.startswith("From ") and _MAIL.search(start[:4000]):
        return "mbox"
    if _HEADER.match(start) and (named in ("mail", "mhtml") or len(_MAIL.findall(start[:8000])) >= 2):
        return "mhtml" if _SAVED_PAGE.search(start[:8000]) else "mail"
    return named if named not in (None, "json", "feed", "mbox", "mail", "mhtml") else "text"


def _kind_of_markup(start: str) -> str | None:
    if _FEED.search(start[:3000]):
        return "feed"
    if _NEWSML.search(start[:3000]):
        return "newsml"
    return "page" if _HTML.search(start[:20_000]) else None


def _last_whole(head: bytes) -> int:
    """Where to cut a sample so that it ends with no part of a UTF-8 character."""
    for back in range(1, min(4, len(head))):
        if head[-back] >= 0xC0:
            return len(head) - back
    return len(head)
