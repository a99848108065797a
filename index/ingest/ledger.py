"""Which files were read to their end: a run that was interrupted goes on where it was. Derived; it can be deleted."""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from index.bounded_file import MB, Unfit, read_bounded
from index.paths import collection_key
from index.reading.files import stamp

_LARGEST = 1024 * MB
FileStamp = tuple[int, int]  # size, and time of change in nanoseconds


class Ledger:
    """A file of lines, one for each file that was read: checksum, path, size, time of change, ids of its articles.

    A line is read only where its file comes up: a run that adds one file looks at one of them.
    """

    def __init__(self, path: Path, present: Container[str] | None = None) -> None:
        """Use `open`."""
        self.path = path
        self._present = present
        self._noted: dict[str, FileStamp] = {}
        self._lines: defaultdict[str, list[str]] = defaultdict(list)
        for line in _lines(path):
            self._lines[_start(line.partition(" ")[2])].append(line)

    @classmethod
    def open(cls, folder: Path, collection: Path, present: Container[str] | None = None) -> Ledger:
        """The ledger of a collection, kept in `folder` (the cache). Lines that cannot be read are passed over.

        `present` are the ids in the collection: a file of which an article was taken out is not known any more.
        """
        return cls(folder / f"read-{collection_key(collection)}.jsonl", present)

    def knows(self, path: Path) -> bool:
        """Whether this file was read to its end and has not changed since. Fits `read_files(skip=…)`."""
        name = str(path.absolute())
        stamped = self._noted.get(name) or self._stamped(name)
        return stamped is not None and stamped == stamp(path)

    def _stamped(self, name: str) -> FileStamp | None:
        """What a file was when it was read, by the last line on it of which all articles are there."""
        for line in reversed(self._lines.get(_start(json.dumps([name, 0])), [])):
            checksum, _, content = line.partition(" ")
            if checksum == _checksum(content):
                with suppress(ValueError, TypeError, KeyError):
                    path, size, changed, *ids = json.loads(content)
                    is_there = self._present is None or all(one in self._present for one in ids)
                    if path == name and is_there:
                        return int(size), int(changed)
        return None

    def note(self, path: Path, ids: Iterable[str] = ()) -> None:
        """Keep that a file was read and its articles, these, saved. A cache that cannot be written costs only time."""
        if (now := stamp(path)) is None:
            return
        self._noted[str(path.absolute())] = now
        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("a", encoding="utf-8") as file:
                content = json.dumps([str(path.absolute()), *now, *ids])
                file.write(f"{_checksum(content)} {content}\n")


def _start(content: str) -> str:
    """What lines on one file have in common: the list up to its first comma behind a mark, its path as a rule."""
    return content.partition('", ')[0]


def _lines(path: Path) -> Iterator[str]:
    """The lines of a ledger file; what is no plain file is removed."""
    try:
        text = read_bounded(path, _LARGEST).decode("utf-8", "replace")
    except Unfit:
        with suppress(OSError):
            path.unlink()
        return
    except OSError:
        return
    yield from text.split("\n")


def _checksum(content: str) -> str:
    return f"{zlib.crc32(content.encode('utf-8', 'replace')):08x}"
