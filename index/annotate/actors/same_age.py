"""One person told of twice: by age alone, “a 21-year-old man was arrested”, and by name, “Jo Hill, 21, is held”."""

from __future__ import annotations

import re
from collections import defaultdict

from index.annotate.actors import person_nouns
from index.annotate.actors.cast import Cast
from index.annotate.actors.coreference_words import word_list
from index.annotate.actors.mentions import ActorEntry
from index.annotate.parse.grammar import PLURAL
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    APPOSITION,
    CONJUNCT,
    DIRECT_OBJECT,
    NOUN_CLAUSE,
    PASSIVE_SUBJECT,
    PAST_PARTICIPLE,
    PREPOSITIONAL_OBJECT,
    RELATIVE_CLAUSE,
)
from index.annotate.parse.words import Words

_OLDEST = 120
_YEAR = re.compile(r"(?:19|20)\d\d")
_AROUND = 30  # words in which a second one is told of
_HIGHEST = 3  # words looked at above
_FEW_USES = 6
_SUFFERING = frozenset((PASSIVE_SUBJECT, DIRECT_OBJECT))
_BEHIND_AGES = frozenset((",", ")", ".", ";"))


class SameAge:
    """The persons whom an article names with their age, to be found by it."""

    def __init__(self, cast: Cast) -> None:
        self.words = cast.words
        self._aged: dict[int, list[ActorEntry]] = defaultdict(list)
        for entry in cast.entries.values():
            if entry.kind == "person" and entry.named:
                for age in {_age_of(self.words, *self.words.tokens(*span)) for span in entry.mentions} - {0}:
                    self._aged[age].append(entry)

    def find(self, token: int) -> ActorEntry | None:
        """The one person named with the age that a description has, to whom the same is told to have happened."""
        words = self.words
        age = _age_before(words, token)
        bearers = self._aged.get(age, ()) if age else ()
        if len(bearers) != 1 or words.tag[token] in PLURAL:
            return None
        entry, gender = bearers[0], person_nouns.gender_of(words.lower[token])
        if gender and entry.gender and gender != entry.gender:
            return None
        heads = [words.top(*words.tokens(*span)) for span in sorted(entry.mentions)[:_FEW_USES]]
        if any(words.sentence_of[head] == words.sentence_of[token] for head in heads):
            return None
        fate = _fate(words, token)
        alike = [head for head in heads if fate and _fate(words, head) == fate]
        return (
            entry
            if any(not (self._is_of_another(token) or self._is_of_another(head)) for head in alike)
            else None
        )

    def _is_of_another(self, token: int) -> bool:
        """As in “in another case a man of that age was charged”: whether the sentence tells of a second one."""
        sentence = self.words.sentence_of[token]
        around = range(max(0, token - _AROUND), min(len(self.words.lower), token + _AROUND))
        others = word_list("of_others")
        told = [self.words.lower[one] for one in around if self.words.sentence_of[one] == sentence]
        return any(word in others or _YEAR.fullmatch(word) for word in told)

    def alone(self, token: int) -> tuple[bool, ActorEntry | None]:
        """Of “the 36-year-old”: whether persons are named with that age, and who, where it is one."""
        bearers = self._aged.get(_number(self.words, token - 4), [])
        return bool(bearers), bearers[0] if len(bearers) == 1 else None

    def is_of_another_age(self, entry: ActorEntry) -> bool:
        """As in “Ann Lund, 40, has a boy. The 5-year-old slept”: whether the article gives an age with a name."""
        return any(entry is bearer for bearers in self._aged.values() for bearer in bearers)


def _age_before(words: Words, token: int) -> int:
    """The age in “a 21-year-old man”, before its noun; 0 where none stands there."""
    below = words.children[token]
    olds = [one for one in below if one < token and words.lower[one] == "old"]
    first = olds[-1] - 4 if olds else -1
    return (
        _number(words, first)
        if first >= 0 and words.lower[first + 1 : first + 4] == ["-", "year", "-"]
        else 0
    )


def _age_of(words: Words, first: int, last: int) -> int:
    """The age that stands beside a name: “Jo Hill, 21,” or “21-year-old Jo Hill”; 0 where none does."""
    if words.form_at(last) in (",", "(") and words.form_at(last + 2) in _BEHIND_AGES:
        return _number(words, last + 1)
    old = first - (words.form_at(first - 1) == ",")  # “The 17-year-old, Jo Hill, was shot”
    if old > 4 and words.lower[old - 4 : old] == ["-", "year", "-", "old"]:
        return _number(words, old - 5)
    return 0


def _number(words: Words, token: int) -> int:
    form = words.form_at(token)
    return int(form) if form.isdecimal() and len(form) < 4 and 0 < int(form) < _OLDEST else 0


def _fate(words: Words, token: int) -> str | None:
    """What is told to have happened to whom a token names: he was hurt or died, or was held or charged."""
    for clause in words.kids(token, RELATIVE_CLAUSE, NOUN_CLAUSE):
        if words.tag[clause] == PAST_PARTICIPLE and (fate := _sort_of(words.lemma[clause])):
            return fate
    for _ in range(_HIGHEST):
        dep, above = words.dep[token], words.head[token]
        lemma = words.lemma[above]
        if dep in _SUFFERING:
            return _sort_of(lemma)
        if dep == ACTIVE_SUBJECT:
            if lemma == "face" and any(words.lemma[one] == "charge" for one in words.children[above]):
                return "held"
            return "harmed" if lemma in word_list("dying") else None
        if dep == PREPOSITIONAL_OBJECT:
            return _sort_of(words.lemma[words.head[above]]) if words.lower[above] == "of" else None
        if dep not in (CONJUNCT, APPOSITION):
            return None
        token = above
    return None


def _sort_of(lemma: str) -> str | None:
    if lemma in word_list("harmed"):
        return "harmed"
    return "held" if lemma in word_list("held") else None
