"""ZIP and tar archives and packed files (gzip, bzip2, xz): every member read as a file of its own, nothing unpacked."""

from __future__ import annotations

import bz2
import gzip
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from index.errors import ReadError
from index.reading.detect import Found, read_source, refused
from index.reading.source import (
    LARGEST_ARCHIVE,
    LARGEST_DOCUMENT,
    LARGEST_MEMBER,
    LARGEST_RATIO,
    MB,
    MOST_MEMBERS,
    Source,
)

_BROKEN: tuple[type[Exception], ...] = (
    zipfile.BadZipFile, tarfile.TarError, OSError, EOFError, zlib.error, lzma.LZMAError, ValueError,
    NotImplementedError, RuntimeError,  # a zip that wants a password or another way of packing
)  # fmt: skip
_SMALL = 10 * MB  # below that, how well it packs is no concern
_HIDDEN = ("__MACOSX", ".git", "node_modules")


def read(source: Source) -> Iterator[Found]:
    """The articles of all members, in the archive's order; an error for each that cannot be read."""
    head = source.head(6)
    if head.startswith(b"PK"):
        yield from _read_zip(source)
    elif head.startswith((b"\x1f\x8b", b"BZh", b"\xfd7zXZ")):
        yield from _read_packed(source, head)
    else:
        yield from _read_tar(source, source.file)


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
    if whole > _SMALL and whole > LARGEST_RATIO * max(1, source.size):
        raise ReadError(
            source.name, f"the archive would unpack to {whole // MB} MB, over {LARGEST_RATIO} times its size"
        )
    return opened


def read_member(opened: zipfile.ZipFile, name: str | zipfile.ZipInfo, largest: int = LARGEST_MEMBER) -> bytes:
    """A member's bytes, by its exact name. Raises KeyError for none, ReadError where it is damaged or too large."""
    member = opened.getinfo(name) if isinstance(name, str) else name
    if member.file_size > largest:
        raise ReadError(member.filename, f"it is larger than {largest // MB} MB")
    try:
        with opened.open(member) as file:
            return file.read(largest)
    except KeyError:
        raise
    except _BROKEN:
        raise ReadError(member.filename, "it is damaged, or wants a password") from None


def _read_zip(source: Source) -> Iterator[Found]:
    opened = open_zip(source, LARGEST_ARCHIVE)
    for member in opened.infolist():
        if not member.filename or member.is_dir() or _is_hidden(member.filename):
            continue
        try:
            data = read_member(opened, member)
        except ReadError as error:
            yield from refused(source, ReadError(source.within(member.filename), error.why))
            continue
        yield from _read_inside(source, member.filename, data)


def _read_inside(source: Source, name: str, data: bytes) -> Iterator[Found]:
    try:
        inner = source.inside(name, data)
    except ReadError as error:
        yield from refused(source, error)
        return
    yield from read_source(inner)


def _read_tar(source: Source, file: BinaryIO) -> Iterator[Found]:
    whole = 0
    try:
        with tarfile.open(fileobj=file, mode="r|") as opened:
            for number, member in enumerate(opened):
                whole += member.size
                if number >= MOST_MEMBERS or whole > LARGEST_ARCHIVE:
                    raise ReadError(source.name, f"the archive is too large: read up to file {number}")
                if not member.isreg() or _is_hidden(member.name):
                    continue
                if member.size > LARGEST_MEMBER:
                    why = f"it is larger than {LARGEST_MEMBER // MB} MB"
                    yield from refused(source, ReadError(source.within(member.name), why))
                    continue
                content = opened.extractfile(member)
                if content:
                    yield from _read_inside(source, member.name, content.read())
    except _BROKEN:
        yield ReadError(source.name, "the archive is damaged")


def _read_packed(source: Source, head: bytes) -> Iterator[Found]:
    opener = gzip.open if head.startswith(b"\x1f\x8b") else bz2.open if head.startswith(b"BZh") else lzma.open
    source.file.seek(0)
    packed = cast("BinaryIO", opener(source.file, "rb"))
    try:
        start = packed.read(512)
        packed.seek(0)
        if start[257:262] == b"ustar":
            yield from _read_tar(source, packed)
            return
        if start.startswith(b"WARC/"):
            from index.reading.formats.warc import read as read_warc

            yield from read_warc(source, packed)
            return
        data = packed.read(LARGEST_MEMBER + 1)
    except _BROKEN:
        raise ReadError(source.name, "it is damaged") from None
    if len(data) > LARGEST_MEMBER or (len(data) > _SMALL and len(data) > LARGEST_RATIO * source.size):
        raise ReadError(
            source.name, f"it would unpack to more than {min(len(data), LARGEST_MEMBER) // MB} MB"
        )
    name = PurePosixPath(source.name)
    inner = source.inside(name.stem if name.suffix in (".gz", ".bz2", ".xz") else name.name, data)
    inner.name = str(name.with_name(PurePosixPath(inner.name).name))
    inner.url = source.url
    yield from read_source(inner)


def _is_hidden(name: str) -> bool:
    return any(
        part in _HIDDEN or (part.startswith(".") and part not in (".", ".."))
        for part in name.replace("\\", "/").split("/")
    )
