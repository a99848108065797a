"""Articles of this program's own format, `dateline/1`, as `dateline annotate` prints them or as a hand wrote them."""

from __future__ import annotations

import json
from typing import Any

from pydantic import ValidationError

from index.errors import ReadError
from index.model import FORMAT, Article
from index.reading.clean import clean, clean_line, clean_url, verbatim
from index.reading.plain.segments import segments_of

_ONE_LINE = ("title", "publisher", "language", "agency", "authors", "found")


def own_article(row: dict[str, Any], name: str) -> Article:
    """An article of the format `dateline/1`, with its annotations; every string but the text is cleaned.

    Raises ReadError where it does not follow the format.
    """
    if row["format"] != FORMAT:
        raise ReadError(name, f"it has the format {clean(row['format'])[:40]}; this program reads {FORMAT}")
    text = row.get("text")
    if isinstance(text, str) and verbatim(text) != text:
        raise ReadError(name, "its text holds control characters, so that its offsets cannot be trusted")
    try:
        article = Article.model_validate_json(json.dumps({**_cleaned(row), **_lines(row), "text": text}))
    except (ValidationError, ValueError, RecursionError) as error:
        raise ReadError(name, f"it does not follow the format {FORMAT} ({_first_line(error)})") from None
    if not article.segments:  # written by hand: what has no passage would never be found
        article = article.model_copy(update={"segments": tuple(segments_of(article.text))})
    if not article.segments:
        raise ReadError(name, "there is no text in it")
    return article


def _lines(row: dict[str, Any]) -> dict[str, Any]:
    """The fields that are one line each, cut like those of any other source. What is no string fails its check."""
    lines = {key: _one_line(row[key]) for key in _ONE_LINE if key in row}
    return {**lines, "url": clean_url(row["url"])} if isinstance(row.get("url"), str) else lines


def _one_line(value: Any) -> Any:
    if isinstance(value, str):
        return clean_line(value)
    if isinstance(value, list):
        return [line for one in value if (line := _one_line(one)) is not None]
    if isinstance(value, dict):
        return {clean(key): _one_line(one) or "" for key, one in value.items()}
    return value


def _first_line(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        return clean(f"{place}: {first['msg']}" if place else first["msg"])[:200]
    return type(error).__name__


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_cleaned(one) for one in value]
    return {clean(key): _cleaned(one) for key, one in value.items()} if isinstance(value, dict) else value
