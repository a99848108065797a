"""The cases that a collection's journal holds, read again when the file is another."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from index import paths
from index.cases.case import Case, Clipping, cases_of
from index.collection import Collection
from index.errors import JournalError
from index.journal.journal_file import FILE_NAME, Journal


def journal_folder(collection: Collection) -> Path:
    """The folder of the journal that has the collection's cases: its own; for the sample one in the data folder."""
    if collection.path.resolve() == paths.sample_collection().resolve():
        return paths.data_folder() / "sample-cases"
    return collection.path


def read_cases(collection: Collection) -> dict[str, Case]:
    """The cases of a collection by name. Raises JournalError where the journal cannot be read."""
    return cases_of(Journal(journal_folder(collection)).standing())


class StoredClippings:
    """All clippings of a collection, for questions: read once for each state of the journal's file."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._state: tuple[int, int] | None = None
        self._clippings: Sequence[Clipping] = ()

    def __call__(self) -> Sequence[Clipping]:
        """The clippings of all cases; none where the journal cannot be read."""
        try:
            status = (journal_folder(self._collection) / FILE_NAME).stat()
        except OSError:
            return ()
        state = status.st_mtime_ns, status.st_size
        if state != self._state:
            try:
                cases = read_cases(self._collection)
            except JournalError:
                return ()
            self._clippings = [clipping for case in cases.values() for clipping in case.clippings]
            self._state = state
        return self._clippings
