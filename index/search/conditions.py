"""The conditions of a query line, one by one: what must each be met, as lines that can be asked alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_JOINING = frozenset({"OR", "ANDNOT", "ANDMAYBE", "REQUIRE"})


@dataclass(frozen=True, slots=True)
class Condition:
    """A part of a query line that every passage must meet; `refused` where passages must not meet it."""

    line: str
    refused: bool = False


def conditions_of(line: str) -> list[Condition]:
    """The conditions of a tidy query line in their order: what OR joins, or brackets hold together, is one."""
    conditions: list[Condition] = []
    joining, refused = "", False
    for piece in _pieces(line):
        if piece == "AND":
            continue
        if piece in _JOINING and conditions:
            joining = piece
        elif piece == "NOT":
            refused = not refused
        elif joining:
            piece = f"NOT {piece}" if refused else piece
            before = conditions.pop()
            conditions.append(Condition(f"{before.line} {joining} {piece}", before.refused))
            joining, refused = "", False
        else:
            conditions.append(Condition(f"NOT {piece}" if refused else piece, refused))
            refused = False
    return conditions


def _pieces(line: str) -> Iterator[str]:
    """The line cut at spaces that stand neither in quotation marks nor in brackets."""
    piece, depth, quoted = "", 0, False
    for letter in line:
        if letter == '"':
            quoted = not quoted
        elif not quoted:
            depth = max(0, depth + (letter in "([{") - (letter in ")]}"))
        if letter == " " and not quoted and not depth:
            if piece:
                yield piece
            piece = ""
        else:
            piece += letter
    if piece:
        yield piece
