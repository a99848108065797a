"""A stop of the trail: what was asked, in which order, and where the cursor stood. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from index.focus import Focus
from tui.breadcrumbs import Crumb, crumbs
from tui.layout import LISTS, READER


@dataclass(frozen=True, slots=True)
class Stop:
    """A focus, its crumbs in order, the pane in use and the key of the row under the cursor of each pane."""

    focus: Focus
    order: tuple[Crumb, ...] = ()
    pane: str = "actors"
    rows: dict[str, str] = field(default_factory=dict)

    def towards(self, focus: Focus, pane: str | None = None, row: str | None = None) -> Stop:
        """The stop after this one: another focus, perhaps another pane, the cursor there on `row`.

        Every other cursor stands on its first row: what was under it before is of another question.
        """
        there = pane or self.pane
        rows = {there: row} if row is not None else {}
        return Stop(focus, crumbs(focus, self.order), there, rows)

    def standing(self, pane: str, rows: dict[str, str]) -> Stop:
        """This stop with the places that the reader is at now."""
        return replace(self, pane=pane, rows=rows)

    def to_json(self) -> dict[str, Any]:
        """The stop in JSON's types."""
        fields = [crumb.field for crumb in self.order]
        focus = self.focus.to_json()
        return {"focus": focus, "order": fields, "pane": self.pane, "rows": self.rows}


def from_json(data: dict[str, Any]) -> Stop | None:
    """A stop that was kept, or None where it cannot be understood (it was written by another version)."""
    try:
        focus = Focus.from_json(data["focus"])
        fields = [str(name) for name in data.get("order", ())]
        rows = {str(pane): str(key) for pane, key in data.get("rows", {}).items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    order = sorted(
        crumbs(focus), key=lambda crumb: fields.index(crumb.field) if crumb.field in fields else 99
    )
    pane = data.get("pane")
    return Stop(focus, tuple(order), pane if pane in (*LISTS, READER) else "actors", rows)
