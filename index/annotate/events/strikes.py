"""Strikes of workers and strikes of armies: the words around the noun tell which is meant."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from index.annotate.events.dependents import children
from index.annotate.events.event_lexicon import lexicon

_KEY = "dateline.strikes"


def is_walkout(strike: Token) -> bool:
    """Whether a strike is one of workers: by the words of its sentence, else by those of the article."""
    below = children(strike)
    aimed = any(child.lower_ in ("on", "against") for child in below)
    flown = strike.tag_ in ("NNS", "NNPS") and any(child.ent_type_ in ("GPE", "NORP") for child in below)
    balance = _balance(strike.sent) - aimed - flown
    if balance:
        return balance > 0
    remembered = strike.doc.user_data
    if _KEY not in remembered:
        remembered[_KEY] = _balance(strike.doc)
    return bool(remembered[_KEY] >= 0)


def _balance(tokens: Iterable[Token]) -> int:
    """How many words of work there are more than words of war; those of a union outweigh those of an army."""
    frame = lexicon().frames["strikes"]
    words = [token.lemma_.lower() for token in tokens]
    return 2 * sum(word in frame["work"] for word in words) - sum(word in frame["war"] for word in words)
