"""The virtual list: a hundred thousand rows are painted without being built; the cursor, the mouse, the place."""

# What a screen lacks fails the test that looks at it.
# mypy: disable-error-code="union-attr"

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from driving import press, settle
from textual.app import App, ComposeResult
from textual.content import Content

from tui.terminal.textual_private import lines_on
from tui.widgets.rows import RowList


class Counted(Sequence[int]):
    """A hundred thousand rows that count how often one is asked for."""

    def __init__(self, count: int = 100_000) -> None:
        self.size = count
        self.asked = set[int]()

    def __len__(self) -> int:
        return self.size

    def __getitem__(self, position: Any) -> Any:
        if not 0 <= position < self.size:
            raise IndexError(position)
        self.asked.add(position)
        return position


class ListApp(App[None]):
    def __init__(self, rows: Sequence[object], lines: int = 1) -> None:
        super().__init__()
        self.shown, self.lines = rows, lines
        self.drawn: list[object] = []
        self.moves: list[object] = []
        self.chosen: list[object] = []
        self.errors: list[Exception] = []

    def compose(self) -> ComposeResult:
        yield RowList(self.draw, lambda row: f"key-{row}")

    def draw(self, row: object, _above: object, _width: int) -> Sequence[Content]:
        if row == "bad":
            raise ValueError("a row that cannot be drawn")
        self.drawn.append(row)
        return [Content(f"row {row} [it] [/q]"), Content("second")][: self.lines]

    def on_mount(self) -> None:
        self.list.show(self.shown)
        self.list.focus()

    @property
    def list(self) -> RowList:
        return self.query_one(RowList)

    def on_row_list_highlighted(self, event: RowList.Highlighted) -> None:
        self.moves.append(event.row)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        self.chosen.append(event.row)

    def on_row_list_failed(self, event: RowList.Failed) -> None:
        self.errors.append(event.error)


def painted(app: ListApp) -> str:
    return "\n".join("".join(s.text for s in line) for line in lines_on(app.screen))


async def test_only_what_is_seen_is_ever_built() -> None:
    rows = Counted()
    app = ListApp(rows)
    async with app.run_test(size=(40, 20)) as pilot:
        await settle(pilot)
        assert "row 0 [it] [/q]" in painted(app)
        await press(pilot, "G")
        assert "row 99999 [it] [/q]" in painted(app)
        await press(pilot, "g", "pagedown", "pageup", "end", "home")
        await pilot.resize_terminal(60, 30)
        await settle(pilot)
        assert len(rows.asked) < 200
        assert len(set(app.drawn)) < 200


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        (["j", "j", "k"], 1),
        (["down"], 1),
        (["up"], 0),
        (["G"], 99_999),
        (["G", "down"], 99_999),
        (["end", "home"], 0),
        (["pagedown"], 19),
        (["pagedown", "pageup"], 0),
        (["ctrl+d", "ctrl+d"], 38),
    ],
)
async def test_the_cursor_moves(keys: list[str], row: int) -> None:
    app = ListApp(Counted())
    async with app.run_test(size=(40, 20)) as pilot:
        await press(pilot, *keys)
        assert app.list.row == row
        assert f"▌row {row} " in painted(app)


