"""The tables of a report, found again in its text, of which each cell is a line: also where they have been edited."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.cases.table_heads import ACCOUNTS, FIGURES, HEADLINE_ALONE, HEADS, ONE_BY_ONE

# Code points that nobody writes: a cell without words, and the end of a table or paragraph.
EMPTY_CELL, BLOCK_ENDS = "\ue000", "\ue001"
_CITED = re.compile(r"[”\"]\s*\[\d{1,6}\]$")
# Lines over a table: a title, and of accounts how they differ.
_OVER: dict[tuple[str, ...], int] = {ACCOUNTS: 2, FIGURES: 1}
_NAMES = {name for head in HEADS for name in head} - {
    "Day",
    "Figure",
    "Status",
    "Article",
    "Published",
    "Sentence",
}


@dataclass(frozen=True, slots=True)
class StatedTable:
    """A table that a report was written with: its head, the lines over it, and the cells of its rows."""

    head: tuple[str, ...]
    over: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables_in(lines: Sequence[str]) -> Iterator[StatedTable]:
    """The tables whose heads are those that reports are written with."""
    place, words = 0, list[str]()
    while place < len(lines):
        head = _head(lines, place)
        if head is None:
            words += [lines[place]] if lines[place] != BLOCK_ENDS else []
            place += 1
            continue
        place += len(head)
        rows = list(_rows(lines[place:], len(head)))
        place += sum(map(len, rows))
        count = _OVER.get(head, 0)
        yield StatedTable(head, tuple(words[-count:] if count else ()), tuple(map(_cells, rows)))


def other_heads(lines: Sequence[str]) -> list[str]:
    """The names of columns that stand in no head as reports are written with: such a table is none of `tables_in`."""
    heads = [(place, head) for place in range(len(lines)) if (head := _head(lines, place))]
    at = {place + number for place, head in heads for number in range(len(head))}
    return [line for place, line in enumerate(lines) if line in _NAMES and place not in at]


def _head(lines: Sequence[str], place: int) -> tuple[str, ...] | None:
    return next((head for head in HEADS if tuple(lines[place : place + len(head)]) == head), None)


def _rows(lines: Sequence[str], length: int) -> Iterator[Sequence[str]]:
    """The lines of each row at the beginning of some lines; a cell may be gone or put in, or a sentence be cut."""
    place = 0
    while place < len(lines):
        counts = (length, length - 1, length + 1)
        count = next((count for count in counts if _is_row(lines[place : place + count], count)), None)
        if count is None:
            count = _broken(lines[place:], length)
        if not count:
            return
        yield lines[place : place + count]
        place += count


def _broken(lines: Sequence[str], length: int) -> int:
    """How many lines belong to a row that ends in no sentence: up to the next row, or to the table's end."""
    for count in range(1, min(2 * length, len(lines)) + 1):
        if BLOCK_ENDS in lines[:count]:
            return count - 1
        if _head(lines, count):
            return 0  # what stands there is the next table's
        if _is_row(lines[count : count + length], length):
            return count
    return 0


def _is_row(lines: Sequence[str], count: int) -> bool:
    """Whether lines are the cells of a row: the last is a sentence with its number, or says that there is none."""
    if len(lines) < count or BLOCK_ENDS in lines:
        return False
    return lines[-1] in (HEADLINE_ALONE, ONE_BY_ONE) or bool(_CITED.search(lines[-1]))


def _cells(lines: Sequence[str]) -> tuple[str, ...]:
    return tuple("" if line == EMPTY_CELL else line for line in lines)
