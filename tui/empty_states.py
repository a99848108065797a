"""What a pane without rows says: it is being read, there is nothing at all, nothing of this kind, or no match. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.view import View
    from tui.commands import Command

    Commands = Mapping[str, Command]  # with the user's own keys

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


def empty_collection(name: str, commands: Commands) -> str:
    """What stands in every pane of a collection without articles."""
    again = commands["reread"].key
    return f"This collection is empty.\ndateline add FILES --to {name} fills it; {again} reads it again."


def narrowed(commands: Commands) -> str:
    """What stands in a list of which no row has the words that narrow it."""
    return f"No row has these words.\n{commands['narrow'].key} shows all rows of the list again."


def way_back(commands: Commands) -> str:
    """How to ask for less."""
    return f"{commands['unpin'].key} takes the last condition away, {commands['back'].key} goes back."


def without_happenings(view: View | None, commands: Commands) -> str:
    """What stands on the timeline and the map where nothing is told of what this view shows."""
    if view is not None and len(view.events):
        return (  # every event is of a happening, where there are any
            "These articles were annotated before there were happenings.\ndateline add --again FILES annotates "
            f"them anew; {commands['reread'].key} reads the collection again."
        )
    return f"No event is told in {'these articles' if view is None or view.focus.empty else 'the passages found'}."


def without_rows(
    missing: str, view: View, indexing: Indexing | None, collection: str, commands: Commands
) -> str:
    """The words of a pane that has no rows in this view.

    `missing` says what the pane would show, as in “No event is told”; `indexing` stands while the index is made.
    """
    if view.matching:
        if view.focus.empty:
            return f"{missing} in these articles."
        return f"{missing} in the passages found.\n{way_back(commands)}"
    if indexing is not None:
        return indexing.sentence
    if view.nothing is None:
        return empty_collection(collection, commands)
    return f"{view.nothing.sentence}\n{way_back(commands)}"
