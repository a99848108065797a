"""The cases that a collection's journal holds, read again when the file is another."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from index import paths
from index.collection import Collection
from index.collections import is_sample
from index.journal.journal_state import MadeOfJournal

if TYPE_CHECKING:
    from index.cases.case import Case, Clipping


def journal_folder(collection: Collection) -> Path:
    """The folder of the journal that has the collection's cases: its own; for the sample one in the data folder."""
    if is_sample(collection.path):
        return paths.data_folder() / "sample-cases"
    return collection.path


def read_cases(collection: Collection) -> dict[str, Case]:
    """The cases of a collection by name. Raises JournalError where the journal cannot be read."""
    # Imported late: a collection is opened without what decisions are made of.
    from index.cases.case import cases_of
    from index.journal.journal_file import Journal

    return cases_of(Journal(journal_folder(collection)).standing())


def stored_clippings(collection: Collection) -> MadeOfJournal[Sequence[Clipping]]:
    """What gives the clippings of all cases of a collection; none where the journal cannot be read."""

    def read() -> Sequence[Clipping]:
        return [clipping for case in read_cases(collection).values() for clipping in case.clippings]

    return MadeOfJournal(journal_folder(collection), read, ())
