"""Answers a Whoosh query on arrays, part by part, with the same passages and scores as Whoosh's own matchers.

A query kind that is not known here runs on Whoosh's matchers over the same posting lists.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from whoosh import query
from whoosh.query.qcore import _NullQuery
from whoosh.reading import TermNotFound

from index.search.constant import Address, Constant, Gathered
from index.search.docsets import Hits, all_of, any_of, common, union, without
from index.search.expansion import EXPANSIONS, Forms
from index.search.part import NO_DOCS, Part, Postings
from index.search.positions import in_order
from index.search.same_article import SameArticle, same_article_hits
from index.search.snapshot import TABLE_FREQUENCIES, Snapshot, bm25f
from index.search.storage import Array

_MANY = query.Or.TOO_MANY_CLAUSES  # from here on, Whoosh does not score the terms of a pattern
_SMALL = (
    5000  # up to here too, where there are more than two; so it is for its kinds of patterns, not for `Forms`
)


class Unknown(Exception):  # noqa: N818 - never leaves this module
    """A query kind that only Whoosh's own matchers answer."""


def _refuse(_one: Any) -> Hits:
    raise Unknown


class Evaluator:
    """Evaluates queries on one part of a snapshot."""

    def __init__(self, snapshot: Snapshot, number: int) -> None:
        self.snapshot, self.number = snapshot, number
        self.part: Part = snapshot.parts[number]
        self.size = self.part.docs
        self._rules: dict[type, Callable[[Any], Hits]] = {
            query.Term: self._term,
            query.And: self._and,
            query.Or: self._or,
            query.Not: self._not,
            query.AndNot: self._and_not,
            query.AndMaybe: self._and_maybe,
            query.Require: self._require,
            query.Phrase: self._phrase,
            query.Every: self._every,
            query.ConstantScoreQuery: self._constant,
            Constant: self._constant,
            Address: self._constant,
            Gathered: self._gathered,
            SameArticle: lambda one: same_article_hits(one, self.part, self._hits),
            _NullQuery: lambda _: Hits.none(),
        } | dict.fromkeys([*EXPANSIONS, Forms], self._expanded)

    def hits(self, wanted: Any) -> Hits:
        """The passages of the part that match and are not deleted."""
        found = self._hits(wanted)
        live = self.part.live
        return found if live is None else found.chosen(np.flatnonzero(live[found.docs]))

    def _hits(self, wanted: Any) -> Hits:
        rule = self._rules.get(type(wanted), _refuse)
        try:
            return rule(wanted)
        except Unknown:
            return self._by_whoosh(wanted)

    def _by_whoosh(self, wanted: Any) -> Hits:
        searcher = self.snapshot.leaf(self.number)
        try:
            matcher = wanted.matcher(searcher, searcher.context())
        except TermNotFound:  # it asks for a field that passages do not have
            return Hits.none()
        docs, scores = [], []
        while matcher.is_active():
            docs.append(matcher.id())
            scores.append(matcher.score())
            matcher.next()
        values = np.array(scores, dtype=np.float64)
        return Hits(
            np.array(docs, dtype=np.int32), lambda chosen: values if chosen is None else values[chosen]
        )

    def _postings(self, field: str | None) -> Postings | None:
        return self.part.fields.get(field or "")

    def _term(self, one: Any) -> Hits:
        postings = self._postings(one.fieldname)
        term = one.text if isinstance(one.text, bytes) else str(one.text).encode("utf-8", "surrogatepass")
        rank = postings.lexicon.rank(term) if postings else None
        if postings is None or rank is None:
            return Hits.none()
        return self._scored(postings, rank, term).times(one.boost)

    def _scored(self, postings: Postings, rank: int, term: bytes) -> Hits:
        docs = postings.docs(rank)
        if not postings.scored:
            return Hits.constant(docs, 1.0)
        freqs = postings.freqs(rank)

        def score(chosen: Array | None) -> Array:
            idf = self.snapshot.idf(postings.name, term)
            if chosen is None:
                return self._saturation(postings, docs, freqs) * idf
            return self._saturation(postings, docs[chosen], freqs[chosen]) * idf

        return Hits(docs, score)

    def _saturation(self, postings: Postings, docs: Array, freqs: Array) -> Array:
        average, table = self.snapshot.saturation(postings.name)
        lengths = postings.lengths[docs]
        known = np.minimum(freqs, TABLE_FREQUENCIES - 1).astype(np.int32)
        scores: Array = table[known * 256 + lengths]
        often = np.flatnonzero(freqs >= TABLE_FREQUENCIES)
        if len(often):
            from index.search.inverting import length_table

            words = length_table()[lengths[often]].astype(np.float64)
            scores[often] = bm25f(freqs[often].astype(np.float64), words, average)
        return scores

    def _and(self, one: Any) -> Hits:
        wanted = [child for child in one.subqueries if type(child) is not query.Not]
        refused = [child for child in one.subqueries if type(child) is query.Not]
        if not wanted:
            wanted, refused = refused, []
        parts = [self._hits(child) for child in wanted]
        found = all_of(parts, self.size) if len(parts) > 1 else parts[0] if parts else Hits.none()
        for child in refused:
            kept = without(found.docs, self._hits(child.query).docs, self.size)
            found = found.chosen(kept).plus(1.0)  # what Whoosh gives a passage for what it lacks
        return found.times(one.boost) if len(one.subqueries) > 1 else found

    def _or(self, one: Any) -> Hits:
        if one.scale or one.minmatch:
            raise Unknown
        parts = [self._hits(child) for child in one.subqueries]
        if len(parts) <= 1:
            return parts[0] if parts else Hits.none()
        return any_of(parts, self.size).times(one.boost)

    def _everything(self) -> Array:
        return np.arange(self.size, dtype=np.int32)

    def _not(self, one: Any) -> Hits:
        everything = self._everything()
        rest = np.ones(self.size, dtype=bool)
        rest[self._hits(one.query).docs] = False
        return Hits.constant(everything[rest], 1.0)

    def _and_not(self, one: Any) -> Hits:
        wanted, refused = self._hits(one.a), self._hits(one.b)
        return wanted.chosen(without(wanted.docs, refused.docs, self.size))

    def _require(self, one: Any) -> Hits:
        wanted, required = self._hits(one.a), self._hits(one.b)
        return wanted.chosen(common(wanted.docs, required.docs, self.size)[0])

    def _and_maybe(self, one: Any) -> Hits:
        wanted, more = self._hits(one.a), self._hits(one.b)
        left, right = common(wanted.docs, more.docs, self.size)

        def score(chosen: Array | None) -> Array:
            scores = wanted.score(None).copy()
            scores[left] += more.score(right)
            return scores if chosen is None else scores[chosen]

        return Hits(wanted.docs, score)

    def _constant(self, one: Any) -> Hits:
        return Hits.constant(self._hits(one.child).docs, one.score)

    def _gathered(self, one: Any) -> Hits:
        """The passages that have a part of one of the stretches."""
        lists: list[Array] = []
        postings = self.part.fields["article"]
        for article, places in one.places.items():
            rank = postings.lexicon.rank(article.encode())
            docs = NO_DOCS if rank is None else postings.docs(rank)
            starts, ends = self.part["doc.start"][docs], self.part["doc.end"][docs]
            lists += [docs[(starts < end) & (ends > start)] for start, end in places]
        return Hits.constant(union(lists, self.size) if lists else NO_DOCS, one.score)

    def _every(self, one: Any) -> Hits:
        if one.fieldname is None:
            return Hits.constant(self._everything(), one.boost)
        postings = self._postings(one.fieldname)
        if postings is None:
            raise Unknown
        if postings.scored:
            docs = np.flatnonzero(postings.lengths).astype(np.int32)
        else:
            docs = union([postings.all_docs], self.size) if len(postings.all_docs) else NO_DOCS
            docs = np.unique(docs)
        return Hits.constant(docs, one.boost)

    def _expanded(self, one: Any) -> Hits:
        """A query that stands for many terms: the sum of their scores, as Whoosh scores it."""
        postings = self._postings(one.fieldname)
        if postings is None:
            return Hits.none()
        kind = type(one)
        text = getattr(one, "text", None)
        if (kind is query.Prefix and text == "") or (kind is query.Wildcard and text == "*"):
            return self._every(query.Every(one.fieldname, boost=one.boost))
        if kind is query.Regex and text == ".*":
            return self._every(query.Every(one.fieldname, boost=one.boost))
        if kind is Forms:
            return self._terms(postings, one.ranks(self.part, self.snapshot.parts), one)
        ranks = EXPANSIONS[kind](one, postings, self.part)
        return self._terms(postings, ranks, one)

    def _terms(self, postings: Postings, ranks: list[int], one: Any) -> Hits:
        if len(ranks) == 1 and not isinstance(one, Forms):
            return self._scored(postings, ranks[0], postings.lexicon[ranks[0]]).times(one.boost)
        if not ranks:
            return Hits.none()
        lists = [postings.docs(rank) for rank in ranks]
        docs = union(lists, self.size)
        if isinstance(one, Forms):
            unscored = len(one.terms(self.snapshot.parts)) >= _MANY  # the same in every part
        else:
            unscored = one.constantscore and (len(ranks) >= _MANY or (len(ranks) > 2 and self.size <= _SMALL))
        if unscored:
            return Hits.constant(docs, 1.0)
        return Hits(docs, _Sum(self, postings, ranks, docs)).times(one.boost)

    def _phrase(self, one: Any) -> Hits:
        postings = self._postings(one.fieldname)
        if postings is None:
            return Hits.none()
        if not postings.scored or not one.words:
            raise Unknown
        terms = [
            word if isinstance(word, bytes) else word.encode("utf-8", "surrogatepass") for word in one.words
        ]
        ranks = [postings.lexicon.rank(term) for term in terms]
        known = [rank for rank in ranks if rank is not None]
        if len(known) < len(ranks):
            return Hits.none()
        parts = [self._scored(postings, rank, term) for rank, term in zip(known, terms, strict=True)]
        together = all_of(parts, self.size) if len(parts) > 1 else parts[0]
        kept = in_order(postings, known, together.docs, one.slop, self.size)
        return together.chosen(kept).times(one.boost)


class _Sum:
    """Adds the scores of many terms at once."""

    def __init__(self, evaluator: Evaluator, postings: Postings, ranks: list[int], docs: Array) -> None:
        self.evaluator, self.postings, self.ranks, self.docs = evaluator, postings, ranks, docs

    def __call__(self, chosen: Array | None) -> Array:
        postings, ranks = self.postings, self.ranks
        lists = [postings.docs(rank) for rank in ranks]
        every = np.concatenate(lists)
        if postings.scored:
            idf = [self.evaluator.snapshot.idf(postings.name, postings.lexicon[rank]) for rank in ranks]
            freqs = np.concatenate([postings.freqs(rank) for rank in ranks])
            scores = self.evaluator._saturation(postings, every, freqs)
            scores *= np.repeat(idf, [len(one) for one in lists])
        else:
            scores = np.ones(len(every))
        if len(every) * 8 > self.evaluator.size:
            total = np.bincount(every, scores, minlength=self.evaluator.size)[self.docs]
        else:
            total = np.bincount(np.searchsorted(self.docs, every), scores, minlength=len(self.docs))
        return total if chosen is None else total[chosen]
