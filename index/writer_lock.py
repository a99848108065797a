"""One writer at a time: who changes a collection holds its folder, and who comes next waits and says so."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread

from index.callbacks import IsCancelled
from index.errors import DatelineError

LOOK = 0.1  # seconds after which a wait is looked at again


class GaveUpWaiting(DatelineError):  # noqa: N818 - it names what happened
    """Nobody waits any more for another process to end its writing."""


@contextmanager
def writer_lock(
    folder: Path, waiting: Callable[[], None] = lambda: None, cancelled: IsCancelled = lambda: False
) -> Iterator[None]:
    """Hold a folder for writing; `waiting` is called once where another process holds it, and then it is waited for.

    The lock is the folder's own (flock): it leaves no file behind, and ends with the process however that ends. File
    systems that know no locks are written without one. Raises OSError where the folder cannot be opened, and
    GaveUpWaiting where the wait is `cancelled`.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            _wait(handle, cancelled)
        except OSError:
            pass  # no locks here
        yield
    finally:
        os.close(handle)


def is_held(folder: Path) -> bool:
    """Whether a process holds a folder for writing at this moment. Raises OSError where it cannot be opened."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False  # no locks here
    finally:
        os.close(handle)
    return False


def _wait(handle: int, cancelled: IsCancelled) -> None:
    """Wait in turn, in a thread that the end of the program does not wait for."""
    holds, waiter = Event(), os.dup(handle)  # the same lock: it ends when both are closed

    def hold() -> None:
        with suppress(OSError):
            fcntl.flock(waiter, fcntl.LOCK_EX)
        os.close(waiter)
        holds.set()

    Thread(target=hold, daemon=True).start()
    while not holds.wait(LOOK):
        if cancelled():
            raise GaveUpWaiting("Another program writes to this collection; nothing was changed.")
