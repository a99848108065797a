"""The passages that match a query, by article: all of them, those too that copies repeat and lists show once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from index.exploring.viewing import Viewer
from index.focus import Focus


class MatchingPassages(Mapping[str, list[tuple[int, int]]]):
    """From an article's id to the start and end of each passage of it that matches; made as they are asked for."""

    def __init__(self, viewer: Viewer, query: str) -> None:
        """Ask now. Raises IndexBroken."""
        selection = viewer.select(Focus(query=query), viewer.question(query))
        self._parts, self._docs = viewer.snapshot.parts, selection.docs
        self._places: dict[str, tuple[int, int, int]] = {}  # a part, and which of its passages that match
        for number, docs in enumerate(self._docs):
            articles, first = np.unique(self._parts[number]["doc.article"][docs], return_index=True)
            bounds = [*first.tolist(), len(docs)]
            for article, start, end in zip(articles.tolist(), bounds, bounds[1:], strict=False):
                self._places[viewer.pages.article_id(number, article)] = number, start, end

    def __getitem__(self, article: str) -> list[tuple[int, int]]:
        number, start, end = self._places[article]
        part, docs = self._parts[number], self._docs[number][start:end]
        return list(zip(part["doc.start"][docs].tolist(), part["doc.end"][docs].tolist(), strict=True))

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def asks_nothing(viewer: Viewer, query: str) -> bool:
    """Whether a query has words and yet no condition, as “speaker:” has none: every passage meets it."""
    question = viewer.question(query)
    return question is not None and question.query is None and not question.rows
