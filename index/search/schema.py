"""What is indexed of a passage: Whoosh's schema, and how each field is kept."""

from __future__ import annotations

from functools import cache
from typing import Any
from zlib import crc32

from index.vocabulary import ROLES, TYPES

_FILES = 15  # the version of the index's files and terms
# Types and roles are kept by their places: an index of other ones is of another version, and rebuilt.
VERSION = f"{_FILES}.{crc32(' '.join((*TYPES, *ROLES)).encode()):08x}"

STEMMED = ("text", "title", "quote")  # running text: stemmed, with positions, scored
PUBLISHER = "publisher"
FOLDED = ("place", PUBLISHER)  # names: folded, with positions, scored
ACTORS = ("actor", "speaker", "about", "by", "to")  # actor ids
LABELS = (
    "event",
    "role",
    "kind",
    "date",
    "article",
    "url",
    "on",
    "killed",
    "wounded",
    "copies",
    "made",
)  # one word each, as it is
SCORED = STEMMED + FOLDED
PLAIN = ACTORS + LABELS
FIELDS = SCORED + PLAIN
PARTY = "party"  # of a query line alone: an actor who does or suffers an event
WITHIN = "in"  # of a query line alone: where all of it must stand, in one passage or one article
MADE = "made"  # who made something of a passage: written `by:hand` or `by:machine` in a query line
MAKERS = {"hand": "what was set by hand", "machine": "what the program found"}
CASE, NOTE = "case", "note"  # of a query line alone: what people gathered
NEW = "new"  # of a query line alone: articles that came after the last visit, or that were there
QUERY_FIELDS = (*(name for name in FIELDS if name != MADE), PARTY, WITHIN, CASE, NOTE, NEW)
WHOLE_ARTICLE = frozenset(
    {"title", "publisher", "date", "article", "url", "copies"}
)  # the same for all passages of an article


@cache
def schema() -> Any:
    """The schema as Whoosh's. `article` is for looking up, the rest is the reader's query language."""
    from index.search.analyzers import folding, stemming

    return _schema(stemming(), folding(), FIELDS)


@cache
def query_schema() -> Any:
    """The schema by which a query line is parsed: its words stay as they were written."""
    from index.search.analyzers import as_written

    return _schema(as_written(), as_written(), QUERY_FIELDS)


def _schema(stemming: Any, folding: Any, names: tuple[str, ...]) -> Any:
    from whoosh.analysis import RegexTokenizer
    from whoosh.fields import KEYWORD, TEXT, Schema

    fields: dict[str, Any] = {}
    for name in names:
        if name in SCORED:
            analyzer = stemming if name in STEMMED else folding
            fields[name] = TEXT(analyzer=analyzer, phrase=True, multitoken_query="phrase")
        else:
            fields[name] = KEYWORD(analyzer=RegexTokenizer(r"\S+"))
    return Schema(**fields)
