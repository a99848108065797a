"""What is sent to the terminal: whatever stands there, the new picture stands there afterwards, for fewer bytes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from screen_model import ScreenModel
from textual.strip import Strip

from tui.terminal.canvas import Canvas
from tui.terminal.sgr import bare, transition

WIDTH, HEIGHT, PIECE = 24, 4, 8
LETTERS = st.sampled_from([*"abc   ", "é", "—", "日", "e\u0301", "🙂", "▎"])
STYLES = st.sampled_from(
    [
        None,
        Style(bold=True),
        Style(color="red"),
        Style(color="#8fc3f3", bgcolor="#14181e", bold=True),
        Style(bgcolor="#14181e"),
        Style(color="color(120)", underline=True, italic=True),
        Style(reverse=True),
        Style(dim=True, bgcolor="bright_blue"),
        Style(bold=True, color="default", bgcolor="default"),
    ]
)
SEGMENTS = st.lists(st.tuples(st.lists(LETTERS, max_size=6).map("".join), STYLES), max_size=4)


def look(style: Style) -> str:
    return Strip.render_ansi(style, ColorSystem.TRUECOLOR)


def strip_of(parts: list[tuple[str, Style | None]]) -> Strip:
    return Strip([Segment(words, style) for words, style in parts]).adjust_cell_length(PIECE)


PICTURES = st.lists(
    st.lists(
        st.tuples(st.integers(0, WIDTH // PIECE - 1), st.integers(0, HEIGHT - 1), SEGMENTS.map(strip_of)),
        max_size=12,
        unique_by=lambda piece: piece[:2],
    ),
    max_size=6,
)


def plainly(line: int, column: int, strip: Strip) -> str:
    words = "".join(f"\x1b[{look(style)}m{text}\x1b[0m" if style else text for text, style, _control in strip)
    return f"\x1b[{line + 1};{column + 1}H{words}"


@given(PICTURES, st.booleans())
def test_the_terminal_shows_the_last_picture(
    pictures: list[list[tuple[int, int, Strip]]], erases: bool
) -> None:
    shown, model = ScreenModel(WIDTH, HEIGHT, erases_in_colour=erases), ScreenModel(WIDTH, HEIGHT)
    canvas = Canvas(WIDTH, HEIGHT, look, erases=erases)
    for picture in pictures:
        pieces = [(number * PIECE, line, strip) for number, line, strip in picture]
        shown.feed(canvas.draw(pieces))
        for column, line, strip in pieces:
            model.feed(plainly(line, column, strip))
        assert shown.seen() == model.seen()
        assert canvas.draw(pieces) == ""


@given(st.lists(STYLES, min_size=2, max_size=6))
def test_a_look_follows_from_any_other(styles: list[Style | None]) -> None:
    model, before = ScreenModel(1, 1), ""
    for style in styles:
        after = look(style) if style else ""
        model.feed(f"\x1b[1;1H{transition(before, after)}x")
        plain = ScreenModel(1, 1)
        plain.feed(f"\x1b[1;1H\x1b[{after}mx" if after else "\x1b[1;1Hx")
        assert model.cells == plain.cells
        before = after


def test_only_what_differs_is_sent() -> None:
    canvas = Canvas(40, 2, look, erases=True)
    line = [Segment("The ferry left at noon, and came back."), Segment("  ")]
    canvas.draw([(0, 0, line), (0, 1, line)])
    changed = [Segment("The ferry left at dusk, and came back."), Segment("  ")]
    assert canvas.draw([(0, 0, changed), (0, 1, line)]) == "\x1b[1;19Hdusk"


def test_what_has_the_same_colours_is_sent_together() -> None:
    canvas = Canvas(40, 3, look, erases=True)
    role, words, actor = (
        Style(color="#c89030"),
        Style(color="#dde2ea"),
        Style(color="#dde2ea", underline=True),
    )
    lines = [
        Segment("M", role),
        Segment(" ", None),
        Segment("The ferry of ", words),
        Segment("Norwick", actor),
        Segment(" left", words),
    ]
    sent = canvas.draw([(0, number, lines) for number in range(3)])
    assert sent.count(look(role)) == sent.count("38;2;221;226;234") == 1
    assert sent.count("The ferry of \x1b[4mNorwick\x1b[24m left") == 3


def test_a_blank_between_lined_words_keeps_the_colour_of_the_letters() -> None:
    canvas = Canvas(40, 1, look, erases=True)
    lined = Style(color="#dde2ea", underline=True)
    sent = canvas.draw([(0, 0, [Segment("Ana", lined), Segment(" "), Segment("Brandt", lined)])])
    assert "Ana\x1b[24m \x1b[4mBrandt" in sent
    assert sent.count("38;2;221;226;234") == 1


def test_what_is_forgotten_is_drawn_again() -> None:
    canvas = Canvas(10, 1, look, erases=True)
    piece = [(0, 0, [Segment("ferry     ")])]
    sent = canvas.draw(piece)
    canvas.forget()
    assert canvas.draw(piece) == sent != ""


def test_what_stands_beyond_the_edge_is_not_drawn() -> None:
    canvas = Canvas(4, 1, look, erases=True)
    assert canvas.draw([(2, 0, [Segment("ferry")]), (0, 1, [Segment("ferry")])]) == "\x1b[1;3Hfe"


def test_a_blank_has_no_colour_of_letters() -> None:
    assert bare("1;38;2;1;2;3;48;2;4;5;6") == "48;2;4;5;6"
    assert bare("31;4") == "31;4"
