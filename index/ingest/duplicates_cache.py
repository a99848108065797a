"""The shelf of a collection between two runs: kept in the cache, so that only changed articles are read again."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import astuple
from datetime import date
from pathlib import Path
from zipfile import BadZipFile

from index.bounded_file import open_plain
from index.errors import DatelineError
from index.ingest.duplicates import ArticleCard, Shelf
from index.model import Article
from index.whole_file import whole_file

Fingerprint = tuple[int, int]  # size in bytes and time of change in nanoseconds of an article's file
_FORMAT = 3


def open_shelf(fingerprints: Mapping[str, Fingerprint], get: Callable[[str], Article], path: Path) -> Shelf:
    """The shelf of a collection: from `kept` where an article's file is as it was, else from the article itself.

    `fingerprints` are those of the articles by id; `get` gives an article, and raises DatelineError for a damaged one.
    """
    shelf = Shelf()
    cards = _read(path)
    for article_id, fingerprint in fingerprints.items():
        card = cards.get(article_id)
        if card and card[0] == fingerprint:
            shelf.put_card(card[1], card[2])
            continue
        with suppress(
            DatelineError
        ):  # a damaged article is the collection's to tell about, and no copy of anything
            shelf.put(get(article_id))
    return shelf


def keep_shelf(shelf: Shelf, fingerprints: Mapping[str, Fingerprint], path: Path) -> None:
    """Write the shelf for the next run. A cache that cannot be written costs only time."""
    import numpy as np

    lines, sizes, samples = [], [], array("I")
    for card, sample in shelf.cards():
        if fingerprint := fingerprints.get(card.id):
            day = card.day.isoformat() if card.day else None
            lines.append(json.dumps([*fingerprint, *astuple(card)[:5], day, card.head, card.by]))
            sizes.append(len(sample))
            samples.extend(sample)
    words = np.frombuffer("\n".join([str(_FORMAT), *lines]).encode(), dtype=np.uint8)
    with suppress(OSError), whole_file(path) as file:
        np.savez(
            file,
            cards=words,
            sizes=np.array(sizes, dtype=np.int64),
            samples=np.array(samples, dtype=np.uint32),
        )


def _read(path: Path) -> dict[str, tuple[Fingerprint, ArticleCard, array[int]]]:
    """The cards in the file by id; none where it is missing, damaged or of another format."""
    import numpy as np

    try:
        with open_plain(path) as file, np.load(file, allow_pickle=False) as held:
            lines = held["cards"].tobytes().decode().split("\n")
            sizes, samples = held["sizes"].tolist(), held["samples"].astype(np.uint32)
        return dict(_cards(lines, sizes, samples.tolist())) if lines[0] == str(_FORMAT) else {}
    except (OSError, ValueError, KeyError, TypeError, BadZipFile, EOFError):
        return {}


def _cards(
    lines: list[str], sizes: list[int], samples: list[int]
) -> Iterator[tuple[str, tuple[Fingerprint, ArticleCard, array[int]]]]:
    at = 0
    for line, size in zip(lines[1:], sizes, strict=True):
        length, changed, article_id, key, url, publisher, title, day, head, by = json.loads(line)
        card = ArticleCard(
            article_id, key, url, publisher, title, date.fromisoformat(day) if day else None, head, by
        )
        yield article_id, ((length, changed), card, array("I", samples[at : at + size]))
        at += size
