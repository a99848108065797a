"""Offices and ranks before a person's name: what is title, where the name begins, and on which word the office hangs.

"Chief of Army Staff General Asim Munir" is Asim Munir; "Minister for Women and Equalities Nicky Morton" Nicky Morton.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from index.annotate.actors import namewords, person_nouns
from index.annotate.actors.well_known import people_words
from index.annotate.data_files import word_list

if TYPE_CHECKING:
    from index.annotate.parse.words import Words

_LINKS = frozenset({"of", "for", "and", "&", ",", "the", "to"})
_LONGEST_OFFICE = 12  # tokens
_LONGEST_NAME = 4  # words of a name behind ranks, and one more


def _listed(name: str) -> frozenset[str]:
    return word_list("titles.toml", name)


@cache
def is_rank(lower: str) -> bool:
    """Whether the word is a rank or a title, abbreviated: it is no name, and no part of one."""
    return lower in _listed("ranks")


@cache
def is_title(lower: str) -> bool:
    """Whether the word is a title or a rank that stands before a name."""
    return is_rank(lower) or namewords.is_honorific(lower)


@cache
def is_portfolio(lower: str) -> bool:
    """Whether the word says what an office is for: "Women", "Equalities"."""
    return lower in _listed("portfolios")


@cache
def is_office(lower: str) -> bool:
    """Whether an office of several words hangs on this one: "minister", "chief"."""
    return lower in _listed("heads")


@cache
def is_single_office(lower: str) -> bool:
    """Whether one alone holds the office in the place of a story: “mayor”."""
    return lower in _listed("single")


def not_quite_words() -> frozenset[str]:
    """The words of `is_not_quite`."""
    return _listed("not_quite")


def is_not_quite(lowers: Iterable[str]) -> bool:
    """Whether words say that somebody holds an office not quite: as deputy, vice, acting, shadow, former, -elect."""
    return any(lower in _listed("not_quite") for lower in lowers)


def name_start(words: Words, first: int, last: int) -> int:
    """Where the person's name begins among tokens that a tagger takes for it: behind titles, offices, party, people."""
    while first < last - 1 and _is_title_here(words, first):
        first += 1
    given = first
    while given < last - 2 and _is_epithet(words.lower[given]):
        given += 1
    return given if given < last and namewords.is_given_name(words.lower[given]) else first


def person_behind_title(words: Words, first: int, last: int) -> int | None:
    """Where a person's name begins behind a title inside of what looks like a body: "Supreme Guide Ali Reza Naji"."""
    for token in range(last - 3, first - 1, -1):
        titled = is_title(words.lower[token]) or words.lower[token] in person_nouns.person_nouns()
        if titled and words.forms[token][:1].isupper() and namewords.is_given_name(words.lower[token + 1]):
            rest = tuple(words.lower[token + 1 : last])
            return token + 1 if namewords.kind_of_name(rest) is None else None
    return _behind_ranks(words, first, last)


def _behind_ranks(words: Words, first: int, last: int) -> int | None:
    """As in “Norwick Police Detective Superintendent Rhys Bray”: behind two ranks a name, however rare."""
    for token in range(first + 2, last - 1):
        begin = token - 3 if words.forms[token - 2] == "-" else token - 2
        ranks = begin >= first and all(is_title(words.lower[one]) for one in (begin, token - 1))
        rest = tuple(words.lower[token:last])
        if (
            ranks
            and len(rest) < _LONGEST_NAME
            and all(words.forms[one].istitle() for one in range(token, last))
        ):
            named = (
                namewords.kind_of_name(rest) is None and not is_title(rest[0]) and not is_portfolio(rest[0])
            )
            return token if named else None
    return None


def is_titled(words: Words, first: int, start: int, last: int) -> bool:
    """As in “Mayor Rahm Lund”, “Bishop Epiphan”: a title that is no general word, and a name of no body behind it."""
    rest = tuple(words.lower[start:last])
    if start == first or not 0 < len(rest) < _LONGEST_NAME or words.lower[start - 1] in _listed("in_names"):
        return False
    written = all(words.forms[token].istitle() for token in range(start, last))
    dull = all(namewords.is_generic(lower) or is_portfolio(lower) for lower in rest)
    named = is_title(words.lower[start - 1]) and namewords.kind_of_name((rest[-1], rest[-1])) is None
    return written and named and not dull


def office_head(words: Words, first: int) -> int | None:
    """The word on which an office of several words hangs that stands right before a name, or None.

    Its topic may hold capitalised words of portfolios, of places and of other titles: "Chief of Army Staff General".
    There must be one: "adviser to President Jane Hill" is somebody else.
    """
    token, topic = first - 1, False
    while (
        token >= 0
        and first - token <= _LONGEST_OFFICE
        and words.sentence_of[token] == words.sentence_of[first]
    ):
        lower = words.lower[token]
        if topic and is_office(lower) and words.lower[token + 1] in {"of", "for", "to"}:
            return token
        if words.entity[token] == "PERSON" and namewords.is_given_name(lower):
            return None  # “Secretary of State Jane Hill and Secretary of Defense Hugh Lund”
        if lower not in _LINKS and not words.forms[token][:1].isupper():
            return None
        topic = topic or not (lower in _LINKS or is_title(lower))
        token -= 1
    return None


def _is_title_here(words: Words, token: int) -> bool:
    """Whether a token that opens what is taken for a person's name is a title, or belongs to an office before it."""
    lower = words.lower[token]
    if is_rank(lower) or (namewords.is_honorific(lower) and not namewords.is_given_name(lower)):
        return True
    return lower in _LINKS or (is_portfolio(lower) and office_head(words, token + 1) is not None)


@cache
def _is_epithet(lower: str) -> bool:
    """Whether a word says of a person who is named behind it what they are: "guitarist", "Lib", "Kentuckian"."""
    if namewords.is_given_name(lower):
        return False
    named_after = lower in _listed("parties") or lower in people_words()
    return named_after or lower in person_nouns.person_nouns() or lower in _listed("public_offices")
