"""The index as Whoosh sees it: an IndexReader for each part, so that Whoosh's own queries and scoring run on it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from whoosh.matching import Matcher
from whoosh.query.spans import Span
from whoosh.reading import IndexReader, MultiReader, TermInfo, TermNotFound

from index.search.inverting import length_table
from index.search.part import Part, Postings
from index.search.schema import FIELDS, schema
from index.search.whoosh_private import ListedPostings


class ArrayMatcher(ListedPostings):
    """A term's postings; its positions are decoded when they are asked for."""

    def __init__(self, postings: Postings, rank: int, chosen: Any, scorer: Any, term: Any, info: Any) -> None:
        self._postings, self._rank, self._chosen = postings, rank, chosen
        weights = postings.freqs(rank)[chosen].tolist() if postings.scored else None
        ids = postings.docs(rank)[chosen].tolist()
        super().__init__(
            ids, weights, all_weights=None if weights else 1.0, scorer=scorer, term=term, terminfo=info
        )

    def copy(self) -> ArrayMatcher:
        """The same matcher at the same place."""
        fresh = ArrayMatcher(self._postings, self._rank, self._chosen, *self.scoring)
        fresh.place = self.place
        return fresh

    def skip_to(self, id: int) -> None:  # noqa: A002 - Whoosh's name
        """Go on to the first posting that is not before `id`."""
        self.place = bisect_left(self.numbers, id, self.place)

    def supports(self, astype: str) -> bool:
        """Which values a posting has."""
        return astype in ("frequency", "weight") or (astype == "positions" and self._postings.scored)

    def spans(self) -> list[Span]:
        """The positions of the term in the current passage."""
        number = np.array([self._chosen[self.place]])
        return [Span(int(place)) for place in self._postings.positions(self._rank, number)[0]]

    def value_as(self, astype: str) -> Any:
        """The current posting's frequency, weight or positions."""
        return [span.start for span in self.spans()] if astype == "positions" else self.weight()

    def weight(self) -> float:
        """How often the term stands in the current passage."""
        return float(self.weights[self.place]) if self.weights is not None else 1.0


class PartReader(IndexReader):  # type: ignore[misc]
    """One part as a Whoosh reader."""

    def __init__(self, part: Part) -> None:
        self.part, self.schema = part, schema()
        self._table = length_table()

    def _postings(self, field: str) -> Postings:
        if field not in self.part.fields:
            raise TermNotFound(f"No field {field!r}")
        return self.part.fields[field]

    def _rank(self, field: str, text: str | bytes) -> int | None:
        term = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
        return self._postings(field).lexicon.rank(term)

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return term[0] in self.part.fields and self._rank(*term) is not None

    def indexed_field_names(self) -> Iterable[str]:
        """The names of all fields."""
        return FIELDS

    def all_terms(self) -> Iterator[tuple[str, bytes]]:
        """Every term of every field, in order."""
        for field in sorted(FIELDS):
            yield from self.terms_from(field, b"")

    def terms_from(self, fieldname: str, prefix: str | bytes) -> Iterator[tuple[str, bytes]]:
        """The terms of a field from `prefix` on."""
        lexicon = self._postings(fieldname).lexicon
        start = prefix if isinstance(prefix, bytes) else prefix.encode("utf-8", "surrogatepass")
        for rank in range(lexicon.place(start), len(lexicon)):
            yield fieldname, lexicon[rank]

    def terms_within(self, fieldname: str, text: str, maxdist: int, prefix: int = 0) -> Iterator[str]:
        """The terms of a field within an edit distance."""
        lexicon = self._postings(fieldname).lexicon
        return (lexicon.text(rank) for rank in lexicon.near(text, maxdist, prefix))

    def term_info(self, fieldname: str, text: str | bytes) -> TermInfo:
        """Statistics of a term. Raises TermNotFound."""
        rank, postings = self._rank(fieldname, text), self._postings(fieldname)
        if rank is None:
            raise TermNotFound((fieldname, text))
        docs = postings.docs(rank)
        first, last = int(docs[0]), int(docs[-1])
        if not postings.scored:
            return TermInfo(len(docs), len(docs), 1, 1, 1, first, last)
        lengths = self._table[postings.lengths[docs]]
        weight = int(postings.freqs(rank).max())
        return TermInfo(
            postings.words(rank), len(docs), int(lengths.min()), int(lengths.max()), weight, first, last
        )

    def doc_count_all(self) -> int:
        """How many passages, deleted ones too."""
        return self.part.docs

    def doc_count(self) -> int:
        """How many passages that are not deleted."""
        return self.part.live_docs

    def has_deletions(self) -> bool:
        """Whether any is deleted."""
        return self.part.live is not None

    def is_deleted(self, docnum: int) -> bool:
        """Whether this one is."""
        return self.part.live is not None and not self.part.live[docnum]

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        """The passage's article, start and end."""
        names = ("article", "start", "end")
        return {name: int(self.part[f"doc.{name}"][docnum]) for name in names}

    def frequency(self, fieldname: str, text: str | bytes) -> int:
        """How often a term stands in the part."""
        rank = self._rank(fieldname, text)
        return 0 if rank is None else self._postings(fieldname).words(rank)

    def doc_frequency(self, fieldname: str, text: str | bytes) -> int:
        """In how many passages a term stands, deleted ones too."""
        rank = self._rank(fieldname, text)
        return 0 if rank is None else self._postings(fieldname).count(rank)

    def field_length(self, fieldname: str) -> int:
        """How many words a field has."""
        return self.part.field_words.get(fieldname, 0)

    def _lengths(self, field: str) -> Any:
        return self._table[self._postings(field).lengths]

    def min_field_length(self, fieldname: str) -> int:
        """The fewest words of a passage in a field."""
        return int(self._lengths(fieldname).min())

    def max_field_length(self, fieldname: str) -> int:
        """The most words of a passage in a field."""
        return int(self._lengths(fieldname).max())

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """How many words a passage has in a field, as precisely as Whoosh's byte tells."""
        postings = self._postings(fieldname)
        byte = int(postings.lengths[docnum]) if postings.scored else 0
        return int(self._table[byte]) if byte else default

    def has_vector(self, docnum: int, fieldname: str) -> bool:  # noqa: ARG002 - Whoosh's signature
        """No term vectors are kept."""
        return False

    def vector(self, docnum: int, fieldname: str, format_: Any = None) -> Matcher:  # noqa: ARG002
        """No term vectors are kept: raises KeyError."""
        raise KeyError(fieldname)

    def postings(self, fieldname: str, text: str | bytes, scorer: Any = None, **_: Any) -> Matcher:
        """A matcher over a term's passages that are not deleted. Raises TermNotFound."""
        rank, postings = self._rank(fieldname, text), self._postings(fieldname)
        if rank is None:
            raise TermNotFound((fieldname, text))
        docs = postings.docs(rank)
        live = self.part.live
        chosen = np.arange(len(docs)) if live is None else np.flatnonzero(live[docs])
        info = self.term_info(fieldname, text) if scorer is not None else None
        return ArrayMatcher(postings, rank, chosen, scorer, (fieldname, text), info)


def searcher(parts: list[Part]) -> Any:
    """A Whoosh searcher over the parts, scoring by BM25F."""
    from whoosh.reading import EmptyReader
    from whoosh.searching import Searcher

    readers = [PartReader(part) for part in parts]
    if not readers:
        return Searcher(EmptyReader(schema()))
    return Searcher(readers[0] if len(readers) == 1 else MultiReader(readers))
