"""The bytes that an article was read from: how many, their SHA-256, and where they were."""

from __future__ import annotations

import hashlib
import stat
from dataclasses import dataclass, field
from pathlib import Path

_BLOCK = 1 << 20


@dataclass(frozen=True)
class SourceBytes:
    """A file, a page that was fetched, or standard input, as it was read."""

    address: str  # a path as it was given, a page's address, or “standard input”
    sha256: str  # in hexadecimal digits
    size: int  # bytes
    data: bytes | None = field(default=None, repr=False)  # where they lie in no file
    reader: str = ""  # what read an article from them, with its version

    @classmethod
    def of_bytes(cls, address: str, data: bytes) -> SourceBytes:
        """Of bytes that are at hand."""
        return cls(address, hashlib.sha256(data).hexdigest(), len(data), data)

    @classmethod
    def of_file(cls, path: Path) -> SourceBytes | None:
        """Of a plain file; None for what is none, or cannot be opened: reading says why."""
        total, size = hashlib.sha256(), 0
        try:
            if not stat.S_ISREG(path.stat().st_mode):
                return None  # a pipe can be read once only
            with path.open("rb") as stream:
                while block := stream.read(_BLOCK):
                    total.update(block)
                    size += len(block)
        except OSError:
            return None
        return cls(str(path), total.hexdigest(), size)
