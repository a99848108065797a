"""One state of the index, whole: its parts, their global numbers, and the statistics that scores need."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from math import log
from typing import Any

import numpy as np

from index.search.array_types import Mask, Measures, Ranks, Scores
from index.search.article_cast import strength
from index.search.article_order import article_ranks
from index.search.compounds import Compounds
from index.search.gathered import Clipped
from index.search.inverting import length_table
from index.search.part import Part
from index.search.storage import Array
from index.visits import key_of

B, K1 = 0.75, 1.2  # Whoosh's defaults for BM25F
TABLE_FREQUENCIES = 32  # frequencies below are looked up, others computed


_MOST_TERMS = 20_000  # whose rarity is at hand


class Snapshot:
    """Parts as one collection. Global doc numbers are the part's offset plus the number in the part."""

    def __init__(self, parts: list[Part], generation: int = 0) -> None:
        self.parts, self.generation = parts, generation
        self.offsets = np.cumsum([0, *(part.docs for part in parts)]).tolist()
        self.docs = sum(part.live_docs for part in parts)
        self.articles = sum(part.articles - len(part.deleted_articles) for part in parts)
        self._tables: dict[str, tuple[float, Array]] = {}
        self._rarity: dict[tuple[str, bytes], float] = {}  # of terms that were asked for
        self.clippings: Callable[[], Sequence[Clipped]] = tuple  # what people gathered, as it is now
        self.seen: Array | None = None  # the articles of the last visit, as `index.visits` numbers them
        self.disputes: Callable[[], Mapping[str, tuple[tuple[str, str], ...]]] = (
            dict  # of whom it is disputed
        )
        self.mergers: Callable[[], Mapping[str, str]] = dict  # who was decided to be whom
        self.aliases: dict[str, str] = {}  # ids in records of actors who were decided to be others

    def like(self, other: Snapshot) -> None:
        """Take over what another snapshot has worked out, whose passages and words are the same."""
        self.clippings, self.seen, self._tables = other.clippings, other.seen, other._tables
        self.disputes, self.mergers, self.aliases = other.disputes, other.mergers, dict(other.aliases)
        for name in ("compounds", "article_ranks", "ranks", "new_articles"):
            if name in other.__dict__:
                self.__dict__[name] = other.__dict__[name]

    def check(self) -> None:
        """Look whether the files are as long as they were. Raises IndexBroken."""
        for part in self.parts:
            part.file.check_length()

    def is_new(self, article: str) -> bool:
        """Whether an article came after the last visit; without one nothing is new."""
        if self.seen is None:
            return False
        key = key_of(article)
        place = int(np.searchsorted(self.seen, key))
        return place == len(self.seen) or int(self.seen[place]) != key

    @cached_property
    def new_articles(self) -> list[Mask]:
        """For each part whether each of its articles came after the last visit."""
        if self.seen is None:
            return [np.zeros(part.articles, dtype=bool) for part in self.parts]
        ids = (part.article_ids() for part in self.parts)
        keys = (np.fromiter(map(key_of, names), "<i8", count=len(names)) for names in ids)
        return [np.isin(one, self.seen, invert=True) for one in keys]

    @cached_property
    def compounds(self) -> Compounds:
        """The compounds among the words of the texts."""
        return Compounds(self.parts)

    @cached_property
    def article_ranks(self) -> list[Ranks]:
        """For each part the rank of each of its articles in the order of all (`article_order`)."""
        if len(self.parts) == 1:
            return [self.parts[0]["article.rank"]]
        days = [part["article.day"] for part in self.parts]
        return article_ranks(days, [part.blobs("article.id") for part in self.parts])

    @cached_property
    def ranks(self) -> list[Ranks]:
        """For each part the rank of each passage's article."""
        pairs = zip(self.article_ranks, self.parts, strict=True)
        return [ranks[part["doc.article"]] for ranks, part in pairs]

    def actor_name(self, actor_id: str) -> str:
        """The name on the card that is shown of an actor; the id where nobody has it."""
        names = []
        for part, ranks in zip(self.parts, self.article_ranks, strict=True):
            local = part.actor_number(actor_id)
            row = -1 if local is None else int(part.shown[local])
            if local is not None and row >= 0:
                preferred = int(strength(part["card.flags"][part["cast.card"][row]]))
                names.append((-preferred, int(ranks[part["cast.article"][row]]), part.card(local).name))
        return min(names)[-1] if names else actor_id

    @cached_property
    def searcher(self) -> Any:
        """A Whoosh searcher over the same parts."""
        from index.search.whoosh_reader import searcher

        return searcher(self.parts)

    def leaf(self, number: int) -> Any:
        """Whoosh's searcher of one part."""
        return self.searcher.leaf_searchers()[number][0]

    def idf(self, field: str, term: bytes) -> float:
        """The inverse document frequency of a term, as Whoosh's BM25F has it."""
        rarity = self._rarity.get((field, term))
        if rarity is None:
            rarity = log(self.docs / (self.passages_with(field, term) + 1)) + 1
            if len(self._rarity) >= _MOST_TERMS:
                self._rarity.clear()
            self._rarity[field, term] = rarity
        return rarity

    def passages_with(self, field: str, term: bytes) -> int:
        """In how many passages that are not deleted a term stands."""
        count = 0
        for part in self.parts:
            postings = part.fields[field]
            rank = postings.lexicon.rank(term)
            count += part.live_count(postings, rank) if rank is not None else 0
        return count

    def saturation(self, field: str) -> tuple[float, Scores]:
        """The average length of a field, and BM25F without idf for each frequency (row) and length byte (column)."""
        table = self._tables.get(field)
        if table is None:
            words = sum(part.words_in(field) for part in self.parts)
            average = words / (self.docs or 1) or 1.0
            lengths = length_table().astype(np.float64)
            lengths[0] = 1.0
            frequencies = np.arange(TABLE_FREQUENCIES, dtype=np.float64)[:, None]
            table = self._tables[field] = (average, bm25f(frequencies, lengths[None, :], average).reshape(-1))
        return table


def bm25f(frequencies: Measures, lengths: Measures, average: float) -> Scores:
    """BM25F's saturation of frequencies, without idf (Whoosh's `whoosh.scoring.bm25`)."""
    scores: Array = (frequencies * (K1 + 1)) / (frequencies + K1 * ((1 - B) + B * lengths / average))
    return scores
