"""Victims that are listed: "identified the dead as Ann Lee, 25, and her son", "also injured were three boys"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from index.annotate.events.amounts import harm_words
from index.annotate.events.harm import Harm, What
from index.annotate.events.harmed_people import is_aged, is_person
from index.annotate.events.lemmas import lemma
from index.annotate.events.voice import is_passive
from index.annotate.events.words_of_doc import numbers_of, told_by
from index.annotate.parse.clauses import direct_object, is_verb
from index.annotate.parse.dependents import children
from index.annotate.parse.doc_notes import once_a_doc
from index.annotate.parse.grammar import FINITE_OR_MODAL, HELPERS, NOMINAL, NOUNS
from index.annotate.parse.grammar_terms import (
    ADJECTIVE,
    ADJECTIVE_MODIFIER,
    ADVERB,
    COMMON_NOUN,
    COMPOUND,
    DETERMINER,
    DETERMINING,
    FULL_VERB,
    NAME,
    NOUN_ADVERBIAL,
    NUMERAL,
    NUMERIC_MODIFIER,
    POSSESSOR,
    PRONOUN,
    PUNCTUATION_MARK,
)
from index.annotate.parse.next_words import token_behind
from index.annotate.parse.pronoun_forms import RELATIVE

_RELATIVE = RELATIVE - {"that"}  # “of that town” begins no clause
_LINK_WITHIN = 12  # words behind "victims" in which "as" or "were" begins the list
_START_WITHIN = 7  # words of a list in which its first person stands
_BESIDE_PERSONS = frozenset(("of", "from", "in", "at", "near", "by", "with", "for", "to", "on"))
_IN_PHRASE = frozenset(
    (DETERMINING, NUMERAL, ADJECTIVE, COMMON_NOUN, NAME, PUNCTUATION_MARK, ADVERB, PRONOUN)
)


def listed_harms(sentence: Sequence[Token]) -> Iterator[Harm]:
    """The words of harm that lists of people are said of, in text order."""
    for token in told_by(sentence, _may_begin):
        what = _what(token)
        if what is not None and listed(token):
            yield Harm(what, "listed", token)


@once_a_doc
def _may_begin(doc: Doc) -> list[int]:
    """The numbers of the words of which a list of people may be said, in text order."""
    return numbers_of(doc, harm_words("listed_dead") | harm_words("listed_hurt") | {"victim"})


def _what(token: Token) -> What | None:
    """What happened to those whom a word calls "victims", "the dead", "those injured"."""
    form = token.lower_
    if form in harm_words("listed_dead"):
        return "killed"
    if form in harm_words("listed_hurt"):
        return "wounded"
    if lemma(token) != "victim":
        return None
    beside = {
        one.lower_ for one in (*token.lefts, *token.doc[token.i + 1 : min(token.i + 6, token.sent.end)])
    }
    if beside & harm_words("listed_dead"):
        return "killed"
    return "wounded" if beside & harm_words("listed_hurt") else "victims"


def listed(token: Token) -> list[Token]:
    """The people of the list that is said of a word, by the heads of their phrases; none where no list follows.

    None follows what somebody does to others: "the gunman who killed nine was identified as Omar Said".
    """
    start = None if _is_done_to_others(token) else _list_start(token)
    if start is None:
        return []
    heads = list(_heads(token, start))
    return heads if heads and heads[0].i < start + _START_WITHIN else []


def _is_done_to_others(word: Token) -> bool:
    return is_verb(word) and direct_object(word) is not None and not is_passive(word)


def _list_start(token: Token) -> int | None:
    """Where the list of those whom a word means begins: behind "identified as", "were", a colon."""
    doc, end = token.doc, token.sent.end
    named = False
    for word in doc[token.i + 1 : min(token.i + _LINK_WITHIN, end)]:
        if word.lower_ == "as" and (named or _is_named(word.head)):
            return word.i + 1
        if word.text == ":" or (word.lemma_ == "be" and not _is_helper(word, token)):
            return word.i + 1
        named = named or _is_named(word)
        if word.pos_ == FULL_VERB and not named and word.lower_ not in harm_words("told_behind"):
            return None
    return None


def _is_named(word: Token) -> bool:
    return lemma(word) in ("identify", "name")


def _is_helper(word: Token, token: Token) -> bool:
    """As in "were identified as": the list begins later; "was shot" begins none, but "killed were" does."""
    behind = token_behind(word)
    if behind is not None and _is_named(behind):
        return True
    return word.i > token.i + 1 and word.dep_ in HELPERS


def _heads(token: Token, start: int) -> Iterator[Token]:
    """The people of a list, without whom clauses and places beside them name."""
    in_clause = False
    for word in token.doc[start : token.sent.end]:
        if word.text == ";":
            in_clause = False
        in_clause = in_clause or word.lower_ in _RELATIVE
        if word.tag_ in FINITE_OR_MODAL and not in_clause and word.i > start:
            return
        if not in_clause and word.pos_ in NOMINAL and _is_head(word) and not _is_beside(word, start):
            yield word


def _is_head(word: Token) -> bool:
    if word.dep_ in (COMPOUND, POSSESSOR, NOUN_ADVERBIAL, ADJECTIVE_MODIFIER) or not (
        is_person(word) or is_aged(word)
    ):
        return False
    counted = (
        word.pos_ == NAME or bool(children(word, DETERMINER, POSSESSOR, NUMERIC_MODIFIER)) or is_aged(word)
    )
    behind = token_behind(word)
    return counted and (behind is None or behind.pos_ not in NOUNS)


def _is_beside(word: Token, start: int) -> bool:
    """As in "Ann Lee of Leeds", "the son of a teacher": what stands behind a preposition is no member of the list."""
    place = word.i - 1
    while place >= start and word.doc[place].pos_ in _IN_PHRASE and word.doc[place].text not in (",", ";"):
        place -= 1
    return place >= start and word.doc[place].lower_ in _BESIDE_PERSONS
