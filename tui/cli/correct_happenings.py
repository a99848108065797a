"""`dateline correct happening`: which reports the ids on the command line mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from index.collection import Collection
from index.errors import Undecidable
from index.explore import Explorer
from index.happenings.article_report import ReportKey
from index.happenings.happening import CollectionHappening
from index.journal.builders import event_of, grouped, own_happening
from index.journal.decisions import Grouped, OwnHappening

MOST = 200  # reports that one decision names


def decision(
    collection: Collection, how: Literal["same", "apart", "disputed"], ids: Sequence[str]
) -> Grouped:
    """What is decided about the happenings of these ids. Raises Undecidable and UnknownArticle."""
    asked = Explorer(collection).happenings
    asked.update()
    rows = [(_key(name), _row(asked.named(name), name)) for name in ids]
    (first, row), others = rows[0], rows[1:]
    if how == "same":
        keys = [key for _, one in rows for key in one.parts]
    else:
        keys = (
            [first, *(key for key, _ in others)]
            if others
            else [first, *(one for one in row.parts if one != first)]
        )
    keys = list(dict.fromkeys(keys))[:MOST]
    if len(keys) < 2 or (how == "same" and not others):
        raise Undecidable(
            "It takes two reports at least: name another happening. Events of one report are put apart by "
            "dateline correct happening own."
        )
    return grouped(how, [(collection.get(article), part) for article, part in keys])


def own(collection: Collection, ids: Sequence[str]) -> OwnHappening:
    """These events of one article as a happening of their own. Raises Undecidable and UnknownArticle."""
    keys = [_key(name) for name in ids]
    if len({article for article, _ in keys}) > 1:
        raise Undecidable("These are events of several articles; name those of one.")
    article = collection.get(keys[0][0])
    return own_happening(article, [event_of(article, part) for _, part in keys])


def _key(name: str) -> ReportKey:
    article, _, part = name.partition("#")
    return article, part


def _row(row: CollectionHappening | None, name: str) -> CollectionHappening:
    if row is None:
        raise Undecidable(f"“{name}” names no happening; dateline happenings prints their ids.")
    return row
