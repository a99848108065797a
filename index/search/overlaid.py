"""A part of the index as a decision about an actor makes it, before articles and index have followed.

Nothing is written: arrays that differ lie over those of the part's file. What comes of it is what the part will be when
its articles are read again, but for labels (passages stay under an actor's former kind, and under what the program
made) and for which of an actor's names are marked in the sentence of an event. A decision that the part has followed
already changes nothing.
"""

from __future__ import annotations

import json
from collections import ChainMap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from index.search.analysis import folded
from index.search.array_types import Mask, RowNumbers
from index.search.article_cast import BY_HAND, strength
from index.search.article_order import FIELDS as ORDERED
from index.search.docsets import union
from index.search.edited_lists import edited_lists
from index.search.overlaid_cards import Arrays, OverlaidCard, Told, card_of, with_cards
from index.search.part import NO_DOCS, Part
from index.search.part_builder import LISTS
from index.search.schema import MADE
from index.search.storage import Array, ArrayFile
from index.search.term_lexicon import TermLexicon

# arrays of actors' numbers, and arrays with a value for each actor (what one has of whom nothing is told)
_SHIFTED = ("card.actor", "quote.speaker", "name.docs", "fullname.docs", *(f"{name}.ids" for name in LISTS))
_BY_ACTOR = {"actors.row": 0, "actors.named": 0, "actors.actor": -1, "actors.speaker": -1}
_PARALLEL = ("mention.start", "mention.length")  # of each of the actors of a passage
# what a part has worked out of arrays that no decision about actors changes
_STAYING = {"live", "live_docs", "live_cast", "day", "by_time"}


@dataclass(frozen=True, slots=True)
class JoinedActor:
    """Several actors are one: the lead as it is told of, and the ids of the others."""

    lead: Told
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Retold:
    """An actor has another name, kind or description; None is as it was."""

    actor: str
    name: str | None = None
    kind: str | None = None
    description: str | None = None


class OverlaidFile(ArrayFile):
    """An opened file of arrays with others over it."""

    def __init__(self, file: ArrayFile, arrays: Arrays) -> None:
        self.path, self.facts, self.size = file.path, file.facts, file.size
        self._file, self._over = file, arrays.maps[0]
        self.arrays = arrays  # type: ignore[assignment]

    def __contains__(self, name: str) -> bool:
        return name in self._file

    def read(self, name: str, start: int, end: int) -> bytes:
        """Some bytes of an array."""
        if name in self._over:
            return bytes(self._over[name][start:end].tobytes())
        return self._file.read(name, start, end)

    def check_length(self) -> None:
        """Look at the open file before mapped data is read. Raises IndexBroken where somebody has cut it short."""
        self._file.check_length()

    def release(self) -> None:
        """Let go of the pages of the file that were read."""
        self._file.release()


def with_joined(part: Part, joined: JoinedActor) -> Part:
    """A part in which several actors are one; the part itself where it has none of the others."""
    numbers = (part.actor_number(actor) for actor in joined.others)
    others = [number for number in numbers if number is not None and part.shown[number] >= 0]
    if not others:
        return part
    overlay = _Overlay(part)
    lead, others = overlay.with_actor(joined.lead.id, others)
    every, is_other = overlay.rows_of([lead, *others], others)
    articles = overlay.articles_of(every[is_other])
    rows = every[articles[overlay.arrays["cast.article"][every]]]
    overlay.join_rows(lead, others)
    overlay.join_passages(joined)
    names = with_cards(overlay.arrays, lead, rows, partial(_as_one, joined.lead, lead))
    overlay.call(lead, others, names)
    overlay.mark(joined.lead.id, articles, joined.lead.kind)
    return overlay.part_with(lead, others, every)


def with_retold(part: Part, retold: Retold) -> Part:
    """A part in which an actor is told of otherwise; the part itself where it has no such actor, or has it so."""
    number = part.actor_number(retold.actor)
    if number is None or part.shown[number] < 0:
        return part
    overlay = _Overlay(part)
    every, _none = overlay.rows_of([number], [])
    cards = overlay.arrays["cast.card"][every]
    different = [
        card for card in np.unique(cards).tolist() if _differs(card_of(overlay.arrays, card), retold)
    ]
    rows = every[np.isin(cards, different)]
    if not len(rows):
        return part
    articles = overlay.articles_of(rows)
    names = with_cards(overlay.arrays, number, rows, partial(_otherwise, retold))
    overlay.call(number, [], names)
    overlay.mark(retold.actor, articles, retold.kind)
    return overlay.part_with(number, [], every)


def _as_one(lead: Told, number: int, cards: Sequence[OverlaidCard]) -> Told:
    """What is told of all as one: the lead's name and kind, whoever's description, all names."""
    ordered = sorted(cards, key=lambda card: card.actor != number)
    told = [json.loads(card.record) for card in ordered]
    description = next((one[2] for one in told if one[2]), None)
    names = dict.fromkeys([lead.name, *(name for card in cards for name in json.loads(card.record)[3])])
    return replace(lead, description=description, names=tuple(names))


