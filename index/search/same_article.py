"""Conditions that need only be met within the same article, not in the same passage."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from whoosh import query

from index.search.docsets import Hits, any_of
from index.search.part import Part
from index.search.schema import WHOLE_ARTICLE
from index.search.storage import Array


class SameArticle(query.And):  # type: ignore[misc]
    """All of the queries are met in one article: stands for its passages that meet any of them."""


def in_same_article(query_: Any) -> SameArticle:
    """The conditions of a query, which all passages meet, as conditions of an article."""
    return SameArticle(query_.subqueries if type(query_) is query.And else [query_])


def same_article_hits(node: SameArticle, part: Part, hits: Callable[[Any], Hits]) -> Hits:
    """The passages that meet any condition on passages, of articles that meet all; scores are added."""
    articles = np.ones(part.articles, dtype=bool)
    met: list[tuple[bool, Hits]] = []
    for child in node.subqueries:
        refused = type(child) is query.Not
        matching = hits(child.query if refused else child)
        articles &= _articles_of(part, matching) != refused
        if not refused:
            met.append((_of_whole_articles(child), matching))
    some = [found for whole, found in met if not whole] or [found for _, found in met]
    every = any_of(some, part.docs) if some else Hits.constant(np.arange(part.docs, dtype=np.int32), 1.0)
    return every.chosen(np.flatnonzero(articles[part["doc.article"][every.docs]]))


def _articles_of(part: Part, hits: Hits) -> Array:
    """For each article of a part whether a passage of it is among the hits."""
    holding = np.zeros(part.articles, dtype=bool)
    holding[part["doc.article"][hits.docs]] = True
    return holding


def _of_whole_articles(node: Any) -> bool:
    """Whether a query says the same of all passages of an article."""
    if node.is_leaf():
        return getattr(node, "fieldname", None) in WHOLE_ARTICLE
    return all(_of_whole_articles(child) for child in node.children())
