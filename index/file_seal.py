"""Seals of cache files that are written in place: what is not as its writer left it is told from what is.

A seal is the file's checksum in a file beside it. It is broken before the first change and set after the last, so that
a file whose writer was killed has none and is judged by its own means.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

from index.bounded_file import MB, read_bounded
from index.whole_file import write_whole


def is_as_sealed(path: Path) -> bool:
    """Whether a file is what it was when it was sealed; one without a seal is.

    Raises OSError where it cannot be read.
    """
    try:
        checksum = read_bounded(_seal_of(path), MB)
    except FileNotFoundError:
        return True
    return path.is_file() and checksum == _checksum(path)


def break_seal(path: Path) -> None:
    """The file is about to be changed. Raises OSError where its seal cannot be removed."""
    _seal_of(path).unlink(missing_ok=True)


def seal(path: Path) -> None:
    """The file is complete and closed. One that is gone or cannot be sealed stays without."""
    with suppress(OSError):
        if path.is_file():
            write_whole(_seal_of(path), _checksum(path))


def _seal_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.seal")


def _checksum(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "blake2b").hexdigest()[:32].encode() + b"\n"
