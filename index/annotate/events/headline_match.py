"""How much of a headline a clause of the text tells again: its verb, who does it, and to what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from index.annotate.events.acts import Act
from index.annotate.events.lemmas import lemma
from index.annotate.events.noun_classes import joined
from index.annotate.parse.grammar_terms import ADJECTIVE, COMMON_NOUN, FULL_VERB, NAME, NUMERAL
from index.annotate.parse.headlines import headline_words

_ENDING = re.compile(r"(?:ing|ed|es|s|e)$")
_ASIDE = frozenset(("as", "after", "when", "while", "amid", "following", "because", "before"))
_WORD = re.compile(r"[^\W\d_]+")
_CONTENT = frozenset((COMMON_NOUN, NAME, FULL_VERB, ADJECTIVE, NUMERAL))
VERB, PARTY, OBJECT, REST = 2.0, 1.5, 1.5, 0.25  # what each part told again counts for
SHORTEST = 3  # letters of a word that counts
ASIDE = 0.6  # what a word counts for behind "as", "after"
MOST_REST = 1.0  # what all other words together may count for


@dataclass(frozen=True)
class Headline:
    """The stems of a headline's words with what each counts for: "quit" and "mayor" of "Mayor quits"."""

    stems: Mapping[str, float]

    def tells(self, words: Iterable[Token]) -> float:
        """What the word among these counts for that counts most; 0 where none stands in it in any form."""
        content = (word for word in words if word.pos_ in _CONTENT)
        return max((self.stems.get(stem, 0.0) for word in content for stem in _stems(word)), default=0.0)

    def shares(self, words: Iterable[Token]) -> bool:
        """Whether two of the words stand in it: less cannot tell the same deed."""
        shared: set[str] = set()
        for word in words:
            shared |= self.stems.keys() & _stems(word)
            if len(shared) > 1:
                return True
        return False

    def match(self, act: Act) -> float:
        """How much of the clause of an act it tells; 0 where it tells less than two of verb, doer and object."""
        verb = self.tells((act.head,))
        doer = self.tells(_phrase(act.agent)) if act.agent is not None else 0.0
        done_to = max((self.tells(_phrase(thing)) for thing in act.patients), default=0.0)
        if sum(part > 0 for part in (verb, doer, done_to)) < 2:
            return 0.0
        roots = [one for one in (act.agent, *act.patients) if one is not None]
        parts = {act.head.i, *(one.i for root in roots for one in root.subtree)}
        rest = sum(self.tells((word,)) for word in act.head.subtree if word.i not in parts)
        return VERB * verb + PARTY * doer + OBJECT * done_to + min(REST * rest, MOST_REST)


def _phrase(noun: Token) -> Iterator[Token]:
    """Nouns joined by "and", each with what stands before it: clauses behind tell of something else."""
    for part in joined(noun):
        yield from noun.doc[part.left_edge.i : part.i + 1]


def headline(title: str) -> Headline:
    """The words of a headline, as they stand: its capitals and missing words mislead a tagger."""
    stems: dict[str, float] = {}
    weight = 1.0
    for number, match in enumerate(_WORD.finditer(title)):
        form = match[0].lower()
        weight = ASIDE if number and form in _ASIDE else weight
        if _counts(form):
            stems.setdefault(_ENDING.sub("", form), weight)
    return Headline(stems)


def _counts(form: str) -> bool:
    return len(form) >= SHORTEST and form not in headline_words("small")


def _stems(word: Token) -> set[str]:
    return {_ENDING.sub("", form) for form in (word.lower_, lemma(word)) if len(form) >= SHORTEST}
