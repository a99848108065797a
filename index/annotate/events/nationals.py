"""People called by their state or party, who are not the state or party: “two Norwegians”, “Republicans who left”."""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.actors import namewords
from index.annotate.actors.well_known import people_words
from index.annotate.events.lemmas import lemma
from index.annotate.events.noun_classes import joined, real_noun
from index.annotate.parse.clauses import has_determiner
from index.annotate.parse.dependents import children
from index.annotate.parse.grammar import NAMING_MODIFIERS, NOUNS, PLURAL
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    ADJECTIVE,
    ADJECTIVE_MODIFIER,
    APPOSITION,
    BY_AGENT,
    COMPOUND,
    CONJUNCT,
    DETERMINER,
    NAME,
    NOUN_CLAUSE,
    NOUN_MODIFIER,
    NUMERIC_MODIFIER,
    PREPOSITIONAL_OBJECT,
    RELATIVE_CLAUSE,
)
from index.annotate.parse.next_words import word_before
from index.annotate.parse.prepositions import prepositions

_SOME = frozenset(
    ("some", "several", "many", "other", "both", "few", "most", "these", "those", "all", "every", "each")
)


def are_nationals(noun: Token) -> bool:
    """Whether a noun means one or some of the people of a state, and not the state."""
    return _is_one_of_a_nation(noun) or _are_some(noun) or _are_members(noun)


def body_of_members(noun: Token) -> Token | None:
    """As in “some members of the Lund Party left”: the name of the body of which only these act, else None."""
    acts = noun.dep_ in (ACTIVE_SUBJECT, CONJUNCT) or noun.head.dep_ == BY_AGENT
    if lemma(noun) != "member" or noun.tag_ not in PLURAL or not acts:
        return None  # “jailed nine members of the Lund Party”: the party suffers by that
    some = [*children(noun, NUMERIC_MODIFIER), *children(noun, ADJECTIVE_MODIFIER)]
    if not some and not has_determiner(noun, _SOME - {"all"}):
        return None
    behind = (inner for prep, inner in prepositions(noun) if prep == "of")
    return next((inner for inner in behind if inner.pos_ == NAME), None)


def _are_members(noun: Token) -> bool:
    """As in “Republicans who voted for it”, “a chorus of Democrats urging him”: some of a party, and not the party."""
    if noun.lower_ not in namewords.words("members") or noun.dep_ in (*NAMING_MODIFIERS, APPOSITION):
        return False
    before = children(noun, ADJECTIVE_MODIFIER, COMPOUND)
    if any(word.text[0].isupper() and word.i > noun.sent.start for word in before):
        return False  # "the Social Democrats"
    some = [*children(noun, NUMERIC_MODIFIER), *before] or has_determiner(noun, _SOME)
    part = noun.dep_ == PREPOSITIONAL_OBJECT and noun.head.lower_ == "of" and noun.head.head.pos_ in NOUNS
    clauses = children(noun, RELATIVE_CLAUSE, NOUN_CLAUSE)
    return bool(some) or part or any(word_before(word.left_edge) != "," for word in clauses)


def _is_one_of_a_nation(noun: Token) -> bool:
    """As in “a Norwegian”, “the Norwegian accused of it”: a person, and not the state."""
    word = noun.lower_
    first_half = _first_half(noun)
    if noun.text[0].islower() or noun.dep_ in NAMING_MODIFIERS:
        return False
    if first_half:  # “the murder of a North Korean”
        return noun.tag_ not in PLURAL and not noun.text.endswith("s")
    if word not in people_words():
        return False
    is_counted = any(
        other.lower_ in ("a", "an", "another", "one")
        for other in children(noun, DETERMINER, NUMERIC_MODIFIER)
    )
    if noun.pos_ not in NOUNS:  # “an Iraqi and a Libyan”, “the 53-year-old Italian”
        is_aged = bool(children(noun, ADJECTIVE_MODIFIER)) and has_determiner(noun, ("the",))
        return (is_counted or is_aged) and noun.pos_ == ADJECTIVE and noun.dep_ != ADJECTIVE_MODIFIER
    return is_counted or f"{word}s" in people_words()


def _first_half(noun: Token) -> list[Token]:
    """As in “all South Africans”: the first word of a people's name that has two."""
    return [
        word
        for word in children(noun, COMPOUND, ADJECTIVE_MODIFIER)
        if f"{word.lower_} {noun.lower_}" in people_words()
    ]


def _are_some(noun: Token) -> bool:
    """As in “charged two Norwegians”, “accused all Norwegians”: some people of a state, or each, and not the state."""
    first_half = _first_half(noun)
    if (
        noun.text[0].islower()
        or not (first_half or noun.lower_ in people_words())
        or noun.dep_ in NAMING_MODIFIERS
        or noun.tag_ not in PLURAL
    ):
        return False
    if noun.dep_ == PREPOSITIONAL_OBJECT and real_noun(noun.head.head) == noun:
        return True  # "both of the Norwegians"
    only_some = [
        word
        for word in children(noun, NUMERIC_MODIFIER, ADJECTIVE_MODIFIER, COMPOUND, NOUN_MODIFIER)
        if word not in first_half
    ]  # "Iranian Americans" are not the United States
    return bool(only_some) or has_determiner(noun, _SOME)


def counted(noun: Token) -> tuple[int, int]:
    """The offsets of the noun with the article or number before it: by these words they are mentioned."""
    before = [
        word
        for word in children(noun, DETERMINER, NUMERIC_MODIFIER, ADJECTIVE_MODIFIER)
        if word.i < noun.i and word not in _first_half(noun)
    ]
    first = before[0].left_edge if before else noun
    return first.idx, noun.idx + len(noun)


def nationalities(modifier: Token) -> list[Token]:
    """The names joined before a noun by "and" or a hyphen: "Russian and Syrian", "US-UK"."""
    behind = [one for one in children(modifier, *NAMING_MODIFIERS) if one.i == modifier.i - 2]
    hyphen = [one for one in behind if word_before(modifier) in ("-", "–", "/")]
    return [*hyphen, *joined(modifier)]
