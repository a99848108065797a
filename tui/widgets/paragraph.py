"""A paragraph with marks: wrapped by itself so that every offset of the text has a known place on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from tui import text
from tui.text import Mark

GUTTER = 2  # columns left of the text, for the letters of the sentences


class Paragraph(Widget):
    """Words, marks on them, and letters in the gutter beside the lines where sentences start.

    Offsets are into the words of the paragraph. Words can be selected with the mouse as in any text.
    """

    @dataclass
    class Clicked(Message):
        """The mouse was clicked on a character of the paragraph."""

        paragraph: Paragraph
        offset: int
        double: bool

    def __init__(
        self, words: str, marks: Sequence[Mark], letters: Sequence[tuple[int, str]], classes: str
    ) -> None:
        super().__init__(classes=f"paragraph {classes}")
        self.words = text.clean(words)
        self._base, self._letters = tuple(marks), tuple(letters)
        self._above: tuple[Mark, ...] = ()
        self._width = -1
        self._breaks: list[tuple[int, int]] = []
        self._strips: dict[int, Strip] = {}
        self._kind = classes

    def put(
        self, words: str, marks: Sequence[Mark], letters: Sequence[tuple[int, str]], classes: str
    ) -> None:
        """Show another text in the place of this one."""
        self.remove_class(self._kind)
        self._kind = classes
        self.add_class(classes)
        self.words = text.clean(words)
        self._base, self._letters, self._above = tuple(marks), tuple(letters), ()
        self._width = -1
        self._strips.clear()
        self.display = True
        self.refresh(layout=True)

    def overlay(self, above: Sequence[Mark]) -> None:
        """Draw these marks above the others: hits, the sentence, what is selected."""
        if tuple(above) != self._above:
            self._above = tuple(above)
            self._strips.clear()
            self.refresh()

    # ── where is what ────────────────────────────────────────────────────────────────────────────────────────────

    def lines(self, width: int) -> list[tuple[int, int]]:
        """Start and end of every line in a paragraph of this many columns, the gutter included."""
        if width != self._width:
            self._width = width
            self._strips.clear()
            self._breaks = line_spans(self.words, max(1, width - GUTTER))
        return self._breaks

    def line_of(self, offset: int) -> int:
        """The line that an offset stands on."""
        breaks = self.lines(self.size.width or self._width)
        return next((number for number, (_start, end) in enumerate(breaks) if offset < end), len(breaks) - 1)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """The number of lines."""
        return len(self.lines(width))

    # ── drawing ──────────────────────────────────────────────────────────────────────────────────────────────────

    def render_line(self, y: int) -> Strip:
        """The strip of one line."""
        width = self.size.width
        breaks = self.lines(width)
        style = self.visual_style.rich_style
        if y >= len(breaks):
            return Strip.blank(width, style)
        if y not in self._strips:
            start, end = breaks[y]
            gutter = self._drawn(self._beside(start, end), GUTTER)
            line = self._drawn(self._content()[start:end], max(1, width - GUTTER)).apply_offsets(start, 0)
            self._strips[y] = Strip.join([gutter, line]).adjust_cell_length(width, style)
        return self._strips[y]

    def _letter(self, start: int, end: int) -> str:
        here = [letter for offset, letter in self._letters if start <= offset < end]
        return "".join(dict.fromkeys(here))[:1]

    def _beside(self, start: int, end: int) -> Content:
        """The gutter of a line: the letter of a sentence that starts on it, a bar beside the sentence in question."""
        inside = any(
            name == "sentence" and a < max(end, start + 1) and start < b for a, b, name in self._above
        )
        return text.parts((self._letter(start, end).ljust(1), "role"), ("▎" if inside else " ", "marker"))

    def _content(self) -> Content:
        marks = [*self._base, *self._above]
        selection = self.text_selection
        if selection is not None:
            marks.append((*self._selected(selection), "screen--selection"))
        return text.marked(self.words, marks)

    def _drawn(self, line: Content, width: int) -> Strip:
        strips = Visual.to_strips(self, line, width, 1, self.visual_style, apply_selection=False)
        return strips[0] if strips else Strip.blank(0)

    def notify_style_update(self) -> None:
        """Draw again where colours changed."""
        super().notify_style_update()
        self._strips.clear()

    # ── the mouse ────────────────────────────────────────────────────────────────────────────────────────────────

    def _selected(self, selection: Selection) -> tuple[int, int]:
        start = 0 if selection.start is None else selection.start.x
        end = len(self.words) if selection.end is None else selection.end.x
        return start, end

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The words that are selected."""
        start, end = self._selected(selection)
        return self.words[start:end], "\n\n"

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002
        """Draw the selection."""
        self._strips.clear()
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Tell which character the mouse is on."""
        place = event.get_content_offset(self)
        breaks = self.lines(self.size.width)
        if place is not None and place.x >= GUTTER and place.y < len(breaks):
            start, end = breaks[place.y]
            offset = start + character_at(self.words[start:end], place.x - GUTTER)
            if offset < end:
                self.post_message(self.Clicked(self, offset, event.chain == 2))


def character_at(words: str, cell: int) -> int:
    """The number of the character that stands in a cell of a line; the length of the line behind its end."""
    at = 0
    for number, character in enumerate(words):
        at += cell_len(character)
        if cell < at:
            return number
    return len(words)


def line_spans(words: str, width: int) -> list[tuple[int, int]]:
    """Start and end of each line when `words` are wrapped at `width` cells; white space at a break belongs to none."""
    spans: list[tuple[int, int]] = []
    behind = 0
    for number, line in enumerate(words.split("\n")):
        behind += 1 if number else 0
        at = behind
        for part in Content(line).wrap(width) or [Content("")]:
            start = words.find(part.plain, at) if part.plain else at
            at = start + len(part.plain)
            spans.append((start, at))
        behind += len(line)
    return spans
