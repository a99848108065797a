"""Packed files (gzip, bzip2, xz): what lies in them is read as the file it is."""

from __future__ import annotations

import bz2
import gzip
import lzma
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from index.errors import ReadError
from index.reading.captures.gzip_members import GzipMembers
from index.reading.format import ArticleOrError, Format, begins_with
from index.reading.formats import arc, tar_archive, warc
from index.reading.parts import read_source
from index.reading.source import LARGEST_MEMBER, LARGEST_RATIO, MB, Source
from index.reading.zips import SMALL

_GZIP = b"\x1f\x8b"
_OPENERS: dict[bytes, Callable[..., object]] = {
    _GZIP: gzip.open,
    b"BZh": bz2.open,
    b"\xfd7zXZ\x00": lzma.open,
}
_SUFFIXES = (".gz", ".bz2", ".xz")
_BROKEN = (OSError, EOFError, zlib.error, lzma.LZMAError, ValueError)


def read(source: Source) -> Iterator[ArticleOrError]:
    """What the packed file gives. Raises ReadError where it is damaged, or too large unpacked."""
    head = source.head(6)
    if head.startswith(_GZIP) and (archive := _web_archive(source)):
        yield from archive
        return
    opener = next(opener for mark, opener in _OPENERS.items() if head.startswith(mark))
    source.file.seek(0)
    packed = cast("BinaryIO", opener(source.file, "rb"))
    try:
        start = packed.read(512)
        packed.seek(0)
        if tar_archive.is_tar(start):
            with source.trail.reading(tar_archive.FORMATS[0].reader):
                yield from tar_archive.read_tar(source, packed)
            return
        data = packed.read(LARGEST_MEMBER + 1)
    except _BROKEN:
        raise ReadError(source.name, "it is damaged") from None
    if len(data) > LARGEST_MEMBER or (len(data) > SMALL and len(data) > LARGEST_RATIO * source.size):
        raise ReadError(
            source.name, f"it would unpack to more than {min(len(data), LARGEST_MEMBER) // MB} MB"
        )
    yield from read_source(_unpacked(source, data))


def _web_archive(source: Source) -> Iterator[ArticleOrError] | None:
    """What a packed web archive gives; None where the file is something else."""
    members = GzipMembers(source.file)
    start = members.read(16)
    for form in (warc, arc):
        if start.startswith(form.MARK):
            return _with_faults(form.read(source, members), members, source, form.FORMATS[0].reader)
    return None


def _with_faults(
    results: Iterator[ArticleOrError], members: GzipMembers, source: Source, reader: str
) -> Iterator[ArticleOrError]:
    with source.trail.reading(reader):
        yield from results
    if members.faults:
        yield ReadError(f"{source.name}, a part of it", "the web archive is damaged")


def _unpacked(source: Source, data: bytes) -> Source:
    """The file as it was before it was packed, under the packed file's name without its last ending."""
    name = PurePosixPath(source.name)
    inner = source.inside(name.stem if name.suffix in _SUFFIXES else name.name, data)
    inner.name = str(name.with_name(PurePosixPath(inner.name).name))
    inner.url = source.url
    return inner


FORMATS = (Format("packed file", begins_with(*_OPENERS), read, is_container=True),)
