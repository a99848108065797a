"""What one version of a story has and another has not, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.ingest.near_copies import flat_text
from index.model import Article, Offsets

_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]?[A-Z0-9À-Þ])|\n\s*\n")
_ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Sgt|Sen|Rep|Gov|Prof|Jr|Sr|No|vs|Jan|Feb|Aug|Sept|Oct|Nov|Dec|U\.[SNK])\.$"
)
_REWORDED = 0.6  # of the words of the shorter sentence: then it is the same sentence in other words


@dataclass(frozen=True)
class TextDifference:
    """Sentences as offsets: those that only the first text has, those that only the second has, and those reworded."""

    cut: tuple[Offsets, ...]
    added: tuple[Offsets, ...]
    reworded: tuple[tuple[Offsets, Offsets], ...]

    @property
    def is_empty(self) -> bool:
        """Whether both have the same sentences."""
        return not (self.cut or self.added or self.reworded)


def difference(first: Article, second: Article) -> TextDifference:
    """What `second` cut from `first`, what it added, and which sentences it reworded. Order plays no part."""
    ours, theirs = list(sentences(first)), list(sentences(second))
    our_words = {flat_text(first.text[start:end]) for start, end in ours}
    their_words = {flat_text(second.text[start:end]) for start, end in theirs}
    cut = [one for one in ours if flat_text(first.text[one[0] : one[1]]) not in their_words]
    added = [one for one in theirs if flat_text(second.text[one[0] : one[1]]) not in our_words]
    pairs = list(_reworded(first.text, second.text, cut, added))
    return TextDifference(
        tuple(one for one in cut if all(one != pair[0] for pair in pairs)),
        tuple(one for one in added if all(one != pair[1] for pair in pairs)),
        tuple(pairs),
    )


def sentences(article: Article) -> Iterator[Offsets]:
    """The sentences of an article's passages, by punctuation alone; credits left out."""
    for segment in article.segments:
        if segment.kind != "credit":
            yield from _cut(article.text, segment.start, segment.end)


def _cut(text: str, start: int, end: int) -> Iterator[Offsets]:
    for match in _END.finditer(text, start, end):
        if not _ABBREVIATION.search(text, start, match.start() + 1):
            yield from _trimmed(text, start, match.end())
            start = match.end()
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Offsets]:
    words = text[start:end].strip()
    if any(one.isalnum() for one in words):
        start += len(text[start:end]) - len(text[start:end].lstrip())
        yield start, start + len(words)


def _reworded(
    first: str, second: str, cut: list[Offsets], added: list[Offsets]
) -> Iterator[tuple[Offsets, Offsets]]:
    """Pairs of sentences that share most of their words, each sentence in one pair."""
    bags = [(one, set(flat_text(second[one[0] : one[1]]).split())) for one in added[:500]]
    for sentence in cut[:500]:
        words = set(flat_text(first[sentence[0] : sentence[1]]).split())
        best = max(bags, key=lambda pair: len(pair[1] & words), default=None)
        if best and len(best[1] & words) >= _REWORDED * min(len(words), len(best[1])) and len(words) > 3:
            bags.remove(best)
            yield sentence, best[0]
