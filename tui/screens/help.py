"""The help: what is possible here, found by writing, done by Enter; and how marks look in the reader."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui import layout, text
from tui.commands import Command
from tui.reader_marks import LETTERS
from tui.widgets.rows import RowList

KEYS, TITLE = 16, 24  # columns of the keys and of the title
NARROW = 84  # columns of a list in which both are shorter


class HelpScreen(ModalScreen[str | None]):
    """Gives the id of the command that is to be done, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "dismiss(None)", "Leave"),
        ("down", "move(1)", "Down"),
        ("up", "move(-1)", "Up"),
        ("pagedown", "page_down", "Page down"),
        ("pageup", "page_up", "Page up"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = set(text.STYLES)
    HORIZONTAL_BREAKPOINTS = layout.BREAKPOINTS

    def __init__(self, possible: Sequence[Command]) -> None:
        """`possible` are the commands that can be done now."""
        super().__init__()
        self._possible = possible

    def compose(self) -> ComposeResult:
        """The filter, the list, the legend."""
        with Vertical(classes="popup -tall") as popup:
            popup.border_title = text.content("What is possible here", "strong")
            popup.border_subtitle = text.content("write to filter · ⏎ does it · Esc leaves", "muted")
            yield Input(placeholder="filter", compact=True)
            yield RowList(draw, lambda command: str(command.id))
            yield Static(id="whole")
            yield Static(legend(), id="legend")

    def on_mount(self) -> None:
        """All commands, and the keyboard in the filter."""
        self._filter("")
        self.query_one(Input).focus()

    def _filter(self, words: str) -> None:
        rows = self.query_one(RowList)
        rows.show(matching(self._possible, words))
        self._say_whole(rows.row)

    @on(RowList.Highlighted)
    def _tell_whole(self, event: RowList.Highlighted) -> None:
        """Say below a narrow list all that its lines have no room for."""
        self._say_whole(event.row)

    def _say_whole(self, command: Command | None) -> None:
        self.query_one("#whole", Static).update(text.content(command.help, "muted") if command else "")

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        self._filter(event.value)

    @on(Input.Submitted)
    def _do(self) -> None:
        row = self.query_one(RowList).row
        self.dismiss(row.id if row else None)

    @on(RowList.Chosen)
    def _take(self, event: RowList.Chosen) -> None:
        self.dismiss(event.row.id)

    def action_move(self, step: int) -> None:
        """Move the cursor of the list."""
        self.query_one(RowList).cursor += step

    def action_page_down(self) -> None:
        """Move the cursor of the list by a page."""
        self.query_one(RowList).action_page_down()

    def action_page_up(self) -> None:
        """Move the cursor of the list back by a page."""
        self.query_one(RowList).action_page_up()


def matching(possible: Sequence[Command], words: str) -> list[Command]:
    """The commands that have every one of the words in their title, help or group; marks alone: as a key."""
    parts = words.lower().split()
    is_key = bool(parts) and not any(map(str.isalnum, words))

    def has(command: Command) -> bool:
        if is_key or words in command.keys:
            return words in command.keys
        said = f"{command.id} {command.title} {command.help} {command.group}".lower()
        return all(word in said for word in parts)

    return [command for command in possible if has(command)]


def draw(command: Any, _above: Any, width: int) -> Sequence[Content]:
    """Keys, title, and the help beside them: whole, or what fits on one line of a narrow list."""
    is_narrow = width < NARROW
    key_width, title_width = (KEYS - 7, TITLE - 6) if is_narrow else (KEYS, TITLE)
    keys = (
        text.content(command.all_keys).truncate(key_width, ellipsis=True, pad=True).stylize(text.style("key"))
    )
    title = (
        text.content(command.title)
        .truncate(title_width, ellipsis=True, pad=True)
        .stylize(text.style("strong"))
    )
    before = Content(" ").join([keys, title, Content("")])
    room = max(width - before.cell_length, 1)
    about = text.content(command.help, "muted")
    first, *further = [about.truncate(room, ellipsis=True)] if is_narrow else about.wrap(room)
    return [before + first, *(Content(" " * before.cell_length) + line for line in further)]


def legend() -> Content:
    """How the marks of the reader look, in words."""
    kinds = [("actor", "actor"), ("quote", "quote"), ("event", "event"), ("date", "date"), ("place", "place")]
    shown = [text.content(word, style) for word, style in kinds]
    shown += [
        text.content("hit", "hit"),
        text.content("selected", "chosen"),
        text.content("sentence", "sentence"),
    ]
    first = text.parts(("Reader  ", "muted"), Content("  ").join(shown))
    roles = [text.parts((letter, "role"), (f" {role}", "muted")) for role, letter in LETTERS.items()]
    second = text.parts(("Roles   ", "muted"), Content("  ").join(roles[:5]))
    third = text.parts(" " * 8, Content("  ").join(roles[5:]))
    return Content("\n").join([first, second, third])
