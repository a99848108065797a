"""Files of lines that are only added to: all of the new ones, or none. What was cut short is written over."""

from __future__ import annotations

import os
from pathlib import Path

from index.whole_file import flush_folder


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
