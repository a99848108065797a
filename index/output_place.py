"""Where what is written for others may go: over nothing that is read, kept or another's, and not among own files."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from index import paths
from index.custody.register import Custody
from index.errors import CollectionError

# What lies in a collection and is its own. Other names beside these are free.
COLLECTION_FILES = (
    "articles", "originals", "sources", "articles.sha256", "journal.jsonl", "custody.jsonl", "actors.toml",
)  # fmt: skip
_MARK = "articles.sha256"  # what every collection has to which Dateline has added


def check_output_place(place: Path) -> None:
    """Raises CollectionError where a file or folder of a collection stands there, or where it lies in such a folder.

    The same for the folders of settings, data, cache and state, and for the sample.
    """
    path = Path(os.path.realpath(place))
    for part in (path, *path.parents):
        if part.name in COLLECTION_FILES and (part.parent / _MARK).is_file():
            raise CollectionError(
                place, f"it lies among the files of the collection {part.parent.name}; name another place"
            )
    kinds = ("config", "data", "cache", "state")
    folders = (*(getattr(paths, f"{name}_folder")() for name in kinds), paths.sample_collection())
    if any(path.is_relative_to(os.path.realpath(folder)) for folder in folders):
        raise CollectionError(place, "it lies in one of Dateline's own folders; name another place")


def check_output(
    *places: Path, collection: Path, read: Iterable[Path | str] = (), force: bool | None = False
) -> None:
    """Raises CollectionError where something may not be written: see `check_output_place`; and where a file is there.

    One that is read in the same run, or from which an article of the collection came, is never written over; any other
    only with `force`; None says that there is no such option. A pipe or a device is no file that could be lost.
    """
    for place in places:
        check_output_place(place)
    there = [(place, _file(place)) for place in places if place.is_file()]
    if not there:
        return
    inputs = {_file(path) for path in read} - {None}
    sources = {_file(path) for path in Custody(collection).files} - {None}
    for place, file in there:
        if file in inputs:
            raise CollectionError(place, "it is read in this run and is not written over; name another file")
        if file in sources:
            why = (
                "an article of the collection was read from it, so it is not written over; name another file"
            )
            raise CollectionError(place, why)
        if not force:
            why = "it is there already; name another file" + (
                "" if force is None else ", or write over it with --force"
            )
            raise CollectionError(place, why)


def _file(path: Path | str) -> tuple[int, int] | None:
    """What tells a file by whichever name; None where there is none."""
    try:
        state = os.stat(path)  # noqa: PTH116 - an address on the web is no path
    except (OSError, ValueError):
        return None
    return state.st_dev, state.st_ino
