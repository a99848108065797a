"""What people decided about actors of all articles, laid over the index until articles and index have followed.

So a decision is seen at once, however many articles it is about, and never half. Killed in between, it is laid over the
index again when that is opened.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from index.exploring.journal_difference import JournalDifference, difference, is_about_actors
from index.exploring.viewing import Viewer
from index.search.overlaid import JoinedActor, Retold, with_joined, with_retold
from index.search.overlaid_cards import Told
from index.search.snapshot import Snapshot

if TYPE_CHECKING:
    from index.journal.decisions import Same, SetActor


@dataclass(frozen=True, slots=True, eq=False)
class Followed:
    """What answers of a whole index, and the state of the journal that it followed."""

    viewer: Viewer
    journal: str


Answer: TypeAlias = "tuple[Followed, tuple[Same | SetActor, ...], Viewer]"


class DecidedAnswering:
    """What answers as people decided since the index followed the journal.

    What is laid over the index joins actors and calls them otherwise; it cannot part them again. So the index as it was
    before it followed last stays open, and answers where the last decisions are taken back.
    """

    def __init__(
        self, collection: Path, plain: Viewer, followed: str, before: DecidedAnswering | None
    ) -> None:
        """`plain` is the viewer of the index as it is, which followed this state of the journal.

        What `before` keeps goes on to answer while the index is being brought up to date.
        """
        self._collection, self._plain = collection, Followed(plain, followed)
        self.whole: Followed | None = None  # the index when it was up to date last
        self._earlier: Followed | None = None  # and before it followed the journal to this state
        if before is not None and before._plain.journal == followed:
            self.whole, self._earlier = before.whole, before._earlier
        self._base = self._plain
        self.decisions: tuple[Same | SetActor, ...] = ()
        self.viewer = plain
        self._former: Answer = self._answer  # what answered before, for who takes the last decision back
        self.renew()

    @property
    def _answer(self) -> Answer:
        """What is laid over what, and what answers so."""
        return self._base, self.decisions, self.viewer

    @property
    def plain(self) -> Snapshot:
        """The index as it is."""
        return self._plain.viewer.snapshot

    @property
    def unfollowed(self) -> JournalDifference:
        """What articles have yet to follow; less where their files still say what was taken back."""
        return JournalDifference(self.decisions, is_less=self._base is not self._plain)

    def is_up_to_date(self, before: Followed | None) -> Viewer:
        """The index holds all articles now, and was `before` when it did so last; gives what answers from now on."""
        self.whole = self._plain
        if before is None or before.viewer.snapshot.articles != self.plain.articles:
            self._earlier = None
        elif before.journal != self._plain.journal:
            is_alone = is_about_actors(self._collection, before.journal, self._plain.journal)
            self._earlier = before if is_alone else None
        elif before.viewer.snapshot.generation != self.plain.generation:
            self._earlier = None
        return self.renew()

    def renew(self) -> Viewer:
        """Look again at what is decided; gives what answers from now on."""
        base, now = self._plain, difference(self._collection, self._plain.journal)
        if now.is_less and self._earlier is not None:
            earlier = difference(self._collection, self._earlier.journal)
            if not earlier.is_less:
                base, now = self._earlier, earlier
        last, former = self._answer, self._former
        if (base, now.decisions) == last[:2]:
            return self.viewer
        if (base, now.decisions) == former[:2]:
            groups, self.viewer = self.viewer.groups, former[2]
            self.viewer.groups = groups if base is self._base else self.viewer.groups
        elif base is self._base and now.decisions[: len(self.decisions)] == self.decisions:
            self.viewer = laid_over(self.viewer, now.decisions[len(self.decisions) :])
        else:
            self.viewer = laid_over(base.viewer, now.decisions)
        self._base, self.decisions, self._former = base, now.decisions, last
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
