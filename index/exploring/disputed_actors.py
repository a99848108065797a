"""Actors of whom it is disputed whether they are one: each names the others, and none is joined with another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from index.errors import JournalError

JOURNAL = "journal.jsonl"
Others = tuple[tuple[str, str], ...]  # ids and names


class StoredDisputes:
    """The disputes of a collection, for questions: read once for each state of the journal's file."""

    def __init__(self, collection: Path) -> None:
        self._journal = collection / JOURNAL
        self._state: tuple[int, int] | None = None
        self._others: Mapping[str, Others] = {}

    def __call__(self) -> Mapping[str, Others]:
        """By actor those who may be the same; none where the journal cannot be read."""
        try:
            status = self._journal.stat()
            state = status.st_mtime_ns, status.st_size
            if state != self._state:
                self._others = self._read()
                self._state = state
        except (OSError, JournalError):
            return {}
        return self._others

    def _read(self) -> Mapping[str, Others]:
        if b'"disputed"' not in self._journal.read_bytes():
            return {}
        from index.journal.decisions import Disputed
        from index.journal.journal_file import Journal, decisions_of

        others: dict[str, dict[str, str]] = defaultdict(dict)
        for decision in decisions_of(Journal(self._journal.parent).standing()):
            if isinstance(decision, Disputed):
                names = {actor.id: actor.name for actor in decision.actors}
                for actor in names:
                    others[actor] |= {other: name for other, name in names.items() if other != actor}
        return {actor: tuple(named.items()) for actor, named in others.items()}
