"""What the journal says otherwise about actors of all articles than a state of it that the index followed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import JournalError
from index.journal.journal_state import journal_bytes

if TYPE_CHECKING:
    from index.journal.decisions import Same, SetActor
    from index.journal.journal_file import Journal


@dataclass(frozen=True, slots=True)
class JournalDifference:
    """What holds now and did not at a state of the journal, and whether something does not hold any more."""

    decisions: tuple[Same | SetActor, ...] = ()  # that hold now
    is_less: bool = False  # whether some do not hold any more, which nothing that is laid over can take out


def difference(collection: Path, followed: str) -> JournalDifference:
    """How the journal differs from a state that the index followed.

    A journal that cannot be read decides nothing here; whoever decides is told.
    """
    try:
        if _ends_with(collection, followed):
            return JournalDifference()
        from index.journal.journal_file import Journal

        return _difference(Journal(collection), followed)
    except (OSError, JournalError):
        return JournalDifference()


def _difference(journal: Journal, followed: str) -> JournalDifference:
    from index.journal.decisions import Same, SetActor, Undo, depends, singly
    from index.journal.journal_file import standing

    length = followed.partition(" ")[0]
    last = int(length) if length.isdecimal() else 0
    then = {entry.seq: entry for entry in standing([one for one in journal.entries if one.seq <= last])}
    now = {entry.seq: entry for entry in journal.standing()}
    more: list[Same | SetActor] = []
    for seq, entry in now.items():
        if seq in then or isinstance(entry.deed, Undo):
            continue
        later = (then[other].deed for other in then if other > seq)
        if any(depends(deed, entry.deed) for deed in later if not isinstance(deed, Undo)):
            continue  # it would have to lie below what was decided on it: it is seen when the articles have followed
        more += [part for part in singly(entry.deed) if isinstance(part, Same | SetActor)]
    gone = [then[seq].deed for seq in then if seq not in now]
    parts = [part for deed in gone if not isinstance(deed, Undo) for part in singly(deed)]
    return JournalDifference(tuple(more), any(isinstance(part, Same | SetActor) for part in parts))


def is_about_actors(collection: Path, since: str, until: str) -> bool:
    """Whether all that was decided between two states of the journal is about actors of all articles.

    So it is not where the journal never was in one of them, or cannot be read.
    """
    from index.journal.decisions import Same, SetActor, singly
    from index.journal.journal_file import Journal

    try:
        journal = Journal(collection)
        first, last = journal.length_at(since) if since else 0, journal.length_at(until)
        if first is None or last is None:
            return False
        decided = journal.decided(entry for entry in journal.entries if first < entry.seq <= last)
        return all(isinstance(part, Same | SetActor) for deed in decided for part in singly(deed))
    except (OSError, JournalError):
        return False


def _ends_with(collection: Path, state: str) -> bool:
    """Whether the last line of the journal is that of a state, without reading what the lines say."""
    try:
        content = journal_bytes(collection)
    except FileNotFoundError:
        return True
    line = content.removesuffix(b"\n").rpartition(b"\n")[2]
    return state.partition(" ")[2] == hashlib.sha256(line).hexdigest()
