"""The actors of an article in the making, and which tokens mention whom."""

from __future__ import annotations

from dataclasses import dataclass, field

from index.annotate.actors.actor_ids import id_of
from index.annotate.actors.person_nouns import kinds_of, singular
from index.annotate.actors.titles import is_office, is_title
from index.annotate.actors.well_known import Sense, WellKnownActor
from index.annotate.parse.grammar_terms import DETERMINING
from index.annotate.parse.words import Words
from index.model import ActorKind, MentionForm, Offsets


@dataclass(slots=True)
class ActorEntry:
    """One actor in the making. `roles` are the nouns that the article uses for it: "president", "alliance"."""

    id: str
    name: str
    kind: ActorKind
    named: bool = True  # has a name of its own, not only a description
    wanted: bool = False  # another stage needs it
    placed: bool = False  # a place: only where it acts is it an actor
    passing: bool = False  # nothing but the tagger says that it is anybody's name
    description: str | None = None
    confidence: float = 0.8  # a name; what is only described has less, who is known before reading more
    gender: str | None = None
    plural: bool = False
    roles: set[str] = field(default_factory=set)
    not_quite: set[str] = field(default_factory=set)  # of these, those held only as deputy, shadow, former …
    told: set[str] = field(default_factory=set)  # all words of its descriptions, in small letters
    mentions: dict[Offsets, MentionForm] = field(default_factory=dict)
    asked: set[int] = field(default_factory=set)  # characters at which a stage asked for it

    @property
    def counts(self) -> bool:
        """Whether it is one of the article's actors: it has a name, or a stage has asked for it."""
        return self.named or self.wanted

    @property
    def is_listed(self) -> bool:
        """Whether the article shows it: a name in passing only where a stage or a pronoun takes it up."""
        return self.wanted or (self.named and not (self.passing and set(self.mentions.values()) == {"name"}))


class Mentions:
    """Actors by id, and the mentions that cover each token."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.entries: dict[str, ActorEntry] = {}
        self.aside: dict[int, tuple[int, int, WellKnownActor, Sense]] = {}
        self.described_at: dict[int, ActorEntry] = {}  # noun of a description → whom the text calls so
        self.open_names: set[int] = set()  # tokens of surnames that may be another's as well
        self._here: dict[int, list[tuple[int, int, ActorEntry]]] = {}

    def add(self, name: str, kind: ActorKind, actor_id: str | None = None) -> ActorEntry:
        """A new actor; its id is that given, or made of the name, with a number where it is taken."""
        first_choice = actor_id or id_of(name)
        number, free = 2, first_choice
        while free in self.entries:
            free, number = f"{first_choice}-{number}", number + 1
        self.entries[free] = ActorEntry(free, name, kind)
        return self.entries[free]

    def mention(self, entry: ActorEntry, first: int, last: int, form: MentionForm = "name") -> ActorEntry:
        """Notes that the tokens `first` up to `last` mention the actor, and gives whom they mention.

        That is the first actor to claim them, which may be another one.
        """
        for start, end, holder in self._here.get(first, ()):
            if (start, end) == (first, last):
                return holder
        entry.mentions[self.words.span(first, last)] = form
        for number in range(first, last):
            self._here.setdefault(number, []).append((first, last, entry))
        return entry

    def unite(self, entry: ActorEntry, other: ActorEntry) -> None:
        """Makes the mentions of the first actor those of the other, and takes the first out."""
        other.mentions |= entry.mentions
        self.entries.pop(entry.id, None)

    def keep_aside(self, first: int, last: int, actor: WellKnownActor, sense: Sense) -> None:
        """Notes that tokens name a country only as a place: a mention of it as soon as a stage asks for them."""
        self.aside.update(dict.fromkeys(range(first, last), (first, last, actor, sense)))

    def country_at(self, token: int) -> str | None:
        """The name of the country that the token names, as an actor or as a place; not by its capital."""
        if token in self.aside:
            *_, actor, sense = self.aside[token]
            return None if sense == "seat" else actor.name
        return next((entry.name for *_, entry in self.covering(token) if entry.kind == "country"), None)

    def covering(self, token: int) -> list[tuple[int, int, ActorEntry]]:
        """The mentions that cover a token: first, one past the last, actor."""
        return self._here.get(token, [])

    def headed(self, head: int) -> ActorEntry | None:
        """The actor of the longest mention that ends at this token or has it as its head.

        The man in “the mother of the man” is not his mother, though her description ends with him.
        """
        top = self.words.top
        spans = [
            (start, end, entry)
            for start, end, entry in self.covering(head)
            if top(start, end) == head or (end == head + 1 and not self._is_of_another(start, head, entry))
        ]
        return max(spans, key=lambda one: one[1] - one[0], default=(0, 0, None))[2]

    def _is_of_another(self, start: int, head: int, entry: ActorEntry) -> bool:
        """Whether a description names somebody by somebody else, who stands at its end behind a preposition."""
        behind = self.words.lower[start:head]
        return not entry.named and "person" in kinds_of(self.words.lower[head]) and "of" in behind

    def is_title(self, first: int, last: int) -> bool:
        """As in “Sheriff Ann Lund”: whether words before a name are its title; not in “to the family Ann was well”."""
        entry = self.starting(last) if last < len(self.words) else None
        if entry is None or not entry.named or entry.kind != "person":
            return False
        lower = singular(self.words.lower[last - 1])  # “Senators Ann Lund and Bo Berg”
        return (is_title(lower) or is_office(lower)) and self.words.pos[first - 1] != DETERMINING

    def starting(self, token: int) -> ActorEntry | None:
        """The actor of a mention that begins at this token."""
        return next((entry for start, _, entry in self.covering(token) if start == token), None)
