"""Articles of this program's own format, `dateline/1`, as `dateline annotate` prints them or as a hand wrote them."""

from __future__ import annotations

import json
from typing import Any

from pydantic import ValidationError

from index.errors import ReadError
from index.model import FORMAT, Article
from index.reading.clean import clean, clean_line, clean_url, verbatim
from index.reading.plain.segments import segments_of
from index.refusals import explain


def own_article(row: dict[str, Any], name: str) -> Article:
    """An article of the format `dateline/1`, with its annotations; every string but the text is cleaned.

    Raises ReadError where it does not follow the format.
    """
    if row["format"] != FORMAT:
        raise ReadError(name, f"it has the format {clean(row['format'])[:40]}; this program reads {FORMAT}")
    text = row.get("text")
    if isinstance(text, str):
        stored = verbatim(text)
        if len(stored) != len(text):
            why = "its text holds control characters, so that its offsets cannot be trusted"
            raise ReadError(name, why)
        text = stored
    try:
        article = Article.model_validate_json(json.dumps({**_cleaned(row), "text": text}), strict=True)
    except (ValidationError, ValueError, RecursionError) as error:
        raise ReadError(name, f"it does not follow the format {FORMAT} ({_first_line(error)})") from None
    if not article.segments:  # written by hand: what has no passage would never be found
        article = article.model_copy(update={"segments": tuple(segments_of(article.text))})
    if not article.segments:
        raise ReadError(name, "there is no text in it")
    return article


def _first_line(error: Exception) -> str:
    if isinstance(error, ValidationError):
        place, why = explain(error)
        return clean(f"{place}: {why}" if place else why)[:200]
    return "it is no JSON, or nested too deeply"


def _cleaned(row: dict[str, Any]) -> dict[str, Any]:
    """Every value with its strings cleaned. What is no string where one belongs fails its check."""
    values = {clean(key): _clean_value(value, key) for key, value in row.items()}
    empty = [key for key, value in values.items() if value == "" and isinstance(row.get(key), str)]
    return values | dict.fromkeys(empty)


def _clean_value(value: Any, key: str) -> Any:
    """A value without what cannot be seen but acts; each string is one line, but for the kept words of a span."""
    if isinstance(value, str):
        if key == "words":
            return verbatim(value)
        return (clean_url(value) if key == "url" else clean_line(value)) or ""
    if isinstance(value, list):
        return [cleaned for one in value if (cleaned := _clean_value(one, key)) != ""]
    if isinstance(value, dict):
        return {clean(name): _clean_value(one, name) for name, one in value.items()}
    return value
