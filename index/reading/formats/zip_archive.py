"""ZIP archives: every member read as a file of its own, nothing unpacked."""

from __future__ import annotations

from collections.abc import Iterator

from index.errors import ReadError
from index.reading.format import ArticleOrError, Format, begins_with
from index.reading.members import is_hidden, read_inside
from index.reading.parts import refused
from index.reading.source import LARGEST_ARCHIVE, Source
from index.reading.zips import open_zip, read_member


def read(source: Source) -> Iterator[ArticleOrError]:
    """The articles of all members, in the archive's order; an error for each that cannot be read."""
    opened = open_zip(source, LARGEST_ARCHIVE)
    for member in opened.infolist():
        if not member.filename or member.is_dir() or is_hidden(member.filename):
            continue
        try:
            data = read_member(opened, member)
        except ReadError as error:
            yield from refused(source, ReadError(source.within(member.filename), error.why))
            continue
        yield from read_inside(source, member.filename, data)


FORMATS = (Format("ZIP archive", begins_with(b"PK\x03\x04", b"PK\x05\x06"), read, is_container=True),)
