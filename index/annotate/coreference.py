"""Pronouns and descriptions that stand for an actor named before: "he", "their", "who", "the group", "the president".

Each is given to the candidate that fits in number, gender and kind and scores best by nearness, grammar and who spoke
last. Where nobody fits well it stays nobody's.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from index.annotate import nouns
from index.annotate.cast import Cast
from index.annotate.mentions import Entry
from index.annotate.parsed import FoundQuote

_FILE = Path(__file__).with_name("data") / "coreference.toml"
_HE = {"he": "male", "him": "male", "his": "male", "himself": "male", "she": "female", "her": "female"}
_HE |= {"hers": "female", "herself": "female"}
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_IT = frozenset({"it", "its", "itself"})
_WHO = frozenset({"who", "whose", "whom"})
_FIRST = frozenset({"i", "me", "my", "mine", "myself"})
_WE = frozenset({"we", "us", "our", "ours", "ourselves"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
_OPENING = 5  # tokens of an opening phrase
_RECENT = 24  # candidates looked at, the nearest first: bounds the time for any text
_FARTHEST = {"he": 5, "they": 2, "them": 1, "it": 1}  # sentences back


@dataclass(slots=True)
class Candidate:
    """Somebody who was mentioned: the token at the head, its sentence, and the actor, or None for a description."""

    token: int
    sentence: int
    entry: Entry | None
    subject: bool
    says: bool
    gender: str | None
    plural: bool
    person: bool


class Resolver:
    """Walks through an article once and gives pronouns and descriptions to actors."""

    def __init__(self, cast: Cast, found_quotes: Sequence[FoundQuote]) -> None:
        self.cast, self.words = cast, cast.words
        self._recent: list[Candidate] = []
        self._sources: dict[int, FoundQuote] = {}  # head token of a quote's source → the quote
        self._quotes = sorted(
            (quote for quote in found_quotes if quote.kind == "direct"), key=lambda one: one.start
        )
        self._starts = [quote.start for quote in self._quotes]
        for quote in found_quotes:
            if quote.source:
                first, last = self.words.tokens(*quote.source)
                if first < last:
                    self._sources[self.words.top(first, last)] = quote
        self._speakers: dict[int, Entry] = {}  # start of a quote → its speaker
        self._entries: dict[int, Entry] = {}  # head of a name → its actor
        self._first_tokens = sorted(set(self.words.sentence_of))
        self._called: dict[
            str, list[tuple[int, Entry]]
        ] = {}  # noun → first mention and actor of those called so

    def run(self) -> None:
        """Resolves everything, in the order of reading."""
        words = self.words
        self._entries = self._heads()
        self._called = self._roles()
        for token, lower in enumerate(words.lower):
            if token in self._entries:
                self._note(token, self._entries[token])
            elif words.pos[token] == "PRON":
                self._pronoun(token, lower)
            elif (
                words.pos[token] in {"NOUN", "PROPN"}
                and nouns.kinds_of(lower)
                and not self.cast.covering(token)
            ):
                self._description(token, lower)
        self._first_persons()

    def _heads(self) -> dict[int, Entry]:
        """The head token of every mention so far."""
        heads: dict[int, Entry] = {}
        for entry in [one for one in self.cast.entries.values() if one.named]:
            for start, end in entry.mentions:
                first, last = self.words.tokens(start, end)
                heads[self.words.top(first, last)] = entry
        return heads

    def _roles(self) -> dict[str, list[tuple[int, Entry]]]:
        """The actors that the article calls by each noun, with the offset of their first mention."""
        called: dict[str, list[tuple[int, Entry]]] = {}
        for entry in self.cast.entries.values():
            for noun in entry.roles if entry.named and entry.mentions else ():
                called.setdefault(noun, []).append((min(entry.mentions)[0], entry))
        return called

    def _note(self, token: int, entry: Entry | None, plural: bool = False, gender: str | None = None) -> None:
        """Remembers somebody mentioned at this token."""
        words = self.words
        subject = words.dep[token] in _SUBJECTS
        says = token in self._sources or (subject and words.lemma[words.head[token]] in _lists()["saying"])
        person = entry.kind == "person" if entry else not plural
        gender = entry.gender if entry else gender
        if entry:
            plural = entry.plural or entry.kind in {"group"}
        if entry and says and token in self._sources:
            self._speakers[self._sources[token].start] = entry
        where = words.sentence_of[token]
        self._recent.append(Candidate(token, where, entry, subject, says, gender, plural, person))
        if len(self._recent) > 2 * _RECENT:
            del self._recent[:-_RECENT]

    def _pronoun(self, token: int, lower: str) -> None:
        if lower in _WHO:
            self._give(token, self._antecedent(token))
            return
        sort = "he" if lower in _HE else "they" if lower in _THEY else "it" if lower in _IT else None
        sort = "them" if lower in {"them", "themselves"} else sort
        if sort is None or (sort == "it" and not self._it_refers(token, lower)):
            return
        ahead = self._ahead(token)
        if ahead and _fits(ahead, sort, _HE.get(lower), False) is not None:
            self._give(token, ahead)
        else:
            self._give(token, self._best(token, sort, _HE.get(lower)))

    def _ahead(self, token: int) -> Candidate | None:
        """The subject that follows an opening phrase: "For its part, the ministry …"."""
        words = self.words
        if words.dep[token] != "poss" or token - words.sentence_of[token] > _OPENING:
            return None
        above = token
        while words.dep[above] != "prep" and words.head[above] != above:
            above = words.head[above]
        subject = next(
            (one for one in words.children[words.head[above]] if words.dep[one] in _SUBJECTS and one > token),
            None,
        )
        entry = self._entries.get(subject) if subject is not None and above < token else None
        if entry is None or subject is None:
            return None
        return Candidate(subject, 0, entry, True, False, entry.gender, entry.plural, entry.kind == "person")

    def _it_refers(self, token: int, lower: str) -> bool:
        words = self.words
        if lower != "it":
            return True
        verb = words.head[token]
        return words.dep[token] == "nsubj" and words.lemma[verb] not in _lists()["empty_it"]

    def _antecedent(self, token: int) -> Candidate | None:
        """Whom a relative pronoun takes up: the noun on which its clause hangs."""
        words, verb = self.words, self.words.head[token]
        for _ in range(4):
            if words.dep[verb] == "relcl":
                noun = words.head[verb]
                return next(
                    (one for one in reversed(self._recent) if one.token == noun and _is_people(one)), None
                )
            verb = words.head[verb]
        return None

    def _give(self, token: int, chosen: Candidate | None) -> None:
        """Makes the pronoun a mention of the one chosen, or ties it to a description that may become an actor."""
        if chosen is None:
            return
        if chosen.entry:
            self.cast.mention(chosen.entry, token, token + 1, "pronoun")
            chosen.entry.gender = chosen.entry.gender or _HE.get(self.words.lower[token])
        else:
            self.cast.described.tie(token, chosen.token)
        self._note(token, chosen.entry, chosen.plural, chosen.gender)
        self._recent[-1].person = chosen.person
        if chosen.entry is None:
            self._recent[-1].token = chosen.token

    def _best(self, token: int, sort: str, gender: str | None) -> Candidate | None:
        """The candidate that fits the pronoun best, or None."""
        best: tuple[float, Candidate] | None = None
        starts = self.words.sentence_of
        sentences = 0
        last_sentence = starts[token]
        inside = self._quote_around(token)
        barred = self._beside(token)
        last_speaker = next((one for one in reversed(self._recent) if one.says), None)
        for one in reversed(self._recent[-_RECENT:]):
            if one.sentence != last_sentence:
                sentences += self._sentences_between(one.sentence, last_sentence)
                last_sentence = one.sentence
            if sentences > _FARTHEST[sort]:
                break
            score = self._score(token, one, sentences, sort, gender)
            if score is None or (inside is not None and one.entry is not None and one.entry is inside):
                continue
            if one.entry is not None and one.entry.id in barred:
                continue
            if token in self._sources and self._is_said(one.token, self._sources[token]):
                continue
            score += 1.5 if one is last_speaker and token in self._sources else 0.0
            if best is None or score > best[0] + 1e-9:
                best = (score, one)
        return best[1] if best and best[0] > -2.5 else None

    def _beside(self, token: int) -> set[str]:
        """The actors at the same verb as a pronoun, who would be "himself" if they were meant."""
        words = self.words
        if words.dep[token] == "poss" or words.lower[token].endswith(("self", "selves")):
            return set()
        beside = {child for child in words.children[words.head[token]] if child != token}
        near = reversed(self._recent[-_RECENT:])
        return {one.entry.id for one in near if one.entry is not None and one.token in beside}

    def _is_said(self, token: int, quote: FoundQuote) -> bool:
        """Whether the token is among the words of the quote."""
        return quote.start <= self.words.start[token] < quote.end

    def _sentences_between(self, start: int, end: int) -> int:
        return bisect_right(self._sentence_starts, end) - bisect_right(self._sentence_starts, start)

    @property
    def _sentence_starts(self) -> list[int]:
        return self._first_tokens

    def _score(
        self, token: int, one: Candidate, sentences: int, sort: str, gender: str | None
    ) -> float | None:
        """How well a candidate fits; None where it cannot be meant."""
        fits = _fits(one, sort, gender, token in self._sources)
        if fits is None:
            return None
        words = self.words
        score = fits - 1.0 * sentences
        if one.subject:
            score += 1.5
        if one.entry:
            score += 0.1 * min(len(one.entry.mentions), 6)
        if words.dep[one.token] in {"poss", "compound", "amod"}:
            score -= 0.7
        if sort == "it" and not (one.subject or sentences == 0):
            return None
        return score

    def _quote_around(self, token: int) -> Entry | None:
        """The speaker of the direct quote around a token, as far as known."""
        quote = self._quote_at(token)
        return self._speakers.get(quote.start) if quote else None

    def _quote_at(self, token: int) -> FoundQuote | None:
        number = bisect_right(self._starts, self.words.start[token]) - 1
        if number >= 0 and self.words.start[token] < self._quotes[number].end:
            return self._quotes[number]
        return None

    def _description(self, token: int, lower: str) -> None:
        """A noun for people or a body: a reference to an actor where it is definite, else somebody new."""
        plural = nouns.is_plural(lower)
        kinds = nouns.kinds_of(lower)
        entry = None if plural and lower != "police" else self._referred(token, nouns.singular(lower))
        if entry:
            first = self._determiner(token)
            self.cast.mention(entry, first, token + 1, "nominal")
        self.cast.described.note(token)
        named = any(child in self._entries for child in self.words.children[token] if child > token)
        if entry or not (named or self.words.dep[token] in {"compound", "attr", "appos"}):
            self._note(token, entry, plural or kinds[0] not in {"person"}, nouns.gender_of(lower))

    def _determiner(self, token: int) -> int:
        return min((one for one in self.words.children[token] if one < token), default=token)

    def _referred(self, token: int, noun: str) -> Entry | None:
        """The actor whom "the group", "that country", "the president" takes up."""
        words = self.words
        below = words.children[token]
        if not any(words.lower[one] in {"the", "this", "that"} for one in below if one < token):
            return None
        heavy = [
            one
            for one in below
            if one < token and words.dep[one] in {"amod", "compound", "poss", "nummod", "nmod"}
        ]
        if heavy and words.pos[token] == "PROPN":
            return None
        weighty = {words.lower[one] for one in heavy} - _lists()["light"]
        behind = [one for one in below if one > token]
        if any(words.dep[one] in {"appos", "relcl", "acl"} or words.lower[one] == "of" for one in behind):
            return None
        called = self._by_role(token, noun, weighty)
        return called or (None if weighty else self._by_kind(token, noun))

    def _by_role(self, token: int, noun: str, weighty: set[str]) -> Entry | None:
        """The actor last mentioned of those that the article calls so, or whose name says so."""
        for one in reversed(self._recent):
            if one.entry and _is_called(one.entry, noun) and weighty <= one.entry.told:
                return one.entry
        position = self.words.start[token]
        called = [
            one for first, one in self._called.get(noun, ()) if first < position and weighty <= one.told
        ]
        return called[0] if len(called) == 1 else None

    def _by_kind(self, token: int, noun: str) -> Entry | None:
        """The body of a fitting kind in this sentence or the one before; subjects first."""
        lists = _lists()
        if noun not in lists["any_body"]:
            return None
        best: tuple[float, Entry] | None = None
        here = self.words.sentence_of[token]
        for number, one in enumerate(reversed(self._recent[-_RECENT:])):
            distance = self._sentences_between(one.sentence, here)
            if distance > 2:
                break
            if one.entry is None or not _may_be(one.entry, noun):
                continue
            score = (
                1.2 * one.subject
                - distance
                - 0.05 * number
                - 0.8 * (self.words.dep[one.token] in {"compound", "amod", "poss"})
            )
            if best is None or score > best[0]:
                best = (score, one.entry)
        return best[1] if best else None

    def _first_persons(self) -> None:
        """Gives "I", and the "we" of a body, inside a direct quote to its speaker."""
        words = self.words
        for quote in self._quotes:
            speaker = self._speakers.get(quote.start)
            if speaker is None:
                continue
            first, last = words.tokens(quote.start, quote.end)
            for token in range(first, last):
                lower = words.lower[token]
                if lower in _FIRST or (
                    lower in _WE and words.forms[token] != "US" and speaker.kind != "person"
                ):
                    self.cast.mention(speaker, token, token + 1, "pronoun")


def resolve(cast: Cast, found_quotes: Sequence[FoundQuote]) -> None:
    """Adds the pronouns and descriptions of the article to the actors for whom they stand."""
    Resolver(cast, found_quotes).run()


def _fits(one: Candidate, sort: str, gender: str | None, source: bool) -> float | None:
    """What speaks for a candidate by number, gender and kind; None where it cannot be meant."""
    if sort == "he":
        told = one.entry.gender if one.entry else one.gender
        if told and told != gender:
            return None
        if one.person and not one.plural:
            return 1.0 if told == gender else 0.0
        spoken_of = one.entry is not None and one.entry.gender == gender
        return (0.0 if spoken_of else -2.3) if source and one.entry and one.subject else None
    if sort in {"they", "them"}:
        if one.plural:
            return 1.0
        if one.entry is None or one.person or sort == "them":
            return None
        return -0.3 if one.subject or source else None
    if one.entry is None or one.person or (one.plural and one.entry.kind != "group"):
        return None
    return 0.5


def _is_people(one: Candidate) -> bool:
    """Whether "who" can take up the candidate."""
    return one.person or one.plural or (one.entry is not None and one.entry.kind == "group")


def _is_called(entry: Entry, noun: str) -> bool:
    """Whether the article calls the actor by this noun, or its name says it."""
    if noun in entry.roles:
        return True
    return entry.kind not in {"person", "country"} and noun in entry.name.lower().split()


def _may_be(entry: Entry, noun: str) -> bool:
    """Whether a body of this kind can be called so."""
    if noun in _lists()["countries"]:
        return entry.kind == "country"
    kinds = set(nouns.kinds_of(noun)) - {"person", "country"}
    if "organization" in kinds or "group" in kinds:
        kinds |= {"organization", "media"} | ({"government"} if noun in _lists()["public_bodies"] else set())
    return entry.kind in kinds


@cache
def _lists() -> dict[str, frozenset[str]]:
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {name: frozenset(listed.split()) for name, listed in data.items()}
