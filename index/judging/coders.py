"""The answers of a coder, read back from the file of a sample that was filled in: CSV or JSON lines."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from index.bounded_file import MB, read_bounded
from index.errors import DatelineError, reason
from index.reading.clean import flat

_LARGEST = 64 * MB
_DELIMITERS = (",", ";", "\t")  # spreadsheets write what is usual in their country


class AnswersError(DatelineError):
    """A coder's file cannot be used."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path}: {why}.")


def answers(path: Path) -> dict[str, str]:
    """What a coder answered of each row, in small letters; rows without an answer are left out. Raises AnswersError."""
    try:
        content = read_bounded(path, _LARGEST).decode("utf-8-sig")
    except OSError as error:
        raise AnswersError(path, f"it cannot be read ({reason(error)})") from error
    except UnicodeDecodeError as error:
        raise AnswersError(path, "it is not UTF-8; save it as CSV in UTF-8") from error
    given_answers: dict[str, str] = {}
    for number, row in enumerate(_rows(path, content), 1):
        unit, given = row.get("id"), row.get("answer")
        if not isinstance(unit, str) or not isinstance(given, str | None):
            raise AnswersError(path, f"row {number} has no id, or an answer that is no text")
        answer = flat(given or "").casefold()
        if answer and given_answers.setdefault(unit, answer) != answer:
            raise AnswersError(path, f"“{unit}” has two answers")
    if not given_answers:
        raise AnswersError(path, "nobody has answered in it; its column “answer” is empty")
    return given_answers


def _rows(path: Path, content: str) -> Iterator[Mapping[str, Any]]:
    if content.lstrip()[:1] == "{":
        yield from _json_rows(path, content)
        return
    head = content.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=head.count)
    try:
        table = csv.DictReader(io.StringIO(content, newline=""), delimiter=delimiter)
        if not {"id", "answer"} <= {*(table.fieldnames or ())}:
            raise AnswersError(path, "it has no columns “id” and “answer”; fill in a file of dateline sample")
        if any((table.fieldnames or ()).count(name) > 1 for name in ("id", "answer")):
            raise AnswersError(path, "it has a column “id” or “answer” twice")
        yield from table
    except csv.Error as error:
        raise AnswersError(path, f"it is no CSV ({error})") from error


def _json_rows(path: Path, content: str) -> Iterator[Mapping[str, Any]]:
    for number, line in enumerate(content.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise AnswersError(path, f"line {number} is no JSON") from error
        if not isinstance(row, dict):
            raise AnswersError(path, f"line {number} is no JSON object")
        yield row
