"""Wrapped lines know their offsets, whatever the words."""

from __future__ import annotations

from itertools import pairwise

from driving import settle
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from tui.widgets.paragraph import Paragraph, line_spans

WORDS = st.text(alphabet=st.sampled_from("ab [/]é日\n"), max_size=200)


@given(WORDS, st.integers(2, 40))
def test_lines_stand_in_order_and_hold_every_word(words: str, width: int) -> None:
    spans = line_spans(words, width)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    shown = "".join("".join(words[start:end].split()) for start, end in spans)
    assert shown == "".join(words.split())


def test_lines_of_known_words() -> None:
    assert line_spans("one two three", 8) == [(0, 7), (8, 13)]
    assert line_spans("one\n\ntwo", 8) == [(0, 3), (4, 4), (5, 8)]
    assert line_spans("", 8) == [(0, 0)]


class ParagraphApp(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.clicks: list[int] = []

    def compose(self) -> ComposeResult:
        yield Paragraph("Nobody said [it] was [/q] over yet", [], [(0, "M"), (26, "H")], "-paragraph")

    def on_mount(self) -> None:
        self.query_one(Paragraph).styles.height = "auto"

    def on_paragraph_clicked(self, event: Paragraph.Clicked) -> None:
        self.clicks.append(event.offset)


async def test_letters_stand_beside_the_lines_where_sentences_start() -> None:
    app = ParagraphApp()
    async with app.run_test(size=(28, 10)) as pilot:
        await settle(pilot)
        lines = ["".join(s.text for s in line).rstrip() for line in app.screen._compositor.render_strips()]
        assert lines[:2] == ["M Nobody said [it] was [/q]", "H over yet"]


async def test_a_click_tells_the_character() -> None:
    app = ParagraphApp()
    async with app.run_test(size=(28, 10)) as pilot:
        await settle(pilot)
        await pilot.click(Paragraph, offset=(2 + 7, 0))
        await pilot.click(Paragraph, offset=(2 + 5, 1))
        assert app.clicks == [7, 26 + 5]


async def test_the_sentence_in_question_has_a_bar_beside_it() -> None:
    app = ParagraphApp()
    async with app.run_test(size=(28, 10)) as pilot:
        await settle(pilot)
        app.query_one(Paragraph).overlay([(26, 34, "marker")])
        app.query_one(Paragraph).overlay([])
        assert app.query_one(Paragraph).line_of(30) == 1


async def test_words_are_selected_with_the_mouse_and_copied_as_they_stand() -> None:
    app = ParagraphApp()
    async with app.run_test(size=(28, 10)) as pilot:
        await settle(pilot)
        await pilot.mouse_down(Paragraph, offset=(2 + 7, 0))
        await pilot.hover(Paragraph, offset=(2 + 4, 1))
        await pilot.mouse_up(Paragraph, offset=(2 + 4, 1))
        await settle(pilot)
        assert app.screen.get_selected_text() == "said [it] was [/q] over "
