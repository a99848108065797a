"""Names that stand before a colon as the speakers of a transcript: persons, whatever the tagger takes them for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from index.annotate.actors import namewords, person_nouns
from index.annotate.actors.tagged_entities import Name
from index.annotate.parse.grammar_terms import PUNCTUATION_MARK
from index.annotate.parse.parsed import FoundQuote
from index.annotate.parse.words import Words

LONGEST_LABEL = 4  # words of a person's name


def with_labels(words: Words, names: Sequence[Name], found_quotes: Iterable[FoundQuote]) -> list[Name]:
    """The names in text order with those of the labels, in place of what overlaps them; known actors stay."""
    labels = [name for quote in found_quotes if quote.label and (name := _person(words, quote)) is not None]
    named_tokens = {token for name in names if name.found for token in range(name.first, name.last)}
    labels = [name for name in labels if not named_tokens & set(range(name.first, name.last))]
    covered = {token for name in labels for token in range(name.first, name.last)}
    others = [name for name in names if not covered & set(range(name.first, name.last))]
    return sorted([*others, *labels], key=lambda name: name.first)


def _person(words: Words, quote: FoundQuote) -> Name | None:
    """The name in a label without title before it and office behind it; None where it is a mere description."""
    if quote.source is None:
        return None
    first, last = words.tokens(*quote.source)
    last = next((token for token in range(first, last) if words.forms[token] in {",", "("}), last)
    while first < last and (
        words.pos[first] == PUNCTUATION_MARK or namewords.is_honorific(words.lower[first])
    ):
        first += 1
    if not 0 < last - first <= LONGEST_LABEL:
        return None
    nouns = [person_nouns.kinds_of(words.lower[token]) for token in range(first, last)]
    written = all(words.forms[token][0].isupper() for token in range(first, last))
    return Name(first, last, "PERSON", speaks=True) if written and not any(nouns) else None
