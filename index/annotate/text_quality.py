"""How far the annotators can be trusted on a text: they know English prose, not tables, code or other languages."""

from __future__ import annotations

from typing import TypeVar

from spacy import attrs
from spacy.tokens import Doc

from index.model import Actor, Event, Happening, Made, Quote, Role

LEAST = 0.2  # what is found in a table may still be right
SAMPLE = 2_000  # words looked at, spread over the text
ORDINARY = 0.25  # share of function words from which a text is ordinary prose; English news has 0.35 to 0.5
MARKS = (
    0.27  # share of tokens that are no words or numbers, above that of any of 160 news articles (median 0.15)
)
CAPITALS = 0.6  # share of words in capitals from which names and sentences cannot be told apart
SHOUTED = 0.5  # of the trust is left then: clauses are still read as they are, names are not

Item = TypeVar("Item", Actor, Quote, Event, Happening, Role)


def trust(doc: Doc) -> float:
    """From 1 for English prose down to 0.2 for a text in which nothing speaks for it."""
    sample = doc.to_array(
        [
            attrs.IS_ALPHA,
            attrs.IS_PUNCT,
            attrs.IS_SPACE,
            attrs.IS_STOP,
            attrs.LENGTH,
            attrs.IS_UPPER,
            attrs.LIKE_NUM,
        ]
    )
    sample = sample[:: max(1, len(doc) // SAMPLE)].astype(int)
    words = sample[sample[:, 0] > 0]
    others = len(sample) - int(sample[:, :3].any(axis=1).sum())
    if len(words) + others == 0:
        return LEAST
    if len(words) < 30 and others < len(words):
        return 1.0  # a headline or a sentence: too short to judge
    function_words = int(words[:, 3].sum()) / (len(words) + others)
    level = min(1.0, function_words / ORDINARY)
    tokens = sample[sample[:, 2] == 0]
    marks = 1 - float(tokens[:, [0, 6]].any(axis=1).mean())
    level *= min(1.0, MARKS / max(marks, MARKS))
    long_words = words[words[:, 4] > 3]
    if len(long_words) and long_words[:, 5].mean() > CAPITALS:
        level *= SHOUTED
    return max(LEAST, level)


def trusted(items: tuple[Item, ...], level: float) -> tuple[Item, ...]:
    """The items with their confidence lowered to the level of trust; those set by hand as they are."""
    if level >= 1.0:
        return items
    return tuple(item if _by_hand(item) else _lowered(item, level) for item in items)


def _by_hand(item: Made) -> bool:
    return item.by == "hand"


def _lowered(item: Item, level: float) -> Item:
    return item.model_copy(update={"confidence": round(item.confidence * level, 3)})
