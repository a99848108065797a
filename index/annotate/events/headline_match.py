"""How much of a headline a clause of the text tells again: its verb, who does it, and to what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from index.annotate.events.acts import Act
from index.annotate.events.lemmas import lemma
from index.annotate.parse.headlines import headline_words

_ENDING = re.compile(r"(?:ing|ed|es|s|e)$")
_WORD = re.compile(r"[^\W\d_]+")
_CONTENT = frozenset(("NOUN", "PROPN", "VERB", "ADJ", "NUM"))
VERB, PARTY, OBJECT, REST = 2.0, 1.5, 1.5, 0.25  # what each part told again counts for
SHORTEST = 3  # letters of a word that counts
MOST_REST = 1.0  # what all other words together may count for


@dataclass(frozen=True)
class Headline:
    """The words of a headline by their stems: "Mayor quits" tells "quit" and "mayor"."""

    stems: frozenset[str]

    def tells(self, words: Iterable[Token]) -> bool:
        """Whether one of the words stands in it in some form."""
        return any(word.pos_ in _CONTENT and not self.stems.isdisjoint(_stems(word)) for word in words)

    def match(self, act: Act) -> float:
        """How much of the clause of an act it tells; 0 where it tells less than two of verb, doer and object."""
        verb = self.tells((act.head,))
        doer = act.agent is not None and self.tells(_phrase(act.agent))
        done_to = any(self.tells(_phrase(thing)) for thing in act.patients)
        if verb + doer + done_to < 2:
            return 0.0
        roots = [one for one in (act.agent, *act.patients) if one is not None]
        parts = {act.head.i, *(one.i for root in roots for one in root.subtree)}
        rest = sum(self.tells((word,)) for word in act.head.subtree if word.i not in parts)
        return VERB * verb + PARTY * doer + OBJECT * done_to + min(REST * rest, MOST_REST)


def _phrase(noun: Token) -> Iterator[Token]:
    """A noun with what stands before it: clauses behind it tell of something else."""
    return iter(noun.doc[noun.left_edge.i : noun.i + 1])


def headline(title: str) -> Headline:
    """The words of a headline, as they stand: its capitals and missing words mislead a tagger."""
    forms = (word.lower() for word in _WORD.findall(title))
    return Headline(frozenset(_ENDING.sub("", form) for form in forms if _counts(form)))


def _counts(form: str) -> bool:
    return len(form) >= SHORTEST and form not in headline_words("small")


def _stems(word: Token) -> set[str]:
    return {_ENDING.sub("", form) for form in (word.lower_, lemma(word)) if len(form) >= SHORTEST}
