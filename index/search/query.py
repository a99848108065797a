"""Reads a query line: Whoosh's language, with the fields a reader expects. Any line gives a query, never an error.

What cannot be understood is searched as plain words, and `Question.notice` says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from whoosh import query
from whoosh.query.qcore import NullQuery

from index.search.analysis import stem, stemmed, tokens
from index.search.rewriting import Meaning, Telling, in_words
from index.search.schema import FIELDS, schema
from index.search.snapshot import Snapshot

MAX_LINE = 2000  # characters; more is no question
MAX_NESTING = 40
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
_FIELD = re.compile(r"(?<![\w\"])(\w+):")
_UNFINISHED = re.compile(r"(?:^|\s)(?:(?:AND|OR|NOT|ANDNOT|ANDMAYBE|REQUIRE)|[A-Za-z]+:)\s*$")


@dataclass(frozen=True, slots=True)
class Question:
    """A query line as it was read."""

    line: str
    query: Any  # a Whoosh query, or None where nothing is asked
    understood: str = ""
    notice: str | None = None


@cache
def _parser() -> Any:
    from whoosh.qparser import FuzzyTermPlugin, GtLtPlugin, QueryParser

    parser = QueryParser("text", schema())
    parser.add_plugins([FuzzyTermPlugin(), GtLtPlugin()])
    return parser


def read_query(line: str, snapshot: Snapshot) -> Question:
    """Read a query line against the index (names of actors are looked up in it)."""
    notices: list[str] = []
    tidy = tidied(line, notices)
    if not tidy:
        return Question(line, None, "", _sentence(notices))
    try:
        meaning = Meaning(snapshot)
        found = meaning.of(_parser().parse(tidy)).normalize()
        notices += meaning.notices
    except Exception as error:  # noqa: BLE001 - whatever a reader types is a question; Whoosh fails in many ways
        notices.append(
            f"this could not be read as a query ({type(error).__name__}) and is searched as plain words"
        )
        found = NullQuery
    if found == NullQuery:
        found = plain_words(tidy)
    if found == NullQuery:
        notices.append("there is no word to search for")
        return Question(line, NullQuery, "", _sentence(notices))
    telling = Telling(snapshot, {stem(token): token for token in reversed(tokens(tidy))})
    return Question(line, found, in_words(found, telling), _sentence(notices))


def plain_words(line: str) -> Any:
    """The line's words, all of them wanted."""
    words = list(dict.fromkeys(stemmed(line)))
    return query.And([query.Term("text", word) for word in words]).normalize() if words else NullQuery


def tidied(line: str, notices: list[str]) -> str:
    """The line with what a reader has not typed to its end yet left out, and field names in lower case.

    What was left out or changed is added to `notices`.
    """
    text = "".join(one if one.isprintable() else " " for one in line[:MAX_LINE]).translate(_QUOTES).strip()
    if len(line) > MAX_LINE:
        notices.append(f"only the first {MAX_LINE:,} characters are searched")
    if text.count('"') % 2:
        text += '"'
        notices.append("a quotation mark is not closed")
    if text.count("(") != text.count(")") or text.count("(") > MAX_NESTING:
        text = text.replace("(", " ").replace(")", " ")
        notices.append("brackets do not match and are passed over")
    unfinished = _UNFINISHED.search(text)
    while unfinished:
        word = unfinished.group().strip()
        notices.append(f"“{word}” waits for what follows")
        text = text[: unfinished.start()].strip()
        unfinished = _UNFINISHED.search(text)
    unknown = [name for name in dict.fromkeys(_FIELD.findall(text)) if name.lower() not in FIELDS]
    notices += [f"“{name}:” is no field and is searched as plain words" for name in unknown]
    return _FIELD.sub(_lower_field, text).strip()


def _lower_field(match: re.Match[str]) -> str:
    name = match.group(1)
    return f"{name.lower()}:" if name.lower() in FIELDS else match.group()


def _sentence(notices: list[str]) -> str | None:
    if not notices:
        return None
    text = "; ".join(dict.fromkeys(notices))
    return text[0].upper() + text[1:] + "."
