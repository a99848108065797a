"""The shelf of a collection between two runs: kept in the cache, so that only changed articles are read again."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import IO
from zipfile import BadZipFile

from index.bounded_file import open_plain
from index.collection import Fingerprint
from index.errors import DatelineError
from index.ingest.article_card import ArticleCard
from index.ingest.duplicates import Shelf
from index.ingest.near_copies import HeldTexts
from index.model import Article
from index.whole_file import whole_file

_FORMAT = 5
_KEPT_EVERY = 5_000  # articles that are read: a run that is killed loses no more


def open_shelf(
    fingerprints: Mapping[str, Fingerprint], get: Callable[[str], Article], path: Path, *, keeps: bool = False
) -> Shelf:
    """The shelf of a collection: from the file where an article's own is as it was, else from the article itself.

    `fingerprints` are those of the articles by id; `get` gives an article, and raises DatelineError for a damaged one.
    `keeps` writes on the way what was read, so that a run that is killed need not be done again.
    """
    shelf, settled = _read(path, fingerprints)
    present = {card.id for card in shelf.contents()[0]}
    missing = [article_id for article_id in fingerprints if article_id not in present]
    for number, article_id in enumerate(missing, 1):
        # A damaged article is the collection's to tell about, and no copy of anything.
        with suppress(DatelineError):
            shelf.put(get(article_id), is_settled=article_id in settled)
        if keeps and number % _KEPT_EVERY == 0:
            keep_shelf(shelf, fingerprints, path)
    return shelf


def keep_shelf(shelf: Shelf, fingerprints: Mapping[str, Fingerprint], path: Path) -> None:
    """Write the shelf for the next run. A cache that cannot be written costs only time."""
    import numpy as np

    cards, held = shelf.contents()
    held = held.only(np.array([card.id in fingerprints for card in cards], dtype=np.bool_))
    rows = [_row(card, fingerprints[card.id]) for card in cards if card.id in fingerprints]
    text = json.dumps([_FORMAT, rows]).encode()
    with suppress(OSError), whole_file(path) as file:
        np.savez(
            file,
            cards=np.frombuffer(text, dtype=np.uint8),
            shingle=held.shingle,
            holder=held.holder,
            size=held.size,
            day=held.day,
        )


def _row(card: ArticleCard, fingerprint: Fingerprint) -> list[object]:
    day = card.day.isoformat() if card.day else None
    facts = card.id, card.key, card.url, card.publisher, card.title, card.head, card.by, card.time
    return [*fingerprint, day, card.is_settled, *facts, card.version_of]


def _read(path: Path, fingerprints: Mapping[str, Fingerprint]) -> tuple[Shelf, set[str]]:
    """The shelf in the file, of those articles that are as they were; and the ids of all that were settled.

    None is on it where the file is missing, damaged or of another format.
    """
    try:
        with open_plain(path) as file:
            return _read_from(file, fingerprints)
    except (OSError, ValueError, KeyError, TypeError, IndexError, BadZipFile, EOFError):
        return Shelf(), set()


def _read_from(file: IO[bytes], fingerprints: Mapping[str, Fingerprint]) -> tuple[Shelf, set[str]]:
    import numpy as np

    with np.load(file, allow_pickle=False) as columns:
        version, rows = json.loads(columns["cards"].tobytes())
        if version != _FORMAT:
            return Shelf(), set()
        held = HeldTexts(
            *(columns[name].astype(np.uint32, copy=False) for name in ("shingle", "holder", "size", "day"))
        )
    if not len(rows) == len(held.size) == len(held.day) or len(held.shingle) != len(held.holder):
        return Shelf(), set()
    if held.holder.max(initial=0) >= max(1, len(rows)):
        return Shelf(), set()
    before = [(tuple(row[:2]), _card(*row[2:])) for row in rows]
    stays = [fingerprints.get(card.id) == mark for mark, card in before]
    cards = [card for (_, card), is_same in zip(before, stays, strict=True) if is_same]
    shelf = Shelf(cards, held.only(np.array(stays, dtype=np.bool_)))
    return shelf, {card.id for _, card in before if card.is_settled}


def _card(day: str | None, is_settled: bool, *facts: str) -> ArticleCard:
    article_id, key, url, publisher, title, head, by, time, version_of = facts
    published = date.fromisoformat(day) if day else None
    return ArticleCard(
        article_id, key, url, publisher, title, published, head, by, time, version_of, is_settled
    )
