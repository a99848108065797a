"""Figures of people killed, wounded, detained or displaced."""
from __future__ import annotations
from collections.abc import Sequence
from spacy.tokens import Token
from index.annotate.participants import Participants
from index.annotate.triggers import Act
from index.model import Count

class Counts:
    """x"""
    def __init__(self, participants: Participants) -> None:
        self._p = participants
    def shared_out(self, sentence: Sequence[Token], acts: Sequence[Act]) -> list[list[Count]]:
        """x"""
        return [[] for _ in acts]
