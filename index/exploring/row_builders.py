"""Builds the rows that are shown, from the columns of the index. Called for a page at a time."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from index.event_words import event_word
from index.exploring.actor_numbers import ActorNumbers
from index.exploring.kept_rows import kept_rows
from index.exploring.row_sources import RowSource, day_of
from index.search.actor_lookup import actors_called
from index.search.array_types import Docs, Ranks
from index.search.event_record import event_record
from index.search.part import Card, Postings
from index.search.snapshot import Snapshot
from index.view import ActorRow, Anchor, ContextRow, EventRow, PassageRow, QuoteRow
from index.vocabulary import ROLES, TYPES

Highlight = Callable[[str], list[tuple[int, int]]]
Disputes = Mapping[str, tuple[tuple[str, str], ...]]
KEPT = 5000  # cards, and ids, at hand
_MOST_SOURCES = 1000  # articles at hand
_MOST_ROWS = 4000  # of a kind, at hand
_FEW = 64  # passages


class Pages:
    """Makes rows of a snapshot; cards of actors, and who is called like a person, are kept."""

    def __init__(self, snapshot: Snapshot, numbers: ActorNumbers) -> None:
        self.parts, self.numbers = snapshot.parts, numbers
        self.snapshot = snapshot
        self._cards: dict[tuple[int, int], Card] = {}
        self._called: dict[str, frozenset[str]] = {}
        self._ids: dict[tuple[int, int], str] = {}

    def card(self, number: int, local: int) -> Card:
        """The card that is shown of an actor, by its number in any part."""
        card = self._cards.get((number, local))
        if card is None:
            if len(self._cards) > KEPT:
                self._cards.clear()
            home, there = self.numbers.shown(number, local)
            card = self._cards[(number, local)] = self.parts[home].card(there)
        return card

    def known(self, actor_id: str) -> Card | None:
        """The card of an actor by its id, None where nobody has it."""
        home = self.numbers.home(actor_id)
        return None if home is None else self.card(*home)

    def _name(self, number: int, local: int) -> tuple[str, str]:
        card = self.card(number, local)
        return card.id, card.name

    def _names(self, number: int, column: str, row: int) -> tuple[tuple[str, str], ...]:
        return tuple(self._name(number, local) for local in self.parts[number].row(column, row).tolist())

    def article_id(self, number: int, article: int) -> str:
        """An article's id; that of one whose rows were made lately is at hand."""
        article_id = self._ids.get((number, article))
        if article_id is None:
            if len(self._ids) > KEPT:
                self._ids.clear()
            article_id = self._ids[number, article] = self.parts[number].blob("article.id", article).decode()
        return article_id

    def title(self, number: int, article: int) -> str:
        """An article's title, or its first words."""
        return self._source(number, article).title

    @kept_rows(_MOST_SOURCES)
    def _source(self, number: int, article: int) -> RowSource:
        """What rows say of the article that they are from; rows of one page often share it."""
        return RowSource(self.parts[number], article, self.article_id(number, article))

    def _stated(self, source: RowSource) -> dict[str, Any]:
        """What a row says of its article."""
        return {
            "title": source.title,
            "published": source.published,
            "publisher": source.publisher,
            "copy": source.is_copy,
            "new": self.snapshot.is_new(source.id),
        }

    def passage(self, number: int, doc: int, highlight: Highlight, copies: int = 0) -> PassageRow:
        """A passage that matches; `copies` have the same."""
        part = self.parts[number]
        source = self._source(number, int(part["doc.article"][doc]))
        start, end = int(part["doc.start"][doc]), int(part["doc.end"][doc])
        words = source.words(start, end)
        return PassageRow(
            words=words,
            hits=tuple(highlight(words)),
            **self._stated(source),
            anchor=Anchor(source.id, start, end),
            copies=copies,
        )

    def _anchor(self, number: int, table: str, row: int) -> tuple[RowSource, Anchor]:
        part = self.parts[number]
        source = self._source(number, int(part["doc.article"][int(part[f"{table}.doc"][row])]))
        start, end = int(part[f"{table}.start"][row]), int(part[f"{table}.end"][row])
        return source, Anchor(source.id, start, end)

    @kept_rows(_MOST_ROWS)
    def event(self, number: int, row: int) -> EventRow:
        """An event."""
        part = self.parts[number]
        source, anchor = self._anchor(number, "event", row)
        record = event_record(part, row)
        type_, trigger = TYPES[int(part["event.type"][row])], source.words(anchor.start, anchor.end)
        reporter, sentence = record.reported_by, record.sentence
        reporting = self.known(self.snapshot.aliases.get(reporter, reporter)) if reporter else None
        return EventRow(
            id=f"{anchor.article}#{record.event}",
            type=type_,
            trigger=trigger,
            agents=self._names(number, "event.agents", row),
            recipients=self._names(number, "event.recipients", row),
            first=day_of(int(part["event.first"][row])),
            last=day_of(int(part["event.last"][row])),
            reason=record.date_reason,
            place=record.place,
            counts=tuple(record.counts),
            status=record.status,
            reported_by=(reporting.id, reporting.name) if reporting else None,
            confidence=record.confidence,
            anchor=anchor,
            word=event_word(type_, trigger),
            sentence=source.words(*sentence),
            marks=tuple((start - sentence[0], end - sentence[0], name) for start, end, name in record.marks),
            by=record.by,
            **self._stated(source),
        )

    @kept_rows(_MOST_ROWS)
    def quote(self, number: int, row: int) -> QuoteRow:
        """A quote."""
        part = self.parts[number]
        source, anchor = self._anchor(number, "quote", row)
        quote_id, kind, status, named, cue, confidence, by = json.loads(part.blob("quote.record", row))
        speaker = int(part["quote.speaker"][row])
        return QuoteRow(
            id=f"{anchor.article}#{quote_id}",
            words=source.words(anchor.start, anchor.end),
            kind=kind,
            status=status,
            speaker=self._name(number, speaker) if speaker >= 0 else None,
            source=source.words(*named) if named else None,
            cue=source.words(*cue) if cue else None,
            names=self._names(number, "quote.names", row),
            confidence=confidence,
            anchor=anchor,
            by=by,
            **self._stated(source),
        )

    @kept_rows(_MOST_ROWS)
    def context(self, number: int, row: int) -> ContextRow:
        """A background sentence."""
        part = self.parts[number]
        source, anchor = self._anchor(number, "context", row)
        return ContextRow(
            role=ROLES[int(part["context.role"][row])],
            words=source.words(anchor.start, anchor.end),
            confidence=round(float(part["context.confidence"][row]), 4),
            anchor=anchor,
            by="hand" if part["context.hand"][row] else "auto",
            **self._stated(source),
        )

    def actor(
        self,
        actor: int,
        passages: int,
        pinned: frozenset[str],
        docs: list[Any],
        *,
        speaking: bool,
        disputes: Disputes | None = None,
    ) -> ActorRow:
        """An actor (by global number), standing on the first mention among the passages; see `disputed_with`."""
        home, local = self.numbers.homes[actor].tolist()
        card = self.card(home, local)
        place = self._first(actor, docs, "speaker" if speaking else "actor")
        named = bool(self.numbers.named[actor])
        namesakes = self._namesakes(card) if named or card.kind == "person" else 0
        needs_title = not named or (namesakes and not card.description)
        return ActorRow(
            id=card.id,
            name=card.name,
            kind=card.kind,
            description=card.description,
            passages=passages,
            pinned=card.id in pinned,
            anchor=self.mention(*place) if place else Anchor("", 0, 0),
            named=named,
            by="hand" if self.numbers.by_hand[actor] else "auto",
            article_title=self._title(*place[:2]) if place is not None and needs_title else None,
            new=self._is_new(actor),
            disputed=self.disputed_with(card.id, disputes),
            namesakes=namesakes,
        )

    def _namesakes(self, card: Card) -> int:
        """How many others are called so."""
        called = self._called.get(card.name)
        if called is None:  # “man” is what hundreds are called
            if len(self._called) > KEPT:
                self._called.clear()
            called = self._called[card.name] = frozenset(actors_called(self.snapshot, card.name))
        return len(called) - (card.id in called)

    def disputed_with(self, actor: str, disputes: Disputes | None = None) -> tuple[tuple[str, str], ...]:
        """The ids and names of those with whom an actor may be one, as is disputed; none who is nobody any more.

        `disputes` are those of the journal, where the caller has them.
        """
        disputes = self.snapshot.disputes() if disputes is None else disputes
        others = disputes.get(actor, ())
        cards = (self.known(other) for other, _name in others if other not in self.snapshot.aliases)
        return tuple((card.id, card.name) for card in cards if card is not None)

    def _is_new(self, actor: int) -> bool:
        """Whether only articles have the actor that came after the last visit."""
        if self.snapshot.seen is None:
            return False
        for number, part in enumerate(self.parts):
            local = self.numbers.local(number, actor)
            rank = -1 if local is None else int(part.term_ranks("actor")[local])
            if rank >= 0:
                new, docs = self.snapshot.new_articles[number], part.fields["actor"].docs(rank)
                some = docs[
                    :_FEW
                ]  # of one in many passages, most are in the first of them that was there before
                for chosen in (some, docs[_FEW:]):
                    known = ~new[part["doc.article"][chosen]]
                    if (known if part.live is None else known & part.live[chosen]).any():
                        return False
        return True

    def _title(self, number: int, doc: int) -> str | None:
        """The title of a passage's article."""
        part = self.parts[number]
        return part.blob("article.title", int(part["doc.article"][doc])).decode() or None

    def _first(self, actor: int, docs: list[Any], field: str) -> tuple[int, int, int] | None:
        """Where the actor first stands among passages, in the order of articles.

        That is the part, the passage and the actor's number in the part.
        """
        places: list[tuple[int, int, int, int]] = []
        for number, part in enumerate(self.parts):
            local = self.numbers.local(number, actor)
            rank = -1 if local is None else int(part.term_ranks(field)[local])
            if rank < 0 or local is None or not len(docs[number]):
                continue
            doc = first_common(part.fields[field], rank, docs[number], self.snapshot.ranks[number])
            if doc is not None:
                places.append((int(self.snapshot.ranks[number][doc]), number, doc, local))
        return min(places)[1:] if places else None

    def mention(self, number: int, doc: int, local: int) -> Anchor:
        """Where the actor is first mentioned in a passage; the whole passage where it is only spoken of elsewhere."""
        part = self.parts[number]
        article = self.article_id(number, int(part["doc.article"][doc]))
        mention = part.mention(doc, {local})
        if mention is not None:
            return Anchor(article, mention[0], sum(mention))
        return Anchor(article, int(part["doc.start"][doc]), int(part["doc.end"][doc]))


def first_common(postings: Postings, rank: int, docs: Docs, order: Ranks) -> int | None:
    """The first passage of an actor that is among `docs` (a sorted list), by the order of articles.

    The shorter list is looked up in the longer: all of `docs`, or ever longer stretches of the actor's passages.
    """
    size = postings.count(rank)
    if len(docs) * 4 < size:
        mine = postings.docs(rank)
        places = mine.searchsorted(docs)
        places[places == size] = 0
        both = docs[mine[places] == docs]
        return int(both[order[both].argmin()]) if len(both) else None
    ranked = postings.ranked(rank)
    start, stretch = 0, 32
    while start < size:
        mine = ranked[start : start + stretch]
        places = docs.searchsorted(mine)
        places[places == len(docs)] = 0
        shared = docs[places] == mine
        first = int(shared.argmax())
        if shared[first]:
            return int(mine[first])
        start, stretch = start + stretch, stretch * 4
    return None
