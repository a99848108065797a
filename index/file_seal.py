"""Seals of cache files that are written in place: what is not as its writer left it is told from what is.

A seal is the file's size and time of change in a file beside it: the system's own time, which no program sets. It is
broken before the first change and set after the last, so that a file whose writer was killed has none and is judged by
its own means. To look at it costs the same for a file of any size.
"""

from __future__ import annotations

import stat
from contextlib import suppress
from pathlib import Path
from typing import Literal

from index.bounded_file import MB, read_bounded
from index.whole_file import write_whole

SealState = Literal["intact", "none", "broken"]


def seal_state(path: Path) -> SealState:
    """Whether a file is what it was when it was sealed, has no seal, or was changed since.

    Raises OSError where that cannot be read.
    """
    try:
        sealed = read_bounded(_seal_of(path), MB)
    except FileNotFoundError:
        return "none"
    return "intact" if sealed == _mark(path) else "broken"


def break_seal(path: Path) -> None:
    """The file is about to be changed. Raises OSError where its seal cannot be removed."""
    _seal_of(path).unlink(missing_ok=True)


def seal(path: Path) -> None:
    """The file is complete and closed. One that is gone or cannot be sealed stays without."""
    with suppress(OSError):
        if mark := _mark(path):
            write_whole(_seal_of(path), mark)


def _seal_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.seal")


def _mark(path: Path) -> bytes:
    """What tells a plain file from what it was; nothing for what is none."""
    status = path.lstat()
    is_plain = stat.S_ISREG(status.st_mode)
    return f"{status.st_size} {status.st_ctime_ns} {status.st_ino}\n".encode() if is_plain else b""
