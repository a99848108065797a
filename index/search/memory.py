"""An index kept in memory, for when its folder cannot be written: nothing is saved, everything works."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import numpy as np

from index.search.array_types import StoredArray
from index.search.index_directory import IndexFolder, Manifest, PartEntry
from index.search.part import Part
from index.search.storage import ArrayFile


class MemoryFile:
    """Arrays in memory in the place of an ArrayFile."""

    def __init__(self, name: str, arrays: Mapping[str, StoredArray], facts: Mapping[str, Any]) -> None:
        self.path, self.facts = Path(name), dict(facts)
        self.arrays = arrays
        self.size = sum(array.nbytes for array in arrays.values())

    def __contains__(self, name: str) -> bool:
        return name in self.arrays

    def __getitem__(self, name: str) -> StoredArray:
        return self.arrays[name]

    def read(self, name: str, start: int, end: int) -> bytes:
        """Some bytes of an array."""
        return bytes(self.arrays[name][start:end].tobytes())

    def check_length(self) -> None:
        """Memory is as long as it was."""

    def release(self) -> None:
        """Memory is all there is."""

    def names(self) -> list[str]:
        """The names of the arrays."""
        return list(self.arrays)

    def verify(self, cancelled: Callable[[], bool] = lambda: False) -> None:
        """Memory carries no checksums."""


class MemoryFolder(IndexFolder):
    """Keeps parts and the last state in memory."""

    on_disk = False

    def __init__(self, collection: Path) -> None:
        super().__init__(Path("memory"), collection)
        self._state = Manifest()
        self._files: dict[str, MemoryFile] = {}

    def manifest(self) -> Manifest:
        """The last state."""
        return self._state

    def open(
        self,
        manifest: Manifest,
        known: Mapping[str, ArrayFile] | None = None,  # noqa: ARG002 - files are known by name here
    ) -> list[Part]:
        """The parts of a state."""
        return [
            Part(cast("ArrayFile", self._files[entry.file]), np.array(entry.deleted, np.int64), entry.file)
            for entry in manifest.parts
        ]

    def write_part(
        self, number: int, arrays: Mapping[str, StoredArray], facts: Mapping[str, Any]
    ) -> PartEntry:
        """Keep a part."""
        file = self._files[f"part-{number:06d}"] = MemoryFile(f"part-{number:06d}", arrays, facts)
        return PartEntry(file.path.name, file.size, int(facts["docs"]), int(facts["articles"]))

    def commit(self, manifest: Manifest) -> None:
        """Make this the state, and forget parts that it does not name."""
        self._state = manifest
        listed = {part.file for part in manifest.parts}
        self._files = {name: file for name, file in self._files.items() if name in listed}

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """A folder for large arrays, in the system's place for such."""
        with tempfile.TemporaryDirectory() as path:
            yield Path(path)

    @contextmanager
    def writing(self) -> Iterator[bool]:
        """Nobody else writes here."""
        yield True
