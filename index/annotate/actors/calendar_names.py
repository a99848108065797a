"""Months and days that are names: "Joan March", "June Osborn", "Mrs May"; not "in March", not "met Ann Friday"."""

from __future__ import annotations

from collections.abc import Iterator

from index.annotate.actors import namewords, titles
from index.annotate.actors.tagged_entities import Name, may_be_name
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    APPOSITION,
    BY_AGENT,
    COMPOUND,
    DIRECT_OBJECT,
    NAME,
    PASSIVE_SUBJECT,
    POSSESSOR,
)
from index.annotate.parse.words import Words

_MONTHS, _DAYS = namewords.words("calendar", "months"), namewords.words("calendar", "days")
_GIVEN, _TIME = namewords.words("calendar", "given"), namewords.words("calendar", "time")
_CALENDAR = _MONTHS | _DAYS
_PARTS = frozenset({ACTIVE_SUBJECT, PASSIVE_SUBJECT, POSSESSOR, BY_AGENT, DIRECT_OBJECT, APPOSITION})


def is_calendar_word(lower: str) -> bool:
    """Whether the word is a month or a day of the week."""
    return lower in _CALENDAR


def calendar_names(words: Words) -> list[Name]:
    """The persons whose name has a month or a day in it, in text order; later uses of such a surname alone as well."""
    dates = [
        token for token, lower in enumerate(words.lower) if lower in _CALENDAR and _is_written(words, token)
    ]
    names_by_token = {name.first: name for token in dates for name in _named_by(words, token)}
    surnames = {words.lower[name.last - 1] for name in names_by_token.values()} & _CALENDAR
    inside = {token for name in names_by_token.values() for token in range(name.first, name.last)}
    for token in dates:
        alone = words.lower[token] in surnames and words.dep[token] in _PARTS and not _is_time(words, token)
        if token not in inside and alone:
            names_by_token[token] = Name(token, token + 1, "PERSON")
    return [names_by_token[first] for first in sorted(names_by_token)]


def _is_written(words: Words, token: int) -> bool:
    return words.forms[token][:1].isupper() and not words.forms[token].endswith(".")


def _named_by(words: Words, token: int) -> Iterator[Name]:
    """The person of whose name a month or a day is part, if it is."""
    if _has_number(words, token):
        return
    before = words.lower_at(token - 1)
    if titles.is_title(before) and words.forms[token - 1][:1].isupper():
        yield Name(token, token + 1 + _is_joined(words, token + 1), "PERSON")
    elif _is_surname(words, token, before):
        yield Name(token - 1, _end(words, token + 1), "PERSON")
    elif words.lower[token] in _GIVEN and not _is_time(words, token) and _is_family(words, token + 1):
        yield Name(token, _end(words, token + 2), "PERSON")


def _end(words: Words, last: int) -> int:
    """The end of a surname that goes on behind a hyphen: "March-Hill"."""
    joined = words.forms[last : last + 1] == ["-"] and words.forms[last + 1 : last + 2]
    return last + 2 if joined and may_be_name(joined[0]) else last


def _is_surname(words: Words, token: int, before: str) -> bool:
    """Whether a first name right before makes it a surname; a day may say when, unless the tagger sees one name."""
    if not namewords.is_given_name(before) or not may_be_name(words.forms[token - 1]):
        return False
    if before in _CALENDAR and token > 1 and words.lower[token - 2] in _TIME:
        return False
    tagged = words.entity[token] == words.entity[token - 1] == "PERSON"
    return tagged or words.lower[token] in _MONTHS


def _is_family(words: Words, token: int) -> bool:
    """Whether the token is a surname behind a month that is a first name."""
    if token >= len(words) or not may_be_name(words.forms[token]) or words.lower[token] in _CALENDAR:
        return False
    return (
        words.entity[token] == "PERSON"
        or namewords.is_family_name(words.lower[token])
        or (words.entity[token] in {"ORG", "GPE"} and words.pos[token] == NAME)
    )


def _is_joined(words: Words, token: int) -> bool:
    """Whether the token is the surname behind a title and a day that is a first name: "Judge Sunday Halvor"."""
    if token >= len(words) or not may_be_name(words.forms[token]) or words.lower[token] in _CALENDAR:
        return False
    return words.pos[token] == NAME and words.head[token - 1] == token and words.dep[token - 1] == COMPOUND


def _is_time(words: Words, token: int) -> bool:
    """Whether the words around say that it is a time."""
    return words.lower_at(token - 1) in _TIME or _has_number(words, token)


def _has_number(words: Words, token: int) -> bool:
    """Whether a number stands beside the word: "March 5", "5 March"."""
    beside = words.forms[token + 1 : token + 2] + words.forms[max(0, token - 1) : token]
    return any(form[:1].isdigit() for form in beside)
