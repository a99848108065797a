"""How the rows of the panes are put in order, and how sure one must be to be shown. A plain value."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from typing import Any

# What the rows of a pane can be put together by, the first by itself. “rank” puts nothing together: the best first.
GROUPINGS: dict[str, tuple[str, ...]] = {
    "passages": ("article", "rank"),
    "events": ("happening", "event", "article", "type"),  # but for the first, single events
    "quotes": ("article", "speaker"),
    "context": ("article", "role"),
}
# How they can be sorted: as the question ranks them, or by time or certainty. What only happenings can be is below.
SORTINGS: dict[str, tuple[str, ...]] = {
    "actors": ("most", "newest", "name"),
    "passages": ("best", "newest", "oldest"),
    "events": ("newest", "oldest", "surest"),
    "quotes": ("best", "newest", "oldest", "surest"),
    "context": ("best", "newest", "oldest"),
}
OF_HAPPENINGS = ("reports", "harm")


def sortings_of(pane: str, grouping: str) -> tuple[str, ...]:
    """How the rows of a pane can be sorted where they are put together so."""
    return SORTINGS[pane] + (OF_HAPPENINGS if grouping == "happening" else ())


@dataclass(frozen=True)
class Arrangement:
    """By itself what the command line shows: passages best first, events in the order of time, nothing left out."""

    passages: str = "rank"
    events: str = "event"
    quotes: str = "rank"
    context: str = "rank"
    sorted_by: dict[str, str] = field(default_factory=lambda: {"events": "oldest"})
    narrowed: dict[str, str] = field(default_factory=dict)  # words that the rows of a pane must have
    least: float = 0.0  # events and quotes that are less sure are left out, and counted

    def grouping(self, pane: str) -> str:
        """What the rows of a pane are put together by; nothing where actors are listed."""
        return str(getattr(self, pane)) if pane in GROUPINGS else ""

    def sorting(self, pane: str) -> str:
        """How the rows of a pane are sorted."""
        chosen = self.sorted_by.get(pane, "")
        possible = sortings_of(pane, self.grouping(pane))
        return chosen if chosen in possible else possible[0]

    def grouped(self, pane: str, grouping: str) -> Arrangement:
        """This arrangement with the rows of a pane put together otherwise."""
        changed: dict[str, Any] = {pane: grouping}
        return replace(self, **changed)

    def sorted(self, pane: str, sorting: str) -> Arrangement:
        """This arrangement with the rows of a pane sorted otherwise."""
        return replace(self, sorted_by={**self.sorted_by, pane: sorting})

    def narrowed_to(self, pane: str, words: str) -> Arrangement:
        """This arrangement with the rows of a pane narrowed to those that have the words; all of them without any."""
        narrowed = {name: given for name, given in self.narrowed.items() if name != pane}
        if words.split():
            narrowed[pane] = words
        return replace(self, narrowed=narrowed)

    def wide(self) -> Arrangement:
        """This arrangement with no pane narrowed."""
        return replace(self, narrowed={})

    def to_json(self) -> dict[str, Any]:
        """It in JSON's types, without the certainty, which is a setting, and what is narrowed for the moment."""
        fields = asdict(self)
        del fields["least"], fields["narrowed"]
        return fields

    @classmethod
    def from_json(cls, stored: object, least: float) -> Arrangement:
        """The arrangement that `to_json` gave; what it does not know of is as on a first start."""
        stated = stored if isinstance(stored, dict) else {}
        made = for_screen(least)
        for pane, groupings in GROUPINGS.items():
            if stated.get(pane) in groupings:
                made = made.grouped(pane, stated[pane])
        sortings = stated.get("sorted_by")
        for pane, sorting in (sortings if isinstance(sortings, dict) else {}).items():
            if pane in SORTINGS and sorting in sortings_of(pane, made.grouping(pane)):
                made = made.sorted(pane, sorting)
        return made


def for_screen(least: float) -> Arrangement:
    """What the screen shows at first: everything under its article, happenings under their day, the newest first."""
    made = Arrangement(sorted_by={}, least=least)
    for pane, groupings in GROUPINGS.items():
        made = made.grouped(pane, groupings[0])
    return made
