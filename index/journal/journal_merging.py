"""Two people's journals of one collection as one: what the other decided is taken over, and what conflicts is named.

Both journals begin with the same lines; behind them each has its own. What stands in the other one is written behind
the lines of this one, with who made it and when. Where it conflicts with what was decided here, it is written and taken
back at once: it is not lost, and can be made to hold. What was taken over before is not taken over again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice, takewhile

from index.journal.clippings import ChangeClipping, Clip
from index.journal.decisions import (
    Apart,
    Decision,
    Disputed,
    Entry,
    Grouped,
    Judged,
    NamedAt,
    NoActor,
    OwnHappening,
    Put,
    Rule,
    Same,
    SetActor,
    Single,
    Undo,
    depends,
    singly,
)
from index.journal.journal_file import Journal, standing

MOST_AGAINST = 10  # decisions that are named as those that one conflicts with


@dataclass(frozen=True, slots=True)
class LineToWrite:
    """A line that is to be written: what, by whom, and when; by whoever merges, and now, where that is None."""

    deed: Decision | Undo
    who: str | None = None
    time: datetime | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A decision of the other journal, under the number that it gets here, and the first that it conflicts with."""

    seq: int
    theirs: Entry
    with_: tuple[Entry, ...]
    taken_back: bool = False  # whether they have taken back what both had decided, and it holds here


@dataclass
class Merge:
    """The lines to be written, what conflicts, and how many decisions are alike in both."""

    lines: list[LineToWrite] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    taken: int = 0
    alike: int = 0


def merge(mine: Journal, theirs: Journal) -> Merge:
    """What it takes to bring what stands in another journal into this one."""
    return _Merger(mine, theirs).merged()


class _Merger:
    def __init__(self, mine: Journal, theirs: Journal) -> None:
        self._mine, self._found = mine, Merge()
        pairs = zip(mine.entries, theirs.entries, strict=False)
        self._common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        self._numbers = {entry.seq: entry.seq for entry in mine.entries[: self._common]}
        self._theirs = [entry for entry in theirs.standing() if entry.seq > self._common]
        self._held = {entry.seq for entry in standing(mine.entries[: self._common])}
        self._mine_holds = {entry.seq for entry in mine.standing()}
        self._their_holds = {entry.seq for entry in theirs.standing()}
        self._undone_ever = {entry.deed.of for entry in mine.entries if isinstance(entry.deed, Undo)}
        self._before: dict[tuple[str, datetime, str], Entry] = {
            _identity(entry): entry for entry in mine.entries[self._common :]
        }
        taken = {_identity(entry) for entry in self._theirs}
        self._own = [
            entry for entry in mine.standing() if entry.seq > self._common and _identity(entry) not in taken
        ]
        self._refused: list[tuple[Entry, Decision]] = []  # decisions of theirs that do not hold here

    def merged(self) -> Merge:
        """What is to be written."""
        for entry in self._theirs:
            if not isinstance(entry.deed, Undo):
                self._take(entry, entry.deed)
        for entry in self._mine.entries[: self._common]:
            if entry.seq in self._held:
                self._take_back(entry.seq)
            elif entry.seq in self._their_holds - self._mine_holds:
                self._make_hold(entry.seq)
        return self._found

    @property
    def _next(self) -> int:
        return self._mine.length + len(self._found.lines) + 1

    def _take(self, entry: Entry, decision: Decision) -> None:
        """Write a decision of theirs, unless it is here; where it conflicts and nobody has said so, take it back."""
        deed = _renumbered(decision, self._numbers)
        written = self._before.get(_identity(entry.model_copy(update={"deed": deed})))
        alike = next((entry for entry in self._own if entry.deed == deed), None)
        if written is None and alike is not None:
            self._numbers[entry.seq] = alike.seq
            self._found.alike += 1
            return
        if written is None:
            seq = self._next
            self._found.lines.append(LineToWrite(deed, entry.who, entry.time))
            self._found.taken += 1
        else:
            seq = written.seq
        self._numbers[entry.seq] = seq
        against = tuple(islice(self._conflicting(deed), MOST_AGAINST))
        if against and seq not in self._undone_ever:
            self._found.lines.append(LineToWrite(Undo(of=seq)))
            self._found.taken -= written is None
        if against:
            self._refused.append((entry, deed))
            self._found.conflicts.append(Conflict(seq, entry, against))

    def _conflicting(self, deed: Decision) -> Iterator[Entry]:
        for entry in self._own:
            if not isinstance(entry.deed, Undo) and conflict(deed, entry.deed):
                yield entry
        for seq in sorted(self._held - self._mine_holds):  # that it was made on, and was taken back here
            gone = self._mine.entry(seq)
            if not isinstance(gone.deed, Undo) and depends(deed, gone.deed):
                yield gone
        for entry, refused in self._refused:
            if depends(deed, refused):
                yield entry

    def _take_back(self, seq: int) -> None:
        """A decision that both had: they have taken it back, and nobody here has done so or built on it."""
        if seq in self._their_holds or seq not in self._mine_holds:
            return
        entry, built_on = self._mine.entry(seq), self._mine.built_on(seq)
        if built_on:
            self._found.conflicts.append(Conflict(seq, entry, tuple(built_on), taken_back=True))
        else:
            self._found.lines.append(LineToWrite(Undo(of=seq)))

    def _make_hold(self, seq: int) -> None:
        """A decision that was taken back before, and that they have made to hold again."""
        undoing = self._mine.undoing_of(seq)
        if undoing is not None:
            self._found.lines.append(LineToWrite(Undo(of=undoing.seq)))


