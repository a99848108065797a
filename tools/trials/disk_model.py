"""What a disk surely holds of a folder: what was flushed to it. The rest may be there, in part, or not at all."""

from __future__ import annotations

import os
import random
import stat
from pathlib import Path

Entries = dict[str, int]  # names, and the inodes of files; 0 for a folder


class DiskModel:
    """Watches a folder from a moment at which all of it is on the disk; files are held, so that inodes stay theirs."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._flushed: dict[int, bytes] = {}  # contents by inode
        self._held: dict[int, int] = {}
        self._entries: dict[Path, Entries] = {}
        for folder, _, names in os.walk(root):
            self._entries[Path(folder)] = entries_of(Path(folder))
            for name in names:
                self._keep(os.open(Path(folder) / name, os.O_RDONLY))

    def flushed(self, handle: int) -> None:
        """This file's content, or this folder's list of names, is on the disk now."""
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            folder = Path(f"/proc/self/fd/{handle}").readlink()
            if folder.is_relative_to(self.root) or folder == self.root.parent:
                self._entries[folder] = entries_of(folder)
        else:
            self._keep(os.open(f"/proc/self/fd/{handle}", os.O_RDONLY))

    def _keep(self, handle: int) -> None:
        inode = os.fstat(handle).st_ino
        self._flushed[inode] = _content(handle)
        before = self._held.setdefault(inode, handle)
        if before != handle:
            os.close(handle)

    def write_survivors(self, target: Path, rng: random.Random) -> None:
        """Write to another folder what may be found after the power has failed at this moment."""
        self._write(self.root, target, rng)

    def _write(self, folder: Path, target: Path, rng: random.Random) -> None:
        target.mkdir()
        now, before = entries_of(folder), self._entries.get(folder, {})
        for name in sorted({*now, *before}):
            inode = rng.choice((now.get(name), before.get(name)))
            if inode == 0:
                self._write(folder / name, target / name, rng)
            elif inode is not None:
                is_there = now.get(name) == inode
                self._write_file(inode, folder / name if is_there else None, target / name, rng)

    def _write_file(self, inode: int, path: Path | None, target: Path, rng: random.Random) -> None:
        flushed = self._flushed.get(inode, b"")
        handle = self._held[inode] if inode in self._held else os.open(path or target, os.O_RDONLY)
        content, status = _content(handle), os.fstat(handle)
        if content != flushed:
            sure = (
                len(flushed) if content.startswith(flushed) else 0
            )  # what is appended harms nothing before it
            cut = content[: rng.randrange(sure, len(content) + 1)]
            zeros = content[:sure] + bytes(len(content) - sure)
            content = rng.choice((flushed, cut, zeros, content))
        target.write_bytes(content)
        os.utime(target, ns=(status.st_atime_ns, status.st_mtime_ns))


def entries_of(folder: Path) -> Entries:
    """The names in a folder; none where it is gone."""
    try:
        with os.scandir(folder) as listing:
            return {one.name: 0 if one.is_dir(follow_symlinks=False) else one.inode() for one in listing}
    except FileNotFoundError:
        return {}


def _content(handle: int) -> bytes:
    pieces, at = [], 0
    while piece := os.pread(handle, 1 << 20, at):
        pieces.append(piece)
        at += len(piece)
    return b"".join(pieces)
