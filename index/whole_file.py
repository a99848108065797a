"""Files that are written whole or not at all: beside their place, flushed to the disk, then put into it."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

UNFINISHED = ".unfinished-"
_WRITER = re.compile(r"\.unfinished-(\d+)-")


@contextmanager
def whole_file(path: Path, *, new: bool = False) -> Iterator[BinaryIO]:
    """A stream for a file's content, which takes its place when the block ends well. The folder is made.

    Raises OSError where it cannot be written, FileExistsError where `new` and the file is there. What was in the place
    before stays until then, also where the program is killed or the power fails. Who may read the new file is as it was
    of the one before, else as the user's umask has it.
    """
    make_folder(path.parent)
    unfinished = path.parent / f"{UNFINISHED}{os.getpid()}-{secrets.token_hex(8)}"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(unfinished, flags, 0o666)
    try:
        _keep_rights(path, unfinished)
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        _put(unfinished, path, new=new)
        flush_folder(path.parent)
    finally:
        unfinished.unlink(missing_ok=True)


@contextmanager
def whole_place(path: Path) -> Iterator[Path]:
    """A path beside `path` at which the block makes a file or a folder, which takes its place when the block ends well.

    A folder that is there already keeps what it has under other names. Where the block fails or is interrupted, what it
    made is removed and nothing is changed. Raises OSError where it cannot be written.
    """
    path = path.absolute()
    make_folder(path.parent)
    sweep(path.parent)
    room = Path(tempfile.mkdtemp(prefix=f"{UNFINISHED}{os.getpid()}-", dir=path.parent))
    unfinished = room / path.name
    try:
        yield unfinished
        if os.name == "posix":
            os.sync()  # once, and not for each of many files
        if unfinished.is_dir() and path.is_dir():
            for made in sorted(unfinished.iterdir()):
                made.replace(path / made.name)
        else:
            unfinished.replace(path)
        flush_folder(path.parent)
    finally:
        shutil.rmtree(room, ignore_errors=True)


def write_whole(path: Path, data: bytes, *, new: bool = False) -> None:
    """Write a file's content; see `whole_file`."""
    with whole_file(path, new=new) as stream:
        stream.write(data)


def _keep_rights(path: Path, unfinished: Path) -> None:
    """Give a file the rights of the one whose place it will take; its owner can read it in any case."""
    with suppress(OSError):  # there is none, or a file system, as on memory sticks, that has no rights to set
        unfinished.chmod(stat.S_IMODE(path.stat().st_mode) & 0o777 | stat.S_IRUSR)


def _put(unfinished: Path, path: Path, *, new: bool) -> None:
    if not new:
        unfinished.replace(path)
        return
    try:
        path.hardlink_to(unfinished)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if path.exists():
            raise FileExistsError(path) from None
        unfinished.replace(path)


def make_folder(path: Path) -> None:
    """Make a folder, and those above it that are missing, their names flushed to the disk. Raises OSError."""
    missing = [one for one in (path, *path.parents) if not one.exists()]
    path.mkdir(parents=True, exist_ok=True)
    for folder in reversed(missing):
        flush_folder(folder.parent)


def flush_folder(path: Path) -> None:
    """Flush a folder's list of names to the disk, where the system can: a new name could be lost with the power."""
    if os.name == "posix":
        try:
            handle = os.open(path, os.O_RDONLY)
        except PermissionError:
            return  # it can be written, and not looked into
        try:
            with suppress(OSError):  # some network file systems cannot
                os.fsync(handle)
        finally:
            os.close(handle)


def sweep(folder: Path) -> None:
    """Remove what writers that were killed left in a folder; what a living process writes stays."""
    with suppress(OSError):
        for path in [folder / name for name in os.listdir(folder) if name.startswith(UNFINISHED)]:  # noqa: PTH208 - quick
            writer = _WRITER.match(path.name)
            if writer is None or not _lives(int(writer[1])):
                shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


def _lives(process: int) -> bool:
    """Whether a process of this number runs; one that is not ours does."""
    if os.name != "posix" or not process:
        return False  # elsewhere an open file cannot be removed
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
