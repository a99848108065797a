"""What a pane without rows says: it is being read, there is nothing at all, nothing of this kind, or no match. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.view import View

WAY_BACK = "x takes the last condition away, ⌫ goes back."
NARROWED = "No row has these words.\n& shows all rows of the list again."
OLDER = (
    "These articles were annotated before there were happenings.\n"
    "dateline add --again FILES annotates them anew; R reads the collection again."
)
READING = "The collection is being read …"


@dataclass(frozen=True, slots=True)
class Indexing:
    """How far the making of the index has come; a total of 0 is not known yet."""

    done: int = 0
    total: int = 0

    @property
    def sentence(self) -> str:
        """The state in a sentence."""
        if not self.total:
            return READING
        return f"The collection is being indexed: {self.done:,} of {self.total:,} articles so far."

    @property
    def short(self) -> str:
        """The state in few words."""
        if not self.total:
            return READING
        return f"indexing {self.done:,} of {self.total:,} · {self.done * 100 // self.total} %"


def grouping(done: int, total: int) -> str:
    """How far the reports are put together into happenings, in few words."""
    return f"grouping reports of {done:,} of {total:,} articles · {done * 100 // max(1, total)} %"


def empty_collection(name: str) -> str:
    """What stands in every pane of a collection without articles."""
    return f"This collection is empty.\ndateline add FILES --to {name} fills it; R reads it again."


def without_happenings(view: View | None) -> str:
    """What stands on the timeline and the map where nothing is told of what this view shows."""
    if view is not None and len(view.events):
        return OLDER  # every event is of a happening, where there are any
    return f"No event is told in {'these articles' if view is None or view.focus.empty else 'the passages found'}."


def without_rows(missing: str, view: View, indexing: Indexing | None, collection: str) -> str:
    """The words of a pane that has no rows in this view.

    `missing` says what the pane would show, as in “No event is told”; `indexing` stands while the index is made.
    """
    if len(view.passages):
        if view.focus.empty:
            return f"{missing} in these articles."
        return f"{missing} in the passages found.\n{WAY_BACK}"
    if indexing is not None:
        return indexing.sentence
    if view.nothing is None:
        return empty_collection(collection)
    return f"{view.nothing.sentence}\n{WAY_BACK}"
