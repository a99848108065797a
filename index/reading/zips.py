"""ZIP archives within limits: their names, and their members by exact name."""

from __future__ import annotations

import lzma
import zipfile
import zlib

from index.errors import ReadError
from index.reading.source import (
    LARGEST_ARCHIVE,
    LARGEST_DOCUMENT,
    LARGEST_MEMBER,
    LARGEST_RATIO,
    MB,
    MOST_MEMBERS,
    Source,
)

SMALL = 10 * MB  # below that, how well it packs is no concern
_BROKEN: tuple[type[Exception], ...] = (
    zipfile.BadZipFile, OSError, EOFError, zlib.error, lzma.LZMAError, ValueError,
    NotImplementedError, RuntimeError,  # a zip that wants a password or another way of packing
)  # fmt: skip


def member_names(source: Source) -> list[str]:
    """The names in a ZIP. Raises ReadError where it is damaged or has too many."""
    return open_zip(source, LARGEST_ARCHIVE).namelist()


def open_zip(source: Source, largest: int = LARGEST_DOCUMENT) -> zipfile.ZipFile:
    """A ZIP whose members together stay within the limits. Raises ReadError where they do not, or it is damaged."""
    try:
        source.file.seek(0)
        opened = zipfile.ZipFile(source.file)
    except _BROKEN:
        raise ReadError(source.name, "the archive is damaged") from None
    members = opened.infolist()
    whole = sum(one.file_size for one in members)
    if len(members) > MOST_MEMBERS:
        raise ReadError(source.name, f"the archive holds more than {MOST_MEMBERS} files")
    if whole > largest:
        raise ReadError(
            source.name, f"the archive would unpack to {whole // MB} MB; {largest // MB} MB are allowed"
        )
    if whole > SMALL and whole > LARGEST_RATIO * max(1, source.size):
        raise ReadError(
            source.name, f"the archive would unpack to {whole // MB} MB, over {LARGEST_RATIO} times its size"
        )
    return opened


def read_member(opened: zipfile.ZipFile, name: str | zipfile.ZipInfo) -> bytes:
    """A member's bytes, by its exact name. Raises KeyError for none, ReadError where it is damaged or too large."""
    member = opened.getinfo(name) if isinstance(name, str) else name
    if member.file_size > LARGEST_MEMBER:
        raise ReadError(member.filename, f"it is larger than {LARGEST_MEMBER // MB} MB")
    try:
        with opened.open(member) as file:
            return file.read(LARGEST_MEMBER)
    except KeyError:
        raise
    except _BROKEN:
        raise ReadError(member.filename, "it is damaged, or wants a password") from None
