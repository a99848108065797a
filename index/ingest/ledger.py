"""Which files were read to their end: a run that was interrupted goes on where it was. Derived; it can be deleted."""

from __future__ import annotations

import json
import zlib
from collections.abc import Container, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from index.bounded_file import MB, Unfit, read_bounded
from index.paths import collection_key
from index.reading.files import stamp

_LARGEST = 1024 * MB


@dataclass
class Ledger:
    """A file of lines, one for each file that was read: checksum, path, size, time of change, ids of its articles."""

    path: Path
    _known: dict[str, tuple[int, int]] = field(default_factory=dict)

    @classmethod
    def open(cls, folder: Path, collection: Path, present: Container[str] | None = None) -> Ledger:
        """The ledger of a collection, kept in `folder` (the cache). Lines that cannot be read are passed over.

        `present` are the ids in the collection: a file of which an article was taken out is not known any more.
        """
        ledger = cls(folder / f"read-{collection_key(collection)}.jsonl")
        for content in _lines(ledger.path):
            with suppress(ValueError, TypeError, KeyError):
                path, size, changed, *ids = json.loads(content)
                if present is None or all(one in present for one in ids):
                    ledger._known[str(path)] = (int(size), int(changed))
        return ledger

    def knows(self, path: Path) -> bool:
        """Whether this file was read to its end and has not changed since. Fits `read_files(skip=…)`."""
        stamped = self._known.get(str(path.absolute()))
        return stamped is not None and stamped == stamp(path)

    def note(self, path: Path, ids: Iterable[str] = ()) -> None:
        """Keep that a file was read and its articles, these, saved. A cache that cannot be written costs only time."""
        if (now := stamp(path)) is None:
            return
        self._known[str(path.absolute())] = now
        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("a", encoding="utf-8") as file:
                content = json.dumps([str(path.absolute()), *now, *ids])
                file.write(f"{_checksum(content)} {content}\n")


def _lines(path: Path) -> Iterator[str]:
    """The lines of a ledger file that are as they were written; what is no plain file is removed."""
    try:
        text = read_bounded(path, _LARGEST).decode("utf-8", "replace")
    except Unfit:
        with suppress(OSError):
            path.unlink()
        return
    except OSError:
        return
    for line in text.split("\n"):
        checksum, _, content = line.partition(" ")
        if checksum == _checksum(content):
            yield content


def _checksum(content: str) -> str:
    return f"{zlib.crc32(content.encode('utf-8', 'replace')):08x}"
