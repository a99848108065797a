"""One decision made about several rows of a list, in one step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from index.journal.apply import applied
from index.journal.builders import annotation_shown
from index.journal.decisions import Correction, Decision, article_of, in_one_step
from index.model import Article, Offsets

Make = Callable[[Article, str], Correction | None]  # of an article, and the id of a part of it


@dataclass(frozen=True, slots=True)
class DecidedRow:
    """What a row stands for: a part of an article, by its id; of a background sentence, the offset of its start."""

    article: str
    part: str
    place: Offsets | None = None  # of a quote or an event: where it was shown


def about_rows(get: Callable[[str], Article], make: Make, rows: Iterable[DecidedRow]) -> Decision:
    """The decision that is made about each of the rows, where it is not so already; `get` gives an article.

    Raises Undecidable where it cannot be made about one of them, or is so of all.
    """
    return in_one_step(_each(get, make, rows))


def _each(get: Callable[[str], Article], make: Make, rows: Iterable[DecidedRow]) -> Iterator[Correction]:
    for row in rows:
        article = get(row.article)
        if row.place is not None:
            annotation_shown(article, row.part, row.place)
        decision = make(article, row.part)
        if decision is not None and not _is_so(article, decision):
            yield decision


def _is_so(article: Article, decision: Correction) -> bool:
    return article_of(decision) is not None and applied(article, decision) == article
