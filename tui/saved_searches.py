"""Questions that are kept to be asked again, each with how much it found when it was looked at last. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from index.focus import Focus
from tui.breadcrumbs import day
from tui.plurals import counted

MOST = 40  # kept in one collection


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A question, and how many passages it found on a day."""

    focus: Focus
    passages: int
    looked: date

    def line(self, words: str, passages: int) -> str:
        """It in a menu: what it asks, how much it finds now, and how much of that is new."""
        change = passages - self.passages
        news = {1: f"{change:,} new", -1: f"{-change:,} fewer", 0: "nothing new"}[(change > 0) - (change < 0)]
        return f"{words} — {counted(passages, 'passage')}, {news} since {day(self.looked)}"

    def to_json(self) -> dict[str, Any]:
        """It in JSON's types."""
        return {
            "focus": self.focus.to_json(),
            "passages": self.passages,
            "looked": self.looked.isoformat(),
        }


def from_json(value: object) -> SavedSearch | None:
    """What `to_json` gave; None for anything else."""
    if not isinstance(value, dict):
        return None
    try:
        return SavedSearch(
            Focus.from_json(value["focus"]), int(value["passages"]), date.fromisoformat(value["looked"])
        )
    except (ValueError, KeyError, TypeError, OverflowError):
        return None


def with_search(saved: Sequence[SavedSearch], search: SavedSearch) -> list[SavedSearch]:
    """The searches with one more, or one that was looked at again in its place; the oldest is let go."""
    if any(one.focus == search.focus for one in saved):
        return [search if one.focus == search.focus else one for one in saved]
    return [*saved, search][-MOST:]


def without(saved: Sequence[SavedSearch], focus: Focus) -> list[SavedSearch]:
    """The searches but the one that asks this."""
    return [one for one in saved if one.focus != focus]


def looked_at(search: SavedSearch, passages: int, today: date) -> SavedSearch:
    """The search as it is found today."""
    return replace(search, passages=passages, looked=today)
