"""Which articles were in a collection when somebody left it last: those that came since are new."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

import numpy as np

from index import paths
from index.bounded_file import MB, read_bounded
from index.search.array_types import Numbers
from index.whole_file import write_whole

_WIDTH = 8  # bytes that stand for an article's id
_LARGEST = 256 * MB


def key_of(article: str) -> int:
    """The number that stands for an article's id; two ids of a collection have the same one time in 10⁸."""
    return int.from_bytes(blake2b(article.encode(), digest_size=_WIDTH).digest(), "little", signed=True)


def keys_of(articles: Iterable[str]) -> Numbers:
    """The numbers of articles, in order."""
    return np.unique(np.fromiter(map(key_of, articles), "<i8"))


class Visits:
    """The last visit to one collection, as it was when this one began."""

    def __init__(self, collection: Path) -> None:
        self._path = paths.state_folder() / "visits" / paths.collection_key(collection)

    @cached_property
    def seen(self) -> Numbers | None:
        """The numbers of the articles that were there, in order; None where nobody has left the collection yet."""
        try:
            content = read_bounded(self._path, _LARGEST)
        except OSError:
            return None
        return np.frombuffer(content, "<i8") if len(content) % _WIDTH == 0 else None

    def leave(self, articles: Iterable[str]) -> None:
        """Remember for the next visit that these articles were there. Raises OSError where it cannot be written."""
        write_whole(self._path, keys_of(articles).tobytes())
