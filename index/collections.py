"""The collections that there are: those of the data folder, those opened elsewhere, and the sample; and their names."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from index import paths
from index.collection import Collection
from index.errors import CollectionError

SAMPLE = "sample"


@dataclass(frozen=True, slots=True)
class CollectionEntry:
    """A collection that can be opened.

    `argument` is what `dateline open` takes for it, its name or its path; `opened` says whether it was ever open.
    """

    name: str
    path: Path
    articles: int
    argument: str
    opened: bool


def collections_folder() -> Path:
    """Where the collections lie that are called by their names alone."""
    return paths.data_folder() / "collections"


def is_sample(path: Path) -> bool:
    """Whether a collection is the one that comes with the program, which is not changed; by whichever link."""
    return os.path.realpath(path) == os.path.realpath(paths.sample_collection())


def place_of(name: Path) -> Path:
    """A path that is there or has a folder in it, as it is; a bare name is one in the data folder, or the sample.

    A collection in the data folder goes before a file or folder of its name that is no collection.
    """
    place = collections_folder() / name
    if len(name.parts) > 1 or (name.exists() and (Collection.is_one(name) or not Collection.is_one(place))):
        return name
    return paths.sample_collection() if str(name) == SAMPLE and not Collection.is_one(place) else place


def place_written(words: str) -> Path:
    """What was written for a collection as a path: “./desk” lies in the current folder, which a path alone forgets."""
    path = Path(words)
    is_here = len(path.parts) == 1 and words.startswith(("./", f".{os.sep}"))
    return path.absolute() if is_here else path


def argument_of(path: Path) -> str:
    """What names a collection on the command line: its name where that is enough, else its path."""
    if is_sample(path):
        return SAMPLE
    return (
        path.name if path.parent == collections_folder() and place_of(Path(path.name)) == path else str(path)
    )


def collections(opened: Iterable[Path] = ()) -> list[CollectionEntry]:
    """Every collection once: those in `opened` in that order, then those never opened by name, the sample last.

    What is no collection any more, or cannot be read, is left out.
    """
    before = [*opened]
    every = dict.fromkeys([*before, *_named(), paths.sample_collection()])
    entries = (_entry(path, path in before) for path in every if Collection.is_one(path))
    return [entry for entry in entries if entry is not None]


def collection_names() -> list[str]:
    """The names of the collections in the data folder, in order."""
    return [path.name for path in _named()]


def _named() -> list[Path]:
    try:
        return sorted(path for path in collections_folder().iterdir() if Collection.is_one(path))
    except OSError:
        return []


def _entry(path: Path, opened: bool) -> CollectionEntry | None:
    try:
        articles = len(Collection(path))
    except CollectionError:
        return None
    name = SAMPLE if is_sample(path) else path.name
    return CollectionEntry(name, path, articles, argument_of(path), opened)
