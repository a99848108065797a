"""A small disk in memory, seen by this process and its children alone: Linux's tmpfs in a mount namespace."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path

_NEW_MOUNTS, _NEW_USERS = 0x20000, 0x10000000
_PRIVATE = 0x40000 | 0x4000  # MS_PRIVATE | MS_REC


def mount_small_disk(place: Path, kilobytes: int) -> None:
    """Mount an empty disk of that size on a folder. Raises OSError where the system does not let us."""
    libc = ctypes.CDLL(None, use_errno=True)
    user, group = os.geteuid(), os.getegid()
    _call(libc.unshare(_NEW_MOUNTS if not user else _NEW_MOUNTS | _NEW_USERS))
    if user:
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"0 {user} 1")
        Path("/proc/self/gid_map").write_text(f"0 {group} 1")
    _call(libc.mount(b"none", b"/", None, _PRIVATE, None))
    _call(libc.mount(b"tmpfs", os.fsencode(place), b"tmpfs", 0, f"size={kilobytes}k".encode()))


def fill(place: Path, room: int) -> Path:
    """Fill the disk of a folder up to so many kilobytes; gives the file that fills it."""
    filler = place / "filler"
    state = os.statvfs(place)
    size = state.f_bavail * state.f_frsize - room * 1024
    with filler.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(size, 1))
    return filler


def _call(result: int) -> None:
    if result:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
