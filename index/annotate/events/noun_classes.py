"""What nouns stand for: events, people and bodies, and the classes that the rules of verbs ask for."""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.actors.person_nouns import kinds_of
from index.annotate.events.arguments import is_ruled_out
from index.annotate.events.event_lexicon import EventNoun, Nouns, lexicon
from index.annotate.events.lemmas import hyphened, lemma
from index.annotate.events.name_lists import listed_beside
from index.annotate.events.strikes import is_walkout
from index.annotate.parse.dependents import children
from index.annotate.parse.doc_notes import once_a_token
from index.annotate.parse.grammar import ACTING, COMPOUNDS, MODIFIERS, NOUNS, STATES
from index.annotate.parse.grammar_terms import (
    ADJECTIVE_MODIFIER,
    APPOSITION,
    COMMON_NOUN,
    COMPOUND,
    CONJUNCT,
    COORDINATOR,
    FULL_VERB,
    NAME,
    NOUN_ADVERBIAL,
    NOUN_CLAUSE,
    NOUN_MODIFIER,
    NUMERAL,
    NUMERIC_MODIFIER,
    POSSESSOR,
    SINGULAR_NOUN,
)
from index.annotate.parse.headlines import in_headline
from index.annotate.parse.prepositions import prepositions

WALKOUT = EventNoun("PROTEST", strong=False)
_MODIFIERS = frozenset((COMPOUND, ADJECTIVE_MODIFIER, NOUN_MODIFIER, NOUN_ADVERBIAL, POSSESSOR))
_NO_DEEDS = frozenset(("DATE", "TIME", "PERSON", "WORK_OF_ART", "LAW", "MONEY", "PERCENT", "CARDINAL"))


def real_noun(token: Token) -> Token:
    """The noun meant by a measure or part of it: "people" for "a group of people"."""
    measures = lexicon().classes["count_measure"]
    for _ in range(3):
        inner = next((noun for prep, noun in prepositions(token) if prep == "of"), None)
        if inner is None or not (lemma(token) in measures or token.pos_ == NUMERAL) or _is_one_member(token):
            break
        token = inner
    return token


def _is_one_member(noun: Token) -> bool:
    """As in “a member of a gang was jailed”, “three members of the board left”: some of them, and not the body."""
    some = noun.tag_ == SINGULAR_NOUN or children(noun, NUMERIC_MODIFIER)
    return lemma(noun) == "member" and bool(some) and not children(noun, APPOSITION)


def noun_keys(token: Token) -> list[str]:
    """The entries under which a noun may stand, the longest first: "hunger_strike", "state_of_siege", "strike"."""
    whole = hyphened(token)
    word = whole if whole is not None and whole in lexicon().nouns else lemma(token)
    joined = [f"{lemma(child)}_{word}" for child in children(token, *_MODIFIERS)]
    if len(joined) > 1:
        joined.insert(0, "_".join([*(key.rsplit("_", 1)[0] for key in joined[-2:]), word]))
    joined += [
        f"{lemma(child)}_*" for child in children(token, ADJECTIVE_MODIFIER) if child.lower_ == "joint"
    ]
    behind = [f"{word}_of_{lemma(noun)}" for prep, noun in prepositions(token) if prep == "of"]
    return [*joined, *behind, word]


@once_a_token
def event_noun(token: Token) -> EventNoun | None:
    """What the noun stands for as an event, or None."""
    if token.pos_ not in NOUNS or token.ent_type_ in _NO_DEEDS or _is_month(token):
        return None
    nouns, classes = lexicon().nouns, lexicon().classes
    if token.tag_ == SINGULAR_NOUN and lemma(token) in classes["plural"]:
        return None
    if token.tag_ == SINGULAR_NOUN and lemma(token) in classes["hearsay"] and _has_of(token):
        return None
    if lemma(token) in classes["seeking"] and any(prep == "for" for prep, _ in prepositions(token)):
        return None  # "a search for a coach"
    if lemma(token) == "readiness" and children(token, NOUN_CLAUSE):
        return None  # "its readiness to talk"
    keys = noun_keys(token)
    if any(key in classes["no_event"] for key in keys):
        return None
    for key in keys:
        if key in nouns:
            return WALKOUT if key == "strike" and is_walkout(token) else nouns[key]
    return None


