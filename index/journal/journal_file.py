"""The journal of a collection, `journal.jsonl`: a line a decision, each with the hash of the line before.

A line stands when its line end is on the disk: what Dateline began to write behind the last one was never said to be
done, and the next line is written in its place. Nothing else is ever changed or taken out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError

from index.errors import JournalError, reason
from index.journal.decisions import (
    Decision,
    Entry,
    Single,
    Undo,
    check_annotations,
    depends,
    singly,
    stamp,
)
from index.journal.journal_state import FILE_NAME, journal_bytes
from index.line_file import Faults, append_lines, whole_lines, whole_lines_end
from index.plain_json import escaped

_OF_GIT = (b"<<<<<<< ", b"=======", b">>>>>>> ")  # with what a line begins that git puts around a conflict
_BEGINNING = b'{"seq":'  # of every line that Dateline writes
_MOST_LINES = 100_000


class Journal:
    """The lines of a journal file as they were when it was read, and those appended since."""

    def __init__(self, path: Path, name: str = FILE_NAME) -> None:
        """Read the journal of the collection at `path`; a collection without one has made no decision.

        Raises JournalError where the file cannot be read.
        """
        self.path = path / name
        self.entries: list[Entry] = []
        self.unreadable = Faults(self.path)  # lines that are none of ours
        self.broken = Faults(self.path)  # places where lines were changed, lost or put in
        self._by_number: dict[int, Entry] = {}
        self._last = ""  # the hash of the last line
        self.is_cut = False  # whether its last line has no end, as where copying stopped
        self._whole = 0  # bytes up to the last line end
        try:
            content = journal_bytes(path, name)
            lines = whole_lines(self.path, content, _MOST_LINES)
        except FileNotFoundError:
            content, lines = b"", []
        except OSError as error:
            raise JournalError(self.path, f"it cannot be read ({reason(error)})") from error
        self._whole = whole_lines_end(content)
        self.is_cut = self._whole < len(content)
        for number, line in enumerate(lines, 1):
            self._take(number, line)
        if not _is_begun(content[self._whole :]):
            self.unreadable.add(f"{self.path}: {_why_unreadable(len(lines) + 1, content[self._whole :])}")

    def _take(self, number: int, line: bytes) -> None:
        try:
            entry = Entry.model_validate_json(line)
            check_annotations(entry.deed)
        except (ValidationError, ValueError, RecursionError):
            self.unreadable.add(f"{self.path}: {_why_unreadable(number, line)}")
        else:
            if entry.prev != self._last or entry.seq != number:
                self.broken.add(f"{self.path}: a line before line {number} was changed, lost or put in.")
            self._keep([entry])
        self._last = _hash(line)

    def _keep(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            self.entries.append(entry)
            self._by_number.setdefault(entry.seq, entry)

    @property
    def broken_chain(self) -> str | None:
        """That lines were changed, lost or put in, in a sentence; None where none were."""
        if not self.broken:
            return None
        return (
            f"{self.broken[0].rstrip('.')}; what stands there counts, unless you put a copy of the file back."
        )

    @property
    def length(self) -> int:
        """How many lines there are, those that cannot be read among them."""
        return len(self.entries) + self.unreadable.number

    @property
    def state(self) -> str:
        """What changes with every line."""
        return f"{self.length} {self._last}"

    def drop_cut_end(self) -> None:
        """Take away what follows the last line end. Raises JournalError."""
        try:
            self._whole = append_lines(self.path, self._whole, b"")
        except OSError as error:
            raise JournalError(self.path, f"it cannot be written ({reason(error)})") from error
        self.is_cut = False

    def append(self, deed: Decision | Undo, who: str) -> Entry:
        """Write a line and flush it to the disk. Raises JournalError; then nothing was decided.

        A journal with lines that cannot be read is not written to: somebody may have made them with a later version.
        """
        return self.append_all([(deed, who, None)])[0]

    def check_readable(self, outcome: str = "nothing was decided") -> None:
        """Raises JournalError where there is a line that cannot be read: what all of it says is not known then.

        `outcome` says what comes of that.
        """
        if self.unreadable:
            why = self.unreadable[0].partition(": ")[2].rstrip(".")
            raise JournalError(self.path, f"{why}; {outcome}")

    def append_all(self, deeds: Iterable[tuple[Decision | Undo, str, datetime | None]]) -> list[Entry]:
        """Write several lines at once, each with who and when, and flush them. Raises JournalError as `append` does."""
        self.check_readable()
        entries: list[Entry] = []
        lines, last = b"", self._last
        for seq, (deed, who, time) in enumerate(deeds, self.length + 1):
            moment = stamp(time or datetime.now(UTC))
            entries.append(Entry(seq=seq, time=moment, who=who, deed=deed, prev=last))
            line = escaped(entries[-1].model_dump_json(exclude_defaults=False)).encode()
            lines, last = lines + line + b"\n", _hash(line)
        try:
            self._whole = append_lines(self.path, self._whole, lines)
        except OSError as error:
            raise JournalError(
                self.path, f"it cannot be written ({reason(error)}); nothing was decided"
            ) from error
        self._keep(entries)
        self._last = last
        return entries

    def entry(self, seq: int) -> Entry:
        """The line of this number. Raises JournalError where there is none."""
        if seq not in self._by_number:
            raise JournalError(self.path, f"it has no decision {seq}")
        return self._by_number[seq]

    def decided(self, entries: Iterable[Entry]) -> Iterator[Decision]:
        """What each line decides, or what the decision was that it takes back or makes hold again.

        Raises JournalError where a line takes back one that is not there.
        """
        decisions: dict[int, Decision] = {}
        for entry in entries:
            taken_back, deed = [], entry.deed
            while isinstance(deed, Undo):
                taken_back.append(deed.of)
                deed = decisions.get(deed.of) or self.entry(deed.of).deed
            decisions.update(dict.fromkeys(taken_back, deed))
            yield deed

    def what(self, entry: Entry) -> Decision:
        """What a line decides, or what the decision was that it takes back or makes hold again."""
        return next(self.decided([entry]))

    def length_at(self, state: str) -> int | None:
        """How many lines there were when `state` was its state; None where it never was."""
        length, _, last = state.partition(" ")
        if state == self.state:
            return self.length
        behind = next((entry for entry in self.entries if str(entry.seq - 1) == length), None)
        return behind.seq - 1 if behind is not None and behind.prev == last else None

    def standing(self) -> list[Entry]:
        """The decisions that hold, in order: made, and not taken back."""
        return standing(self.entries)

    def last_standing(self) -> Entry | None:
        """The last decision that holds, which is what undoing without a number takes back."""
        return next(reversed(self.standing()), None)

    def last_undone(self) -> Entry | None:
        """The last undoing that holds, where nothing was decided since: what can be done again."""
        holds = _holds(self.entries)
        undoings = {entry.seq for entry in self.entries if isinstance(entry.deed, Undo)}
        for entry in reversed(self.entries):
            if isinstance(entry.deed, Undo):
                if holds[entry.seq] and entry.deed.of not in undoings:
                    return entry
            elif holds[entry.seq]:
                return None
        return None

    def undoing_of(self, seq: int) -> Entry | None:
        """The line that took decision `seq` back last; None where it holds, or was never taken back."""
        undoings = (
            entry for entry in reversed(self.entries) if isinstance(entry.deed, Undo) and entry.deed.of == seq
        )
        return None if seq in {entry.seq for entry in self.standing()} else next(undoings, None)

    def built_on(self, seq: int) -> list[Entry]:
        """The decisions that hold and were made on what decision `seq` had left."""
        deed = self.entry(seq).deed
        if isinstance(deed, Undo):
            return []
        return [
            entry
            for entry in self.standing()
            if entry.seq > seq and not isinstance(entry.deed, Undo) and depends(entry.deed, deed)
        ]

    def all_built_on(self, seq: int) -> list[Entry]:
        """The decisions that hold and were made on what decision `seq` had left, or on those; the last one first."""
        found: dict[int, Entry] = {}
        due = [seq]
        while due:
            new = [entry for entry in self.built_on(due.pop()) if entry.seq not in found]
            found.update({entry.seq: entry for entry in new})
            due += [entry.seq for entry in new]
        return [found[number] for number in sorted(found, reverse=True)]


def standing(entries: Sequence[Entry]) -> list[Entry]:
    """Of the first lines of a journal those decisions that hold, as far as these lines say."""
    holds = _holds(entries)
    return [entry for entry in entries if holds[entry.seq] and not isinstance(entry.deed, Undo)]


def _holds(entries: Sequence[Entry]) -> dict[int, bool]:
    """Whether each line holds: the last word on it, which is said further down."""
    holds = {entry.seq: True for entry in entries}
    undone_by = {entry.seq: entry.deed.of for entry in entries if isinstance(entry.deed, Undo)}
    for seq in sorted(undone_by, reverse=True):
        if holds[seq] and undone_by[seq] in holds:
            holds[undone_by[seq]] = False
    return holds


def decisions_of(entries: Iterable[Entry]) -> list[Single]:
    """What lines of a journal decide, one by one, without those that only take back."""
    return [one for entry in entries if not isinstance(entry.deed, Undo) for one in singly(entry.deed)]


def _is_begun(rest: bytes) -> bool:
    """Whether what follows the last line end is a line that Dateline began to write, or only room for it."""
    return rest.startswith(_BEGINNING) or _BEGINNING.startswith(rest.rstrip(b"\0"))


def _why_unreadable(number: int, line: bytes) -> str:
    """What a line is that is no decision, and what to do where git has left its marks of a conflict."""
    if not line.startswith(_OF_GIT):
        return f"line {number} is no decision that this version of Dateline knows."
    return (
        f"git left a conflict at line {number}; keep yours (git checkout --ours .), write the other to a file "
        f"(git show MERGE_HEAD:{FILE_NAME} > theirs.jsonl), then dateline correct merge theirs.jsonl."
    )


def _hash(line: bytes) -> str:
    return hashlib.sha256(line).hexdigest()
