"""The one whom an article tells of: “Man killed in Lund”, “A man was killed”, “Jo Hill, 25, was shot and died”."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from index.annotate.actors import person_nouns
from index.annotate.actors.cast import Cast
from index.annotate.actors.coreference_words import word_list
from index.annotate.actors.fates import fate_of, is_long_before, is_of_another
from index.annotate.actors.mentions import ActorEntry
from index.annotate.actors.same_age import age_before, age_of
from index.annotate.parse.grammar import NOUNS, PLURAL, SUBJECTS
from index.annotate.parse.grammar_terms import (
    APPOSITION,
    COMMON_NOUN,
    NAME,
    NUMERAL,
    PRONOUN,
    PUNCTUATION_MARK,
    WHITE_SPACE,
)
from index.annotate.parse.headlines import in_headline
from index.model import MentionForm

_LEAD = 6  # sentences in which a report says what happened, and somebody is told of without a name
_FIRST = 2  # sentences that say again what the headline says
_FARTHEST = 12  # sentences between what is told of one without a name and by it
_PEOPLE = frozenset((COMMON_NOUN, NAME, NUMERAL, PRONOUN))
_NEW = frozenset(("a", "an"))
_WORSE = {"held": ("held",), "dead": ("dead",), "hurt": ("hurt", "dead")}  # fates that may be the same one's


@dataclass(frozen=True, slots=True)
class Nameless:
    """Somebody without a name: the noun's token, what befell him, and what is said of him."""

    token: int
    sentence: int
    fate: str
    noun: str
    age: int
    gender: str | None
    titled: bool  # in a headline
    new: bool  # “a man”, or “man” in a headline
    alone: bool  # no word says that there are several, or that he is another

    def fits(self, other: Nameless) -> bool:
        """Whether both may be the same one."""
        if self is other:
            return self.alone
        beside = self.sentence == other.sentence and self.new and other.new  # “a man and a boy”
        if beside or not (self.alone and other.alone):
            return False
        nouns = {self.noun, other.noun}
        if nouns & word_list("young") and nouns & word_list("grown"):
            return False
        if self.noun != other.noun and not nouns <= word_list("anybody"):
            return False
        ages = {self.age, other.age} - {0}
        genders = {self.gender, other.gender} - {None}
        return len(ages) < 2 and len(genders) < 2


