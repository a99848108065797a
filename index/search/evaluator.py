"""Answers a Whoosh query on arrays, part by part, with the same passages and scores as Whoosh's own matchers.

A query kind that is not known here runs on Whoosh's matchers over the same posting lists.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from whoosh import query
from whoosh.reading import TermNotFound

from index.search.array_types import Docs, Numbers, Scores, Tallies
from index.search.constant import Address, Constant, Gathered, Since
from index.search.docsets import Hits, all_of, any_of, common, union, without
from index.search.expansion import EXPANSIONS, Forms
from index.search.part import NO_DOCS, Part, Postings
from index.search.positions import in_order
from index.search.same_article import SameArticle, same_article_hits
from index.search.snapshot import TABLE_FREQUENCIES, Snapshot, bm25f
from index.search.storage import Array
from index.search.whoosh_private import EMPTY_QUERY

_MANY = query.Or.TOO_MANY_CLAUSES  # from here on, Whoosh does not score the terms of a pattern
_SMALL = (
    5000  # up to here too, where there are more than two; so it is for its kinds of patterns, not for `Forms`
)

_AT_ONCE = 1 << 15  # passages scored in one go: what is made on the way stays near the processor


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
            Since: self._since,
            SameArticle: lambda one: same_article_hits(one, self.part, self._hits),
            EMPTY_QUERY: lambda _: Hits.none(),
        } | dict.fromkeys([*EXPANSIONS, Forms], self._expanded)

    def hits(self, node: Any) -> Hits:
        """The passages of the part that match and are not deleted."""
        hits = self._hits(node)
        live = self.part.live
        return hits if live is None else hits.chosen(np.flatnonzero(live[hits.docs]))

    def _hits(self, node: Any) -> Hits:
        rule = self._rules.get(type(node), _refuse)
        try:
            return rule(node)
        except Unknown:
            return self._by_whoosh(node)

    def _by_whoosh(self, node: Any) -> Hits:
        searcher = self.snapshot.leaf(self.number)
        try:
            matcher = node.matcher(searcher, searcher.context())
        except TermNotFound:  # it asks for a field that passages do not have
            return Hits.none()
        docs, scores = [], []
        while matcher.is_active():
            docs.append(matcher.id())
            scores.append(matcher.score())
            matcher.next()
        values = np.array(scores, dtype=np.float64)
        return Hits(
            np.array(docs, dtype=np.int32), lambda chosen: values.copy() if chosen is None else values[chosen]
        )

    def _postings(self, field: str | None) -> Postings | None:
        return self.part.fields[field] if field is not None and field in self.part.fields else None

    def _term(self, node: Any) -> Hits:
        postings = self._postings(node.fieldname)
        term = node.text if isinstance(node.text, bytes) else str(node.text).encode("utf-8", "surrogatepass")
        rank = postings.lexicon.rank(term) if postings else None
        if postings is None or rank is None:
            return Hits.none()
        return self._scored(postings, rank, term).times(node.boost)

    def _scored(self, postings: Postings, rank: int, term: bytes) -> Hits:
        docs = postings.docs(rank)
        if not postings.scored:
            return Hits.constant(docs, 1.0)
        freqs = postings.freqs(rank)

        def score(chosen: Numbers | None) -> Scores:
            idf = self.snapshot.idf(postings.name, term)
            if chosen is None:
                return self._saturation(postings, docs, freqs, idf)
            return self._saturation(postings, docs[chosen], freqs[chosen], idf)

        return Hits(docs, score)

    def _saturation(self, postings: Postings, docs: Docs, freqs: Tallies, idf: float = 1.0) -> Scores:
        average, table = self.snapshot.saturation(postings.name)
        weights = table * idf
        scores = np.empty(len(docs))
        for start in range(0, len(docs), _AT_ONCE):
            span = slice(start, start + _AT_ONCE)
            places = np.minimum(freqs[span], TABLE_FREQUENCIES - 1).astype(np.uint16)
            places <<= 8
            places |= postings.lengths.take(docs[span])
            scores[span] = weights.take(places)
        often = np.flatnonzero(freqs >= TABLE_FREQUENCIES)
        if len(often):
            from index.search.inverting import length_table

            words = length_table()[postings.lengths[docs[often]]].astype(np.float64)
            scores[often] = bm25f(freqs[often].astype(np.float64), words, average) * idf
        return scores

    def _and(self, node: Any) -> Hits:
        required = [child for child in node.subqueries if type(child) is not query.Not]
        refused = [child for child in node.subqueries if type(child) is query.Not]
        if not required:
            required, refused = refused, []
        parts = [self._hits(child) for child in required]
        hits = all_of(parts, self.size) if len(parts) > 1 else parts[0] if parts else Hits.none()
        for child in refused:
            positions = without(hits.docs, self._hits(child.query).docs, self.size)
            hits = hits.chosen(positions).plus(1.0)  # what Whoosh gives a passage for what it lacks
        return hits.times(node.boost) if len(node.subqueries) > 1 else hits

    def _or(self, node: Any) -> Hits:
        if node.scale or node.minmatch:
            raise Unknown
        parts = [self._hits(child) for child in node.subqueries]
        if len(parts) <= 1:
            return parts[0] if parts else Hits.none()
        return any_of(parts, self.size).times(node.boost)

    def _everything(self) -> Array:
        return np.arange(self.size, dtype=np.int32)

    def _not(self, node: Any) -> Hits:
        everything = self._everything()
        rest = np.ones(self.size, dtype=bool)
        rest[self._hits(node.query).docs] = False
        return Hits.constant(everything[rest], 1.0)

    def _and_not(self, node: Any) -> Hits:
        hits, refused = self._hits(node.a), self._hits(node.b)
        return hits.chosen(without(hits.docs, refused.docs, self.size))

    def _require(self, node: Any) -> Hits:
        hits, required = self._hits(node.a), self._hits(node.b)
        return hits.chosen(common(hits.docs, required.docs, self.size)[0])

    def _and_maybe(self, node: Any) -> Hits:
        hits, more = self._hits(node.a), self._hits(node.b)
        left, right = common(hits.docs, more.docs, self.size)

        def score(chosen: Numbers | None) -> Scores:
            scores = hits.score(None).copy()
            scores[left] += more.score(right)
            return scores if chosen is None else scores[chosen]

        return Hits(hits.docs, score)

    def _constant(self, node: Any) -> Hits:
        return Hits.constant(self._hits(node.child).docs, node.score)

    def _gathered(self, node: Any) -> Hits:
        """The passages that have a part of one of the stretches."""
        lists: list[Array] = []
        postings = self.part.fields["article"]
        for article, places in node.places.items():
            docs = postings.docs_of(article.encode())
            starts, ends = self.part["doc.start"][docs], self.part["doc.end"][docs]
            lists += [docs[(starts < end) & (ends > start)] for start, end in places]
        return Hits.constant(union(lists, self.size) if lists else NO_DOCS, node.score)

    def _since(self, node: Any) -> Hits:
        """The passages of articles that came after the last visit, or of those that were there."""
        new = self.snapshot.new_articles[self.number][self.part["doc.article"]]
        return Hits.constant(np.flatnonzero(new == node.new).astype(np.int32), node.score)

    def _every(self, node: Any) -> Hits:
        if node.fieldname is None:
            return Hits.constant(self._everything(), node.boost)
        postings = self._postings(node.fieldname)
        if postings is None:
            raise Unknown
        if postings.scored:
            docs: Docs = np.flatnonzero(postings.lengths).astype(np.int32)
        else:
            docs = union([postings.all_docs], self.size) if len(postings.all_docs) else NO_DOCS
            docs = np.unique(docs)
        return Hits.constant(docs, node.boost)

    def _expanded(self, node: Any) -> Hits:
        """A query that stands for many terms: the sum of their scores, as Whoosh scores it."""
        postings = self._postings(node.fieldname)
        if postings is None:
            return Hits.none()
        kind = type(node)
        text = getattr(node, "text", None)
        if (kind is query.Prefix and text == "") or (kind is query.Wildcard and text == "*"):
            return self._every(query.Every(node.fieldname, boost=node.boost))
        if kind is query.Regex and text == ".*":
            return self._every(query.Every(node.fieldname, boost=node.boost))
        if kind is Forms:
            return self._terms(postings, node.ranks(self.part, self.snapshot.parts), node)
        ranks = EXPANSIONS[kind](node, postings, self.part)
        return self._terms(postings, ranks, node)

    def _terms(self, postings: Postings, ranks: list[int], node: Any) -> Hits:
        if len(ranks) == 1 and not isinstance(node, Forms):
            return self._scored(postings, ranks[0], postings.lexicon[ranks[0]]).times(node.boost)
        if not ranks:
            return Hits.none()
        lists = [postings.docs(rank) for rank in ranks]
        docs = union(lists, self.size)
        if isinstance(node, Forms):
            unscored = len(node.terms(self.snapshot.parts)) >= _MANY  # the same in every part
        else:
            unscored = node.constantscore and (
                len(ranks) >= _MANY or (len(ranks) > 2 and self.size <= _SMALL)
            )
        if unscored:
            return Hits.constant(docs, 1.0)
        return Hits(docs, _Sum(self, postings, ranks, docs)).times(node.boost)

    def _phrase(self, node: Any) -> Hits:
        postings = self._postings(node.fieldname)
        if postings is None:
            return Hits.none()
        if not postings.scored or not node.words:
            raise Unknown
        terms = [
            word if isinstance(word, bytes) else word.encode("utf-8", "surrogatepass") for word in node.words
        ]
        ranks = [postings.lexicon.rank(term) for term in terms]
        present = [rank for rank in ranks if rank is not None]
        if len(present) < len(ranks):
            return Hits.none()
        parts = [self._scored(postings, rank, term) for rank, term in zip(present, terms, strict=True)]
        together = all_of(parts, self.size) if len(parts) > 1 else parts[0]
        positions = in_order(postings, present, together.docs, node.slop, self.size)
        return together.chosen(positions).times(node.boost)


class _Sum:
    """Adds the scores of many terms at once."""

    def __init__(self, evaluator: Evaluator, postings: Postings, ranks: list[int], docs: Docs) -> None:
        self.evaluator, self.postings, self.ranks, self.docs = evaluator, postings, ranks, docs

    def __call__(self, chosen: Numbers | None) -> Scores:
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
            total: Array = np.bincount(every, scores, minlength=self.evaluator.size)[self.docs]
        else:
            total = np.bincount(np.searchsorted(self.docs, every), scores, minlength=len(self.docs))
        return total if chosen is None else total[chosen]
