"""What a noun phrase is beside somebody: a thing, a place, a street, a border; and the name that stands beside it."""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.actors.person_nouns import kinds_of
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.lemmas import lemma
from index.annotate.events.noun_classes import event_noun, is_somebody, joined
from index.annotate.events.phrase_offsets import name_offsets
from index.annotate.parse.clauses import has_subject, is_verb
from index.annotate.parse.dependents import children
from index.annotate.parse.doc_notes import text_of
from index.annotate.parse.grammar import COMPOUNDS, LANDS, MODIFIERS, STATES
from index.annotate.parse.grammar_terms import (
    ADJECTIVE_MODIFIER,
    ADVERBIAL_CLAUSE,
    ADVERBIAL_MODIFIER,
    APPOSITION,
    COMMON_NOUN,
    COMPOUND,
    CONJUNCT,
    DETERMINER,
    NAME,
    NOUN_CLAUSE,
    NUMERIC_MODIFIER,
    PLURAL_NOUN,
    POSSESSOR,
    RELATIVE_CLAUSE,
    SINGULAR_NOUN,
    SUBORDINATOR,
)
from index.annotate.parse.next_words import word_before
from index.annotate.parse.prepositions import prepositions
from index.annotate.places.gazetteer import gazetteer
from index.event_types import BY_FORCE


def is_thing(token: Token) -> bool:
    """Whether the noun names an event, a building or a water, though bodies may be called so as well."""
    words = lexicon().frames["things"]
    if token.ent_type_ == "LOC" and token.lower_ in words["waters"]:
        return True
    if token.pos_ != COMMON_NOUN:
        return False
    if (
        lemma(token) in words["nouns"]
        or is_shared_border(token)
        or _is_use_of_force(token)
        or _is_of_violence(token)
    ):
        return True
    if not is_somebody(token) and any(is_leaning(one) for one in children(token, *MODIFIERS)):
        return True
    key = event_noun(token)
    return key is not None and not (is_somebody(token) and lemma(token) not in lexicon().nouns)


def _is_of_violence(noun: Token) -> bool:
    """As in “their campaign of bombings”: no body, as a candidate's is."""
    behind = [event_noun(inner) for prep, inner in prepositions(noun) if prep == "of"]
    violent = any(kind is not None and kind.type in BY_FORCE for kind in behind)
    return violent and "organization" in kinds_of(noun.lower_)


def _is_use_of_force(noun: Token) -> bool:
    """As in “use force against the rebels”, “political forces”: no army."""
    kinds = lexicon().frame("things", "forces")
    if lemma(noun) == "force" and any(one.lower_ in kinds for one in children(noun, *MODIFIERS)):
        return True
    return noun.lower_ == "force" and not children(
        noun, DETERMINER, ADJECTIVE_MODIFIER, COMPOUND, POSSESSOR, NUMERIC_MODIFIER
    )


def is_violence(noun: Token) -> bool:
    """Whether a noun tells of an attack."""
    kind = event_noun(noun)
    return kind is not None and kind.type == "ASSAULT"


def is_town(name: Token) -> bool:
    """Whether a name before a noun is that of a town, though it may stand for the state: “the Seoul residence”."""
    start, end = name_offsets(name)
    written = text_of(name.doc)[start:end]
    return (
        written.istitle()
        and written.lower() not in gazetteer().countries
        and written.lower() in gazetteer().sites
    )


def is_of_firm(name: Token) -> bool:
    """As in “UK transport company Varlcom”: what a company is called is not the country before it."""
    firms = (one for one in children(name, COMPOUND) if one.pos_ == COMMON_NOUN)
    return not kinds_of(name.lower_) and any(kinds_of(one.lower_) == ("organization",) for one in firms)


def is_native(noun: Token) -> bool:
    """As in “an El Salvador native”: a person, and not the country."""
    towns = any(one.ent_type_ in STATES for one in children(noun, *COMPOUNDS))
    return towns and noun.tag_ == SINGULAR_NOUN and lemma(noun) in lexicon().frame("natives", "nouns")