def _is_month(token: Token) -> bool:
    """As in “on 3 March”, “last March”, “March 2015”: a month with a capital letter, and no march of people."""
    if token.lower_ not in ("march", "may") or not token.text.istitle() or in_headline(token):
        return False
    return token.i > token.sent.start or (token.i + 1 < len(token.doc) and token.nbor(1).like_num)


def _has_of(token: Token) -> bool:
    return any(prep == "of" for prep, _ in prepositions(token))


def joined(token: Token) -> list[Token]:
    """The token and those joined to it by "and"."""
    tokens = [token, *listed_beside(token)]
    offices = {one.left_edge.i - 1 for one in tokens[1:]}  # “and army chief Karl Berg” is one, and not two
    for conjunct in tokens:
        if len(tokens) < 20:
            others = (one for one in children(conjunct, CONJUNCT) if not is_ruled_out(one))
            tokens += [one for one in others if one.i not in offices]
    return tokens[1:] if len(tokens) > 1 and _is_put_aside(token) else tokens


def _is_put_aside(noun: Token) -> bool:
    """As in “Not Norway but Sweden attacked”, where the second did it; but not in “not only Norway but Sweden”."""
    first = noun.left_edge
    aside = first.lower_ == "not" and first.nbor(1).lower_ not in ("only", "just", "merely")
    return aside and any(one.lower_ == "but" for one in children(noun, COORDINATOR))


def is_somebody(token: Token) -> bool:
    """Whether the token stands for people, an organization or a country."""
    if token.ent_type_ in ACTING or token.lower_ in lexicon().frame("pronouns", "people"):
        return True
    classes = lexicon().classes
    word = lemma(token)
    if word in classes["throng"]:
        return False
    if word in classes["people"] or word in classes["authority"] or word in classes["civilian"]:
        return True
    if word in classes["force"] or word in classes["diplomatic"]:
        return True
    if token.pos_ == NAME and not token.ent_type_:
        return True
    return token.pos_ == COMMON_NOUN and bool(kinds_of(token.lower_))


def is_target(noun: Token) -> bool:
    """Whether a noun, or what a measure counts, names what can be hit: a place, a building, property, forces."""
    classes, word = lexicon().classes, lemma(real_noun(noun))
    return any(word in classes[name] for name in ("target", "territory", "property", "force"))


def matches(token: Token | None, nouns: Nouns) -> bool:
    """Whether the noun, its measure's content, or one joined to it belongs to `nouns`."""
    if token is None:
        return False
    candidates = joined(token)
    candidates += [inner for one in list(candidates) if (inner := real_noun(one)) != one]
    return any(_matches_one(one, nouns) for one in candidates)


def _offices(name: Token) -> list[Token]:
    """The nouns for people before a name: “Minister” in “Interior Minister Ann Lee”."""
    return [one for one in children(name, *COMPOUNDS) if is_somebody(one)]


def _matches_one(token: Token, nouns: Nouns) -> bool:
    if any(key in nouns.lemmas for key in noun_keys(token)):
        return True
    if nouns.person and token.ent_type_ == "PERSON":
        return True
    if nouns.somebody and token.pos_ == COMMON_NOUN and is_somebody(token):
        return True
    if (nouns.actor and is_somebody(token)) or (nouns.people and token.ent_type_ in STATES):
        return True
    if token.pos_ == NAME and any(lemma(one) in nouns.lemmas for one in _offices(token)):
        return True
    if bool(nouns.types) and (noun := event_noun(token)) is not None and noun.type in nouns.types:
        return True
    if lemma(token) in lexicon().classes["container"]:  # "an aid program", "food supplies"
        return any(lemma(child) in nouns.lemmas for child in children(token, *MODIFIERS))
    return False


def told_together(noun: Token) -> list[Token]:
    """The noun and those joined to it, so far as no verb stands between: there the parse may join another clause."""
    nouns = [noun]
    for beside in joined(noun)[1:]:
        if any(word.pos_ == FULL_VERB for word in noun.doc[min(noun.i, beside.i) : max(noun.i, beside.i)]):
            break
        nouns.append(beside)
    return nouns
