"""Another spelling for a word that stands nowhere: of a text's word, or in a field of actors of a name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable

from index.search.analysis import TOKEN, fold, stem
from index.search.part import Part
from index.search.schema import ACTORS, MAKERS, PARTY, STEMMED
from index.search.snapshot import Snapshot

_MAX_WORDS = 8  # words of a line that are looked at
_SHORTEST = 3  # letters; shorter words have too many neighbours
_FIELD = re.compile(r'(?<!\w)(\w+):(?:"[^"]*)?$')
_PATTERN = frozenset("*?~:")
Near = Callable[
    [int], Iterable[tuple[str, int]]
]  # the words within a distance, each with how often it stands


def suggestion(line: str, snapshot: Snapshot) -> str | None:
    """The line with words that stand nowhere replaced by close ones that do; None where there are none."""
    changed = False

    def better(match: re.Match[str]) -> str:
        nonlocal changed
        word = match.group()
        field = _FIELD.search(line[: match.start()])
        other = None
        if len(word) >= _SHORTEST and not _PATTERN & {*line[match.end() : match.end() + 1]}:
            other = _other(snapshot, word, field[1].lower() if field else "text")
        changed = changed or other is not None
        return other or word

    corrected = TOKEN.sub(better, line, count=_MAX_WORDS)
    return corrected if changed else None


def _other(snapshot: Snapshot, word: str, field: str) -> str | None:
    """A word near to one of a field that stands nowhere in it; None where it does, or nothing is near."""
    plain = fold(word)
    if field == "by" and plain in MAKERS:  # it asks who made something, not who did it
        return None
    if field in ACTORS or field == PARTY:
        if any(part.names.lexicon.rank(plain.encode()) is not None for part in snapshot.parts):
            return None
        return _nearest(plain, lambda distance: _near_names(snapshot.parts, plain, distance))
    if field not in STEMMED or _known(snapshot, word):
        return None
    return _nearest(plain, lambda distance: _near_words(snapshot.parts, plain, distance))


def _known(snapshot: Snapshot, word: str) -> bool:
    """Whether the word stands in a text, as a compound too, or in a name."""
    term, plain = stem(word).encode(), fold(word)
    return bool(snapshot.compounds.apart(plain)) or any(
        part.has_term("text", term) or part.names.lexicon.rank(plain.encode()) is not None
        for part in snapshot.parts
    )


def _nearest(word: str, near: Near) -> str | None:
    """The most frequent of the nearest words, of these the first."""
    for distance in (1, 2) if len(word) > 4 else (1,):
        counts = Counter[str]()
        for other, count in near(distance):
            counts[other] += count
        if counts:
            return min(counts, key=lambda one: (-counts[one], one))
    return None


def _near_words(parts: Iterable[Part], word: str, distance: int) -> Iterable[tuple[str, int]]:
    """Written words that begin alike, and in how many passages a form of them stands."""
    for part in parts:
        stems = part["form.stem"]
        for rank in part.forms.near(word, distance, 1):
            count = part.live_count(part.fields["text"], int(stems[rank]))
            if count:
                yield part.forms.text(rank), count


def _near_names(parts: Iterable[Part], word: str, distance: int) -> Iterable[tuple[str, int]]:
    """Words of names that begin alike, and how many actors bear them."""
    for part in parts:
        for rank in part.names.lexicon.near(word, distance, 1):
            yield part.names.lexicon.text(rank), part.names.count(rank)
