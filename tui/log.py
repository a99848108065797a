"""Errors in words, and the log in the state folder where their details are kept."""

from __future__ import annotations

import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from index.errors import AnnotatorError, CollectionError, DatelineError
from index.reading.clean import clean

LARGEST = 1_000_000  # bytes; a longer log starts anew


def told(error: Exception, advice: str = "") -> tuple[str, str]:
    """An error as one sentence, and what to do or where to look."""
    if isinstance(error, DatelineError):
        return clean(str(error)), advice
    path = write(error)
    where = f"The details are in {path}." if path else ""
    if advice:
        return advice, where
    return clean(f"Something went wrong inside Dateline: {type(error).__name__}: {error}"), where


def grave(error: Exception) -> bool:
    """Whether an error stands in the way of everything, so that a toast is not enough."""
    return isinstance(error, CollectionError | AnnotatorError)


def write(error: BaseException) -> Path | None:
    """Add an error with its traceback to the log; gives the log's path, or None where it cannot be written."""
    from index.paths import state_folder

    try:
        path = state_folder() / "dateline.log"
        path.parent.mkdir(parents=True, exist_ok=True)
        mode = "w" if path.exists() and path.stat().st_size > LARGEST else "a"
        with path.open(mode, encoding="utf-8", errors="backslashreplace") as log:
            log.write(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC\n")
            log.write("".join(traceback.format_exception(error)) + "\n")
    except (OSError, DatelineError):
        return None
    return path


@contextmanager
def threads_are_logged() -> Iterator[None]:
    """Write to the log what fails in a thread and is caught by nobody; Python would print it over the screen."""

    def logged(failed: threading.ExceptHookArgs) -> None:
        if failed.exc_value is not None:
            write(failed.exc_value)

    before, threading.excepthook = threading.excepthook, logged
    try:
        yield
    finally:
        threading.excepthook = before