@pytest.mark.parametrize("lines", [1, 2])
async def test_the_mouse_moves_and_chooses(lines: int) -> None:
    app = ListApp(Counted(), lines)
    async with app.run_test(size=(40, 20)) as pilot:
        await settle(pilot)
        await pilot.click(RowList, offset=(3, 4))
        assert app.list.row == 4 // lines
        await pilot.click(RowList, offset=(3, 4), times=2)
        await settle(pilot)
        assert app.chosen == [4 // lines]
        assert app.moves[-1] == 4 // lines


async def test_the_row_of_a_key_is_shown_and_else_the_top_or_its_place() -> None:
    app = ListApp(["a", "b", "c"])
    async with app.run_test(size=(40, 20)) as pilot:
        await press(pilot, "j", "j")
        app.list.show(["x", "c", "a"])
        assert (app.list.row, app.list.cursor) == ("x", 0)
        app.list.show(["x", "y"], key="key-y")
        assert app.list.row == "y"
        assert app.list.go_to("key-x")
        assert not app.list.go_to("key-none")
        assert app.list.row == "x"
        app.list.go_to("key-y")
        for rows, row in ((["x", "y again", "z"], "y again"), (["x"], "x")):
            app.list.show(rows, key="key-y", stays=True)
            assert app.list.row == row
        app.list.show(["x", "y"])
        await settle(pilot)
        moves = len(app.moves)
        assert app.list.go_to("key-y", quietly=True)
        await settle(pilot)
        assert (app.list.row, len(app.moves)) == ("y", moves)


class JoinedApp(ListApp):
    """Rows of letters: “ab” is put together from “a” and “b”."""

    def compose(self) -> ComposeResult:
        yield RowList(self.draw, lambda row: f"key-{row}", parts=set)


@pytest.mark.parametrize(
    ("rows", "row"),
    [
        (["x", "abc", "y"], "abc"),  # joined with others
        (["x", "y", "c", "b"], "c"),  # parted
        (["x", "d", "bc"], "bc"),  # it stands there still
        (["x", "y", "z"], "y"),
    ],
)
async def test_the_cursor_stays_by_what_a_row_was_put_together_from(rows: list[str], row: str) -> None:
    app = JoinedApp(["a", "bc", "d"])
    async with app.run_test(size=(40, 20)) as pilot:
        await press(pilot, "j")
        app.list.show(rows, key="key-bc", stays=True)
        assert app.list.row == row
        app.list.show(["n", "o", "bc"])
        assert app.list.row == "n"


async def test_no_rows_are_shown_as_none() -> None:
    app = ListApp([])
    async with app.run_test(size=(40, 20)) as pilot:
        await press(pilot, "j", "G", "pagedown", "k")
        assert app.list.row is None
        assert app.moves == []


async def test_a_row_that_cannot_be_drawn_is_told_once_and_the_rest_is_shown() -> None:
    app = ListApp(["a", "bad", "bad", "c"])
    async with app.run_test(size=(40, 20)) as pilot:
        await settle(pilot)
        assert len(app.errors) == 1
        assert "row c" in painted(app)


class BarApp(ListApp):
    CSS = """
    RowList { overflow-y: scroll; scrollbar-size-vertical: 0; }
    RowList > .line-view--thumb { background: #010203; }
    """

    def thumb(self) -> list[int]:
        """The lines of the screen whose last cell is the scroll bar's thumb."""
        found = []
        for y, line in enumerate(lines_on(self.screen)):
            ground = list(line)[-1].style.bgcolor
            if ground is not None and ground.triplet == (1, 2, 3):
                found.append(y)
        return found


async def test_the_scroll_bar_tells_the_place_and_is_pulled_with_the_mouse() -> None:
    app = BarApp(Counted(40))
    async with app.run_test(size=(40, 20)) as pilot:
        await settle(pilot)
        assert app.thumb() == list(range(10))
        await press(pilot, "G")
        assert app.thumb() == list(range(10, 20))
        await pilot.mouse_down(RowList, offset=(39, 0))
        await pilot.hover(RowList, offset=(39, 19))
        await pilot.hover(RowList, offset=(39, 0))
        await pilot.mouse_up(RowList, offset=(39, 0))
        await settle(pilot)
        assert "row 0 " in painted(app)
        assert app.thumb() == list(range(10))
        assert app.list.row == 39  # pulling scrolls, and leaves the cursor where it is


async def test_a_list_that_fits_has_no_scroll_bar() -> None:
    app = BarApp(Counted(20))
    async with app.run_test(size=(40, 20)) as pilot:
        await settle(pilot)
        assert app.thumb() == []
        app.list.show(Counted(21))
        await settle(pilot)
        assert len(app.thumb()) == 19
        app.list.show([])
        await settle(pilot)
        assert app.thumb() == []
