"""Files within an archive: each is read as a file of its own, and nothing is unpacked to disk."""

from __future__ import annotations

from collections.abc import Iterator

from index.errors import ReadError
from index.reading.format import ArticleOrError
from index.reading.parts import read_source, refused
from index.reading.source import Overfull, Source

_HIDDEN = ("__MACOSX", ".git", "node_modules")


def read_inside(source: Source, name: str, data: bytes) -> Iterator[ArticleOrError]:
    """The articles of a file that lies in this one, or an error where it lies too deep."""
    try:
        inner = source.inside(name, data)
    except Overfull:
        raise
    except ReadError as error:
        yield from refused(source, error)
        return
    yield from read_source(inner)


def is_hidden(name: str) -> bool:
    """Whether a name in an archive is one of those that systems leave there, and no file of somebody's."""
    return any(
        part in _HIDDEN or (part.startswith(".") and part not in (".", ".."))
        for part in name.replace("\\", "/").split("/")
    )
