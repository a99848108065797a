"""References to characters (`&amp;`) that a source escaped once too often, as plain characters."""

from __future__ import annotations

import html
import re

from index.reading.clean import clean_line

_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_MOST_TIMES = 6  # escaped: a source has been seen to do it four times
_PAIR = re.compile(
    r"<([a-zA-Z][a-zA-Z0-9]{0,10})(?:\s[^<>]{0,500})?>([^<>]{0,500})</\1\s*>|<(?:br|hr|img|wbr)\b[^<>]{0,500}>",
    re.I,
)


def unescaped(text: str) -> str:
    """`text` with every reference replaced by its character, however often it was escaped."""
    for _ in range(_MOST_TIMES):
        plain = _REFERENCE.sub(lambda found: html.unescape(found[0]), text)
        if plain == text:
            break
        text = plain
    return text


def without_markup(text: str) -> str:
    """One line without references and marks of HTML; a lone `<b>` is what the line is about, and stays."""
    text = unescaped(text[:4_000])
    for _ in range(_MOST_TIMES):
        plain = _PAIR.sub(lambda found: found[2] or " ", text)
        if plain == text:
            break
        text = plain
    return text


def plain_line(text: object) -> str | None:
    """A one-line field of a source that may hold references or marks of HTML; None where nothing is left."""
    return clean_line(without_markup(text)) if isinstance(text, str) else None
