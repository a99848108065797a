"""The words in which an article tells of a happening: its triggers, and for attacks the words of any attack."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from index.annotate.happenings.happening_words import words
from index.annotate.parse.grammar_terms import COMMON_NOUN, FULL_VERB
from index.model import Event, EventType

_EMPTY = frozenset(("be", "have", "do", "make", "take", "give", "get", "hold", "say", "tell", "call"))


@dataclass(frozen=True)
class Deeds:
    """The lemmas that tell of a happening; `is_harm` says that it is an attack."""

    lemmas: frozenset[str]
    is_harm: bool = True

    def tells(self, token: Token) -> bool:
        """Whether a word tells of it."""
        return token.lemma_.lower() in self.lemmas


def deeds_of(kind: EventType | None, events: Iterable[Event], doc: Doc) -> Deeds:
    """The words of a happening of a type with these events."""
    lemmas: set[str] = set()
    for event in events:
        span = doc.char_span(event.start, event.end, alignment_mode="expand")
        lemmas |= {one.lemma_.lower() for one in span or () if one.pos_ in (FULL_VERB, COMMON_NOUN)}
    if kind == "ASSAULT":
        lemmas |= words("deeds", "assault")
    return Deeds(frozenset(lemmas - _EMPTY), kind == "ASSAULT")
