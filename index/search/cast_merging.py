"""Merges the casts of parts: the cards that an article of those that stay still has, and the actors on them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.search.array_types import Mask, Numbers, StoredArray
from index.search.article_cast import CardKey, card_arrays
from index.search.part import Part
from index.search.storage import Array
from index.search.term_lexicon import lexicon_arrays_of


def merged_cast(
    parts: Sequence[Part], staying: Sequence[Mask]
) -> tuple[dict[str, StoredArray], list[Numbers]]:
    """The merged tables of actors, cards and casts; and each part's actor numbers as those of the merged part.

    `kept` has for each part the articles (numbers) that stay. An actor that none of them has gets the number -1.
    """
    rows, keys = [], []
    for part, articles in zip(parts, staying, strict=True):
        stays = np.zeros(part.articles, dtype=bool)
        stays[articles] = True
        rows.append(np.flatnonzero(stays[part["cast.article"]]))
        keys.append(_keys(part, part["cast.card"][rows[-1]]))
    cards = sorted({key for known in keys for key in known.values()})
    actors = sorted({actor for actor, _, _ in cards})
    arrays = lexicon_arrays_of("actors", actors) | card_arrays(cards, [actor.decode() for actor in actors])
    places = {key: number for number, key in enumerate(cards)}
    card_column, article_column, start = [np.empty(0, np.int32)], [np.empty(0, np.int32)], 0
    for part, chosen, part_keys, articles in zip(parts, rows, keys, staying, strict=True):
        numbers = np.full(len(part["card.actor"]), -1, dtype=np.int32)
        numbers[[*part_keys]] = [places[key] for key in part_keys.values()]
        card_column.append(numbers[part["cast.card"][chosen]])
        owners = np.searchsorted(articles, part["cast.article"][chosen]) + start
        article_column.append(owners.astype(np.int32))
        start += len(articles)
    arrays["cast.card"], arrays["cast.article"] = np.concatenate(card_column), np.concatenate(article_column)
    ranks = {actor: rank for rank, actor in enumerate(actors)}
    return arrays, [_numbers(part, ranks) for part in parts]


def _keys(part: Part, cards: Array) -> dict[int, CardKey]:
    """By their numbers the cards that stand in these rows of the cast, as they are ordered."""
    owners, flags, records = part["card.actor"], part["card.flags"], part.blobs("card.record")
    ids = part.actor_ids.terms(range(len(part.actor_ids)))
    return {card: (ids[owners[card]], records[card], int(flags[card])) for card in np.unique(cards).tolist()}


def _numbers(part: Part, ranks: dict[bytes, int]) -> Array:
    """The merged number of each of a part's actors, -1 for one that is gone."""
    ids = part.actor_ids.terms(range(len(part.actor_ids)))
    return np.array([ranks.get(actor, -1) for actor in ids], dtype=np.int32)
