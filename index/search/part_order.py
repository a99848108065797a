"""What is told of a part once its tables are there: the order of articles, where rows begin, the ranks of actors."""

from __future__ import annotations

import numpy as np

from index.search.array_types import StoredArray
from index.search.article_cast import named_actors, shown_rows
from index.search.article_order import add_article_order

TABLES = ("event", "quote", "context")


def add_order(arrays: dict[str, StoredArray]) -> None:
    """The order of articles, and what follows from it: which cards are shown, where actors are first mentioned."""
    add_actor_ranks(arrays)
    add_article_order(arrays)
    actors, rows = len(arrays["actors.ends"]), np.arange(len(arrays["cast.card"]))
    arrays["actors.row"] = shown_rows(arrays, actors, rows)
    arrays["actors.named"] = named_actors(arrays, actors, rows)


def add_pointers(arrays: dict[str, StoredArray], docs: int) -> None:
    """Where each passage's events, quotes and context sentences begin in their tables (which are in doc order).

    And the passages' signatures: those with the same types, roles and numbers of rows have the same one, so that
    one count of signatures gives all of these. There are far fewer signatures than passages.
    """
    numbers = np.arange(docs + 1, dtype=np.int32)
    columns = {"types": arrays["doc.types"], "roles": arrays["doc.roles"]}
    for table in TABLES:
        arrays[f"{table}.rows"] = np.searchsorted(arrays[f"{table}.doc"], numbers).astype(np.int64)
        columns[table] = np.diff(arrays[f"{table}.rows"])
    signatures, first = np.zeros(docs, dtype=np.int64), np.zeros(0, dtype=np.int64)
    for column in columns.values():
        # told apart by one column more each time; numbers stay below the number of passages
        width = int(column.max(initial=0)) + 1
        _, first, signatures = np.unique(signatures * width + column, return_index=True, return_inverse=True)
    arrays["doc.signature"] = signatures.astype(np.uint16 if len(first) <= 1 << 16 else np.uint32)
    for name, column in columns.items():
        arrays[f"signature.{name}"] = column[first].astype(np.int64)


def add_actor_ranks(arrays: dict[str, StoredArray]) -> None:
    """For each actor the rank of its id among the terms of the fields `actor` and `speaker`, -1 where it is none."""
    ids = bytes(arrays["actors.terms"]).split(b"\n")[:-1]
    for field in ("actor", "speaker"):
        terms = bytes(arrays[f"{field}.terms"]).split(b"\n")[:-1]
        ranks = {term: rank for rank, term in enumerate(terms)}
        arrays[f"actors.{field}"] = np.array([ranks.get(one, -1) for one in ids], dtype=np.int32)
