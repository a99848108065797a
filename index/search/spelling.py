"""Another spelling for a word that stands nowhere."""

from __future__ import annotations

import re

from index.search.analysis import TOKEN, fold, stem
from index.search.part import Part
from index.search.snapshot import Snapshot

_MAX_WORDS = 8  # words of a line that are looked at
_SHORTEST = 3  # letters; shorter words have too many neighbours


def suggestion(line: str, snapshot: Snapshot) -> str | None:
    """The line with words that stand nowhere replaced by close ones that do; None where there are none."""
    changed = False

    def better(match: re.Match[str]) -> str:
        nonlocal changed
        word = match.group()
        rest = line[match.end() : match.end() + 1]
        if (
            rest in {":", "*", "?", "~"}
            or len(word) < _SHORTEST
            or any(_known(part, word) for part in snapshot.parts)
        ):
            return word
        other = _nearest(snapshot, fold(word))
        changed = changed or other is not None
        return other or word

    found = TOKEN.sub(better, line, count=_MAX_WORDS)
    return found if changed else None


def _known(part: Part, word: str) -> bool:
    term, plain = stem(word).encode(), fold(word).encode()
    return part.fields["text"].lexicon.rank(term) is not None or part.names.lexicon.rank(plain) is not None


def _nearest(snapshot: Snapshot, word: str) -> str | None:
    """The most frequent of the nearest written words that begin alike."""
    for distance in (1, 2) if len(word) > 4 else (1,):
        counts: dict[str, int] = {}
        for part in snapshot.parts:
            stems = part["form.stem"]
            for rank in part.forms.near(word, distance, 1):
                text = part.forms.text(rank)
                counts[text] = counts.get(text, 0) + part.fields["text"].count(int(stems[rank]))
        if counts:
            return max(counts, key=lambda one: (counts[one], one))
    return None
