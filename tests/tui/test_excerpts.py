"""Words cut to the room of a row: the mark in sight, whole sentences where they fit, an ellipsis where one is cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from index.model import QuoteKind
from index.view import Anchor, PassageRow, QuoteRow
from tui.excerpts import around, clipped, excerpt, wrapped
from tui.panes.passages import PassagesPane
from tui.panes.quotes import spoken

LONG = (
    "The harbour master spoke first. The pilots, who had waited since dawn beside the weigh house, listened to every "
    "word of it. Then Rep. Lindt asked for a vote on the walkout, and the hall grew quiet. Nobody left before noon."
)


def shown(lines: list[Content]) -> str:
    return " ".join(line.plain.strip() for line in lines)


def test_what_fits_is_shown_whole() -> None:
    assert shown(excerpt(LONG, [], 76, 4)) == LONG


def test_the_sentence_with_the_mark_is_shown_from_its_beginning() -> None:
    at = LONG.index("walkout")
    lines = excerpt(LONG, [(at, at + 7, "hit")], 50, 2)
    assert shown(lines) == "Then Rep. Lindt asked for a vote on the walkout, and the hall grew quiet."
    assert any(span.style for line in lines for span in line.spans)


def test_a_sentence_that_is_cut_ends_with_an_ellipsis() -> None:
    at = LONG.index("pilots")
    assert shown(excerpt(LONG, [(at, at + 6, "hit")], 40, 2)).endswith("…")


@given(st.text(max_size=400), st.integers(4, 90), st.integers(1, 5))
def test_lines_never_are_too_many_or_too_wide(words: str, width: int, most: int) -> None:
    lines = excerpt(words, [], width, most)
    assert len(lines) <= most
    assert all(line.cell_length <= max(width, 12) for line in lines)


@given(st.text(alphabet="ab .", max_size=300), st.integers(20, 80), st.data())
def test_a_mark_is_in_sight(words: str, width: int, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(words)))
    marked = words[:at] + " airstrike " + words[at:]
    found = excerpt(marked, [(at + 1, at + 10, "hit")], width, 3)
    assert "airstrike" in "".join(line.plain for line in found).replace(" ", "")


def test_a_line_alone_is_clipped_at_a_word_without_an_ellipsis() -> None:
    assert clipped(Content("the pilots had waited since dawn"), 20).plain == "the pilots had"
    assert clipped(Content("short"), 20).plain == "short"


def test_a_line_of_names_says_that_it_goes_on() -> None:
    assert clipped(Content("Ana Duarte → Carl Berg Lund"), 22, more=" …").plain == "Ana Duarte → Carl …"
    assert clipped(Content("Ana Duarte → Carl Berg"), 22, more=" …").plain == "Ana Duarte → Carl Berg"


def test_a_line_shows_its_first_hit() -> None:
    words = "a long way before anything of note comes the airstrike at last"
    line = around(words, [(45, 54)], 30)
    assert "airstrike" in line.plain
    assert line.cell_length <= 30


@pytest.mark.parametrize("most", [1, 2, 3])
def test_lines_but_the_first_are_indented(most: int) -> None:
    lines = wrapped(Content("word " * 40), 20, most)
    assert len(lines) == most
    assert all(line.plain.startswith("  ") for line in lines[1:])
    assert lines[-1].plain.endswith("…")


def passage(words: str, title: str) -> PassageRow:
    return PassageRow(words, (), title, None, "Port Wire", Anchor("a", 0, len(words)))


def drawn(row: PassageRow, above: PassageRow | None = None) -> list[str]:
    pane = PassagesPane()
    return [line.plain for line in (*pane._heading(row, above, 60), *pane.draw(row, above, 60))]


def test_no_title_stands_twice_over_a_passage() -> None:
    title = passage("Dockers block the pier", "Dockers block the pier")
    body = passage("The union closed Pier 9.", "Dockers block the pier")
    untitled = passage("Nobody knew who had closed the pier.", "Nobody knew who had …")
    assert " ".join(drawn(title)).count("Dockers block the pier") == 1
    assert " ".join(drawn(body)).count("Dockers block the pier") == 1
    assert drawn(body, title) == ["The union closed Pier 9."]
    assert drawn(title, body) == ["the title"]
    assert " ".join(drawn(untitled)).count("Nobody knew") == 1


@pytest.mark.parametrize(
    ("kind", "words", "shown_as"),
    [
        ("direct", "Nobody will pass", "“Nobody will pass”"),
        ("indirect", "nobody would pass", "nobody would pass"),
        ("mixed", "the toll was “a theft” from the town", "the toll was “a theft” from the town"),
        ("mixed", "the toll was ''a theft'' from the town", "the toll was ''a theft'' from the town"),
        ("mixed", "the toll was ‘a theft’ from the town", "the toll was ‘a theft’ from the town"),
        ("mixed", "the toll was 'a theft' from the town", "the toll was 'a theft' from the town"),
        ("mixed", "the town's toll is theft", "“the town's toll is theft”"),
    ],
)
def test_no_words_of_the_reporter_are_put_between_quotation_marks(
    kind: QuoteKind, words: str, shown_as: str
) -> None:
    anchor = Anchor(article="a", start=0, end=len(words))
    row = QuoteRow("a#q1", words, kind, None, None, None, None, (), 0.9, None, anchor)
    assert spoken(row) == shown_as
