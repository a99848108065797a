"""Which files were read to their end: a run that was interrupted goes on where it was. Derived; it can be deleted."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from index.paths import collection_key
from index.reading.files import stamp


@dataclass
class Ledger:
    """A file of lines, one for each file that was read: path, size, time of change, ids of its articles."""

    path: Path
    _known: dict[str, tuple[int, int]] = field(default_factory=dict)

    @classmethod
    def open(cls, folder: Path, collection: Path, present: Container[str] | None = None) -> Ledger:
        """The ledger of a collection, kept in `folder` (the cache). Lines that cannot be read are passed over.

        `present` are the ids in the collection: a file of which an article was taken out is not known any more.
        """
        ledger = cls(folder / f"read-{collection_key(collection)}.jsonl")
        with suppress(OSError):
            for line in ledger.path.read_text(encoding="utf-8", errors="replace").splitlines():
                with suppress(ValueError, TypeError, KeyError):
                    path, size, changed, *ids = json.loads(line)
                    if present is None or all(one in present for one in ids):
                        ledger._known[str(path)] = (int(size), int(changed))
        return ledger

    def knows(self, path: Path) -> bool:
        """Whether this file was read to its end and has not changed since. Fits `read_files(skip=…)`."""
        known = self._known.get(str(path.absolute()))
        return known is not None and known == stamp(path)

    def note(self, path: Path, ids: Iterable[str] = ()) -> None:
        """Keep that a file was read and its articles, these, saved. A cache that cannot be written costs only time."""
        if (now := stamp(path)) is None:
            return
        self._known[str(path.absolute())] = now
        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("a", encoding="utf-8") as file:
                file.write(json.dumps([str(path.absolute()), *now, *ids]) + "\n")
