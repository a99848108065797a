"""Strikes of workers and strikes of armies: the words around the noun tell which is meant."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from index.annotate.events.event_lexicon import lexicon
from index.annotate.parse.dependents import children
from index.annotate.parse.doc_notes import once_a_doc
from index.annotate.parse.grammar import PLURAL, STATES


def is_walkout(strike: Token) -> bool:
    """Whether a strike is one of workers: by the words of its sentence, else by those of the article."""
    below = children(strike)
    aimed = any(child.lower_ in ("on", "against") for child in below)
    flown = strike.tag_ in PLURAL and any(child.ent_type_ in STATES for child in below)
    balance = _balance(strike.sent) - aimed - flown
    return balance > 0 if balance else _balance_of_article(strike.doc) >= 0


@once_a_doc
def _balance_of_article(doc: Doc) -> int:
    return _balance(doc)


def _balance(tokens: Iterable[Token]) -> int:
    """How many words of work there are more than words of war; those of a union outweigh those of an army."""
    frame = lexicon().frames["strikes"]
    words = [token.lemma_.lower() for token in tokens]
    return 2 * sum(word in frame["work"] for word in words) - sum(word in frame["war"] for word in words)