def conflict(decision: Decision, other: Decision) -> bool:
    """Whether two decisions of two people cannot both hold: they are about the same, and say different things."""
    return any(_conflict(left, right) for left in singly(decision) for right in singly(other))


def _conflict(decision: Single, other: Single) -> bool:
    if decision == other:
        return False
    if isinstance(decision, Judged) and isinstance(other, Judged):
        same = (decision.article, decision.listing, decision.target.start) == (
            other.article,
            other.listing,
            other.target.start,
        )
        return same and decision.right != other.right
    if isinstance(decision, Grouped) and isinstance(other, Grouped):
        reports = {(report.article, report.start) for report in decision.reports}
        both = reports & {(report.article, report.start) for report in other.reports}
        return len(both) > 1 and decision.how != other.how
    if isinstance(decision, OwnHappening) != isinstance(other, OwnHappening):
        return False  # what an event is, and what it is part of
    if isinstance(decision, ChangeClipping) and isinstance(other, ChangeClipping):
        return decision.clipping == other.clipping
    if isinstance(decision, SetActor) and isinstance(other, SetActor):
        said = [(getattr(decision, name), getattr(other, name)) for name in ("name", "kind", "description")]
        differs = any(left != right for left, right in said if left is not None and right is not None)
        return decision.actor.id == other.actor.id and differs
    if isinstance(decision, Same) and isinstance(other, Same) and decision.actors[0].id == other.actors[0].id:
        return False  # more of them are the same
    if isinstance(decision, Rule) and isinstance(other, Rule):
        return (decision.name, decision.of) == (other.name, other.of)
    if isinstance(decision, Apart) and isinstance(other, Apart):
        return False  # of two articles: of one article they are equal
    return _touch(decision, other)


def _touch(decision: Single, other: Single) -> bool:
    if isinstance(decision, Disputed) and isinstance(other, Disputed):
        return False
    if isinstance(decision, NamedAt) or isinstance(other, NamedAt):
        return _is_of_another(decision, other) or _is_of_another(other, decision)
    if isinstance(decision, Clip | ChangeClipping) or isinstance(other, Clip | ChangeClipping):
        return False
    for left, right in ((decision, other), (other, decision)):
        if isinstance(left, Put) and isinstance(right, SetActor | Same):
            return bool({actor.id for actor in left.actors} & _gone(right))
    return depends(decision, other) or depends(other, decision)


def _is_of_another(decision: Single, other: Single) -> bool:
    """Whether words name somebody who is none there, or two people say that they name different actors."""
    if not isinstance(decision, NamedAt) or not isinstance(other, NamedAt | NoActor):
        return False
    if isinstance(other, NoActor):
        return (decision.article, decision.actor.id) == (other.article, other.actor.id)
    meet = decision.target.start < other.target.end and other.target.start < decision.target.end
    return decision.article == other.article and meet and decision.actor.id != other.actor.id


def _gone(decision: SetActor | Same) -> set[str]:
    """The actors whom a decision leaves no place for."""
    return {actor.id for actor in decision.actors[1:]} if isinstance(decision, Same) else set()


def _renumbered(deed: Decision, numbers: Mapping[int, int]) -> Decision:
    """A decision of the other journal with the numbers that clippings have here."""
    if isinstance(deed, ChangeClipping):
        before = numbers.get(deed.before, deed.before) if deed.before else deed.before
        clipping = numbers.get(deed.clipping, deed.clipping)
        return deed.model_copy(update={"clipping": clipping, "before": before})
    return deed


def _identity(entry: Entry) -> tuple[str, datetime, str]:
    return entry.who, entry.time, entry.deed.model_dump_json()
