"""Articles that are copies of one another: the original and everything that repeats it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import numpy as np

from index.exploring.collapse import Repeats, repeats
from index.search.snapshot import Snapshot


class Copies:
    """The groups of copies in one state of the index; found once, from the few articles that name an original."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._parts = snapshot.parts
        originals: dict[str, str] = {}
        self._places: dict[str, tuple[int, int]] = {}
        for place, part in enumerate(snapshot.parts):
            deleted = set(part.deleted_articles.tolist())
            sizes = np.diff(part["article.original.ends"], prepend=0)
            for number in np.flatnonzero(sizes).tolist():
                if number not in deleted:
                    article = part.blob("article.id", number).decode()
                    originals[article] = part.blob("article.original", number).decode()
                    self._places[article] = place, number
        self._originals = originals
        self._groups: dict[str, list[str]] = {}
        for article in sorted(originals):
            self._groups.setdefault(self._root(article), []).append(article)

    @cached_property
    def repeats(self) -> Repeats | None:
        """The passages that stand in several articles of a group."""
        groups = (self.of(root) for root in self._groups)
        places = [[self.place(article) for article in group] for group in groups if group]
        return repeats(self._parts, [list(filter(None, group)) for group in places])

    def _root(self, article: str) -> str:
        """The original at the end of a chain of copies; of a ring, its first by name."""
        seen = dict.fromkeys([article])
        while (original := self._originals.get(article)) is not None:
            if original in seen:
                ring = list(seen)
                return min(ring[ring.index(original) :])
            seen[original] = None
            article = original
        return article

    def groups(self) -> Iterator[tuple[str, ...]]:
        """Every group of copies, as `of` gives it."""
        yield from filter(None, map(self.of, self._groups))

    def of(self, article: str) -> tuple[str, ...]:
        """The ids of an article's group, the original first, then the copies in the order of ids; alone: none.

        An original that the index does not hold is left out.
        """
        root = self._root(article)
        copies = self._groups.get(root, [])
        group = [*([root] if self._holds(root) else []), *(one for one in copies if one != root)]
        return tuple(group) if len(group) > 1 else ()

    def _holds(self, article: str) -> bool:
        return self.place(article) is not None

    def place(self, article: str) -> tuple[int, int] | None:
        """The part of an article and its number there, None where no passage of it is held."""
        if article not in self._places:
            for place, part in enumerate(self._parts):
                docs = part.fields["article"].docs_of(article.encode())
                if len(docs) and (part.live is None or part.live[docs].any()):
                    self._places[article] = place, int(part["doc.article"][docs[0]])
        return self._places.get(article)
