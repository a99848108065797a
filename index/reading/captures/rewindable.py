"""A file that is read forwards only, of which a piece that was read too early can be given back."""

from __future__ import annotations

import re
from typing import Protocol

_PIECE = 65_536
_LONGEST_MARK = 4_096


class Readable(Protocol):
    """A binary file that is read from its beginning."""

    def read(self, size: int, /) -> bytes:
        """The next bytes, fewer at the end of the file only."""
        ...

    def seek(self, offset: int, /) -> int:
        """Go to a place; the beginning at least can be sought."""
        ...


class Rewindable:
    """A binary file of any kind, packed ones too, for formats whose parts end where the next one begins."""

    def __init__(self, file: Readable) -> None:
        self._file = file
        self._pending = b""

    def read(self, size: int) -> bytes:
        """The next bytes, fewer at the end of the file."""
        while len(self._pending) < size and (
            piece := self._file.read(max(_PIECE, size - len(self._pending)))
        ):
            self._pending += piece
        data, self._pending = self._pending[:size], self._pending[size:]
        return data

    def skip(self, size: int) -> None:
        """Pass over bytes without keeping them."""
        while size > 0 and (piece := self.read(min(size, _PIECE))):
            size -= len(piece)

    def give_back(self, data: bytes) -> None:
        """Put bytes in front again."""
        self._pending = data + self._pending

    def line(self, longest: int = _PIECE) -> bytes:
        """The next line with its end, cut where it is too long; empty at the end of the file."""
        data = self.read(min(1024, longest))
        while (
            b"\n" not in data
            and len(data) < longest
            and (piece := self.read(min(_PIECE, longest - len(data))))
        ):
            data += piece
        end = data.find(b"\n") + 1 or len(data)
        self.give_back(data[end:])
        return data[:end]

    def until(self, mark: re.Pattern[bytes], begun: bytes, largest: int) -> bytes:
        """`begun` and what follows, up to the first place where `mark` begins, or to the file's end.

        Past `largest` bytes the rest is passed over.
        """
        passed, window = bytearray(), begun
        while not (match := mark.search(window)):
            if not (piece := self.read(_PIECE)):
                return bytes(passed + window)[:largest]
            if len(passed) < largest:
                passed += window[:-_LONGEST_MARK]
            window = window[-_LONGEST_MARK:] + piece
        self.give_back(window[match.start() :])
        return bytes(passed + window[: match.start()])[:largest]
