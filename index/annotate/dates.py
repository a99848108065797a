"""Dates"""
from __future__ import annotations
from collections.abc import Sequence
from dataclasses import dataclass
from spacy.tokens import Token
from index.annotate.parsed import Parsed
from index.model import EventDate

@dataclass(frozen=True)
class FoundDate:
    """x"""
    start: int
    end: int

def find_dates(parsed: Parsed) -> list[FoundDate]:
    """x"""
    return []
def date_of(dates: Sequence[FoundDate], token: Token) -> EventDate | None:
    """x"""
    return None
