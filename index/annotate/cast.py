"""The cast of one article while it is being annotated: every actor, and who stands where.

Other stages ask it who a stretch of text denotes (`at`), or have it made an actor (`ensure`); `finish` gives the actors.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from index.annotate import nouns
from index.annotate.known import id_of
from index.annotate.parsed import Offsets, Parsed
from index.annotate.words import Words
from index.model import Actor, ActorKind, Mention, MentionForm, snap

LONGEST_NAME = 8  # words of the name of an actor that has only a description


@dataclass(slots=True)
class Entry:
    """One actor in the making."""

    id: str
    name: str
    kind: ActorKind
    named: bool = True  # has a name of its own, not only a description
    wanted: bool = False  # another stage needs it
    description: str | None = None
    confidence: float = 0.8
    gender: str | None = None
    plural: bool = False
    roles: set[str] = field(
        default_factory=set
    )  # nouns that the article uses for it: "president", "alliance"
    mentions: dict[Offsets, MentionForm] = field(default_factory=dict)


class Cast:
    """The actors of an article, found by the stretch of text where they are mentioned."""

    def __init__(self, parsed: Parsed, words: Words | None = None) -> None:
        self.words = words or Words(parsed)
        self.entries: dict[str, Entry] = {}
        self._here: dict[int, list[tuple[int, int, Entry]]] = {}  # token → mentions that cover it

    def add(self, name: str, kind: ActorKind, actor_id: str | None = None) -> Entry:
        """A new actor; its id is that given, or made of the name and not yet taken."""
        wanted = actor_id or id_of(name)
        number, free = 2, wanted
        while free in self.entries:
            free, number = f"{wanted}-{number}", number + 1
        self.entries[free] = Entry(free, name, kind)
        return self.entries[free]

    def mention(self, entry: Entry, first: int, last: int, form: MentionForm = "name") -> None:
        """Notes that the tokens `first` up to `last` mention the actor; the first actor to claim a span keeps it."""
        offsets = self.words.span(first, last)
        if any(one[:2] == (first, last) for one in self._here.get(first, ())):
            return
        entry.mentions[offsets] = form
        for number in range(first, last):
            self._here.setdefault(number, []).append((first, last, entry))

    def covering(self, token: int) -> list[tuple[int, int, Entry]]:
        """The mentions that cover a token: first, one past the last, actor."""
        return self._here.get(token, [])

    def get(self, actor_id: str | None) -> Entry | None:
        """The actor of this id, or None."""
        return self.entries.get(actor_id) if actor_id else None

    def at(self, start: int, end: int) -> str | None:
        """The actor whom the words from `start` to `end` denote, by their head; None where nobody is known."""
        first, last = self.words.tokens(start, end)
        entry = self._denoted(first, last) if first < last else None
        return entry.id if entry else None

    def ensure(self, start: int, end: int) -> str | None:
        """Like `at`, but a phrase for people or a body that is nobody yet becomes an actor; None for things."""
        first, last = self.words.tokens(start, end)
        if first >= last:
            return None
        entry = self._denoted(first, last) or self._nominal(first, last)
        if entry is None:
            return None
        entry.wanted = True
        return entry.id

    def finish(self) -> tuple[Actor, ...]:
        """The actors that have a name or that another stage asked for, in the order of their first mention."""
        kept = [entry for entry in self.entries.values() if entry.mentions and (entry.named or entry.wanted)]
        kept.sort(key=lambda entry: min(entry.mentions))
        return tuple(self._actor(entry) for entry in kept)

    def _actor(self, entry: Entry) -> Actor:
        text = self.words.parsed.text
        spans = {snap(text, *offsets): form for offsets, form in sorted(entry.mentions.items())}
        mentions = tuple(Mention(start=start, end=end, form=form) for (start, end), form in spans.items())
        return Actor(
            id=entry.id,
            name=entry.name,
            kind=entry.kind,
            description=entry.description,
            mentions=mentions,
            confidence=round(entry.confidence, 2),
        )

    def _denoted(self, first: int, last: int) -> Entry | None:
        """Who the tokens denote: the mention at their head, else in apposition to it, behind "of", before a thing."""
        for one_first, one_last, entry in self.covering(first):
            if (one_first, one_last) == (first, last):
                return entry
        head = self.words.top(first, last)
        return (
            self._headed(head)
            or self._beside(head, first, last)
            or self._behind_of(head, first, last)
            or self._modifying(head, first)
        )

    def _headed(self, head: int) -> Entry | None:
        """The longest mention that ends at this head or holds it as its own head."""
        here = [
            one for one in self.covering(head) if self.words.top(one[0], one[1]) == head or one[1] == head + 1
        ]
        return max(here, key=lambda one: one[1] - one[0], default=(0, 0, None))[2]

    def _beside(self, head: int, first: int, last: int) -> Entry | None:
        """The person named beside a description: "spokesman John Kirby", "the head of the group, Hugh Hill"."""
        for child in self.words.children[head]:
            if (
                first <= child < last
                and child > head
                and self.words.dep[child] in {"appos", "flat", "compound"}
            ):
                entry = self._headed(child)
                if entry and entry.named:
                    return entry
        follower = self._headed_from(head + 1) if head + 1 < last else None
        return follower if follower and follower.kind == "person" else None

    def _headed_from(self, token: int) -> Entry | None:
        return next((entry for start, _, entry in self.covering(token) if start == token), None)

    def _behind_of(self, head: int, first: int, last: int) -> Entry | None:
        """The actor behind "members of", "dozens of"."""
        if not nouns.is_measure(self.words.lower[head]) or head + 2 > last or head + 1 >= len(self.words):
            return None
        if self.words.lower[head + 1] != "of" or not first <= head + 2 < last:
            return None
        return self._denoted(head + 2, last)

    def _modifying(self, head: int, first: int) -> Entry | None:
        """The country or body before a thing or its own organs: "US strikes", "Syrian troops"; not before people."""
        lower = self.words.lower[head]
        if nouns.kinds_of(lower) and not nouns.is_the_state(lower):
            return None
        if self.words.pos[head] == "PRON":
            return None
        for child in self.words.children[head]:
            if (
                child >= first
                and child < head
                and self.words.dep[child] in {"amod", "compound", "poss", "nmod"}
            ):
                entry = self._headed(child)
                if entry and (entry.kind != "person" or self.words.dep[child] == "poss"):
                    return entry
        return None

    def _nominal(self, first: int, last: int) -> Entry | None:
        """A new actor for a phrase whose head is a noun for people or a body; all its other uses are its mentions."""
        head = self.words.top(first, last)
        kinds = nouns.kinds_of(self.words.lower[head])
        if self.words.pos[head] not in {"NOUN", "PROPN", "ADJ"}:
            return None
        if not kinds and nouns.looks_human(self.words.lower[head]):
            kinds = ("group",)
        if not kinds:
            return None
        first, last = self._trimmed(head, first, last)
        name = self.words.between(first, last)
        key = id_of(name)
        entry = self.entries.get(key)
        if entry is None or entry.named:
            entry = self.add(name, kinds[0])
            entry.named, entry.confidence = False, 0.5
            entry.plural = nouns.is_plural(self.words.lower[head])
            entry.gender = nouns.gender_of(self.words.lower[head])
        self.mention(entry, first, last, "nominal")
        return entry

    def _trimmed(self, head: int, first: int, last: int) -> tuple[int, int]:
        """The phrase without determiners, numbers and what follows its head, save a short "of" or "for" phrase."""
        while first < head and (
            self.words.pos[first] in {"DET", "PRON", "PUNCT", "NUM", "ADV", "CCONJ", "ADP", "SPACE"}
        ):
            first += 1
        end = head + 1
        if end < last and self.words.lower[end] in {"of", "for"}:
            stop = next((n for n in range(end + 1, last) if self.words.pos[n] in _PHRASE_ENDS), last)
            end = stop if stop - first <= LONGEST_NAME and stop > end + 1 else end
        return max(first, head - LONGEST_NAME), end


_PHRASE_ENDS = frozenset({"PUNCT", "VERB", "AUX", "SCONJ", "PRON", "SPACE", "ADP"})


def entries_of(cast: Cast) -> Iterator[Entry]:
    """The actors so far, in the order in which they were made."""
    return iter(cast.entries.values())
