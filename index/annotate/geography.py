"""Places"""
from __future__ import annotations
from collections.abc import Sequence
from dataclasses import dataclass
from spacy.tokens import Token
from index.annotate.parsed import Parsed
from index.model import Place

@dataclass(frozen=True)
class FoundPlace:
    """x"""
    start: int
    end: int

def find_places(parsed: Parsed) -> list[FoundPlace]:
    """x"""
    return []
def place_of(places: Sequence[FoundPlace], token: Token) -> Place | None:
    """x"""
    return None
