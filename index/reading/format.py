"""What a format is to the program: how a file of it is told from others, and how it is read.

A module of `formats/` that sets `FORMATS` adds formats; nothing else has to know of it (`detect.py` finds it).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import PurePosixPath

from index.errors import ReadError
from index.model import Article
from index.reading.clean import is_text
from index.reading.decode import decode
from index.reading.source import Source

ArticleOrError = Article | ReadError


class Match(IntEnum):
    """How surely a file is of a format; the surest format reads it."""

    NO = 0
    ANY_TEXT = 1  # it would read every text
    BY_NAME = 2  # the name says so, and nothing in the file speaks against it
    BY_WORDS = 3  # its first words look like it
    BY_BYTES = 4  # its first bytes are a mark of the format
    BY_MEMBERS = 5  # it is an archive, and what lies in it makes it this format


@dataclass(frozen=True)
class FileHead:
    """The beginning of a file, as far as telling its format needs it."""

    source: Source
    head: bytes

    @cached_property
    def suffix(self) -> str:
        """The ending of the file's name, in small letters: `.html`."""
        return PurePosixPath(self.source.name.lower()).suffix

    @cached_property
    def text(self) -> str:
        """The beginning as text, without the white space before it; empty where the file holds no text."""
        whole = self.source.size <= len(self.head)
        decoded = decode(self.head if whole else self.head[: _last_whole(self.head)])
        return decoded.text.lstrip("\ufeff \t\r\n") if is_text(decoded.text, sure=decoded.sure) else ""

    @cached_property
    def members(self) -> frozenset[str]:
        """The names in a ZIP archive, none for another file. Raises ReadError where it is damaged."""
        if not self.head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
            return frozenset()
        from index.reading.zips import member_names

        return frozenset(member_names(self.source))


@dataclass(frozen=True)
class Format:
    """One format. `match` tells its files, `read` gives the articles of one and an error for each part not read.

    `is_container` says that a file of it is only a wrapping: what lies in it is read as files of their own.
    """

    name: str
    match: Callable[[FileHead], Match]
    read: Callable[[Source], Iterator[ArticleOrError]]
    is_container: bool = False
    is_text: bool = False  # a file of it holds no byte that is zero, but as a part of wide characters
    package: str = ""  # that does most of the reading, where it is one of others

    @cached_property
    def reader(self) -> str:
        """What reads it, with the version of the package that does: “PDF (pypdfium2 5.15.0)”."""
        if not self.package:
            return self.name
        try:
            return f"{self.name} ({self.package} {version(self.package)})"
        except PackageNotFoundError:
            return self.name


def begins_with(*marks: bytes) -> Callable[[FileHead], Match]:
    """The rule of a format whose files begin with one of these bytes."""
    return lambda sample: Match.BY_BYTES if sample.head.startswith(marks) else Match.NO


def _last_whole(head: bytes) -> int:
    """Where to cut a sample so that it ends with no part of a UTF-8 character."""
    for back in range(1, min(4, len(head))):
        if head[-back] >= 0xC0:
            return len(head) - back
    return len(head)
