"""A collection's journal as a file: whether it is another than it was, before anybody reads what its lines say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, Generic, TypeVar

from index.bounded_file import MB, read_bounded
from index.errors import JournalError
from index.fingerprint import Fingerprint, fingerprint

Made = TypeVar("Made")
FILE_NAME: Final = "journal.jsonl"
_LARGEST: Final = 256 * MB


def journal_bytes(folder: Path, name: str = FILE_NAME) -> bytes:
    """The journal of a collection as it lies in its folder. Raises OSError, FileNotFoundError where there is none."""
    return read_bounded(folder / name, _LARGEST, inside=folder)


class MadeOfJournal(Generic[Made]):
    """Something that is made of a journal, for questions: once for each state of its file."""

    def __init__(self, folder: Path, make: Callable[[], Made], nothing: Made) -> None:
        """`make` may raise OSError or JournalError; `nothing` stands for what a journal makes that cannot be read."""
        self._path, self._make, self._nothing = folder / FILE_NAME, make, nothing
        self._state: Fingerprint | None = None
        self._made = nothing

    def __call__(self) -> Made:
        """What the journal makes now; nothing where it is not there, or cannot be read."""
        try:
            state = fingerprint(self._path.stat())
        except OSError:
            return self._nothing
        if state != self._state:
            try:
                self._made = self._make()
            except (OSError, JournalError):
                self._made = self._nothing
            self._state = state
        return self._made
