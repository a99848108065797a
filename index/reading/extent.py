"""How many articles files seem to hold, told before they are read: for the bar that shows how far reading is."""

from __future__ import annotations

import bz2
import gzip
import lzma
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO, Any

from index.reading.clean import clean_line
from index.reading.companions import Bundle
from index.reading.files import sources_of

_LINES = frozenset((".jsonl", ".ndjson"))  # an article a line
_MANY = frozenset((
    ".csv", ".tsv", ".mbox", ".zip", ".tar", ".tgz", ".tbz2", ".txz", ".gz", ".bz2", ".xz", ".warc", ".arc", ".rss",
    ".atom", ".xml",
))  # fmt: skip
_OPENERS: dict[str, Any] = {".gz": gzip.open, ".bz2": bz2.open, ".xz": lzma.open}
_PIECE = 1 << 20  # bytes read at once
_ENOUGH = 1 << 30  # bytes of a file that are gone through


class Extent:
    """How many articles there are in all: what the files seem to hold, and more where they turned out to hold more."""

    def __init__(self, sources: Iterable[str | Path]) -> None:
        paths = (item.path if isinstance(item, Bundle) else item for item in sources_of(sources))
        self._expected = {shown(item): expected(item) for item in paths if isinstance(item, str | Path)}
        self._counts = dict.fromkeys(self._expected, 0)
        self._total = sum(1 if number is None else number for number in self._expected.values())
        self._last: str | None = None

    def of(self, origin: str) -> int:
        """How many articles a file seems to hold."""
        return self._expected.get(origin) or 1

    def count(self, origin: str) -> None:
        """One more article of this file, or of a part of it, is dealt with."""
        if origin in self._counts:
            self._last = origin
        if self._last is not None:
            self._counts[self._last] += 1
            self._total += self._counts[self._last] > self.of(self._last)

    @property
    def total(self) -> int | None:
        """How many there are; None while a file is read that only its end tells of."""
        if self._last is None:
            return self._total
        expected = self._expected[self._last]
        return None if expected is None or self._counts[self._last] > expected else self._total


def shown(item: str | Path) -> str:
    """A file or address as the results of reading name it."""
    return clean_line(str(item)) or "?"


def expected(item: str | Path) -> int | None:
    """How many articles a file seems to hold: the lines of JSON lines; None for what may hold any number of them."""
    if not isinstance(item, Path):
        return None
    *_, inner, outer = "", "", *(suffix.lower() for suffix in item.suffixes)
    if outer in _LINES or (inner in _LINES and outer in _OPENERS):
        return _lines(item, _OPENERS.get(outer, Path.open))
    return None if outer in _MANY else 1


def _lines(path: Path, opener: Callable[[Path, str], IO[bytes]]) -> int | None:
    """The lines of a file; None where it cannot be read, or is too long to look."""
    lines, size, last = 0, 0, b""
    if not path.is_file():
        return None
    try:
        with opener(path, "rb") as file:
            while piece := file.read(_PIECE):
                lines, size, last = lines + piece.count(b"\n"), size + len(piece), piece[-1:]
                if size > _ENOUGH:
                    return None
    except (OSError, EOFError, ValueError, lzma.LZMAError, zlib.error):
        return None
    return lines + (last not in (b"", b"\n"))
