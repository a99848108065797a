"""Moving about on the screen: panes, annotations, and labels that lead anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from tui import layout
from tui.actions.following import shorten

if TYPE_CHECKING:
    from tui.host import Host

PANES = (*layout.LISTS, layout.READER)


def pane(host: Host, name: str) -> None:
    """Go to a pane."""
    host.grid.go_to(name)


def step(host: Host, step: int) -> None:
    """Go to the next (1) or previous (-1) pane."""
    host.grid.step(step)


def unfold(host: Host) -> None:
    """Show the reports of the happening under the cursor; to the next pane where there are none to show."""
    if host.grid.pane != "events" or not host.grid.events.unfold():
        step(host, 1)


def fold(host: Host) -> None:
    """Show no reports of the happening under the cursor any more; to the previous pane where none are shown."""
    if host.grid.pane != "events" or not host.grid.events.fold():
        step(host, -1)


def back_to_list(host: Host) -> None:
    """From the reader to the list that was used before; in a list, let go of what is selected."""
    if host.grid.unmark():
        return
    if host.grid.pane in layout.LISTS:
        back, unpin = host.commands["back"].key, host.commands["unpin"].key
        host.app.toast(f"This is a list: {back} goes back, {unpin} takes the last condition away.")
    host.grid.go_to(host.grid.list_in_use)


def zoom(host: Host) -> None:
    """This pane alone, or all again; on a narrow screen the list and the reader."""
    host.grid.zoom()


def span(host: Host, step: int) -> None:
    """Select the next (1) or previous (-1) annotation in the reader."""
    if host.grid.pane != layout.READER:
        host.grid.go_to(layout.READER)
    if not host.grid.reader.select_span(step):
        host.app.toast(f"There is no annotation {'behind' if step > 0 else 'before'} this place.")


@dataclass(frozen=True, slots=True)
class LabelledPlace:
    """A place that a label can lead to: a pane, a row of it, or a piece of a bar."""

    kind: str
    name: str
    position: int
    x: int
    y: int


def spots(host: Host) -> Iterator[LabelledPlace]:
    """Every place on the screen that a label can lead to, panes first."""
    grid = host.grid
    for name in grid.shown:
        region = grid.pane_named(name).region
        yield LabelledPlace("pane", name, 0, region.x, region.y)
    for bar in (host.bars.tabs, host.bars.trail):
        if bar.display:
            for name, column in bar.spots():
                if bar is host.bars.trail or name not in grid.shown:
                    yield LabelledPlace(bar.id or "", name, 0, bar.region.x + column, bar.region.y)
    for name in grid.shown:
        if name in layout.LISTS:
            for position, region in grid.list_pane(name).list.row_regions():
                yield LabelledPlace("row", name, position, region.x, region.y)


def labels(host: Host) -> None:
    """Put a label on every place; go to the one whose letters are written."""
    from tui.screens.jump import JumpScreen

    there = list(spots(host))
    host.app.push_screen(JumpScreen([(spot.x, spot.y) for spot in there]), partial(_jumped, host, there))


def _jumped(host: Host, there: list[LabelledPlace], chosen: int | None) -> None:
    if chosen is None:
        return
    spot = there[chosen]
    if spot.kind == "trail":
        shorten(host, int(spot.name))
        return
    host.grid.go_to(spot.name)
    if spot.kind == "row":
        host.grid.list_pane(spot.name).list.cursor = spot.position


def resize(host: Host, step: int) -> None:
    """Make the reader larger (1) or smaller (-1); it stays so from one start to the next."""
    if host.grid.resize_reader(step):
        host.app.session.reader = host.grid.larger
    else:
        host.app.toast("The reader is as large as can be, or it is not beside a list: z shows both.")
