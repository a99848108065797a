"""Text from outside: shown as it is, without control characters, at the same offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui import text

BRACKETS = "said [it] was [/q] ["


@pytest.mark.parametrize(
    "words", [BRACKETS, "[/", "[b]bold[/b]", "$var [$x]", "\\[", "[@click=app.quit]x[/]", ""]
)
def test_brackets_stay_as_they_are(words: str) -> None:
    assert text.content(words).plain == words
    assert text.content(words, "actor").plain == words
    assert text.marked(words, [(0, len(words), "hit")]).plain == words
    assert text.parts(words, (words, "muted")).plain == words * 2


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("bell\x07 back\x08 null\x00", "bell␇ back␈ null␀"),
        ("tab\there", "tab here"),
        ("\x9b2J", "�2J"),
        ("a\u202eb", "a�b"),
        ("two\nlines", "two\nlines"),
    ],
)
def test_control_characters_become_visible(words: str, shown: str) -> None:
    assert text.clean(words) == shown


@given(st.text())
def test_cleaning_keeps_every_offset_and_lets_nothing_through(words: str) -> None:
    shown = text.clean(words)
    assert len(shown) == len(words)
    assert not any((ord(one) < 32 and one != "\n") or 127 <= ord(one) < 160 for one in shown)
    assert text.clean(shown) == shown


@given(st.text())
def test_a_line_is_one_line(words: str) -> None:
    assert "\n" not in text.line(words)


@given(st.text(alphabet=st.characters(codec="utf-8")), st.text(max_size=8), st.integers(1, 60))
def test_a_fitted_line_fits(left: str, right: str, width: int) -> None:
    made = text.fitted(text.content(text.line(left)), text.content(text.line(right)), width)
    assert made.cell_length <= max(width, 1)
