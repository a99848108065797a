"""How the rows of a pane are arranged, in words. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.arrangement import GROUPINGS, SORTINGS
from tui import text

if TYPE_CHECKING:
    from index.view import View

GROUPED = {
    "article": "by article",
    "happening": "happenings by day",
    "event": "single events by day",
    "speaker": "by speaker",
    "role": "by part in the story",
    "type": "by type",
    "rank": "not grouped",
}
UNIT = "passages"  # what the figures beside actors count
SORTED = {
    "most": "most passages first",
    "name": "by name",
    "best": "best first",
    "newest": "newest first",
    "oldest": "oldest first",
    "surest": "surest first",
    "reports": "most reports first",
    "harm": "most harm first",
}


def words(view: View, pane: str) -> list[str]:
    """What the title of a pane says of its rows: how they are put together and sorted, how many are left out."""
    pieces = []
    if pane in view.whole:
        pieces.append(f"“{text.line(view.arrangement.narrowed[pane])}” of {view.whole[pane]:,}: &")
    if not len(getattr(view, pane)):
        return pieces
    grouping, sorting = view.arrangement.grouping(pane), view.arrangement.sorting(pane)
    if pane not in GROUPINGS:
        return [*pieces, UNIT if sorting == SORTINGS[pane][0] else SORTED[sorting]]
    if pane == "events" and grouping in ("article", "type"):
        pieces.append("single events")
    by_day = grouping != "happening" or sorting in ("newest", "oldest")
    pieces.append(GROUPED[grouping] if by_day else "happenings")
    if sorting != SORTINGS[pane][0]:
        pieces.append(SORTED[sorting])
    if view.unsure.get(pane):
        pieces.append(f"{view.unsure[pane]:,} unsure: %")
    return pieces
