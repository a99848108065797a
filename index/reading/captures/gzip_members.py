"""A gzip file of many members, as crawlers write it (one a record): a damaged member costs only itself."""

from __future__ import annotations

import zlib
from typing import Any, BinaryIO

_MARK = b"\x1f\x8b\x08"
_PIECE = 65_536


class GzipMembers:
    """Reads what the members hold, one behind the other. `faults` counts those that were damaged."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.faults = 0
        self.seek(0)

    def seek(self, offset: int) -> int:
        """Begin again; only the beginning can be sought."""
        self._file.seek(offset)
        self._packed = b""
        self._member: Any = None
        return offset

    def read(self, size: int) -> bytes:
        """The next bytes, fewer at the end of the file only."""
        parts: list[bytes] = []
        while size > 0 and (piece := self._piece(size)):
            parts.append(piece)
            size -= len(piece)
        return b"".join(parts)

    def _piece(self, size: int) -> bytes:
        """Some of the next bytes; none at the end of the file."""
        while self._packed or self._fill():
            if self._member is None and not self._begin():
                continue
            try:
                data = bytes(self._member.decompress(self._packed, size))
            except zlib.error:
                self._give_up()
                continue
            self._packed = self._member.unconsumed_tail
            if self._member.eof:
                self._packed, self._member = self._member.unused_data, None
            if data:
                return data
        if self._member is not None:
            self.faults, self._member = self.faults + 1, None  # its end is missing
        return b""

    def _fill(self) -> bool:
        piece = self._file.read(_PIECE)
        self._packed += piece
        return bool(piece)

    def _begin(self) -> bool:
        """Go to the next member's mark; False where more of the file has to be read first."""
        at = self._packed.find(_MARK)
        if at < 0:
            self._packed = self._packed[1 - len(_MARK) :]  # the mark may have begun
            if not self._fill():
                self._packed = b""
            return False
        self._packed = self._packed[at:]
        self._member = zlib.decompressobj(zlib.MAX_WBITS | 16)
        return True

    def _give_up(self) -> None:
        """Leave a damaged member; the next one begins at its mark."""
        self.faults += 1
        self._packed, self._member = self._packed[1:], None
