"""What a reader is given: a name, bytes that can be sought in, and what is known from outside. Also the limits."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from index.errors import ReadError

MB = 1_000_000
_HOLE = bytes(16)
LARGEST_TEXT = 32 * MB  # bytes of a plain text
DEEPEST = 3  # archives within archives
MOST_MEMBERS = 20_000  # of an archive
LARGEST_MEMBER = 50 * MB
LARGEST_ARCHIVE = 1_000 * MB  # unpacked, with all archives in it
MOST_FILES = 100_000  # of an archive, with those of all archives in it
LARGEST_DOCUMENT = 100 * MB  # unpacked, of a document that is an archive (DOCX, EPUB)
LARGEST_RATIO = 200  # unpacked to packed


class Overfull(ReadError):  # noqa: N818 - it names what the file is
    """An archive unpacks to too much with all archives in it: the rest of the outermost file is left out."""


@dataclass
class Trail:
    """How far the reading of one file from outside has come: its files within files are counted, in order.

    The first `skip` of them are passed over; `announce` is told the name of each of the others before it is read.
    """

    skip: int = 0
    reached: int = 0
    announce: Callable[[str], None] | None = None
    files: int = 0  # unpacked so far
    unpacked: int = 0  # bytes
    readers: list[str] = field(default_factory=list)  # at work now, that of the whole file first

    @property
    def reader(self) -> str:
        """The readers at work now in words: “ZIP archive, in it web page (trafilatura 2.3.0)”."""
        return ", in it ".join(self.readers)

    @contextmanager
    def reading(self, reader: str) -> Iterator[None]:
        """While what a reader reads is read."""
        self.readers.append(reader)
        try:
            yield
        finally:
            self.readers.pop()

    def unpacks(self, name: str, size: int) -> None:
        """Count in what is unpacked, in whichever archive it lies. Raises Overfull where that is too much."""
        self.files, self.unpacked = self.files + 1, self.unpacked + size
        if self.files > MOST_FILES or self.unpacked > LARGEST_ARCHIVE:
            most = f"{LARGEST_ARCHIVE // MB:,} MB or {MOST_FILES:,} files"
            raise Overfull(
                name, f"it unpacks to more than {most} with the archives in it; the rest was left out"
            )

    def enters(self, name: str) -> bool:
        """Count a file in; False where it is to be passed over."""
        self.reached += 1
        if self.reached > self.skip and self.announce:
            self.announce(name)
        return self.reached > self.skip


@dataclass
class Source:
    """One file to read. `columns` maps the fields of an article to the columns or keys of a table's rows."""

    name: str
    file: BinaryIO
    size: int
    url: str | None = None
    charset: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    depth: int = 0
    trail: Trail = field(default_factory=Trail)

    @classmethod
    def of(cls, data: bytes, name: str, *, url: str | None = None, charset: str | None = None,
           columns: Mapping[str, str] | None = None) -> Source:  # fmt: skip
        """A source of bytes that are already in memory."""
        return cls(name, io.BytesIO(data), len(data), url, charset, columns or {})

    def inside(self, name: str, data: bytes) -> Source:
        """A file found in this one; its name says where. Raises ReadError where it lies too deep or is too large."""
        if self.depth >= DEEPEST:
            raise ReadError(self.within(name), f"it lies in more than {DEEPEST} archives")
        self.trail.unpacks(self.name, len(data))
        inner = Source.of(data, self.within(name), columns=self.columns)
        return replace(inner, depth=self.depth + 1, trail=self.trail)

    def within(self, name: str) -> str:
        """How a file in this one is called in messages."""
        return f"{self.name}/{name}"

    def head(self, size: int = 65_536) -> bytes:
        """The first bytes; the position is back at the start afterwards."""
        self.file.seek(0)
        data = self.file.read(size)
        self.file.seek(0)
        return data

    def read(self, largest: int) -> bytes:
        """All bytes. Raises ReadError where there are more than `largest`."""
        self.file.seek(0)
        data = self.file.read(largest + 1)
        if len(data) > largest:
            raise ReadError(self.name, f"it is larger than {largest // MB} MB")
        return data

    def has_hole(self) -> bool:
        """Whether zero bytes stand in a row, as a disk leaves them where it lost what was written."""
        self.file.seek(0)
        behind = b""
        while piece := self.file.read(MB):
            if _HOLE in behind + piece:
                return True
            behind = piece[-len(_HOLE) :]
        return False


def open_source(path: Path, *, follow: bool = True, columns: Mapping[str, str] | None = None) -> Source:
    """Open a file for reading; see `open_handle`."""
    return opened_source(open_handle(path, follow=follow), path.name, columns=columns)


def opened_source(handle: int, name: str, *, columns: Mapping[str, str] | None = None) -> Source:
    """The source of a file that is open, from its beginning."""
    os.lseek(handle, 0, os.SEEK_SET)
    return Source(name, os.fdopen(handle, "rb"), os.fstat(handle).st_size, columns=columns or {})


def open_handle(path: Path, *, follow: bool = True) -> int:
    """Open a file for reading. Raises ReadError for what is no plain file, and for links unless `follow`.

    Opening never blocks (a FIFO would) and the check is made on what was opened, so nothing can be put in between.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | (0 if follow else getattr(os, "O_NOFOLLOW", 0))
    try:
        number = os.open(path, flags)
    except OSError as error:
        if not follow and path.is_symlink():
            raise ReadError(path, "it is a link; name the file itself to read it") from None
        raise ReadError(path, _reason(error)) from None
    except ValueError:  # a NUL in the name
        raise ReadError(path, "no file can have this name") from None
    with suppress(OSError):  # file systems without this read as well
        os.set_blocking(number, True)
    status = os.fstat(number)
    if not stat.S_ISREG(status.st_mode):
        os.close(number)
        kind = "a folder" if stat.S_ISDIR(status.st_mode) else "a device or a pipe"
        raise ReadError(path, f"it is {kind}, no plain file")
    return number


def _reason(error: OSError) -> str:
    sentences = {2: "there is no such file", 13: "you may not read it", 21: "it is a folder, no plain file"}
    return sentences.get(error.errno or 0) or (error.strerror or "it cannot be opened").lower()
