"""From what a reader calls an actor to the actors meant: by id, by a whole name, or by words of a name."""

from __future__ import annotations

import fnmatch
from collections.abc import Iterable

from index.search.analysis import folded
from index.search.expansion import fold_pattern
from index.search.part import Part, Postings
from index.search.snapshot import Snapshot


def _numbers(postings: Postings, ranks: Iterable[int]) -> set[int]:
    return {number for rank in ranks for number in postings.docs(rank).tolist()}


def _whole(part: Part, words: list[str]) -> set[int]:
    rank = part.full_names.lexicon.rank(" ".join(words).encode())
    return _numbers(part.full_names, [rank]) if rank is not None else set()


def _by_words(part: Part, words: list[str]) -> set[int]:
    matching: set[int] | None = None
    for word in words:
        rank = part.names.lexicon.rank(word.encode())
        bearers = _numbers(part.names, [rank]) if rank is not None else set()
        matching = bearers if matching is None else matching & bearers
    return matching or set()


def _ids(part: Part, numbers: Iterable[int]) -> set[str]:
    """The ids of those of the actors that an article still has."""
    return {part.actor_ids.text(number) for number in numbers if part.shown[number] >= 0}


def actors_called(snapshot: Snapshot, text: str) -> list[str]:
    """The ids of the actors meant by `text`.

    These are the actor of this id and those with exactly this name; where there are none, those whose names have all
    its words. Case and accents do not matter.
    """
    name = text.strip().lower()
    exact = set[str]()
    for part in snapshot.parts:
        number = part.actor_number(name)
        exact |= _ids(part, [number] if number is not None else [])
    words = folded(text)
    if not words:
        return sorted(exact)
    for part in snapshot.parts:
        exact |= _ids(part, _whole(part, words))
    if exact:
        return sorted(exact)
    return sorted({one for part in snapshot.parts for one in _ids(part, _by_words(part, words))})


def actors_like(snapshot: Snapshot, text: str, distance: int = 0) -> list[str]:
    """The ids of the actors of whom a word of a name, or the id, fits a pattern (`kirb*`) or is spelt nearly so."""
    ids: set[str] = set()
    pattern = fold_pattern(text)
    head = pattern.split("*")[0].split("?")[0].split("[")[0]
    for part in snapshot.parts:
        lexicon = part.names.lexicon
        if distance:
            ranks = lexicon.near(pattern, distance)
        else:
            expression = fnmatch.translate(pattern)
            ranks = lexicon.matching(expression, head.encode())
            ids |= _ids(part, part.actor_ids.matching(expression, head.encode()))
        ids |= _ids(part, _numbers(part.names, ranks))
    return sorted(ids)


def actors_beginning(snapshot: Snapshot, prefix: str) -> list[str]:
    """The ids of the actors of whom a whole name, or a word of one, begins so; not those that are only described."""
    words = folded(prefix)
    if not words:
        return []
    whole = " ".join(words).encode()
    ids: set[str] = set()
    for part in snapshot.parts:
        numbers = _numbers(part.full_names, part.full_names.lexicon.prefixed(whole))
        last = _numbers(part.names, part.names.lexicon.prefixed(words[-1].encode()))
        if len(words) > 1:
            last &= _by_words(part, words[:-1])
        if prefix.isascii():
            last |= {*part.actor_ids.prefixed(prefix.lower().strip().replace(" ", "-").encode())}
        ids |= _ids(part, (number for number in numbers | last if part["actors.named"][number]))
    return sorted(ids)
