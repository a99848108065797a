"""The folder of an index: its parts and the manifest that names them.

A part is written once and never changed; deletions are kept in the manifest. A commit writes the manifest anew and
renames it into place, so a reader sees the old state or the new one whole, and a writer killed at any point leaves the
last commit. Readers take no lock and never wait.
"""

from __future__ import annotations

import json
import shutil
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from index.bounded_file import MB, read_bounded
from index.errors import IndexBroken
from index.paths import cache_folder, collection_key, expanded
from index.search.array_types import StoredArray
from index.search.part import Part
from index.search.schema import VERSION
from index.search.storage import ArrayFile, write_arrays
from index.whole_file import sweep, write_whole

if TYPE_CHECKING:
    from index.search.build_workers import MadePart

_MANIFEST = "manifest.json"
_LOCK = "write.lock"
_LARGEST_MANIFEST = 64 * MB


@dataclass(frozen=True, slots=True)
class PartEntry:
    """A part as the manifest names it: its file, how much is in it, and which of its articles are deleted."""

    file: str
    size: int
    docs: int
    articles: int
    deleted: tuple[int, ...] = ()

    def without(self, articles: set[int]) -> PartEntry:
        """The same part with more articles deleted."""
        return replace(self, deleted=tuple(sorted({*self.deleted, *articles})))


@dataclass(frozen=True, slots=True)
class Manifest:
    """One state of the index."""

    generation: int = 0
    parts: tuple[PartEntry, ...] = ()
    journal: str = ""  # the state of the collection's journal that all articles had when they were read


def default_folder(collection: Path) -> Path:
    """Where the index of a collection lies: in the cache, keyed by the collection's place."""
    return cache_folder() / "index" / collection_key(collection)


class IndexFolder:
    """Reads and commits the states of one index."""

    on_disk = True

    def __init__(self, path: Path, collection: Path) -> None:
        self.path = path
        self.collection = str(expanded(collection).resolve()).encode("utf-8", "backslashreplace").decode()

    def manifest(self) -> Manifest:
        """The last commit, empty where there is none. Raises IndexBroken for a damaged, foreign or older one."""
        path = self.path / _MANIFEST
        try:
            content = json.loads(read_bounded(path, _LARGEST_MANIFEST))
            body = content["state"]
            version, owner = content["version"], body["collection"]
        except FileNotFoundError:
            return Manifest()
        except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
            raise IndexBroken(path, "its list of parts cannot be read") from error
        if version != VERSION:
            raise IndexBroken(self.path, f"it is of version {version}, this program writes {VERSION}")
        if content.get("checksum") != _checksum(body):
            raise IndexBroken(path, "its list of parts is damaged")
        if owner != self.collection:
            raise IndexBroken(self.path, "it belongs to another collection")
        parts = tuple(PartEntry(**{**entry, "deleted": tuple(entry["deleted"])}) for entry in body["parts"])
        return Manifest(body["generation"], parts, str(body.get("journal", "")))

    def open(self, manifest: Manifest, known: Mapping[str, ArrayFile] | None = None) -> list[Part]:
        """The parts of a state, files in `known` not opened again. Raises IndexBroken where one is damaged."""
        parts = []
        for entry in manifest.parts:
            file = (known or {}).get(entry.file) or ArrayFile(self.path / entry.file)
            if file.size != entry.size or file.facts.get("docs") != entry.docs:
                raise IndexBroken(file.path, "it is another file than the one that was written")
            parts.append(Part(file, np.array(entry.deleted, dtype=np.int64), entry.file))
        return parts

    def write_part(
        self, number: int, arrays: Mapping[str, StoredArray], facts: Mapping[str, Any]
    ) -> PartEntry:
        """Write a part's file. It belongs to no state before the commit that names it."""
        self.path.mkdir(parents=True, exist_ok=True)
        name = f"part-{number:06d}.arrays"
        fresh = self.path / f"{name}.new"  # never over a file that another process may have mapped
        size = write_arrays(fresh, arrays, facts)
        fresh.replace(self.path / name)
        return PartEntry(name, size, int(facts["docs"]), int(facts["articles"]))

    def adopt(self, number: int, made: MadePart) -> PartEntry:
        """Take in a part's file that another process wrote."""
        name = f"part-{number:06d}.arrays"
        assert made.path is not None  # noqa: S101 - the caller looked
        made.path.replace(self.path / name)
        return PartEntry(name, made.size, int(made.facts["docs"]), int(made.facts["articles"]))

    def commit(self, manifest: Manifest) -> None:
        """Make this the state of the index, flushed to the disk, and remove files of older states."""
        self.path.mkdir(parents=True, exist_ok=True)
        parts = [
            {
                "file": part.file,
                "size": part.size,
                "docs": part.docs,
                "articles": part.articles,
                "deleted": list(part.deleted),
            }
            for part in manifest.parts
        ]
        body: dict[str, Any] = {
            "collection": self.collection,
            "generation": manifest.generation,
            "parts": parts,
        }
        body |= {"journal": manifest.journal} if manifest.journal else {}
        content = {"version": VERSION, "checksum": _checksum(body), "state": body}
        write_whole(self.path / _MANIFEST, json.dumps(content).encode())
        self.clean(manifest)

    def clean(self, manifest: Manifest) -> None:
        """Remove files that this state does not name; whoever still has them open keeps them."""
        sweep(self.path)
        listed = {part.file for part in manifest.parts}
        for path in self.path.glob("part-*.arrays*"):
            if path.name not in listed:
                path.unlink(missing_ok=True)

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """A folder for files that are needed for a moment; what a killed process left there goes too."""
        path = self.path / "scratch"
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir(parents=True)
        try:
            yield path
        finally:
            shutil.rmtree(path, ignore_errors=True)

    @contextmanager
    def writing(self) -> Iterator[bool]:
        """Hold the writer's lock; gives False at once where another process holds it. Frees itself when killed."""
        from whoosh.util.filelock import FileLock

        self.path.mkdir(parents=True, exist_ok=True)
        lock = FileLock(str(self.path / _LOCK))
        held = lock.acquire(blocking=False)
        if held:
            sweep(self.path)
        try:
            yield held
        finally:
            if held:
                lock.release()


def _checksum(body: Any) -> int:
    return zlib.crc32(json.dumps(body, sort_keys=True).encode())
