"""The cast of one article while it is being annotated: every actor, and who stands where.

Other stages ask it who a stretch of text denotes (`at`), or have it made an actor (`ensure`); `finish` gives the
actors.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

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
    told: set[str] = field(default_factory=set)  # all words of its descriptions, in small letters
    mentions: dict[Offsets, MentionForm] = field(default_factory=dict)


class Cast:
    """The actors of an article, found by the stretch of text where they are mentioned."""

    def __init__(self, parsed: Parsed, words: Words | None = None) -> None:
        self.words = words or Words(parsed)
        self.entries: dict[str, Entry] = {}
        self._here: dict[int, list[tuple[int, int, Entry]]] = {}  # token → mentions that cover it
        self._ties: dict[int, int] = {}  # pronoun → head of the description that it takes up
        self._nominals: dict[str, list[int]] = {}  # noun → where it heads a description of people or a body
        self._described: dict[str, list[Entry]] = {}  # noun → actors that have only a description with it

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

    def tie(self, pronoun: int, head: int) -> None:
        """Notes that a pronoun takes up a description that is no actor yet."""
        self._ties[pronoun] = head

    def note_nominal(self, head: int) -> None:
        """Notes a description of people or a body, so that all its uses are found when it becomes an actor."""
        self._nominals.setdefault(self.words.lower[head], []).append(head)

    @cached_property
    def sentence_starts(self) -> list[int]:
        """The first token of every sentence."""
        return sorted(set(self.words.sentence_of))

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

    def wanted(self) -> frozenset[str]:
        """The ids of the actors that a stage has asked for."""
        return frozenset(entry.id for entry in self.entries.values() if entry.wanted)

    def release(self, ids: Iterable[str]) -> None:
        """Takes back that a stage asked for these actors."""
        for actor_id in ids:
            self.entries[actor_id].wanted = False

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
            or self._apposed(head)
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

    def _apposed(self, head: int) -> Entry | None:
        """The actor whom a description behind its name describes: in "Hugh Hill, a doctor", "a doctor"."""
        if self.words.dep[head] != "appos":
            return None
        entry = self._headed(self.words.head[head])
        return entry if entry and entry.named and nouns.kinds_of(self.words.lower[head]) else None

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
        titled = self._titled(head, first, last)
        if titled:
            return titled
        follower = self._headed_from(head + 1)
        if follower and follower.named and (follower.kind == "person" or self._describes(head, head + 1)):
            return follower
        return None

    def _titled(self, head: int, first: int, last: int) -> Entry | None:
        """The person named at the end of a long title: "the ambassador to Britain Jane Hill"."""
        for start, end, entry in self.covering(last - 1):
            behind_other = (
                any(one[1] == start for one in self.covering(start - 1)) if start > head + 1 else False
            )
            if end == last and entry.kind == "person" and start > first and behind_other:
                return entry
        return None

    def _describes(self, noun: int, name: int) -> bool:
        """Whether a noun stands before the name that it describes: "the news agency SANA"."""
        if self.words.dep[noun] in {"compound", "nmod"} and self.words.head[noun] > noun:
            return True
        if self.words.head[name] == noun:
            return self.words.dep[name] in {"appos", "flat"}
        return self.words.head[name] == self.words.head[noun] and self.words.dep[name] == self.words.dep[noun]

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
        if head in self._ties:
            return self._tied(head)
        lower = self.words.lower[head]
        kinds = nouns.kinds_of(lower) or (("group",) if nouns.looks_human(lower) else ())
        if self.words.pos[head] not in {"NOUN", "PROPN", "ADJ"} or not kinds:
            return None
        first, last = self._phrase(head, last)
        entry = self._same_described(head, first, last)
        if entry is None:
            entry = self._add_described(head, first, last, _body_kind(kinds, nouns.is_plural(lower)))
        self.mention(entry, first, last, "nominal")
        return entry

    def _tied(self, pronoun: int) -> Entry | None:
        """The actor made of the description that a pronoun takes up."""
        head = self._ties[pronoun]
        entry = self._headed(head) or self._nominal(head, head + 1)
        if entry:
            self.mention(entry, pronoun, pronoun + 1, "pronoun")
        return entry

    def _same_described(self, head: int, first: int, last: int) -> Entry | None:
        """The actor that is described alike: by the same words, or by the noun alone where only one has it."""
        name, known = self._name(first, last).lower(), self._described.get(self.words.lower[head], [])
        same = next((entry for entry in known if entry.name.lower() == name), None)
        bare = last - first == 1
        if same is None and len(known) == 1 and (bare or known[0].name.lower() == self.words.lower[head]):
            same = known[0]
            same.name = same.name if bare else self._name(first, last)
        return same

    def _add_described(self, head: int, first: int, last: int, kind: ActorKind) -> Entry:
        lower = self.words.lower[head]
        entry = self.add(self._name(first, last), kind)
        entry.named, entry.confidence = False, 0.5
        entry.plural, entry.gender = nouns.is_plural(lower), nouns.gender_of(lower)
        self._described.setdefault(lower, []).append(entry)
        words = tuple(self.words.lower[first:last])
        for other in self._nominals.get(lower, ()):
            start, end = self._phrase(other, other + len(words))
            if tuple(self.words.lower[start:end]) == words:
                self.mention(entry, start, end, "nominal")
        return entry

    def _leads(self, token: int) -> bool:
        """Whether a word before a description is no part of it: a determiner, a number, "many"."""
        return self.words.pos[token] in _PHRASE_LEADS or nouns.is_quantity(self.words.lower[token])

    def _name(self, first: int, last: int) -> str:
        """The words of a description, with the name of whoever possesses it: "her aides" are "Jane Hill's aides"."""
        for start in (first, first - 1):
            for begin, end, owner in self.covering(start) if start >= 0 else ():
                if begin <= first and end < last and owner.mentions[self.words.span(begin, end)] == "nominal":
                    return owner.name + self.words.text[self.words.end[end - 1] : self.words.end[last - 1]]
                if end == first and self.words.tag[begin] == "PRP$":
                    return f"{owner.name}'s {self.words.between(first, last)}"
        return self.words.between(first, last)

    def _phrase(self, head: int, last: int) -> tuple[int, int]:
        """The noun with what stands before it, save determiners and numbers, and a short "of" or "for" behind it."""
        first = max(self.words.left(head), head - LONGEST_NAME)
        while first < head and self._leads(first):
            first += 1
        for token in range(head - 1, first - 1, -1):
            if self.words.pos[token] in _PHRASE_BREAKS or self.words.forms[token] in {
                ",",
                "“",
                "”",
                '"',
                "(",
                ")",
            }:
                first = token + 1
                break
        end = head + 1
        if end < last and self.words.lower[end] in {"of", "for"}:
            stop = next((one for one in range(end + 1, last) if self.words.pos[one] in _PHRASE_ENDS), last)
            end = stop if stop - first <= LONGEST_NAME and stop > end + 1 else end
        return first, end


def _body_kind(kinds: tuple[ActorKind, ...], plural: bool) -> ActorKind:
    """The kind of an actor that has only a description; several persons are a group."""
    return "group" if kinds[0] == "person" and plural else kinds[0]


_PHRASE_LEADS = frozenset(
    {"DET", "PRON", "PUNCT", "NUM", "ADV", "CCONJ", "ADP", "SPACE", "AUX", "VERB", "SCONJ"}
)
_PHRASE_BREAKS = frozenset({"SPACE", "AUX", "SCONJ"})


_PHRASE_ENDS = frozenset({"PUNCT", "VERB", "AUX", "SCONJ", "PRON", "SPACE", "ADP"})
