"""Actors of whom it is disputed whether they are one: each names the others, and none is joined with another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from index.journal.journal_state import MadeOfJournal, journal_bytes

Others = tuple[tuple[str, str], ...]  # ids and names


def stored_disputes(collection: Path) -> MadeOfJournal[Mapping[str, Others]]:
    """What gives, by actor, those who may be the same; none where the journal cannot be read."""
    return MadeOfJournal(collection, lambda: _read(collection), {})


def _read(collection: Path) -> Mapping[str, Others]:
    if b'"disputed"' not in journal_bytes(collection):
        return {}
    from index.journal.decisions import Disputed
    from index.journal.journal_file import Journal, decisions_of

    others: dict[str, dict[str, str]] = defaultdict(dict)
    for decision in decisions_of(Journal(collection).standing()):
        if isinstance(decision, Disputed):
            names = {actor.id: actor.name for actor in decision.actors}
            for actor in names:
                others[actor] |= {other: name for other, name in names.items() if other != actor}
    return {actor: tuple(named.items()) for actor, named in others.items()}