def _otherwise(retold: Retold, cards: Sequence[OverlaidCard]) -> Told:
    name, kind, description, names = json.loads(cards[0].record)
    name = retold.name or name
    return Told(
        retold.actor,
        name,
        retold.kind or kind,
        description if retold.description is None else retold.description,
        tuple(dict.fromkeys([name, *names])),
    )


def _differs(card: OverlaidCard, retold: Retold) -> bool:
    told = json.loads(card.record)
    asked = (retold.name, retold.kind, retold.description)
    return not card.flags & BY_HAND or any(
        new is not None and new != old for new, old in zip(asked, told, strict=False)
    )


def _any_of(values: Array, numbers: Sequence[int]) -> Array:
    """Whether each value is one of a few numbers."""
    marks: Array = values == numbers[0]
    for number in numbers[1:]:
        marks |= values == number
    return marks


def _without(values: Array, places: Sequence[int]) -> Array:
    """An array without the values at some places, in order: copied in stretches, which are long."""
    starts, ends = [0, *(place + 1 for place in places)], [*places, len(values)]
    return np.concatenate([values[start:end] for start, end in zip(starts, ends, strict=True)])


class _Overlay:
    """The arrays of a part, those that differ laid over them one after the other."""

    def __init__(self, part: Part) -> None:
        self._part = part
        self.arrays: Arrays = ChainMap({}, part.file.arrays)
        self._shown, self._named = part.shown.copy(), part.named.copy()

    def with_actor(self, actor: str, others: Sequence[int]) -> tuple[int, list[int]]:
        """Give an actor a number where the part does not know it; its number, and those of the others now."""
        number = self._part.actor_number(actor)
        if number is not None:
            return number, [*others]
        arrays = self.arrays
        place = self._part.actor_ids.place(actor.encode())
        start = int(arrays["actors.ends"][place - 1]) if place else 0
        term = np.frombuffer(actor.encode() + b"\n", dtype=np.uint8)
        ends = np.insert(arrays["actors.ends"].astype(np.int64), place, start)
        ends[place:] += len(term)
        arrays["actors.ends"] = ends.astype(np.uint32)
        arrays["actors.terms"] = np.insert(arrays["actors.terms"], start, term)
        for name in _SHIFTED:
            arrays[name] = arrays[name] + (arrays[name] >= place).astype(arrays[name].dtype)
        for name, nothing in _BY_ACTOR.items():
            arrays[name] = np.insert(arrays[name], place, nothing)
        self._shown, self._named = np.insert(self._shown, place, -1), np.insert(self._named, place, 0)
        return place, [number + (number >= place) for number in others]

    def rows_of(self, actors: Sequence[int], others: Sequence[int]) -> tuple[RowNumbers, Mask]:
        """The rows of the cast, of articles that are not deleted, with a card of one of these actors.

        And for each of them whether its actor is one of `others`.
        """
        cards, owners = self.arrays["cast.card"], self.arrays["card.actor"]
        is_of = np.zeros(len(owners), dtype=bool)
        for actor in actors:
            first, last = np.searchsorted(owners, (actor, actor + 1))  # cards are in the order of actors
            is_of[first:last] = True
        rows = np.flatnonzero(is_of[cards])
        if len(self._part.deleted_articles):
            rows = rows[~np.isin(self.arrays["cast.article"][rows], self._part.deleted_articles)]
        return rows, np.isin(owners[cards[rows]], others)

    def articles_of(self, rows: RowNumbers) -> Mask:
        """For each article whether it is that of one of these rows of the cast."""
        marks = np.zeros(self._part.articles, dtype=bool)
        marks[self.arrays["cast.article"][rows]] = True
        return marks

    def join_rows(self, lead: int, others: Sequence[int]) -> None:
        """Name the lead in all lists of actors that name one of the others, once in each."""
        arrays = self.arrays
        for name in LISTS:
            pointers, ids = arrays[f"{name}.ptr"], arrays[f"{name}.ids"]
            places = np.flatnonzero(_any_of(ids, [lead, *others]))
            owners = np.searchsorted(pointers, places, side="right") - 1
            joined = ids.copy()
            joined[places] = lead
            arrays[f"{name}.ids"] = joined
            is_again = owners[1:] == owners[:-1]
            if is_again.any():
                columns = (f"{name}.ids", *(_PARALLEL if name == "doc.actors" else ()))
                again = places[1:][is_again].tolist()
                arrays.update({column: _without(arrays[column], again) for column in columns})
                fewer = np.bincount(owners[1:][is_again] + 1, minlength=len(pointers))
                arrays[f"{name}.ptr"] = pointers - np.cumsum(fewer)
        speakers = arrays["quote.speaker"].copy()
        speakers[_any_of(speakers, others)] = lead
        arrays["quote.speaker"] = speakers

    def join_passages(self, joined: JoinedActor) -> None:
        """Put the passages of all under the lead, in every field that has passages of actors."""
        lead = joined.lead.id.encode()
        ids = [lead, *(actor.encode() for actor in joined.others)]
        for field in ("actor", "speaker", "by", "to"):
            self._put(field, lead, ids, union([self._docs(field, one) for one in ids], self._part.docs))
        number = self._number(lead)
        pointers, speakers = self.arrays["quote.names.ptr"], self.arrays["quote.speaker"]
        places = np.flatnonzero(self.arrays["quote.names.ids"] == number)
        rows = np.searchsorted(pointers, places, side="right") - 1
        about = self.arrays["quote.doc"][rows[speakers[rows] != number]]
        self._put("about", lead, ids, np.unique(about).astype(np.int32))

    def mark(self, actor: str, articles: Mask, kind: str | None) -> None:
        """Label an actor's passages in these articles with what it is, and as set by hand."""
        docs = self._docs("actor", actor.encode())
        docs = docs[articles[self.arrays["doc.article"][docs]]]
        for field, label in ((MADE, "hand"), ("kind", kind)):
            if label is not None and len(docs):
                term = label.encode()
                self._put(field, term, [term], union([self._docs(field, term), docs], self._part.docs))

    def call(self, lead: int, others: Sequence[int], names: Iterable[str]) -> None:
        """Find the lead, and none of the others, by these names and by those of the others."""
        words = [folded(name) for name in names]
        terms = {
            "name": {word for name in words for word in name},
            "fullname": {" ".join(name) for name in words if name},
        }
        for field, new in terms.items():
            lexicon, pointers = self._lexicon(field), self.arrays[f"{field}.ptr"]
            places = np.flatnonzero(np.isin(self.arrays[f"{field}.docs"], others))
            ranks = np.unique(np.searchsorted(pointers, places, side="right") - 1)
            changed = {term.encode() for term in new} | {lexicon[rank] for rank in ranks.tolist()}
            lists = {
                term: {"docs": np.union1d(np.setdiff1d(self._docs(field, term), others), [lead])}
                for term in changed
            }
            self.arrays.update(edited_lists(self.arrays, field, lists).arrays)

    def part_with(self, lead: int, others: Sequence[int], rows: RowNumbers) -> Part:
        """The part with all that was laid over it; the lead's best card is shown, and none of the others'.

        `rows` are those of the cast that are the lead's now.
        """
        part, arrays = self._part, self.arrays
        cards = arrays["cast.card"][rows]
        strengths = strength(arrays["card.flags"][cards])
        rows = rows[strengths == strengths.max()]
        best = rows[arrays["article.rank"][arrays["cast.article"][rows]].argmin()]
        self._shown[[*others]], self._shown[lead] = -1, best
        self._named[[*others]], self._named[lead] = 0, 1
        shown = arrays["actors.row"].copy()
        shown[lead] = best
        arrays["actors.row"], arrays["actors.named"] = shown, self._named
        overlaid = Part(OverlaidFile(part.file, arrays), part.deleted_articles, part.name)
        overlaid.shown, overlaid.named = self._shown, self._named
        for name in _STAYING & {*part.__dict__}:
            overlaid.__dict__[name] = part.__dict__[name]
        return overlaid

    def _number(self, actor: bytes) -> int | None:
        return self._lexicon("actors").rank(actor)

    def _lexicon(self, field: str) -> TermLexicon:
        return TermLexicon(self.arrays[f"{field}.terms"], self.arrays[f"{field}.ends"])

    def _docs(self, field: str, term: bytes) -> Array:
        rank, pointers = self._lexicon(field).rank(term), self.arrays[f"{field}.ptr"]
        return NO_DOCS if rank is None else self.arrays[f"{field}.docs"][pointers[rank] : pointers[rank + 1]]

    def _put(self, field: str, term: bytes, terms: Sequence[bytes], docs: Array) -> None:
        """Put passages under a term, and none under the others of `terms`."""
        arrays, lists = self.arrays, {one: {"docs": NO_DOCS} for one in terms} | {term: {"docs": docs}}
        if field in ORDERED:
            for of_term in lists.values():
                found = of_term["docs"]
                ranks = arrays["article.rank"][arrays["doc.article"][found]]
                of_term["ranked"] = found[np.argsort(ranks, kind="stable")]
        edited = edited_lists(arrays, field, lists)
        arrays.update(edited.arrays)
        if field in ORDERED:
            before = arrays[f"actors.{field}"]
            after = np.append(edited.ranks, np.int32(-1))[before]  # -1, the last, stays
            number, rank = self._number(term), self._lexicon(field).rank(term)
            if number is not None:
                after[number] = -1 if rank is None else rank
            arrays[f"actors.{field}"] = after
