"""A screen whose reader walks: on to another focus, back and forth along the trail, up it again by its crumbs."""

from __future__ import annotations

from typing import Any

from tui import breadcrumbs, layout
from tui.jumps import Target
from tui.panes.pane import Pane
from tui.screens.laying import LaidOutScreen
from tui.session import Place


class WalkingScreen(LaidOutScreen, inherit_bindings=False):
    """What is asked next, and where the cursors stood at every stop."""

    typing = False  # whether the present stop grows with the search line

    def stand(self) -> None:
        """Keep in the present stop where the cursors are."""
        rows = {pane.name_of(): pane.list.key for pane in self.query(Pane)}
        self.trail.amend(
            self.trail.here.standing(self.pane, {name: key for name, key in rows.items() if key})
        )

    def remembered(self) -> Place:
        """The trail as it is kept, with the places that the cursors are at."""
        self.stand()
        return super().remembered()

    def visit(self, focus: Any, pane: str | None = None, row: str | None = None) -> None:
        """Go on to another focus, perhaps in another pane."""
        self.typing = False
        self.stand()
        self.trail.visit(self.trail.here.towards(focus, pane, row))
        self._arrive()

    def _arrive(self) -> None:
        stop = self.trail.here
        self.searchbar.write(stop.focus.query)
        self.go_to_pane(stop.pane)
        self.write_bars()
        self.ask()

    def go(self, target: Target) -> None:
        """Pin what a jump leads to and land in its pane."""
        pane = target.pane or (self.pane if self.pane in layout.LISTS else self.chosen)
        focus = breadcrumbs.pinned(self.trail.here.focus, target.field, target.value)
        if focus != self.trail.here.focus or pane != self.pane:
            self.visit(focus, pane, target.row)
        elif target.row:
            self.list_pane(pane).list.go_to(target.row)

    def shorten(self, number: int) -> None:
        """Keep only the first crumbs of the trail line."""
        stop = self.trail.here
        self.visit(breadcrumbs.upto(stop.focus, stop.order, number))

    def action_unpin(self) -> None:
        """Take the last crumb away."""
        self.shorten(len(self.trail.here.order) - 1)

    def action_unpin_all(self) -> None:
        """Take every crumb away."""
        self.shorten(0)

    def action_walk(self, step: int) -> None:
        """Go back (-1) or forward (1) along the trail."""
        self.stand()
        if step < 0:
            self.trail.back()
        else:
            self.trail.forward()
        self._arrive()
