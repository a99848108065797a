"""Reading a collection's own files as what they may be: somebody else's. Plain files only, of bounded size."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO

MB = 2**20


class Unfit(OSError):  # noqa: N818 - it names what the file is
    """A file that is not read; `strerror` says why."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(0, why, str(path))

    def __str__(self) -> str:
        return str(self.strerror)


def leads_out(path: Path, inside: Path) -> bool:
    """Whether a path is a link to a place that is not below `inside`; one that leads round in a ring goes nowhere."""
    if not path.is_symlink():
        return False
    place, folder = (Path(os.path.realpath(one)) for one in (path, inside))  # Path.resolve fails in a ring
    return not place.is_relative_to(folder)


def open_plain(path: Path) -> BinaryIO:
    """A plain file opened for reading. Raises Unfit for any other; never waits for a pipe's other end."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise Unfit(path, "it is no plain file")
    return open(handle, "rb")  # noqa: PTH123 - of a handle that is open


def read_bounded(path: Path, most: int, *, inside: Path | None = None) -> bytes:
    """A plain file's content of at most `most` bytes. A link is followed only to a place below `inside`.

    Raises Unfit for a pipe, a device, a folder, a file too large and a link that leads elsewhere; FileNotFoundError
    and other OSErrors as they are. Never waits for a pipe's other end.
    """
    if inside is not None and leads_out(path, inside):
        raise Unfit(path, "it is a link that leads out of the collection")
    with open_plain(path) as stream:
        if os.fstat(stream.fileno()).st_size > most:
            raise Unfit(path, f"it is larger than {most // MB} MB")
        data = stream.read(most + 1)  # it may grow meanwhile
    if len(data) > most:
        raise Unfit(path, f"it is larger than {most // MB} MB")
    return data
