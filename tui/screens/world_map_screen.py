"""The map: where things happened, a mark for each place, and a numbered list beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from tui import map_lines
from tui.screens.keyed import PageScreen
from tui.widgets.picture import PictureView
from tui.widgets.rows import RowList

if TYPE_CHECKING:
    from index.exploring.focus_happenings import Happenings
    from index.exploring.happening_map import HappeningMap
    from index.happenings.placing import PlaceOfHappenings
    from index.mapping.window import Window

LIST_KEYS = "⏎ what happened there · Esc leaves · ● town  ○ country or region"
KEYS = LIST_KEYS.replace(" · Esc", " · + - zoom · Esc")
_EDGE = 8  # of the window's sides: nearer to one the chosen place is moved into the middle

Numbered = tuple[int, "PlaceOfHappenings"]


class MapScreen(PageScreen["PlaceOfHappenings | None"]):
    """Gives the place whose happenings are to be shown, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q", "dismiss(None)", "Leave"),
        ("enter", "follow", "Follow"),
        ("plus,=", "zoom(1)", "Nearer"),
        ("minus,backspace", "zoom(-1)", "Farther"),
    ]

    def __init__(
        self, on_map: HappeningMap, happenings: Happenings, asked: str, nothing: str, *, drawn: bool
    ) -> None:
        """`asked` says of what these are the happenings, `nothing` what stands where there are none.

        `drawn` says whether the terminal can show a picture.
        """
        super().__init__()
        self._nothing = nothing
        self._on_map, self._happenings, self._asked, self._drawn = on_map, happenings, asked, drawn
        self._nearer = 0  # zooms from the window of most that happened
        self._window: Window | None = None
        self._about, self._newest = Static(id="about"), Static(id="newest")
        self._picture = PictureView()
        self.list = RowList(self._draw, lambda row: str(row[0]))

    def compose(self) -> ComposeResult:
        """How much happened, the map beside the list, the chosen place, the keys."""
        with Vertical(classes="page"):
            yield self._about
            with Horizontal(id="map", classes="" if self._drawn else "-list"):
                yield self._picture
                yield self.list
            yield self._newest
            yield self.keys

    def on_mount(self) -> None:
        """Show all places, the keyboard in the list."""
        self.list.say("No place is told of what happened here." if self._on_map.happenings else self._nothing)
        self.list.show(list(enumerate(self._on_map.places, start=1)))
        self.list.focus()

    def on_resize(self) -> None:
        """Draw for the new size."""
        self._window = None
        self.call_after_refresh(self._write)

    @property
    def place(self) -> PlaceOfHappenings | None:
        """The place under the cursor."""
        row: Numbered | None = self.list.row
        return row[1] if row is not None else None

    # ── drawing ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _write(self) -> None:
        room = self.room
        self.write_keys(KEYS if self._drawn else LIST_KEYS)
        place = self.place
        newest = self._happenings.rows(place.happenings[:1]) if place is not None else []
        lines = map_lines.place_lines(place, newest[0] if newest else None, room) if place is not None else []
        self._newest.update(Content("\n").join(lines))
        if self._drawn:
            self._draw_picture(place)
        self._about.update(map_lines.about(self._on_map, self._window, self._asked, room))

    def _draw_picture(self, chosen: PlaceOfHappenings | None) -> None:
        size = self._picture.size
        if size.width and size.height:
            self._window = self._looked_at(chosen, size.width, size.height)
            self._picture.show(map_lines.picture_lines(self._window, self._on_map.places, chosen))

    def _looked_at(self, chosen: PlaceOfHappenings | None, columns: int, rows: int) -> Window:
        """The window of most that happened; zoomed, one in which the chosen place is not at the edge."""
        every = self._on_map.places
        window = self._window or map_lines.looked_at(every, columns, rows).zoomed(self._nearer)
        if chosen is None or chosen.spot is None or self._nearer <= 0:
            return window
        cell = window.cell(chosen.spot.latitude, chosen.spot.longitude)
        if cell is not None and _is_inside(cell[0], columns) and _is_inside(cell[1], rows):
            return window
        return window.at(chosen.spot.latitude, chosen.spot.longitude)

    def _draw(self, row: Numbered, _above: Any, width: int) -> Sequence[Content]:
        return [map_lines.place_line(*row, width, with_coordinates=not self._drawn)]

    # ── keys ─────────────────────────────────────────────────────────────────────────────────────────────────────

    @on(RowList.Highlighted)
    def _note_move(self) -> None:
        self._write()

    def action_zoom(self, step: int) -> None:
        """Nearer to the chosen place (1), or farther off (-1), until all of the world is seen."""
        before, self._window = self._window, None
        self._nearer += step
        self._write()
        if before is not None and self._window == before:
            self._nearer -= step  # there is nothing nearer or farther

    @on(RowList.Chosen)
    def action_follow(self) -> None:
        """Leave for what happened at the place under the cursor."""
        if self.place is not None:
            self.dismiss(self.place)


def _is_inside(place: int, size: int) -> bool:
    return size // _EDGE <= place < size - size // _EDGE
