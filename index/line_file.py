"""Files of lines that are only added to: all of the new ones, or none. What was cut short is written over."""

from __future__ import annotations

import os
from pathlib import Path

from index.bounded_file import Unfit
from index.whole_file import flush_folder

MOST_TOLD = 20  # lines with a fault that are told one by one


class Faults(list[str]):
    """Sentences about lines of a file: the first ones, and then how many more there are. `number` is of all."""

    def __init__(self, path: Path) -> None:
        """`path` is the file that they are about."""
        super().__init__()
        self._path, self.number = path, 0

    def add(self, sentence: str) -> None:
        """One more line has a fault."""
        self.number += 1
        if self.number <= MOST_TOLD:
            self.append(sentence)
        else:
            self[MOST_TOLD:] = [f"{self._path}: the same of {self.number - MOST_TOLD:,} more."]


def whole_lines(path: Path, content: bytes, most: int) -> list[bytes]:
    """The lines that have an end, without it. Raises Unfit where there are more than so many."""
    if content.count(b"\n") > most:
        raise Unfit(path, f"it has more than {most:,} lines")
    return content[: whole_lines_end(content)].split(b"\n")[:-1]


def whole_lines_end(content: bytes) -> int:
    """The number of bytes up to the end of the last whole line."""
    return content.rfind(b"\n") + 1


def append_lines(path: Path, end: int, lines: bytes) -> int:
    """Write whole lines behind the first `end` bytes of a file and flush them to the disk; gives the new end.

    Raises OSError where they cannot be written; then nothing was added.
    """
    is_new = not path.exists()
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644)
    try:
        os.ftruncate(handle, end)
        os.lseek(handle, end, os.SEEK_SET)
        try:
            view = memoryview(lines)
            while view:
                view = view[os.write(handle, view) :]
            os.fsync(handle)
        except OSError:
            os.ftruncate(handle, end)
            raise
    finally:
        os.close(handle)
    if is_new:
        flush_folder(path.parent)
    return end + len(lines)
