"""A part of the index as a decision about an actor makes it, before articles and index have followed.

Nothing is written: what differs lies over what the part's file has. What comes of it is what the part will be when
its articles are read again, but for labels (passages stay under an actor's former kind, and under what the program
made) and for which of an actor's names are marked in the sentence of an event. A decision that the part has followed
already changes nothing.
"""

from __future__ import annotations

import json
from collections import ChainMap
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from index.search.array_types import Mask, RowNumbers
from index.search.article_cast import BY_HAND, strength
from index.search.late_arrays import LateArrays
from index.search.overlaid_cards import Arrays, OverlaidCard, Told, card_of, with_cards
from index.search.overlaid_lists import (
    PARALLEL,
    about_as_one,
    any_of,
    called,
    field_arrays,
    labelled,
    lists_as_one,
    passages_as_one,
)
from index.search.overlaid_numbers import with_number
from index.search.overlaid_part import OverlaidFile, OverlaidPart
from index.search.overlaid_postings import ListsByTerm
from index.search.part import Part
from index.search.part_builder import LISTS
from index.search.schema import MADE

_FEW = 12  # numbers that are looked for one by one
_JOINED = ("actor", "speaker", "by", "to")  # the fields that have an actor's passages


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


def with_joined(part: Part, joined: JoinedActor) -> Part:
    """A part in which several actors are one; the part itself where it has none of the others."""
    others = _present(part, joined.others)
    if not others:
        return part
    part = with_number(part, joined.lead.id)
    others = _present(part, joined.others)
    overlay = _Overlay(part, joined.lead.id, others)
    every, is_other = overlay.rows_of([overlay.lead, *others])
    articles = overlay.articles_of(every[is_other])
    rows = every[articles[part["cast.article"][every]]]
    overlay.join(joined.others)
    overlay.tell(rows, partial(_as_one, joined.lead, overlay.lead))
    overlay.mark(articles, joined.lead.kind)
    return overlay.part_with(every)


def _present(part: Part, actors: Iterable[str]) -> list[int]:
    """The numbers of those whom an article has."""
    numbers = (part.actor_number(actor) for actor in actors)
    return [number for number in numbers if number is not None and part.shown[number] >= 0]


def with_retold(part: Part, retold: Retold) -> Part:
    """A part in which an actor is told of otherwise; the part itself where it has no such actor, or has it so."""
    if not _present(part, [retold.actor]):
        return part
    overlay = _Overlay(part, retold.actor, [])
    every, _none = overlay.rows_of([overlay.lead])
    cards = part["cast.card"][every]
    different = [
        card for card in np.unique(cards).tolist() if _differs(card_of(overlay.arrays, card), retold)
    ]
    rows = every[np.isin(cards, different)]
    if not len(rows):
        return part
    articles = overlay.articles_of(rows)
    overlay.tell(rows, partial(_otherwise, retold))
    overlay.mark(articles, retold.kind)
    return overlay.part_with(every)


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


class _Overlay:
    """What differs of a part in which an actor, the lead, is told of otherwise, or others are it."""

    def __init__(self, part: Part, lead: str, others: Sequence[int]) -> None:
        self._part, self._id, self._others = part, lead.encode(), [*others]
        number = part.actor_number(lead)
        assert number is not None  # noqa: S101 - whoever lays over a part has given it the lead
        self.lead = number
        self._over = LateArrays()
        self.arrays: Arrays = ChainMap(self._over, part.file.arrays)
        self._edits: dict[str, Callable[[OverlaidPart], ListsByTerm]] = {}

    def rows_of(self, actors: Sequence[int]) -> tuple[RowNumbers, Mask]:
        """The rows of the cast, of articles that are not deleted, with a card of one of these actors.

        And for each of them whether its actor is one of the others.
        """
        cards, owners = self._part["cast.card"], self._part["card.actor"]
        numbers = np.flatnonzero(any_of(owners, actors))
        rows = np.flatnonzero(
            any_of(cards, numbers.tolist()) if len(numbers) < _FEW else np.isin(cards, numbers)
        )
        if len(self._part.deleted_articles):
            rows = rows[~np.isin(self._part["cast.article"][rows], self._part.deleted_articles)]
        return rows, np.isin(owners[cards[rows]], self._others)

    def articles_of(self, rows: RowNumbers) -> Mask:
        """For each article whether it is that of one of these rows of the cast."""
        marks = np.zeros(self._part.articles, dtype=bool)
        marks[self._part["cast.article"][rows]] = True
        return marks

    def join(self, others: Sequence[str]) -> None:
        """Name the lead wherever one of the others is named, and put the passages of all under the lead."""
        before, lead, ids = self._part, self._id, [actor.encode() for actor in others]
        for name in LISTS:
            columns = [f"{name}.ids", f"{name}.ptr", *(PARALLEL if name == "doc.actors" else ())]
            self._over.later(
                columns, partial(lists_as_one, before.file.arrays, name, self.lead, self._others)
            )
        speakers = before["quote.speaker"].copy()
        speakers[any_of(speakers, self._others)] = self.lead
        self._over["quote.speaker"] = speakers
        for field in _JOINED:
            self._edits[field] = partial(passages_as_one, before=before, field=field, lead=lead, others=ids)
        self._edits["about"] = partial(about_as_one, lead=lead, others=ids)

    def tell(self, rows: RowNumbers, tell: Callable[[Sequence[OverlaidCard]], Told]) -> None:
        """Put other cards into these rows, and find the lead, and none of the others, by all names on them."""
        names = with_cards(self.arrays, self.lead, rows, tell)
        for field in ("name", "fullname"):
            self._edits[field] = partial(
                called, before=self._part, field=field, lead=self.lead, others=self._others, names=names
            )

    def mark(self, articles: Mask, kind: str | None) -> None:
        """Label the lead's passages in these articles with what it is, and as set by hand."""
        for field, label in ((MADE, "hand"), ("kind", kind)):
            if label is not None:
                self._edits[field] = partial(
                    labelled,
                    before=self._part,
                    field=field,
                    label=label,
                    actor=self._id,
                    articles=articles,
                )

    def part_with(self, rows: RowNumbers) -> Part:
        """The part with all that was laid over it; the lead's best card is shown, and none of the others'.

        `rows` are those of the cast that are the lead's now.
        """
        part, arrays = self._part, self.arrays
        strengths = strength(arrays["card.flags"][arrays["cast.card"][rows]])
        rows = rows[strengths == strengths.max()]
        best = rows[arrays["article.rank"][arrays["cast.article"][rows]].argmin()]
        shown, named, first = part.shown.copy(), part.named.copy(), arrays["actors.row"].copy()
        shown[self._others], shown[self.lead] = -1, best
        named[self._others], named[self.lead] = 0, 1
        first[self.lead] = best
        arrays["actors.row"], arrays["actors.named"] = first, named
        leads = dict.fromkeys(self._others, self.lead)
        after = OverlaidPart(part, OverlaidFile(part.file, self._over, arrays), self._edits, leads)
        after.shown, after.named = shown, named
        for field in self._edits:
            columns = [f"{field}.{column}" for column in ("terms", "ends", "ptr", "docs", "ranked")]
            make = partial(field_arrays, after, part, field, self._id)
            self._over.later([*columns, f"actors.{field}"], make)
        return after
