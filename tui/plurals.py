"""A number and its noun, in words."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """“1 mention”, “2 mentions”, “1,200 copies”."""
    several = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number:,} {noun if number == 1 else several}"
