"""Descriptions of somebody whom the same sentence names."""

from __future__ import annotations

from index.annotate.actors import person_nouns, titles
from index.annotate.actors.cast import Cast
from index.annotate.actors.mentions import ActorEntry
from index.annotate.parse.grammar import PLURAL
from index.annotate.parse.grammar_terms import (
    ADJECTIVE,
    ADPOSITION,
    COMMON_NOUN,
    COMPOUND,
    DETERMINING,
    DIRECT_OBJECT,
    ING_FORM,
    NAME,
    NUMERAL,
    PASSIVE_SUBJECT,
    PAST_PARTICIPLE,
    POSSESSOR,
    PREPOSITIONAL_OBJECT,
    PRONOUN,
    SUBORDINATING,
)
from index.annotate.parse.pronoun_forms import RELATIVE

_FARTHEST = 9  # words between a description's noun and the comma before the name
_IDENTIFIED = 20  # words between a verb and the “as” behind it
_BEFORE_NAME = 7  # words of an age or a rank between “as” and a name
_INSIDE = frozenset((ADPOSITION, DETERMINING, COMMON_NOUN, NAME, ADJECTIVE, NUMERAL))
_LISTING = frozenset(("and", "or", "a", "an", "the", "his", "her", "their", "another"))
_JOINING = frozenset(("-", "'s", "’s"))
_OPENING = frozenset((ADPOSITION, SUBORDINATING))
_NAMING = frozenset(("identify", "name"))
_TOLD_APART = frozenset(("a", "an", "the", "his", "her"))


def _is_title(lower: str) -> bool:
    return titles.is_title(lower) or titles.is_office(lower)


class ToldByName:
    """Finds the person whom a description and a name beside it both mean."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.words = cast, cast.words

    def find(self, token: int) -> ActorEntry | None:
        """The person named beside the description whose noun stands at this token, or None."""
        words = self.words
        if not self._is_person(token) or words.tag[token] in PLURAL or token in self.cast.described_at:
            return None
        of_another = words.dep[token] == PREPOSITIONAL_OBJECT and self._is_person(
            words.head[words.head[token]]
        )
        if words.dep[token] in (COMPOUND, POSSESSOR) or of_another:
            return None  # “the victim's mother, Ann Lund,”, “the mother of the victim, Ann Lund,”
        entry = self._named_behind(token) or self._identified(token)
        if entry is None or entry.kind != "person" or not entry.named:
            return None
        gender = person_nouns.gender_of(words.lower[token])
        return None if gender and entry.gender and gender != entry.gender else entry

    def _named_behind(self, token: int) -> ActorEntry | None:
        """As in “the attack on the keeper, Ann Lund, near a lock”: a name between commas; in a list it is another's."""
        words = self.words
        if not any(
            words.pos[child] in (DETERMINING, PRONOUN) or words.dep[child] == POSSESSOR
            for child in words.children[token]
            if child < token
        ):
            return None
        comma = next((one for one in range(token + 1, token + _FARTHEST) if words.form_at(one) == ","), 0)
        between = range(token + 1, comma)
        fits = comma and all(
            (
                words.pos[word] in _INSIDE
                or words.tag[word] == PAST_PARTICIPLE
                or words.form_at(word) in _JOINING
            )
            and words.lower[word] not in RELATIVE  # “a magnate whose brother, Per Lind, won”
            and not self._is_person(word)
            for word in between
        )
        if not fits or self._opens_sentence(token) or self._is_below_somebody(token):
            return None
        start = comma + 1
        while start < len(words) and words.forms[start].istitle() and _is_title(words.lower[start]):
            start += 1
        last, entry = self._name_at(start)
        if words.lower_at(last) == "of" and words.form_at(last + 1).istitle():
            last += 2  # “Representative Ann Lund of Norland,”
        if entry is None or words.form_at(last) not in (",", ".", ";"):
            return None
        behind = words.lower_at(last + 1)
        listed = words.form_at(last) == "," and (behind in _LISTING or words.form_at(last + 1).istitle())
        joined = any(words.lower_at(one) in ("and", "or") for one in (*between, words.left(token) - 1))
        return None if listed or joined else entry

    def _is_person(self, token: int) -> bool:
        return "person" in person_nouns.kinds_of(self.words.lower[token])

    def _is_below_somebody(self, token: int) -> bool:
        """As in “The man suspected of stabbing the priest, Bo Berg, fled”: the name may be either's."""
        words, above = self.words, self.words.head[token]
        while words.head[above] != above:
            if self._is_person(above) or words.pos[above] == NAME:
                return True
            above = words.head[above]
        return self._is_person(above)

    def _opens_sentence(self, token: int) -> bool:
        """As in “After meeting the keeper, Ann Lund, …”: in a clause before the main one, whose subject the name is."""
        first = self.words.sentence_of[token]
        return self.words.pos[first] in _OPENING or self.words.tag[first] == ING_FORM

    def _name_at(self, token: int) -> tuple[int, ActorEntry | None]:
        """The person of the name that begins at a token, with where the name ends."""
        covering = self.cast.covering(token) if token < len(self.words) else ()
        spans = [(end, entry) for start, end, entry in covering if start == token and entry.named]
        return max(spans, key=lambda one: one[0], default=(0, None))

    def _identified(self, token: int) -> ActorEntry | None:
        """As in “the victim was identified as Ann Lund”, “police named the man as Per Hill, 34”."""
        words = self.words
        if not any(words.lower[one] in _TOLD_APART for one in words.children[token] if one < token):
            return None
        verb = words.head[token]
        if words.dep[token] not in (PASSIVE_SUBJECT, DIRECT_OBJECT) or words.lemma[verb] not in _NAMING:
            return None
        sentence = words.sentence_of[verb]
        stop = min(max(verb, token) + _IDENTIFIED, len(words))
        for place in range(max(verb, token) + 1, stop):
            if words.sentence_of[place] != sentence:
                return None
            if words.lower[place] == "as":
                return self._behind_as(place)
        return None

    def _behind_as(self, place: int) -> ActorEntry | None:
        """The one person whose name, behind an age or a rank, follows “as”."""
        for start in range(place + 1, min(place + _BEFORE_NAME, len(self.words))):
            last, entry = self._name_at(start)
            if entry is not None:
                return None if self.words.lower_at(last) in ("and", "or") else entry
            if self.words.pos[start] in (DETERMINING, PRONOUN):
                return None
        return None
