"""The page: wrapped lines know their offsets, whatever the words; words are clicked, selected and copied."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from driving import press, settle
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from tui.terminal.textual_private import lines_on
from tui.widgets.page import GUTTER, Page
from tui.widgets.paragraphs import Paragraph, line_spans

WORDS = st.text(alphabet=st.sampled_from("ab [/]é日\n"), max_size=200)


@given(WORDS, st.integers(2, 40))
def test_lines_stand_in_order_hold_every_word_and_fit(words: str, width: int) -> None:
    spans = line_spans(words, width)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    shown = "".join("".join(words[start:end].split()) for start, end in spans)
    assert shown == "".join(words.split())
    assert all(cell_len(words[start:end]) <= width for start, end in spans)


@given(st.text(alphabet="ab ", max_size=200), st.integers(2, 40))
def test_no_line_leaves_out_a_word_that_it_has_room_for(words: str, width: int) -> None:
    spans = line_spans(words, width)
    for (start, _end), (following, _last) in pairwise(spans):
        next_word = words[following:].split(" ")[0]
        assert following + len(next_word) - start > width


def test_lines_of_known_words() -> None:
    assert line_spans("one two three", 8) == [(0, 7), (8, 13)]
    assert line_spans("one\n\ntwo", 8) == [(0, 3), (4, 4), (5, 8)]
    assert line_spans("abcdefghij", 4) == [(0, 4), (4, 8), (8, 10)]
    assert line_spans("", 8) == [(0, 0)]


BLOCK = Paragraph("Nobody said [it] was [/q] over yet", letters=((0, "M"), (26, "H")))


class PageApp(App[None]):
    CSS = "Page { overflow-y: scroll; scrollbar-size-vertical: 0; }"

    def __init__(self, *blocks: Paragraph) -> None:
        super().__init__()
        self.blocks = blocks or (BLOCK,)
        self.clicks: list[tuple[int, int]] = []

    def compose(self) -> ComposeResult:
        yield Page()

    def on_mount(self) -> None:
        self.page.show(self.blocks)
        self.page.focus()

    @property
    def page(self) -> Page:
        return self.query_one(Page)

    def on_page_clicked(self, event: Page.Clicked) -> None:
        self.clicks.append((event.block, event.offset))

    def lines(self) -> Sequence[str]:
        strips = lines_on(self.screen)
        return ["".join(segment.text for segment in line).rstrip() for line in strips]


async def test_letters_stand_beside_the_lines_where_sentences_start() -> None:
    app = PageApp()
    async with app.run_test(size=(30, 10)) as pilot:
        await settle(pilot)
        assert app.lines()[:2] == [" M Nobody said [it] was [/q]", " H over yet"]


async def test_a_click_tells_the_character() -> None:
    app = PageApp(Paragraph("A title", kind="title"), BLOCK)
    async with app.run_test(size=(30, 10)) as pilot:
        await settle(pilot)
        await pilot.click(Page, offset=(GUTTER + 2, 0))
        await pilot.click(Page, offset=(GUTTER + 7, 2))
        await pilot.click(Page, offset=(GUTTER + 5, 3))
        await pilot.click(Page, offset=(GUTTER + 5, 1))  # between the two
        assert app.clicks == [(0, 2), (1, 7), (1, 26 + 5)]


async def test_the_sentence_in_question_has_a_bar_beside_it() -> None:
    app = PageApp()
    async with app.run_test(size=(30, 10)) as pilot:
        await settle(pilot)
        app.page.overlay({0: [(26, 34, "sentence")]})
        await settle(pilot)
        assert app.lines()[:2] == [" M Nobody said [it] was [/q]", " H▎over yet"]
        app.page.overlay({})
        await settle(pilot)
        assert app.lines()[1] == " H over yet"


async def test_a_shorter_text_shown_while_the_page_is_hidden_stands_alone_when_the_screen_is_widened() -> (
    None
):
    app = PageApp(*(Paragraph(f"Paragraph {number}") for number in range(9)))
    async with app.run_test(size=(30, 10)) as pilot:
        await settle(pilot)
        app.page.display = False
        await settle(pilot)
        app.page.show((BLOCK,))
        assert app.page.on_line(0, 0, 1) is None  # nothing stands anywhere yet
        app.page.display = True
        await pilot.resize_terminal(40, 12)
        await settle(pilot)
        assert [line for line in app.lines() if line] == [" M Nobody said [it] was [/q] over yet"]


async def drag(pilot: Pilot[None], start: tuple[int, int], end: tuple[int, int]) -> None:
    await settle(pilot)
    await pilot.mouse_down(Page, offset=start)
    await pilot.hover(Page, offset=end)
    await pilot.mouse_up(Page, offset=end)
    await settle(pilot)


async def test_words_are_selected_with_the_mouse_and_copied_as_they_stand() -> None:
    app = PageApp()
    async with app.run_test(size=(30, 10)) as pilot:
        await drag(pilot, (GUTTER + 7, 0), (GUTTER + 4, 1))
        assert app.screen.get_selected_text() == "said [it] was [/q] over "


async def test_a_selection_goes_over_blocks() -> None:
    app = PageApp(Paragraph("One two three"), Paragraph("Four five six"), Paragraph("Seven eight nine"))
    async with app.run_test(size=(30, 10)) as pilot:
        await drag(pilot, (GUTTER + 4, 0), (GUTTER + 5, 4))
        assert app.screen.get_selected_text() == "two three\n\nFour five six\n\nSeven "


async def test_what_was_selected_of_one_text_is_not_selected_of_the_next() -> None:
    app = PageApp(Paragraph("A paragraph of three lines whose last words somebody takes with the mouse"))
    async with app.run_test(size=(30, 10)) as pilot:
        await drag(pilot, (GUTTER + 2, 2), (GUTTER + 20, 2))
        assert app.screen.get_selected_text()
        app.page.show([Paragraph("Short")])
        await settle(pilot)
        assert not app.screen.get_selected_text()
        assert app.lines()[0] == "   Short"


async def test_lines_are_walked_by_keys_and_a_place_is_brought_into_sight() -> None:
    app = PageApp(*(Paragraph(f"Paragraph {number} of many") for number in range(100)))
    async with app.run_test(size=(40, 10)) as pilot:
        await settle(pilot)
        await press(pilot, "j", "j")
        assert app.lines()[0] == "   Paragraph 1 of many"
        await press(pilot, "G")
        assert app.lines()[8] == "   Paragraph 99 of many"
        await press(pilot, "g", "pagedown", "pageup", "k")
        assert app.lines()[0] == "   Paragraph 0 of many"
        app.page.bring(50, 3)
        await settle(pilot)
        assert app.lines()[3] == "   Paragraph 50 of many"
        app.page.bring(51, 3)  # in sight already
        await settle(pilot)
        assert app.lines()[3] == "   Paragraph 50 of many"


async def test_another_width_keeps_the_words_that_stand_at_the_top() -> None:
    app = PageApp(
        *(Paragraph(f"Paragraph {number} of a text with words enough for two lines") for number in range(50))
    )
    async with app.run_test(size=(60, 10)) as pilot:
        await settle(pilot)
        app.page.bring(20, 0)
        await press(pilot, "j", "j", "j")
        top = app.lines()[0]
        await pilot.resize_terminal(40, 10)
        await settle(pilot)
        assert app.lines()[0][:15] == top[:15]