class ToldTwice:
    """Gives descriptions to the one person of an article to whom a thing is told to have happened."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.words = cast, cast.words

    def join(self) -> None:
        """Makes one of those who are told of twice, where nobody else can be meant."""
        for fate, fates in _WORSE.items():
            alike = [person for person in self._nameless if person.fate in fates]
            fresh = [person for person in alike if person.new and self._is_open(person.token)]
            if not fresh:
                continue
            if all(person.fits(other) for person in alike for other in alike):
                self._join_alone(fate, fresh)
            else:
                self._join_headline(fresh)

    def _join_alone(self, fate: str, people: list[Nameless]) -> None:
        """The only one of a fate: by name, where one is named with it, else the headline's and the lead's are one."""
        named = self._named(_WORSE[fate])
        lead = [person for person in people if person.titled or self._number(person.token) < _LEAD]
        if len(named) == 1:
            self._name(lead, *named[0])
        if named:
            return
        body = [person for person in lead if not person.titled]
        main = next((one for one in body if age_before(self.words, one.token)), None) or next(
            iter(body), None
        )
        for person in people if main else ():
            again = person.age and main and (person.age, person.noun) == (main.age, main.noun)
            if main and person is not main and (person in lead or again):
                self.cast.described.tie(person.token, main.token)

    def _join_headline(self, people: list[Nameless]) -> None:
        """Makes one of those whom the headline and the lead call alike: “Man, boy shot”, “A man and a boy …”."""
        lead = [person for person in people if not person.titled and self._number(person.token) < _FIRST]
        for person in people if lead else ():
            alike = [other for other in lead if other.noun == person.noun and other.fits(person)]
            twins = [other for other in people if other.titled and other.noun == person.noun]
            if person.titled and len(alike) == 1 == len(twins):
                self.cast.described.tie(person.token, alike[0].token)

    def _name(self, people: list[Nameless], entry: ActorEntry, heads: list[int]) -> None:
        """Makes those who may be a named person mentions of him, and “the man” behind them."""
        fitting = [person for person in people if self._may_be(person, entry, heads)]
        for person in fitting:
            first = min([person.token, *self.words.children[person.token]])
            self.cast.mention(entry, first, person.token + 1, "nominal")
        for person in fitting:
            self._name_later(person, entry)

    def _name_later(self, person: Nameless, entry: ActorEntry) -> None:
        """Makes “the man” behind a description of somebody a mention of him, where no other man is told of."""
        uses = self.cast.described.heads.get(self.words.lower[person.token], [])
        free = [use for use in uses if use != person.token and self._is_free(use)]
        if all(self._is_definite(use) for use in free):
            for use in free:
                if use > person.token:
                    self.cast.mention(entry, use - 1, use + 1, "nominal")

    def _is_definite(self, token: int) -> bool:
        """Whether a noun stands with a definite article alone: “the man”."""
        return [self.words.lower[one] for one in self.words.children[token]] == ["the"]

    def _is_free(self, token: int) -> bool:
        return not self.cast.covering(token)

    def _is_open(self, token: int) -> bool:
        """Whether a token is nobody's yet, and stands in no title: whom that tells of is found by its deeds."""
        segment = self.words.parsed.segment_at(self.words.start[token])
        return self._is_free(token) and (segment is None or segment.kind != "title")

    def _may_be(self, person: Nameless, entry: ActorEntry, heads: list[int]) -> bool:
        """Whether the person named with a fate at these tokens may be the one who is told of without a name."""
        if person.noun not in word_list("anybody"):
            return False
        if person.gender and entry.gender and person.gender != entry.gender:
            return False
        if person.age and not self._ages(entry) <= {person.age}:
            return False
        sentences = {self.words.sentence_of[head] for head in heads}
        number = self._number(person.token)
        near = any(abs(self._number(head) - number) <= _FARTHEST for head in heads)
        return near and self.words.sentence_of[person.token] not in sentences

    def _ages(self, entry: ActorEntry) -> set[int]:
        """The ages with which a person is named."""
        return {age_of(self.words, *self.words.tokens(*span)) for span in entry.mentions} - {0}

    def _named(self, fates: tuple[str, ...]) -> list[tuple[ActorEntry, list[int]]]:
        """The persons to whom this happened, with the tokens that surely say so."""
        named = []
        for entry in self.cast.entries.values():
            if entry.kind != "person" or not entry.named:
                continue
            spans = [
                (self.words.top(*self.words.tokens(*span)), form) for span, form in entry.mentions.items()
            ]
            fitting = [(head, form) for head, form in spans if fate_of(self.words, head) in fates]
            if fitting:
                named.append((entry, [head for head, form in fitting if self._is_sure(entry, head, form)]))
        return named

    def _is_sure(self, entry: ActorEntry, head: int, form: MentionForm) -> bool:
        """Whether a thing is told of somebody by name, or by a pronoun where his age is told, as of no official."""
        words = self.words
        first = words.left(head)
        says = "according" in words.lower[max(0, first - 2) : first + 1]
        if words.dep[head] == APPOSITION or says or is_of_another(words, head):
            return False  # “According to Chief Ann Berg, the boy was shot”
        return form == "name" or (form == "pronoun" and bool(self._ages(entry)))

    @cached_property
    def _nameless(self) -> list[Nameless]:
        """Everybody without a name to whom something is told to have happened."""
        return list(self._find())

    def _find(self) -> Iterator[Nameless]:
        words = self.words
        for token, pos in enumerate(words.pos):
            if pos not in _PEOPLE or (pos == PRONOUN and words.lower[token] != "others"):
                continue
            if pos == NUMERAL and words.dep[token] not in SUBJECTS:
                continue  # “Jo Hill, 34, was killed”
            if pos in NOUNS and not self._is_human(token):
                continue
            fate = fate_of(words, token)
            if fate and not self._is_somebody(token) and not is_long_before(words, token):
                yield self._as_nameless(token, fate)

    def _is_human(self, token: int) -> bool:
        """Whether a noun is of people, whom things happen to as here."""
        lower = self.words.lower[token]
        kinds = person_nouns.kinds_of(lower)
        return "person" in kinds or "group" in kinds or lower == "others" or person_nouns.looks_human(lower)

    def _is_somebody(self, token: int) -> bool:
        """Whether a token stands for an actor with a name."""
        return any(entry.named for *_, entry in self.cast.covering(token))

    def _as_nameless(self, token: int, fate: str) -> Nameless:
        words, noun = self.words, person_nouns.singular(self.words.lower[token])
        before = [words.lower[one] for one in words.children[token] if one < token]
        titled = in_headline(words.doc[token])
        bare = titled and not set(before) & {"the", "his", "her", "its", "their"}
        alone = words.tag[token] not in PLURAL and words.pos[token] in NOUNS
        counted = any(words.pos[one] == NUMERAL and one == token - 1 for one in words.children[token])
        another = not set(before).isdisjoint(word_list("of_others")) or is_of_another(words, token)
        return Nameless(
            token,
            words.sentence_of[token],
            fate,
            noun,
            age_before(words, token) or self._age_behind(token),
            person_nouns.gender_of(words.lower[token]),
            titled,
            bool(_NEW & set(before)) or bare,
            alone and not counted and not another,
        )

    def _age_behind(self, token: int) -> int:
        """The age in “a girl, 5, was shot”, or at the end of a line; 0 where none stands there."""
        form = self.words.form_at(token + 2)
        ends = token + 3 >= len(self.words) or self.words.pos[token + 3] in (PUNCTUATION_MARK, WHITE_SPACE)
        is_age = self.words.form_at(token + 1) in (",", "(") and form.isdecimal() and ends
        return int(form) if is_age and len(form) < 4 else 0

    def _number(self, token: int) -> int:
        """The number of a token's sentence, those of headlines not counted."""
        return self._numbers.get(self.words.sentence_of[token], 0)

    @cached_property
    def _numbers(self) -> dict[int, int]:
        firsts = sorted(set(self.words.sentence_of))
        prose = [first for first in firsts if not in_headline(self.words.doc[first])]
        return {first: number for number, first in enumerate(prose)}
