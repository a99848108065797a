"""The cast of one article while it is being annotated: every actor, and who stands where.

Other stages ask it who a stretch of text denotes (`at`), or have it made an actor (`ensure`); `finish` gives the
actors.
"""

from __future__ import annotations

from collections.abc import Iterable

from index.annotate.actors.mentions import ActorEntry, Mentions
from index.annotate.actors.nominal_actors import Described
from index.annotate.actors.person_nouns import kinds_of
from index.annotate.actors.phrase_resolution import denoted
from index.annotate.actors.titles import is_office, is_title
from index.annotate.actors.well_known import WellKnownActor
from index.annotate.parse.grammar_terms import (
    ADPOSITION,
    FULL_VERB,
    NUMERAL,
    POSSESSIVE_ENDING,
    PUNCTUATION_MARK,
)
from index.annotate.parse.parsed import Parsed
from index.annotate.parse.words import Words
from index.model import Actor, Mention, snap

_KNOWN = 0.95  # confidence of actors known beforehand; none found by reading alone has so much


class Cast(Mentions):
    """The actors of an article, found by the stretch of text where they are mentioned."""

    def __init__(self, parsed: Parsed, words: Words | None = None) -> None:
        super().__init__(words or parsed.words)
        self.described = Described(self)

    def entry_of(self, actor: WellKnownActor) -> ActorEntry:
        """The actor known beforehand, a new one where it is not yet in the cast."""
        entry = self.entries.get(actor.id)
        if entry is None:
            entry = self.add(actor.name, actor.kind, actor.id)
            entry.confidence, entry.description = _KNOWN, actor.description
        return entry

    def get(self, actor_id: str | None) -> ActorEntry | None:
        """The actor of this id, or None."""
        return self.entries.get(actor_id) if actor_id else None

    def at(self, start: int, end: int) -> str | None:
        """The actor whom the words from `start` to `end` denote, by their head; None where nobody is known."""
        first, last = self.words.tokens(start, end)
        entry = denoted(self, first, last) if first < last else None
        return entry.id if entry and entry.counts else None

    def named_at_end(self, start: int, end: int) -> str | None:
        """The person named behind offices alone (“party leader and former premier Ann Lee”); None of other words."""
        first, last = self.words.tokens(start, end)
        while last - 2 > first and self.words.pos[last - 1] == NUMERAL and self.words.forms[last - 2] == ",":
            last -= 2  # “Ann Lee, 31”
        for begin, stop, entry in self.covering(last - 1):
            if stop == last and begin > first and entry.kind == "person" and entry.named:
                return entry.id if self._are_offices(first, begin) else None
        return None

    def named_last(self, start: int, end: int) -> str | None:
        """The person called what he is and then named, behind other words (“…, her aunt, Ann Lee”); else None."""
        words = self.words
        first, last = words.tokens(start, end)
        for begin, stop, entry in self.covering(last - 1):
            if stop != last or entry.kind != "person" or not entry.named or words.forms[begin - 1] != ",":
                continue
            commas = [token for token in range(first, begin - 1) if words.forms[token] == ","]
            said_of = range(commas[-1] + 1, begin - 1) if commas else range(0)
            plain = not {words.pos[token] for token in said_of} & {ADPOSITION, FULL_VERB}
            if plain and len(said_of) > 0 and "person" in kinds_of(words.lower[begin - 2]):
                return entry.id
        return None

    def _are_offices(self, first: int, last: int) -> bool:
        """Whether the tokens are what somebody is, in plain words before the name, and nobody else."""
        words = self.words
        if not (is_office(words.lower[last - 1]) or is_title(words.lower[last - 1])):
            return False
        parted = {words.pos[token] for token in range(first, last)} & {
            ADPOSITION,
            PUNCTUATION_MARK,
            FULL_VERB,
        }
        owned = any(words.tag[token] == POSSESSIVE_ENDING for token in range(first, last))
        others = any(
            entry.kind == "person" and entry.named
            for token in range(first, last)
            for *_, entry in self.covering(token)
        )
        return not (parted or owned or others)

    def is_known_body(self, start: int, end: int) -> bool:
        """Whether the words denote a country or an organization that was known before reading."""
        entry = self.get(self.at(start, end))
        return entry is not None and entry.kind != "person" and entry.confidence >= _KNOWN

    def is_open(self, start: int, end: int) -> bool:
        """Whether the words are a surname that two bear, of whom either may be meant."""
        first, last = self.words.tokens(start, end)
        return any(token in self.open_names for token in range(first, last))

    def ensure(self, start: int, end: int) -> str | None:
        """Like `at`, but a phrase for people or a body that is nobody yet becomes an actor; None for things."""
        first, last = self.words.tokens(start, end)
        if first >= last:
            return None
        entry = (
            denoted(self, first, last) or self.described.make(first, last) or self._from_aside(first, last)
        )
        if entry is None:
            return None
        entry.wanted = True
        entry.asked.update(range(start, end) if entry.placed else ())
        return entry.id

    def nationals(self, start: int, end: int) -> str | None:
        """Some people called by their state (“two Norwegians”), as actors; None where no word counts them."""
        first, last = self.words.tokens(start, end)
        if last - first < 2:
            return None
        entry = self.described.nationals(first, last)
        entry.wanted = True
        return entry.id

    def wanted(self) -> frozenset[str]:
        """The ids of the actors that a stage has asked for."""
        return frozenset(entry.id for entry in self.entries.values() if entry.wanted)

    def release(self, ids: Iterable[str]) -> None:
        """Takes back that a stage asked for these actors."""
        for actor_id in ids:
            self.entries[actor_id].wanted = False

    def finish(self) -> tuple[Actor, ...]:
        """The actors that have a name or that another stage asked for, in the order of their first mention."""
        entries = [entry for entry in self.entries.values() if entry.mentions and entry.is_listed]
        entries.sort(key=lambda entry: min(entry.mentions))
        return tuple(self._actor(entry) for entry in entries)

    def _from_aside(self, first: int, last: int) -> ActorEntry | None:
        """The country that the tokens name as a place: at their head, before it, or behind a preposition."""
        head = self.words.top(first, last)
        placed = range(first, last) if self.words.pos[first] == ADPOSITION else self.words.children[head]
        for token in (head, *placed):
            if first <= token < last and token in self.aside:
                start, end, country, _ = self.aside[token]
                return self.mention(self.entry_of(country), start, end)
        return None

    def _actor(self, entry: ActorEntry) -> Actor:
        text = self.words.parsed.text
        spans = {snap(text, *offsets): form for offsets, form in sorted(entry.mentions.items())}
        if entry.placed:  # “in Norwick” is no mention of the town that said or suffered something
            spans = {span: form for span, form in spans.items() if span[0] in entry.asked} or spans
        mentions = tuple(Mention(start=start, end=end, form=form) for (start, end), form in spans.items())
        return Actor(
            id=entry.id,
            name=entry.name,
            kind=entry.kind,
            description=entry.description,
            mentions=mentions,
            confidence=round(entry.confidence, 2),
        )
