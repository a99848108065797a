"""A page of text in blocks, with marks on the words: every offset of a block has a known place on the screen."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip

from tui import text
from tui.text import StyledSpan
from tui.widgets.line_view import LineView
from tui.widgets.paragraphs import LineSpan, Paragraph, character_at, line_spans

MARGIN = 1  # columns left of the letters, for what is new
GUTTER = (
    MARGIN + 2
)  # columns left of the text: a margin, the letter of a sentence, the bar beside the one in question
NEW = "new"  # a mark that stands in the margin, where a sentence starts that brings something
MEASURE = 76  # columns of the longest line; longer ones are hard to read
RIGHT = 2  # columns right of the text, the last of them for the scroll bar
KINDS = frozenset({"title", "heading", "credit", "caption"})  # that look otherwise than a paragraph


class Page(LineView):
    """Blocks with an empty line between them. Words can be selected, with the mouse as in any text."""

    ALLOW_SELECT = True
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"page--{kind}" for kind in KINDS}

    @dataclass
    class Clicked(Message):
        """The mouse was clicked on a character of a block."""

        block: int
        offset: int
        double: bool

    class Reselected(Message):
        """Other words are selected than before, or none."""

    def __init__(self) -> None:
        super().__init__()
        self._blocks: Sequence[Paragraph] = ()
        self._above: Mapping[int, Sequence[StyledSpan]] = {}
        self._spans: list[list[LineSpan]] = []  # of every block's lines
        self._tops: list[int] = []  # the line that every block starts on
        self._wrapped = 0  # the width that the lines were made for
        self._in_sight = False  # whether any of it is on the screen
        self._brought: tuple[int, int] | None = None  # what is to be in sight when it comes onto the screen
        self._strips: dict[int, Strip] = {}
        self._contents: dict[int, Content] = {}

    def show(self, blocks: Sequence[Paragraph]) -> None:
        """Show another text. What was selected of the one before is selected no more."""
        if self.text_selection is not None:
            self.screen.clear_selection()
        self._blocks, self._above = blocks, {}
        self._spans, self._tops, self._wrapped = [], [], 0  # hidden, the page has no width to make lines for
        self._wrap()
        self.jump_to(0)

    def overlay(self, above: Mapping[int, Sequence[StyledSpan]]) -> None:
        """Draw these marks, by block, above the block's own."""
        if above != self._above:
            self._above = above
            self.clear_strips()
            self.refresh()

    # ── where is what ────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def room(self) -> int:
        """The cells of a line, without the scroll bar's."""
        return max(1, self.size.width - 1)

    def _wrap(self) -> None:
        """Break the blocks into lines for the present width."""
        width = max(1, min(MEASURE, self.room - GUTTER - RIGHT + 1))
        if self.size.width and width != self._wrapped:
            self._wrapped = width
            self._spans = [line_spans(block.words, width) for block in self._blocks]
            self._tops = []
            line = 0
            for spans in self._spans:
                self._tops.append(line)
                line += len(spans) + 1
            self.clear_strips()
            self.set_length(line)

    def line_of(self, block: int, offset: int) -> int:
        """The line of the page that an offset of a block stands on."""
        spans = self._spans[block]
        return self._tops[block] + next(
            (number for number, (_start, end) in enumerate(spans) if offset < end), len(spans) - 1
        )

    def bring(self, block: int, offset: int) -> None:
        """Bring an offset of a block to the upper third of the page, unless it is in sight already."""
        self._brought = None if self._in_sight else (block, offset)
        if block < len(self._spans):
            line, top, height = self.line_of(block, offset), self.scroll_offset.y, self.size.height
            if not top + 1 <= line < top + height - 2:
                self.jump_to(max(0, line - height // 3))

    def on_show(self) -> None:
        """Bring what was to be brought while the page was not on the screen and had no height."""
        self._in_sight = True
        if self._brought is not None:
            self.bring(*self._brought)

    def on_hide(self) -> None:
        """What is brought from now on is to be brought once more."""
        self._in_sight = False

    def on_resize(self) -> None:
        """Break the lines anew where the width is another, with the same words at the top."""
        top = self._at_line(self.scroll_offset.y)
        self._wrap()
        if top is not None and top[0] < len(self._spans):
            block, start, _end = top
            self.jump_to(self.line_of(block, start) if start else self._tops[block])

    def _at_line(self, line: int) -> tuple[int, int, int] | None:
        """The block of a line of the page, and which of its words stand there; None between two blocks."""
        block = bisect_right(self._tops, line) - 1
        if block < 0 or line - self._tops[block] >= len(self._spans[block]):
            return None
        return block, *self._spans[block][line - self._tops[block]]

    def on_line(self, block: int, offset: int, step: int) -> tuple[int, int] | None:
        """What stands below (1) or above (-1) an offset, as far from the left; None behind the last line."""
        if block >= len(self._spans):
            return None
        line = self.line_of(block, offset)
        column = offset - self._spans[block][line - self._tops[block]][0]
        line += step
        while 0 <= line < self.virtual_size.height and self._at_line(line) is None:
            line += step
        place = self._at_line(line) if line >= 0 else None
        return (place[0], min(place[1] + column, place[2])) if place is not None else None

    # ── drawing ──────────────────────────────────────────────────────────────────────────────────────────────────

    def render_line(self, y: int) -> Strip:
        """The strip of a line in sight."""
        line = y + self.scroll_offset.y
        strip = self._strips.get(line)
        if strip is None:
            place = self._at_line(line)
            strip = self._strips[line] = self._blank if place is None else self._drawn(*place)
        return strip

    def _drawn(self, block: int, start: int, end: int) -> Strip:
        kind = self._blocks[block].kind
        style = self.visual_style
        if kind in KINDS:
            style += self.get_visual_style(f"page--{kind}", partial=True)
        content = self._content(block)[start:end]
        return self.strip(content, style, *self._gutter(block, start, end), offset=(start, block))

    def _gutter(self, block: int, start: int, end: int) -> list[Segment]:
        """The letter of a sentence that starts on a line, and a bar beside the sentence in question."""
        style = self.visual_style
        letters = [letter for offset, letter in self._blocks[block].letters if start <= offset < end]
        above = self._above.get(block, ())
        inside = any(name == "sentence" and a < max(end, start + 1) and start < b for a, b, name in above)
        new = any(name == NEW and start <= a < end for a, _b, name in above)
        return [
            Segment("+", (style + self.style_named(".marker")).rich_style)
            if new
            else Segment(" ", style.rich_style),
            Segment(letters[0] if letters else " ", (style + self.style_named(".role")).rich_style),
            Segment("▎" if inside else " ", (style + self.style_named(".marker")).rich_style),
        ]

    def _content(self, block: int) -> Content:
        content = self._contents.get(block)
        if content is None:
            shown = self._blocks[block]
            marks = [*shown.marks, *(mark for mark in self._above.get(block, ()) if mark[2] != NEW)]
            selection = self.text_selection
            chosen = self._selected(selection, block) if selection is not None else None
            if chosen is not None:
                marks.append((*chosen, "selected"))
            content = self._contents[block] = text.marked(shown.words, marks)
        return content

    def clear_strips(self) -> None:
        """Let go of the lines that were drawn."""
        self._strips.clear()
        self._contents.clear()

    # ── what is selected ─────────────────────────────────────────────────────────────────────────────────────────

    def select(self, first: tuple[int, int], last: tuple[int, int]) -> None:
        """Select the words from an offset of a block to behind another."""
        ends = (Offset(offset, block) for block, offset in (first, last))
        self.screen.selections = {self: Selection(*ends)}

    def _selected(self, selection: Selection, block: int) -> LineSpan | None:
        """Which words of a block are selected."""
        span = selection.get_span(block)
        if span is None:
            return None
        length = len(self._blocks[block].words)
        start, end = span
        end = length if end < 0 else min(end, length)
        return (start, end) if start < end else None

    def selected_stretch(self) -> tuple[tuple[int, int], tuple[int, int]] | None:
        """Where what is selected begins and ends, each a block and an offset; None where nothing is."""
        selection = self.text_selection
        if selection is None:
            return None
        spans = [
            (block, span) for block in range(len(self._blocks)) if (span := self._selected(selection, block))
        ]
        return ((spans[0][0], spans[0][1][0]), (spans[-1][0], spans[-1][1][1])) if spans else None

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The words that are selected, and what stands between them and others."""
        spans = ((block, self._selected(selection, block)) for block in range(len(self._blocks)))
        chosen = [self._blocks[block].words[slice(*span)] for block, span in spans if span is not None]
        return "\n\n".join(chosen), "\n\n"

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002
        """Draw the selection."""
        self.clear_strips()
        self.refresh()
        self.post_message(self.Reselected())

    # ── the mouse ────────────────────────────────────────────────────────────────────────────────────────────────

    def on_click(self, event: events.Click) -> None:
        """Tell which character the mouse is on."""
        place = self._at_line(event.y + self.scroll_offset.y)
        if place is not None and event.x >= GUTTER:
            block, start, end = place
            offset = start + character_at(self._blocks[block].words[start:end], event.x - GUTTER)
            if offset < end:
                self.post_message(self.Clicked(block, offset, event.chain == 2))

    # ── the keyboard ─────────────────────────────────────────────────────────────────────────────────────────────

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """While words are selected, the keys of lines are for them."""
        return action not in ("down", "up") or self.text_selection is None

    def action_down(self) -> None:
        """One line on."""
        self.jump_to(self.scroll_offset.y + 1)

    def action_up(self) -> None:
        """One line back."""
        self.jump_to(self.scroll_offset.y - 1)

    def action_page_down(self) -> None:
        """One page on."""
        self.jump_to(self.scroll_offset.y + max(1, self.size.height - 1))

    def action_page_up(self) -> None:
        """One page back."""
        self.jump_to(self.scroll_offset.y - max(1, self.size.height - 1))

    def action_top(self) -> None:
        """The first line."""
        self.jump_to(0)

    def action_bottom(self) -> None:
        """The last line."""
        self.jump_to(int(self.max_scroll_y))