def is_address(noun: Token) -> bool:
    """As in “at Elm and Lee Streets”, “on Mill Street”, “on Mill Street N.”."""
    streets = lexicon().classes["street"]
    words = [one for noun in joined(noun) for one in (noun, *children(noun, COMPOUND)[-1:])]
    return any(one.pos_ == NAME and lemma(one) in streets for one in words)


def is_medium(noun: Token) -> bool:
    """As in “said on television”, “on state radio”: how it is told, and not whom it befell."""
    is_bare = noun.tag_ == SINGULAR_NOUN and not children(noun, DETERMINER)
    return is_bare and lemma(noun) in lexicon().classes["media"]


def is_leaning(name: Token) -> bool:
    """Whether a name only says whose friends or foes are meant: "pro-Russian", "anti-Iranian"."""
    around = "".join(one.lower_ for one in name.doc[max(name.i - 2, 0) : name.i + 2])
    return "pro-" in around or "anti-" in around


def is_shared_border(noun: Token) -> bool:
    """As in "The Iraq-Syria border", which is neither of the two."""
    if noun.lower_ not in lexicon().frames["things"]["borders"]:
        return False
    if any(prep == "with" for prep, _ in prepositions(noun)):
        return True  # "its border with Chad"
    return any("-" in one.text or "–" in one.text for one in noun.doc[noun.left_edge.i : noun.i])


def name_behind(noun: Token) -> Token | None:
    """The name right behind the noun that it explains: in "the militant group Red Dawn", the last word."""
    names = (one for one in children(noun, APPOSITION) if one.pos_ == NAME and one.left_edge.i == noun.i + 1)
    return next(names, None)


def name_beside(noun: Token) -> Token | None:
    """The name between commas that says who a noun means: in "a colleague, Ann Lund, was hurt", the last word."""
    if noun.tag_ != SINGULAR_NOUN or not kinds_of(noun.lower_):
        return None
    for name in children(noun, APPOSITION):
        end = name.right_edge.i + 1
        closed = end >= len(noun.doc) or noun.doc[end].is_punct
        if name.pos_ == NAME and word_before(name.left_edge) == "," and closed and name.i > noun.i:
            return None if _is_beside_another(noun, name) else name
    return None


def _is_beside_another(noun: Token, name: Token) -> bool:
    """As in “The boy who accused the priest, Bo Berg, was held”: the name may be either's, or the nearer one's."""
    nearer = name.doc[name.left_edge.i - 2]
    clauses = children(noun, RELATIVE_CLAUSE, NOUN_CLAUSE)
    return "person" in kinds_of(nearer.lower_) and any(clause.is_ancestor(nearer) for clause in clauses)


def place_before_where(noun: Token) -> Token | None:
    """As in “spared Norland, where authorities ordered a curfew”: whose authorities they are; else None."""
    clause = noun.head
    if clause.dep_ != RELATIVE_CLAUSE or noun.tag_ != PLURAL_NOUN or noun.left_edge != noun:
        return None
    is_there = any(one.lower_ == "where" for one in children(clause, ADVERBIAL_MODIFIER))
    return clause.head if is_there and clause.head.ent_type_ in LANDS else None


def is_of_next_deed(deed: Token, noun: Token) -> bool:
    """As in “after the shootings and texts to a friend”: he belongs to the texts, though the parse says otherwise."""
    between = [one for one in children(deed, CONJUNCT) if deed.i < one.i < noun.i]
    return event_noun(deed) is not None and any(
        event_noun(one) is None and not is_verb(one) for one in between
    )


def is_along_with(noun: Token) -> bool:
    """As in “she backed it along with Lund”, “together with Lund”: he does it too, and it is not done to him."""
    return noun.head.lower_ == "with" and noun.head.head.lower_ in ("along", "together")


def says_when(clause: Token) -> bool:
    """As in “began to fly after Lund sued the bank”: a clause of another deed, in which nobody suffers this one."""
    return clause.dep_ == ADVERBIAL_CLAUSE and bool(children(clause, SUBORDINATOR)) and has_subject(clause)
