"""Who is in which article, as it tells of them: cards of actors, and which of them stands for an actor in a part.

A card is what one or more articles say of an actor: name, kind, description, names. The table `cast` has a row for
each actor of each article, in the order of articles: the article and the card. `card` has the cards of all actors in
the order of ids: `card.actor`, `card.flags`, and `card.record` (JSON). Of an actor that articles tell of differently
one card is shown: one made by hand that describes it, else one with the name that the id is made of, described before
not, by hand before not, else one with a description, else any; of these the newest article's.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from index.model import Actor, Article
from index.search.analysis import folded
from index.search.array_types import Keys, Marks, Ranks, RowNumbers, StoredArray
from index.search.columns import Blobs
from index.search.inverting import LabelInverter, lexicon_arrays
from index.search.passage_facts import is_named, names_of

NAMED, DESCRIBED, PLAIN, BY_HAND = 1, 2, 4, 8  # bits of `card.flags`
CardKey = tuple[bytes, bytes, int]  # actor's id, record, flags: so cards are ordered


class CastBuilder:
    """Collects the casts of articles."""

    def __init__(self) -> None:
        self.actors: dict[str, int] = {}
        self._cards: dict[tuple[object, ...], int] = {}
        self._keys: list[CardKey] = []
        self._rows, self._articles = array("i"), array("i")

    def add(self, number: int, article: Article) -> None:
        """Add the cast of the article of this number."""
        for actor in article.actors:
            self.actors.setdefault(actor.id, len(self.actors))
            names = tuple(names_of(actor, article.text))
            key = (actor.id, actor.name, actor.kind, actor.description, names, flags_of(actor))
            card = self._cards.get(key)
            if card is None:
                card = self._cards[key] = len(self._keys)
                record = json.dumps((actor.name, actor.kind, actor.description, names))
                self._keys.append((actor.id.encode(), record.encode(), key[-1]))
            self._rows.append(card)
            self._articles.append(number)

    def arrays(self) -> tuple[dict[str, StoredArray], Ranks]:
        """The tables of actors, cards and casts; and each actor's rank by the order in which it was met."""
        actors, ranks = lexicon_arrays("actors", list(self.actors))
        order = sorted(range(len(self._keys)), key=self._keys.__getitem__)
        places = np.empty(len(order), dtype=np.int32)
        places[order] = np.arange(len(order), dtype=np.int32)
        rows = np.array(self._rows, dtype=np.int32)
        arrays = actors | card_arrays([self._keys[card] for card in order], sorted(self.actors))
        arrays["cast.card"] = places[rows] if len(rows) else rows
        arrays["cast.article"] = np.array(self._articles, dtype=np.int32)
        return arrays, ranks.astype(np.int32)


def flags_of(actor: Actor) -> int:
    """What makes an article's card of an actor worth showing, as bits."""
    return (
        NAMED * is_named(actor)
        | DESCRIBED * (actor.description is not None)
        | PLAIN * ("-".join(folded(actor.name)) == actor.id)
        | BY_HAND * (actor.by == "hand")
    )


def card_arrays(cards: Sequence[CardKey], actors: Iterable[str]) -> dict[str, StoredArray]:
    """The tables of cards, and of the names on them, for cards in order and the ids of all actors in order."""
    numbers = {actor.encode(): number for number, actor in enumerate(actors)}
    records, names, wholes = Blobs(), LabelInverter("name"), LabelInverter("fullname")
    names_of: dict[int, dict[str, None]] = {}
    for actor, record, _ in cards:
        records.add(record)
        names_of.setdefault(numbers[actor], {}).update(dict.fromkeys(json.loads(record)[3]))
    for number, every in names_of.items():
        words = [folded(name) for name in every]
        names.add(number, {word for name in words for word in name})
        wholes.add(number, {" ".join(name) for name in words if name})
    return {
        "card.actor": np.array([numbers[actor] for actor, _, _ in cards], dtype=np.int32),
        "card.flags": np.array([flags for _, _, flags in cards], dtype=np.uint8),
        **records.arrays("card.record"),
        **names.arrays(),
        **wholes.arrays(),
    }


def shown_rows(arrays: Mapping[str, StoredArray], actors: int, rows: RowNumbers) -> RowNumbers:
    """For each actor the row of `rows` of the cast whose card is shown; -1 for one that has none of them."""
    cards = arrays["cast.card"][rows]
    ranks = arrays["article.rank"][arrays["cast.article"][rows]]
    owners = arrays["card.actor"][cards]
    order = np.lexsort((ranks, -strength(arrays["card.flags"][cards]), owners))
    first = np.flatnonzero(np.diff(owners[order], prepend=-1))
    shown = np.full(actors, -1, dtype=np.int32)
    shown[owners[order][first]] = rows[order[first]]
    return shown


def strength(flags: Marks) -> Keys:
    """How much a card is preferred: by hand with a description most, then with the plain name, then with a description.

    One by hand alone comes before its like only: who was joined with another in one article is described elsewhere.
    """
    by_hand, plain, described = ((flags & bit) > 0 for bit in (BY_HAND, PLAIN, DESCRIBED))
    order: Keys = (8 * (by_hand & described) + 4 * plain + 2 * described + by_hand).astype(np.int8)
    return order


def named_actors(arrays: Mapping[str, StoredArray], actors: int, rows: RowNumbers) -> Marks:
    """For each actor whether a card of these rows of the cast has it named, and not only described."""
    cards = arrays["cast.card"][rows]
    named = np.zeros(actors, dtype=np.uint8)
    named[arrays["card.actor"][cards[(arrays["card.flags"][cards] & NAMED) > 0]]] = 1
    return named
