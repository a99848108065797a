"""An article file: JSON of the format `dateline/1` to an Article, with what is wrong in it by path and reason."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import ValidationError

from index.bounded_file import MB, read_bounded
from index.errors import FormatError, reason
from index.manual.reanchor import Moved, anchor
from index.model import Article
from index.refusals import explain

LARGEST_FILE = 48 * MB  # the longest text that is annotated takes half of it with all that is found in it
MOST_VALUES = (
    2_500_000  # in one file, of which that text takes half: small ones cost a hundred times their bytes
)


def load(path: Path, *, inside: Path | None = None) -> tuple[Article, list[Moved]]:
    """The article in a file, and the spans that were found again by their words; no link out of `inside` is followed.

    Raises FormatError with the path in the file and the reason; FileNotFoundError as it is.
    """
    try:
        data = read_bounded(path, LARGEST_FILE, inside=inside)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise FormatError(path, "", f"it cannot be read ({reason(error)})") from error
    return parse(data, path)


def parse(data: bytes | str, path: Path | str | None = None) -> tuple[Article, list[Moved]]:
    """The article in a JSON object of format `dateline/1`; see `load`. Raises FormatError."""
    if _values(data) > MOST_VALUES:
        raise FormatError(path, "", f"it holds more than {MOST_VALUES:,} values")
    keeps_words = (b'"words"' if isinstance(data, bytes) else '"words"') in data  # type: ignore[operator]
    moved: list[Moved] = []
    try:
        if not keeps_words:
            return Article.model_validate_json(data, strict=True), moved
        content = json.loads(data)
        moved = anchor(content) if isinstance(content, dict) else []
        return Article.model_validate_json(json.dumps(content), strict=True), moved
    except ValidationError as error:
        where, why = explain(error)
        raise FormatError(path, where, why) from None
    except (ValueError, RecursionError) as error:
        raise FormatError(path, "", f"it is no JSON ({error})") from None


def _values(data: bytes | str) -> int:
    """About how many values a JSON text holds, seen before any of it is parsed."""
    if isinstance(data, str):
        return sum(data.count(sign) for sign in ",[{")
    return sum(data.count(sign) for sign in (b",", b"[", b"{"))
