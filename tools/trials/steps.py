"""What a process does to files, step by step: each opening, renaming, linking, removing and flushing is one."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from typing import Any

_EVENTS = frozenset(
    ("open", "os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "os.chmod",
     "os.scandir", "os.listdir", "sqlite3.connect", "shutil.rmtree", "fcntl.flock", "mmap.__new__")
)  # fmt: skip


def watch_steps(step: Callable[[str], object]) -> None:
    """Call `step` before each of this process's steps from here on; there is no way back."""
    flush = os.fsync

    def flushed(fd: Any) -> None:
        step("os.fsync")
        flush(fd)

    os.fsync = flushed

    def audited(event: str, arguments: tuple[object, ...]) -> None:
        if event in _EVENTS and not (event == "open" and str(arguments[0]).startswith(sys.prefix)):
            step(event)

    sys.addaudithook(audited)


def die_at(number: int) -> None:
    """Have this process killed before its step of that number, from 0."""
    left = number

    def step(_event: str) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    watch_steps(step)


def counted(work: Callable[[], object]) -> int:
    """How many steps the work takes; to be asked in a process that ends with it."""
    steps = 0

    def step(_event: str) -> None:
        nonlocal steps
        steps += 1

    watch_steps(step)
    work()
    return steps
