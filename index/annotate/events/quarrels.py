"""Attacks in words: an act of violence by or on those who fight with words is an accusation."""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.actors.person_nouns import kinds_of
from index.annotate.events.acts import Act
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.field import around, violence_of
from index.annotate.events.lemmas import keys, lemma
from index.annotate.events.noun_classes import event_noun, real_noun
from index.annotate.events.noun_sorts import sort_of
from index.annotate.events.strengths import FAINT
from index.annotate.parse.clauses import is_verb
from index.annotate.parse.dependents import children
from index.annotate.parse.grammar import OWNING_NOUNS
from index.annotate.parse.grammar_terms import COMMON_NOUN, COMPOUND, NAME, PRONOUN
from index.annotate.parse.prepositions import prepositions


def is_worded(act: Act) -> bool:
    """Whether the word is one that is used of quarrels as well."""
    frame = lexicon().frames["quarrel"]
    if is_verb(act.head):
        return any(key in frame["verbs"] for key in keys(act.head)) or any(
            lemma(word) in frame["nouns"] for word in act.words[1:]
        )
    return lemma(act.head) in frame["nouns"]


def is_plain(act: Act) -> bool:
    """Whether the word says of words what it says of blows: “attack”, “slam”."""
    return lemma(act.head) in lexicon().frame("quarrel", "plain")


def quarrel(act: Act, target: Token | None, doer: Token | None) -> Act | None:
    """An attack by or on a public person, or by one body on another, is one in words where no violence is named."""
    if doer is not None and (_is_some_stranger(doer) or _is_ruffian(doer)):
        return act
    sides = [one for one in (doer, target, *_owners(act.head)) if one is not None]
    mild = bool(sides) and all(map(_is_mild, sides))
    if not mild and not any(map(is_public, sides)) and not _is_with_an_office(doer, target):
        return act
    if _is_struggle(act, doer):
        return None
    if (
        target is not None
        and target.pos_ == COMMON_NOUN
        and sort_of(target) == "place"
        and not _is_in_office(doer)
    ):
        return act  # “attacks village”, whatever the tagger takes the doer for
    if target is not None and _is_private(target) and (doer is None or not is_public(doer)):
        return act  # a wife, a guard, a passer-by
    if violence_of(around(act)) and not all(map(is_public, sides)):
        return act
    if target is not None and target.pos_ == PRONOUN and not (doer is not None and is_public(doer)):
        return act  # "he was attacked by five men"
    if (
        target is None
        or event_noun(target) is not None
        or lemma(target) in lexicon().frame("quarrel", "nouns")
    ):
        return None  # "went on the attack", "the shots he fired"
    return accusation(act) if is_plain(act) else None


def _is_struggle(act: Act, doer: Token | None) -> bool:
    """As in “the union's long battle with the owners”: a body fights without arms."""
    fights = any(lemma(word) in lexicon().frame("contest", "nouns") for word in act.words)
    if not fights or doer is None or sort_of(doer) not in ("body", "person"):
        return False
    bodies = {"organization", "group", "government"} & {*kinds_of(doer.lower_)}
    return bool(bodies) and not violence_of(around(act))


def _is_with_an_office(doer: Token | None, target: Token | None) -> bool:
    """As in “the state is fighting the agency for more money”."""
    return doer is not None and target is not None and (sort_of(doer), sort_of(target)) == ("country", "body")


def _is_some_stranger(doer: Token) -> bool:
    """As in “attacked by several people”, “a man attacked the mayor”: nobody who is known for words."""
    noun = real_noun(doer)
    if noun.pos_ != COMMON_NOUN or sort_of(noun) != "person" or is_public(noun) or children(noun, COMPOUND):
        return False
    return noun != doer or any(
        word.lower_ in lexicon().frame("strangers", "words") or word.like_num for word in children(noun)
    )


def _is_ruffian(doer: Token) -> bool:
    """As in “the thugs who attacked voters”: whom the word itself calls violent does not fight with words."""
    return lemma(real_noun(doer)) in lexicon().frame("strangers", "violent")


def _is_private(target: Token) -> bool:
    """As in “his wife”, “a guard”, but not “the Koch brothers”."""
    named = any(one.pos_ == NAME for one in children(target, COMPOUND))
    return sort_of(target) == "person" and not is_public(target) and not named


def is_public(token: Token) -> bool:
    """Whether somebody is named, or of those who fight with words."""
    return token.ent_type_ == "PERSON" or lemma(token) in lexicon().frame("quarrel", "people")


def _is_in_office(doer: Token | None) -> bool:
    """Whether somebody is of those who fight with words, by office."""
    people = lexicon().frame("quarrel", "people")
    return doer is not None and any(lemma(one) in people for one in (doer, *children(doer, COMPOUND)))


def _is_mild(token: Token | None) -> bool:
    return token is not None and sort_of(token) in ("person", "body")


def _owners(head: Token) -> list[Token]:
    """Those named around an event noun: "Lund's attack", "the battle with Petrov"."""
    if is_verb(head):
        return []
    owners = [child for child in children(head, *OWNING_NOUNS) if is_public(child)]
    behind = ("by", "with", "from")
    return owners + [noun for prep, noun in prepositions(head) if prep in behind and is_public(noun)]


def accusation(act: Act) -> Act:
    """The act as one of words: an accusation, doubtful; it is changed in place."""
    act.type, act.strength, act.deed = "ACCUSE", min(act.strength, FAINT), False
    return act
