"""What people decided about actors of all articles, laid over the index until articles and index have followed.

So a decision is seen at once, however many articles it is about, and never half. Killed in between, it is laid over the
index again when that is opened.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import JournalError
from index.exploring.viewing import Viewer
from index.journal.journal_state import journal_bytes
from index.search.overlaid import JoinedActor, Retold, with_joined, with_retold
from index.search.overlaid_cards import Told
from index.search.snapshot import Snapshot

if TYPE_CHECKING:
    from index.journal.decisions import Same, SetActor


def decided_since(collection: Path, followed: str) -> tuple[Same | SetActor, ...]:
    """What holds of the journal, about actors of all articles, in lines behind the state that the index followed.

    A journal that cannot be read decides nothing here; whoever decides is told.
    """
    try:
        if _ends_with(collection, followed):
            return ()
        from index.journal.decisions import Same, SetActor, singly
        from index.journal.journal_file import Journal

        standing = Journal(collection).standing()
    except (OSError, JournalError):
        return ()
    length = followed.partition(" ")[0]
    after = int(length) if length.isdecimal() else 0
    return tuple(
        decision
        for entry in standing
        if entry.seq > after and entry.deed.do != "undo"
        for decision in singly(entry.deed)
        if isinstance(decision, Same | SetActor)
    )


def _ends_with(collection: Path, state: str) -> bool:
    """Whether the last line of the journal is that of a state, without reading what the lines say."""
    try:
        content = journal_bytes(collection)
    except FileNotFoundError:
        return True
    line = content.removesuffix(b"\n").rpartition(b"\n")[2]
    return state.partition(" ")[2] == hashlib.sha256(line).hexdigest()


class DecidedAnswering:
    """What answers as people decided since the index followed the journal."""

    def __init__(self, collection: Path, plain: Viewer, followed: str) -> None:
        """`plain` is the viewer of the index as it is, which followed this state of the journal."""
        self._collection, self._plain, self._followed = collection, plain, followed
        self.decisions: tuple[Same | SetActor, ...] = ()
        self.viewer = plain
        self.renew()

    def renew(self) -> Viewer:
        """Look again at what is decided; gives what answers from now on."""
        before, self.decisions = self.decisions, decided_since(self._collection, self._followed)
        if self.decisions[: len(before)] == before:
            self.viewer = laid_over(self.viewer, self.decisions[len(before) :])
        else:
            self.viewer = laid_over(self._plain, self.decisions)
        return self.viewer


def laid_over(viewer: Viewer, decisions: Sequence[Same | SetActor]) -> Viewer:
    """What answers as decisions say; the same where they change nothing of it."""
    before = viewer.snapshot
    parts = before.parts
    for decision in decisions:
        if decision.do == "same":
            lead, *others = decision.actors
            told = Told(lead.id, lead.name, lead.kind)
            joined = JoinedActor(told, tuple(other.id for other in others))
            parts = [with_joined(part, joined) for part in parts]
        else:
            retold = Retold(decision.actor.id, decision.name, decision.kind, decision.description)
            parts = [with_retold(part, retold) for part in parts]
    if all(part is other for part, other in zip(parts, before.parts, strict=True)):
        return viewer
    snapshot = Snapshot(parts, before.generation)
    snapshot.like(before)
    for decision in decisions:
        if decision.do == "same":
            lead, *others = decision.actors
            snapshot.aliases |= {other.id: lead.id for other in others}
    answering = Viewer(snapshot)
    answering.like(viewer)
    return answering
