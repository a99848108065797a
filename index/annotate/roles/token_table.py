"""The sentences of an article as one table of tokens, so that their features are counted in arrays, not in loops."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt
from spacy import attrs
from spacy.strings import get_string_id

from index.annotate.parse.parsed import Parsed
from index.model import Offsets

Hashes = npt.NDArray[np.uint64]  # spaCy's 64-bit hashes of strings, the same in every process and version
TokenMask = npt.NDArray[np.bool_]
SentenceCounts = npt.NDArray[np.float32]

_COLUMNS = {
    "start": attrs.IDX,
    "lower": attrs.LOWER,
    "lemma": attrs.LEMMA,
    "tag": attrs.TAG,
    "dep": attrs.DEP,
    "head": attrs.HEAD,
    "entity": attrs.ENT_TYPE,
    "place": attrs.ENT_IOB,
    "shape": attrs.SHAPE,
    "stop": attrs.IS_STOP,
    "number": attrs.LIKE_NUM,
    "mark": attrs.IS_PUNCT,
    "space": attrs.IS_SPACE,
}


def keys(words: Iterable[str]) -> Hashes:
    """The hashes of these strings, sorted."""
    return np.array(sorted({get_string_id(word) for word in words}), dtype=np.uint64)


@cache
def fixed(*words: str) -> Hashes:
    """As `keys`, made once: for words that are known beforehand."""
    return keys(words)


def hash_of(word: str) -> np.uint64:
    """The hash of one word that is known beforehand."""
    return np.uint64(fixed(word)[0])


def looked_up(column: Hashes, keys: Hashes) -> tuple[npt.NDArray[np.int64], TokenMask]:
    """For each value of the column its place in `known`, which is sorted, and whether it stands there at all."""
    if len(keys) == 0:
        return np.zeros(len(column), dtype=np.int64), np.zeros(len(column), dtype=np.bool_)
    where = np.minimum(np.searchsorted(keys, column), len(keys) - 1)
    return where, np.asarray(keys[where] == column)


def among(column: Hashes, keys: Hashes) -> TokenMask:
    """Which values of the column are among `wanted`, which is sorted."""
    return looked_up(column, keys)[1]


@cache
def lexicon() -> dict[str, Hashes]:
    """The word classes of `roles.toml`: name to hashes of lower-case words."""
    with (Path(__file__).parent.parent / "data" / "roles.toml").open("rb") as file:
        return {name: keys(words) for name, words in tomllib.load(file)["words"].items()}


@cache
def _lexicon_rows() -> tuple[Hashes, dict[str, int], TokenMask]:
    """All words of the lexicon, ascending; the column of each class; a row a word and a last one for all others."""
    every = np.unique(np.concatenate(list(lexicon().values())))
    member = np.zeros((len(every) + 1, len(lexicon())), dtype=np.bool_)
    for number, words in enumerate(lexicon().values()):
        member[np.searchsorted(every, words), number] = True
    return every, {name: number for number, name in enumerate(lexicon())}, member


class SentenceTable:
    """The tokens of the article's sentences, titles left out; `owner` is the number of each token's sentence."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        every = parsed.doc.to_array(list(_COLUMNS.values())).astype(np.uint64)
        self._every = dict(zip(_COLUMNS, every.T, strict=True))
        starts = self._every["start"].astype(np.int64)
        segments = [(span, parsed.segment_at(span[0])) for span in parsed.sentences]
        segments_of_text = [(span, one) for span, one in segments if one is None or one.kind != "title"]
        self.spans: list[Offsets] = [span for span, _ in segments_of_text]
        self.kinds = [one.kind if one else "paragraph" for _, one in segments_of_text]
        self.passage = np.array(
            [one.start if one else span[0] for span, one in segments_of_text], dtype=np.int64
        )
        first = np.searchsorted(starts, [span[0] for span in self.spans])
        last = np.searchsorted(starts, [span[1] for span in self.spans])
        self.sizes = last - first
        self.rows = np.flatnonzero(_covered(first, last, len(starts)))
        self.owner = np.repeat(np.arange(len(self.spans)), self.sizes)
        self.lengths = np.maximum(self.sizes, 1).astype(np.float32)
        self.title = _covered(*_title_rows(parsed, starts), len(starts))

    def __len__(self) -> int:
        return len(self.spans)

    def column(self, name: str) -> Hashes:
        """One attribute of every token of the sentences."""
        return np.asarray(self._every[name][self.rows])

    def title_column(self, name: str) -> Hashes:
        """One attribute of every token of the title."""
        return np.asarray(self._every[name][self.title])

    def first(self, name: str) -> Hashes:
        """One attribute of each sentence's first token; 0 where a sentence has none."""
        begin = np.cumsum(self.sizes) - self.sizes
        column = np.append(self.column(name), np.uint64(0))
        return np.asarray(np.where(self.sizes > 0, column[begin], np.uint64(0)))

    def words(self, name: str) -> TokenMask:
        """Which tokens belong to this word class."""
        return self.words_each((name,))[:, 0]

    def words_each(self, names: Sequence[str]) -> TokenMask:
        """Which tokens belong to each of these word classes, a column a class."""
        numbers = _lexicon_rows()[1]
        return np.asarray(self.classes[:, [numbers[name] for name in names]])

    @cached_property
    def classes(self) -> TokenMask:
        """Which word classes each token belongs to: a row a token, a column a class of the lexicon."""
        every, _, member = _lexicon_rows()
        where, is_listed = looked_up(self.column("lower"), every)
        return np.asarray(member[np.where(is_listed, where, len(every))])

    def count(self, mask: TokenMask) -> SentenceCounts:
        """How many of the marked tokens each sentence has."""
        return np.bincount(self.owner[mask], minlength=len(self)).astype(np.float32)

    def count_each(self, masks: TokenMask) -> SentenceCounts:
        """How many of the marked tokens each sentence has, for every column of masks."""
        sums = np.zeros((len(masks) + 1, masks.shape[1]), dtype=np.float32)
        np.cumsum(masks, axis=0, dtype=np.float32, out=sums[1:])
        ends = np.cumsum(self.sizes)
        return np.asarray(sums[ends] - sums[ends - self.sizes])

    def has(self, mask: TokenMask) -> SentenceCounts:
        """1 for each sentence with a marked token, else 0."""
        return (self.count(mask) > 0).astype(np.float32)

    def has_each(self, masks: TokenMask) -> SentenceCounts:
        """1 for each sentence with a marked token, else 0, for every column of masks."""
        return (self.count_each(masks) > 0).astype(np.float32)

    def followed(self, mask: TokenMask, by: TokenMask) -> TokenMask:
        """Which marked tokens have a token of `by` right behind them in the same sentence."""
        after = np.zeros_like(mask)
        after[:-1] = by[1:] & (self.owner[1:] == self.owner[:-1])
        return mask & after

    def heads(self, column: str) -> Hashes:
        """One attribute of every token's head."""
        head = self.rows + self.column("head").astype(np.int64)
        return np.asarray(self._every[column][np.clip(head, 0, len(self._every[column]) - 1)])


def _covered(first: npt.NDArray[np.int64], last: npt.NDArray[np.int64], size: int) -> TokenMask:
    """Which of `size` tokens lie in one of the ranges, which do not overlap."""
    change = np.zeros(size + 1, dtype=np.int64)
    np.add.at(change, first, 1)
    np.add.at(change, last, -1)
    return np.asarray(np.cumsum(change)[:-1] > 0)


def _title_rows(
    parsed: Parsed, starts: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    titles = [segment for segment in parsed.article.segments if segment.kind == "title"]
    first = np.searchsorted(starts, [segment.start for segment in titles]).astype(np.int64)
    last = np.searchsorted(starts, [segment.end for segment in titles]).astype(np.int64)
    return first, last
