"""Who acts on whom: a count for each two, moved over with the arrow keys; Enter opens its events."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui import matrix_lines
from tui.screens.keyed import PageScreen
from tui.widgets.rows import RowList

if TYPE_CHECKING:
    from index.leads.matrix import Cell, Matrix

KEYS = (
    "⏎ events or path · Esc leaves · ←→ column · t path · P case · − hostile  + helpful  ? not plainly told"
)
ActorIds = tuple[str, str]  # ids of two actors


class MatrixScreen(PageScreen["Cell | ActorIds | None"]):
    """Gives the cell whose events are to be shown, or two actors between whom a path is looked for, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q,m", "dismiss(None)", "Leave"),
        ("left,h", "across(-1)", "Left"),
        ("right,l", "across(1)", "Right"),
        ("enter", "follow", "Follow"),
        ("t", "path", "Path"),
        ("P", "clip", "Put into a case"),
    ]

    def __init__(self, matrix: Matrix, asked: str, clip: Callable[[str, str], None]) -> None:
        """`asked` says of what the events are; `clip` puts an article's sentence into a case."""
        super().__init__()
        self._matrix, self._asked, self._clip = matrix, asked, clip
        self._recipient = 1 if len(matrix.actors) > 1 else 0
        self._about, self._head = Static(id="about"), Static(id="head")
        self._details = Static(id="details")
        self.list = RowList(self._draw, str)

    def compose(self) -> ComposeResult:
        """What is counted, the numbers of the columns, the rows, the cell under the cursor, the keys."""
        with Vertical(classes="page"):
            yield self._about
            yield self._head
            yield self.list
            yield self._details
            yield self.keys

    def on_mount(self) -> None:
        """All rows, the keyboard in them."""
        self.list.show(range(len(self._matrix.actors)))
        self.list.focus()

    def on_resize(self) -> None:
        """Draw for the new width."""
        self.call_after_refresh(self._write)

    @property
    def cell(self) -> Cell | None:
        """The cell under the cursor; None where it is empty."""
        return self._matrix.cells.get((self.list.cursor, self._recipient))

    # ── drawing ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _grid(self, width: int) -> matrix_lines.Grid:
        return matrix_lines.Grid.of(self._matrix, width, self._recipient)

    def _write(self) -> None:
        room = self.room
        self._about.update(matrix_lines.about(self._matrix, self._asked).truncate(room, ellipsis=True))
        # the list draws behind a margin of two, and leaves the last cell to its scroll bar
        self._head.update(Content("  ") + matrix_lines.head(self._grid(room - 3), self._recipient))
        lines = matrix_lines.details(self._matrix, self.list.cursor, self._recipient, room)
        self._details.update(Content("\n").join(lines))
        self.write_keys(KEYS)

    def _draw(self, agent: int, _above: Any, width: int) -> Sequence[Content]:
        chosen = self._recipient if agent == self.list.cursor else None
        return [matrix_lines.row(self._matrix, self._grid(width), agent, chosen)]

    # ── keys ─────────────────────────────────────────────────────────────────────────────────────────────────────

    @on(RowList.Highlighted)
    def _note_move(self) -> None:
        self.list.redraw()
        self._write()

    def action_across(self, step: int) -> None:
        """To the column before or after."""
        self._recipient = max(0, min(len(self._matrix.actors) - 1, self._recipient + step))
        self._note_move()

    @on(RowList.Chosen)
    def action_follow(self) -> None:
        """Leave for the events of the cell; where it is empty, for a path between its two."""
        if self.cell is not None:
            self.dismiss(self.cell)
        else:
            self.action_path()

    def action_path(self) -> None:
        """Leave for a path between the two of the cell."""
        actors = self._matrix.actors
        if self.list.cursor != self._recipient:
            self.dismiss((actors[self.list.cursor][0], actors[self._recipient][0]))

    def action_clip(self) -> None:
        """Put the newest sentence of the cell into a case."""
        if self.cell is not None and self.cell.newest.article:
            self._clip(self.cell.newest.article, self.cell.newest.sentence)
