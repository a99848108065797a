"""Where what is written for others may go: nowhere among the files of a collection."""

from __future__ import annotations

import os
from pathlib import Path

from index.errors import CollectionError

# What lies in a collection and is its own. Other names beside these are free.
COLLECTION_FILES = (
    "articles", "originals", "sources", "articles.sha256", "journal.jsonl", "custody.jsonl", "actors.toml",
)  # fmt: skip
_MARK = "articles.sha256"  # what every collection has to which Dateline has added


def check_output_place(place: Path) -> None:
    """Raises CollectionError where a file or folder of a collection stands there, or where it lies in such a folder."""
    path = Path(os.path.realpath(place))
    for part in (path, *path.parents):
        if part.name in COLLECTION_FILES and (part.parent / _MARK).is_file():
            raise CollectionError(
                place, f"it lies among the files of the collection {part.parent.name}; name another place"
            )
