"""Single people told as harmed, told apart by name, age and sex, so that each is counted once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from spacy.tokens import Token

from index.annotate.events.amounts import number_of
from index.annotate.events.arguments import subject
from index.annotate.events.lemmas import lemma
from index.annotate.events.victims import Victims
from index.annotate.happenings.happening_words import words
from index.annotate.parse.clauses import is_verb
from index.annotate.parse.doc_notes import text_of
from index.annotate.parse.grammar_terms import CONJUNCT, NAME

TITLE = -1  # the sentence number of what the title tells
_AGE = re.compile(r"(\d{1,3}|[a-z]+(?:-[a-z]+)?)[-\s](?:years?|months?|weeks?|days?)[-\s]old", re.I)
_AGE_BEHIND = re.compile(r",\s*(?:aged?\s+)?(\d{1,3})\s*(?:[,.;:)]|\Z|of\b|who\b|from\b)|\s*\((\d{1,3})\)")
_BEHIND = 14  # characters behind a name in which an age may stand
_KINDS = ("female", "male", "minor", "adult", "attacker", "officer")  # "Man" of a headline is no name
_PARTS = ("attacker", "officer")  # a gunman is no policeman
_OF_AGE = 20
_BORDER = range(17, 20)  # ages at which a man may be called a boy
_NEW = frozenset(("one", "number", "bare"))  # how somebody is told who was not told before in the sentence
_ALIVE = frozenset(("wounded", "treated"))
_DEAD = frozenset(("killed",))


@dataclass
class Person:
    """Somebody to whom harm was done, by all that was told so far."""

    sentence: int
    age: int | None = None
    sex: str | None = None
    minor: bool | None = None
    names: frozenset[str] = frozenset()
    part: str | None = None
    is_other: bool = False
    dead: bool = False
    hurt: bool = False
    treated: bool = False  # in a hospital, or told to be in some condition
    stopped: bool = False  # harmed by the police or by guards
    beside_dead: bool = False  # told in one sentence with somebody who died
    mentions: int = 1
    latest: int = TITLE  # the sentence of the last mention

    def may_be(self, other: Person) -> bool:
        """Whether nothing told speaks against both being one."""
        if self.age is not None and other.age is not None and self.age != other.age:
            return False
        if self.sex and other.sex and self.sex != other.sex:
            return False
        if self.part and other.part and self.part != other.part:
            return False
        grown = self.age in _BORDER or other.age in _BORDER
        if self.minor is not None and other.minor is not None and self.minor != other.minor and not grown:
            return False
        return not (self.names and other.names) or self.has_name_of(other)

    def has_name_of(self, other: Person) -> bool:
        """Whether names may be of one person: "Lee" is that of "Ann Lee", and "Tom Lee" is not."""
        shared = self.names & other.names
        return len(shared) > 1 or (bool(shared) and shared in (self.names, other.names))

    @property
    def is_doer(self) -> bool:
        """Whether it is the attacker, by name or because the police stopped this person."""
        return self.part == "attacker" or self.stopped

    def join(self, other: Person) -> None:
        """Takes what is told of the same person elsewhere."""
        self.age = self.age if self.age is not None else other.age
        self.sex = self.sex or other.sex
        self.minor = self.minor if self.minor is not None else other.minor
        self.names |= other.names
        self.part = self.part or other.part
        self.dead |= other.dead
        self.hurt |= other.hurt
        self.treated |= other.treated
        self.stopped |= other.stopped
        self.mentions += 1
        self.latest = other.sentence


def persons_of(victims_by_sentence: Iterable[tuple[Victims, int]]) -> list[Person]:
    """The single people among those harmed, each once. With each phrase comes the number of its sentence."""
    persons: list[Person] = []
    by_sentence: dict[int, list[Person]] = {}
    together: dict[tuple[int, int], list[Person]] = {}  # those of one word of harm are different people
    by_noun: dict[Token | tuple[int, str], Person] = {}  # a noun of two words of harm, "he" of one sentence
    for victims, sentence in victims_by_sentence:
        if victims.low != 1 or victims.high != 1:
            continue
        described = _described(victims, sentence)
        beside = together.setdefault((sentence, victims.harm.i), [])
        noun = (sentence, victims.noun.lower_) if victims.how == "pronoun" else victims.noun
        person = by_noun.get(noun)
        if person is None or person in beside:
            person = _same(persons, described, beside, victims)
        if person is None:
            person = described
            persons.append(person)
        else:
            person.join(described)
        by_noun[noun] = person
        beside.append(person)
        by_sentence.setdefault(sentence, []).append(person)
    for in_sentence in by_sentence.values():
        if any(person.dead for person in in_sentence):
            for person in in_sentence:
                person.beside_dead |= not person.dead
    return _without_doubles(persons, together.values())


def _without_doubles(persons: Sequence[Person], together: Iterable[Sequence[Person]]) -> list[Person]:
    """The same, who was told anew as wounded and then died joined with who was told to be dead."""
    apart = {(id(one), id(other)) for several in together for one in several for other in several}
    kept: list[Person] = []
    for person in persons:
        told_anew = person.dead and person.hurt and not person.is_other
        first = next(
            (one for one in kept if one.dead and one.may_be(person) and (id(one), id(person)) not in apart),
            None,
        )
        if told_anew and first is not None:
            first.join(person)
        else:
            kept.append(person)
    return kept


def are_apart(several: Sequence[Victims]) -> bool:
    """Whether none of these can be another: "a father and his baby boy", but not "the victim, a man of 20"."""
    if _are_joined([victims.noun for victims in several]):
        return True
    described = [_described(victims, 0) for victims in several]
    return not any(one.may_be(other) for one, other in combinations(described, 2))


def _are_joined(nouns: Sequence[Token]) -> bool:
    """Whether “and” joins them, so that they are different people: “killed Lund and her daughter”."""
    return all(noun.dep_ == CONJUNCT and noun.head in nouns for noun in nouns[1:])


def _same(persons: list[Person], person: Person, beside: list[Person], victims: Victims) -> Person | None:
    """Who of those found before it is, or None for somebody new."""
    may_be = [one for one in persons if one not in beside and one.may_be(person)]
    if person.names and (named := next((one for one in may_be if one.has_name_of(person)), None)):
        return named
    if person.age is not None and (aged := next((one for one in may_be if one.age == person.age), None)):
        return aged
    if person.is_other:
        return next(
            (one for one in reversed(may_be) if one.is_other and one.sentence != person.sentence), None
        )
    if victims.how == "pronoun":
        return max(may_be, key=lambda one: one.latest, default=None)
    best = min(may_be, key=lambda one: (one.dead != person.dead, -one.sentence), default=None)
    if best is None or (victims.how not in _NEW and not (best.dead and _is_named_alive(victims))):
        return best
    alive = victims.what in _ALIVE and best.dead  # "a man was killed … A man was wounded"
    return None if alive or best.sentence == person.sentence else best


def _is_named_alive(victims: Victims) -> bool:
    """Whether it is said by name: “Ann Lund, who was injured”; of who died it is said that he was shot, had wounds."""
    is_told = is_verb(victims.harm) and lemma(victims.harm) in ("injure", "hurt", "wound")
    return victims.how == "name" and victims.what == "wounded" and is_told


def distinct(persons: Iterable[Person]) -> int:
    """How many of these are surely different people, by name, age and sex."""
    several: list[Person] = []
    for person in persons:
        if not any(person.may_be(other) for other in several):
            several.append(person)
    return len(several)


def _described(victims: Victims, sentence: int) -> Person:
    """What a phrase tells of a person."""
    noun = victims.noun
    text = text_of(noun.doc)
    end = noun.idx + len(noun)
    phrase = text[min(victims.start, noun.idx) : end]
    forms = {noun.lower_, lemma(noun), *re.findall(r"[a-z]+", phrase.lower())}
    age = _age(phrase, text[end : end + _BEHIND])
    minor: bool | None = None
    if age is not None:
        minor = age < _OF_AGE
    elif forms & (words("people", "minor") | words("people", "young")):
        minor = True
    elif forms & words("people", "adult"):
        minor = False
    return Person(
        sentence,
        age,
        "f" if forms & words("people", "female") else "m" if forms & words("people", "male") else None,
        minor,
        _names(victims),
        next((part for part in _PARTS if forms & words("people", part)), None),
        victims.how == "other",
        victims.what in _DEAD,
        victims.what in _ALIVE,
        victims.what == "treated",
        _is_stopped(victims),
        latest=sentence,
    )


def _is_stopped(victims: Victims) -> bool:
    """As in "shot dead by police", "a guard killed him": the police or guards do it to somebody who is none of them."""
    harm = victims.harm
    if not is_verb(harm) or lemma(victims.noun) in words("people", "officer"):
        return False
    doer = subject(harm)
    return doer is not None and doer != victims.noun and doer.lower_ in words("people", "forces")


def _age(phrase: str, behind: str) -> int | None:
    if age := _AGE.search(phrase):
        return number_of(age[1])
    after = _AGE_BEHIND.match(behind)
    return int(after[1] or after[2]) if after else None


def _names(victims: Victims) -> frozenset[str]:
    """The words of a person's name, without titles."""
    noun = victims.noun
    if victims.how not in ("name", "other") or noun.pos_ != NAME:
        return frozenset()
    parts = [one for one in noun.doc[noun.left_edge.i : noun.i + 1] if one.pos_ == NAME]
    named = {one.lower_.strip(".•*·\"“”'‘’") for one in parts if one.ent_type_ in ("PERSON", "")}
    described = words("people", "titles").union(*(words("people", kind) for kind in _KINDS))
    return frozenset(name for name in named if len(name) > 1 and name not in described)
