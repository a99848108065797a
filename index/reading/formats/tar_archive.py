"""Tar archives: every member read as a file of its own, nothing unpacked."""

from __future__ import annotations

import lzma
import tarfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from index.errors import ReadError
from index.reading.format import ArticleOrError, FileHead, Format, Match
from index.reading.members import is_hidden, read_inside
from index.reading.parts import refused
from index.reading.source import LARGEST_ARCHIVE, LARGEST_MEMBER, MB, MOST_MEMBERS, Source

_BROKEN = (tarfile.TarError, OSError, EOFError, zlib.error, lzma.LZMAError, ValueError)


def read(source: Source) -> Iterator[ArticleOrError]:
    """The articles of all members, in the archive's order; an error for each that cannot be read."""
    yield from read_tar(source, source.file)


def read_tar(source: Source, file: BinaryIO) -> Iterator[ArticleOrError]:
    """The same, where `file` is the archive in place of the source's own file, which is packed."""
    whole = 0
    try:
        with tarfile.open(fileobj=file, mode="r|") as opened:
            for number, member in enumerate(opened):
                whole += member.size
                if number >= MOST_MEMBERS or whole > LARGEST_ARCHIVE:
                    raise ReadError(source.name, f"the archive is too large: read up to file {number}")
                if is_hidden(member.name) or member.isdir():
                    continue
                if not member.isreg():
                    yield ReadError(source.within(member.name), "it is a link or no plain file")
                    continue
                if member.size > LARGEST_MEMBER:
                    why = f"it is larger than {LARGEST_MEMBER // MB} MB"
                    yield from refused(source, ReadError(source.within(member.name), why))
                    continue
                content = opened.extractfile(member)
                if content:
                    yield from read_inside(source, member.name, content.read())
        while whole <= LARGEST_ARCHIVE and (rest := file.read(MB)):
            whole += len(rest)  # what packed the archive knows only at its end whether all was sound
    except _BROKEN:
        yield ReadError(source.name, "the archive is damaged")


def is_tar(head: bytes) -> bool:
    """Whether these are the first bytes of a tar archive."""
    return head[257:262] == b"ustar"


def _match(sample: FileHead) -> Match:
    return Match.BY_BYTES if is_tar(sample.head) else Match.NO


FORMATS = (Format("tar archive", _match, read, is_container=True),)
