"""Whether a pronoun says who did it: where the sentences before it name two whom it may mean, it does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Span, Token

from index.annotate.actors.person_nouns import gender_of, is_plural, kinds_of

Denoted = Callable[[Token], str | None]  # the actor whom the phrase of a token denotes, or None

_MALE, _FEMALE = frozenset(("he", "him", "his")), frozenset(("she", "her", "hers"))
_ONE = _MALE | _FEMALE
_MANY = frozenset(("they", "them", "their"))


def is_clear(pronoun: Token, actor: str, denoted: Denoted) -> bool:
    """Whether nobody but `actor` is named in this sentence before the pronoun, or in the one before, who fits it."""
    others = {denoted(one) or one.lower_ for one in _before(pronoun) if _may_mean(pronoun, one)}
    return others <= {actor}


def _before(pronoun: Token) -> Iterator[Token]:
    """The words of the pronoun's sentence before it, and those of the sentence before that."""
    doc, start = pronoun.doc, pronoun.sent.start
    earlier: Span | None = doc[start - 1].sent if start else None
    for number in range(earlier.start if earlier is not None else start, pronoun.i):
        yield doc[number]


def _may_mean(pronoun: Token, noun: Token) -> bool:
    """Whether a noun names somebody whom the pronoun may mean, by number and sex."""
    if noun.pos_ not in ("NOUN", "PROPN") or noun.dep_ in ("compound", "amod", "nmod", "appos"):
        return False
    word = pronoun.lower_
    kinds = kinds_of(noun.lower_)
    many = noun.tag_ in ("NNS", "NNPS") or (bool(kinds) and is_plural(noun.lower_))
    if word in _ONE:
        sex = gender_of(noun.lower_)
        fits = sex is None or (sex == "male") == (word in _MALE)
        return fits and not many and (noun.ent_type_ == "PERSON" or "person" in kinds)
    if word in _MANY:
        return many and bool(kinds)
    return not many and (noun.ent_type_ in ("ORG", "GPE") or (bool(kinds) and "person" not in kinds))
