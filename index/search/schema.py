"""What is indexed of a passage: Whoosh's schema, and how each field is kept."""

from __future__ import annotations

from functools import cache
from typing import Any

VERSION = 6  # of the index's files; another version is rebuilt

STEMMED = ("text", "title", "quote")  # running text: stemmed, with positions, scored
FOLDED = ("place", "publisher")  # names: folded, with positions, scored
ACTORS = ("actor", "speaker", "about", "by", "to")  # actor ids
LABELS = ("event", "role", "kind", "date", "article")  # one word each, as it is
SCORED = STEMMED + FOLDED
PLAIN = ACTORS + LABELS
FIELDS = SCORED + PLAIN


@cache
def schema() -> Any:
    """The schema as Whoosh's. `article` is for looking up, the rest is the reader's query language."""
    from whoosh.analysis import RegexTokenizer
    from whoosh.fields import KEYWORD, TEXT, Schema

    from index.search.analyzers import folding, stemming

    fields: dict[str, Any] = {}
    for name in STEMMED:
        fields[name] = TEXT(analyzer=stemming(), phrase=True)
    for name in FOLDED:
        fields[name] = TEXT(analyzer=folding(), phrase=True)
    for name in PLAIN:
        fields[name] = KEYWORD(analyzer=RegexTokenizer(r"\S+"))
    return Schema(**fields)
