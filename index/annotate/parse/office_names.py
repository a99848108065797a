"""Long offices before a name, which the parser takes apart: “Minister for Trade and Arts Ann Lee said”."""

from __future__ import annotations

from spacy.tokens import Span, Token

from index.annotate.actors import namewords, person_nouns
from index.annotate.actors.titles import is_office, is_portfolio, is_title
from index.annotate.parse.grammar import FINITE_OR_MODAL
from index.annotate.parse.grammar_terms import ADJECTIVE, COMMON_NOUN, COMPOUND, FULL_VERB, NOUN_MODIFIER
from index.annotate.parse.rehang import hang

LINKS = frozenset(("of", "for", "to"))  # between an office and what it is for
_JOINING = frozenset(("of", "for", "to", "and", "&", ",", "the", "in"))
_LONGEST_OFFICE = 14  # words
_LONGEST_NAME = 4  # words


def join_office(office: Token) -> None:
    """Makes of the name behind an office of several words what the office is by the parse: subject, object."""
    name = _name_behind(office)
    if name is None or not _is_taken_apart(office, name[-1]):
        return
    head, doc = name[-1], office.doc
    above, relation = office.head, office.dep_
    inside = range(name[0].i, head.i + 1)
    topic = [word for word in doc[office.i : head.i + 1] if word.i not in inside and word.head.i in inside]
    behind = [word for word in doc[head.i + 1 : office.sent.end] if office.i <= word.head.i <= head.i]
    for word in name[:-1]:
        hang(word, head, COMPOUND)
    hang(head, above, relation)
    for word in topic:
        hang(word, office, NOUN_MODIFIER)
    hang(office, head, COMPOUND)
    for word in behind:
        word.head = head
    if not _is_person(name):
        doc.set_ents([Span(doc, name[0].i, head.i + 1, label="PERSON")], default="unmodified")


def _is_taken_apart(office: Token, name: Token) -> bool:
    """Whether an office stands in the place of the name, which hangs somewhere below it or beside it."""
    if office.head in (office, name) or name.is_ancestor(office):
        return False
    beside = name.head == office.head and name.dep_ == office.dep_
    return office.is_ancestor(name) or beside


def _name_behind(office: Token) -> list[Token] | None:
    """The words of the person's name at the end of an office with its topic, or None."""
    doc, end = office.doc, min(office.sent.end, office.i + _LONGEST_OFFICE)
    run: list[Token] = []
    for token in doc[office.i + 2 : end]:
        if token.is_title or (token.text[:1].isupper() and token.is_alpha) or token.text == "-":
            run.append(token)
        elif token.lower_ in _JOINING or (not run and token.pos_ in (ADJECTIVE, COMMON_NOUN)):
            run = []
        else:
            break
    return _name_in(run)


def _name_in(run: list[Token]) -> list[Token] | None:
    """The person's name at the end of capitalised words that begin with what an office is for, or None."""
    names = [run[first:] for first in range(max(len(run) - _LONGEST_NAME, 0), len(run) - 1)]
    names = [name for name in names if _may_be_persons(name)]
    tagged = [name for name in names if name[0].ent_iob_ == "B" and _is_person(name)]
    name = next(iter(tagged or names), None)
    return name if name and not _is_owner_of_clause(name[-1]) else None


def _may_be_persons(name: list[Token]) -> bool:
    """Whether words may be a person's name: given names or a tagger tell, and no word of a body or an office."""
    lowers = tuple(word.lower_ for word in name)
    if any(map(_is_no_name, name)) or namewords.kind_of_name(("the", lowers[-1])) is not None:
        return False
    before = name[0].nbor(-1)
    topic = is_portfolio(before.lower_) and before.i > 0 and before.nbor(-1).lower_ in _JOINING
    told = topic or name[-1].ent_type_ == "PERSON" or namewords.is_given_name(lowers[0])
    whole = topic or (name[0].ent_iob_ != "I" and {word.ent_type_ for word in name} <= {"PERSON", ""})
    return told and whole and before.lower_ not in _JOINING


def _is_person(name: list[Token]) -> bool:
    return all(word.ent_type_ == "PERSON" for word in name)


def _is_owner_of_clause(name: Token) -> bool:
    """Whether a verb of the name's own stands before another: “head of the firm Ann Lee founded resigned”."""
    if name.i + 2 >= name.sent.end:
        return False
    return name.nbor(1).pos_ == FULL_VERB and name.nbor(2).tag_ in FINITE_OR_MODAL


def _is_no_name(token: Token) -> bool:
    lower = token.lower_
    if namewords.is_given_name(lower):
        return False
    return is_portfolio(lower) or is_title(lower) or is_office(lower) or bool(person_nouns.kinds_of(lower))
