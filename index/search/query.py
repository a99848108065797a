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

from index.search.addresses import marked_addresses
from index.search.analysis import TOKEN, UNSEEN, tokens
from index.search.explanation import QueryWording, in_words
from index.search.rewriting import Meaning
from index.search.row_conditions import RowCondition, row_conditions
from index.search.same_article import in_same_article
from index.search.schema import QUERY_FIELDS, query_schema
from index.search.snapshot import Snapshot

MAX_LINE = 2000  # characters; more is no question
MAX_NESTING = 40
_LOUD = 3  # words; in a line of so many, all in capitals, capitals mean nothing
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
_FIELD = re.compile(r"(?<!\w)(\w+):")
_QUOTED = re.compile(r'("[^"]*")')
_UNFINISHED = re.compile(r"(?:^|\s)(?:(?:AND|OR|NOT|ANDNOT|ANDMAYBE|REQUIRE)|[A-Za-z]+:)\s*$")
# Words without any sign of the language: no quotation mark at a word's beginning, no operator, no field.
_PLAIN = re.compile(r"(?:(?!(?:AND|OR|NOT|ANDNOT|ANDMAYBE|REQUIRE)(?:\s|$))\w(?:[\w.’-]|'(?=\w))*(?:\s+|$))+")
_LAST_FIELD = re.compile(r"(?<!\w)(\w+):$")
_BLANK_BEHIND = re.compile(r"(?<!\w)(\w+):\s+(\w+)")
_NEGATED = re.compile(r"(?<!\S)([-!])(\w[\w:.-]*)")
_BAR = re.compile(r"(?<!\S)\|{1,2}(?!\S)|\w\|{1,2}\w")
# A figure or day with more than one sign before it, with one in its midst, or with nothing behind it.
_NO_RANGE = re.compile(
    r"(?<!\w)(killed|wounded|date|on):(?!(?:[<>]|<=|>=|=<|=>)?[^\s<>=()\"]+(?:[\s()]|$))([^\s()\"]*[<>=][^\s()\"]*)",
    re.IGNORECASE,
)
_ASKED = re.compile(r"(?<=\w\w)\?+$")  # the question mark of a sentence


@dataclass(frozen=True, slots=True)
class Question:
    """A query line as it was read."""

    line: str
    query: Any  # a Whoosh query, or None where nothing is asked
    understood: str = ""
    notice: str | None = None
    rows: tuple[RowCondition, ...] = ()  # what events, quotes and background sentences must have to be shown
    same_article: bool = False  # whether all is asked of articles and not of passages


@cache
def _parser() -> Any:
    from whoosh.qparser import FuzzyTermPlugin, GtLtPlugin, QueryParser

    from index.search.operators import operators

    parser = QueryParser("text", query_schema())
    parser.replace_plugin(operators())
    parser.add_plugins([FuzzyTermPlugin(), GtLtPlugin()])
    return parser


def parsed(line: str) -> Any:
    """A tidy line as Whoosh parses it. Most lines are words alone; those need no parser."""
    if not _PLAIN.fullmatch(line):
        return _parser().parse(line)
    words = dict.fromkeys(tuple(TOKEN.findall(word)) for word in line.split())
    queries = [_of_words(one) for one in words if one]
    return query.And(queries) if len(queries) > 1 else queries[0] if queries else NullQuery


def _of_words(words: tuple[str, ...]) -> Any:
    return query.Term("text", words[0]) if len(words) == 1 else query.Phrase("text", [*words])


def read_query(line: str, snapshot: Snapshot) -> Question:
    """Read a query line against the index (names of actors are looked up in it)."""
    notices: list[str] = []
    tidy = tidied(line, notices)
    if not tidy:
        return Question(line, None, "", _sentence(notices))
    meaning = Meaning(snapshot, capitals=not (tidy.isupper() and len(tokens(tidy)) >= _LOUD))
    try:
        asked = meaning.of(parsed(tidy)).normalize()
        notices += meaning.notices
    except Exception as error:  # noqa: BLE001 - whatever a reader types is a question; Whoosh fails in many ways
        notices.append(
            f"this could not be read as a query ({type(error).__name__}) and is searched as plain words"
        )
        asked = NullQuery
    if asked == NullQuery:
        asked = _plain_words(tidy, meaning)
    if asked == NullQuery:
        notices.append("there is no word to search for")
        return Question(line, NullQuery, "", _sentence(notices))
    rows = row_conditions(asked)
    if meaning.same_article:
        asked = in_same_article(asked)
    explained = in_words(asked, QueryWording(snapshot, meaning.words.written))
    return Question(line, asked, explained, _sentence(notices), rows, meaning.same_article)


def _plain_words(line: str, meaning: Meaning) -> Any:
    """The line's words, all of them wanted."""
    words = dict.fromkeys(TOKEN.findall(line))
    terms = [meaning.words.word("text", word) for word in words]
    return query.And(terms).normalize() if terms else NullQuery


def tidied(line: str, notices: list[str]) -> str:
    """The line with what a reader has not typed to its end yet left out, and field names in lower case.

    What was left out or changed is added to `notices`.
    """
    text = UNSEEN.sub("", line[:MAX_LINE]).translate(_QUOTES)
    text = "".join(one if one.isprintable() else " " for one in text).strip()
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
    if " " in text and not re.search(r"[*?]\S|[*]", text):
        text = _ASKED.sub("", text)
    pieces = _QUOTED.split(marked_addresses(text))
    _without_empty_marks(pieces, notices)
    _tell_slips(pieces[::2], notices)
    pieces[::2] = [_NO_RANGE.sub(r'\1:"\2"', piece) for piece in pieces[::2]]
    pieces = _QUOTED.split("".join(pieces))
    pieces[::2] = [_FIELD.sub(lambda match: _field(match, notices), piece) for piece in pieces[::2]]
    return "".join(pieces).strip()


def _without_empty_marks(pieces: list[str], notices: list[str]) -> None:
    """Take out a field of which nothing stands in its quotation marks: `speaker:""`."""
    for number in range(1, len(pieces), 2):
        field = _LAST_FIELD.search(pieces[number - 1])
        if field and not pieces[number].strip('" ') and field[1].lower() in QUERY_FIELDS:
            notices.append(f"“{field[1]}:” has nothing in its quotation marks and is passed over")
            pieces[number - 1 : number + 1] = pieces[number - 1][: field.start()], ""


def _tell_slips(pieces: list[str], notices: list[str]) -> None:
    """Say of signs that mean something in other query languages that they do not here, and what to write."""
    for piece in pieces:
        notices += [
            f"write “{field[1]}:{field[2]}” without a blank behind the colon"
            for field in _BLANK_BEHIND.finditer(piece)
            if field[1].lower() in QUERY_FIELDS
        ]
        notices += [
            f"“{sign[0]}” is searched as a word; write NOT {sign[2]}" for sign in _NEGATED.finditer(piece)
        ]
        if _BAR.search(piece):
            notices.append("“|” is passed over; write OR")


def _field(match: re.Match[str], notices: list[str]) -> str:
    """A field's name in lower case; what is none is a word like others. Times of day (10:30) stay as they are."""
    name = match[1]
    if name.lower() in QUERY_FIELDS:
        return match.group().lower()
    if name.isdigit():
        return match.group()
    notices.append(f"“{name}:” is no field and is searched as plain words")
    return f"{name} "


def _sentence(notices: list[str]) -> str | None:
    if not notices:
        return None
    text = "; ".join(dict.fromkeys(notices))
    return text[0].upper() + text[1:] + "."
