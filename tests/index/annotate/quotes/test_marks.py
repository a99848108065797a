"""Quotation marks are paired in a paragraph, whatever their style, and a lost one costs little."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.annotate.quotes.quotation_marks import find_regions

CASES = [
    ("straight", 'He said "we go" and "we stay".', ["we go", "we stay"]),
    ("curly", "“We go,” she said.", ["We go,"]),
    ("German", "Sie rief: „Wir gehen.“ Dann Stille.", ["Wir gehen."]),
    ("reversed guillemets", "Er rief: »Wir gehen.« Dann Stille.", ["Wir gehen."]),
    ("guillemets", "Il dit : « On part. » Puis rien.", ["On part."]),
    ("typed apostrophes", "''We go,'' she said, ''today.''", ["We go,", "today."]),
    ("backticks", "``We go,'' she said.", ["We go,"]),
    ("corner brackets", "他说：「我们走吧。」", ["我们走吧。"]),
    ("single", "‘We go,’ she said. ‘It's late.’", ["We go,", "It's late."]),
    ("single straight", "'We go,' she said.", ["We go,"]),
    (
        "nested single",
        "“He told me, ‘Go home,’ and I went,” she said.",
        ["He told me, ‘Go home,’ and I went,"],
    ),
    ("nested same", "“He read “War and Peace” twice,” she said.", ["He read “War and Peace” twice,"]),
    ("nested other", '"He read “War and Peace” twice," she said.', ["He read “War and Peace” twice,"]),
    ("mixed styles", 'She called it “a farce" and left.', ["a farce"]),
    ("apostrophes are none", "The ministers' cars weren't in the '90s style.", []),
    ("inches are none", 'A 6" shell hit the roof. "It was loud," she said.', ["It was loud,"]),
    ("markup is none", '<a href="x">link</a> and "words"', ["words"]),
    ("runs on", "“We go. We will not come back.", ["We go. We will not come back."]),
    ("lost closing mark", "“We go, she said. “We go now,” he said.", ["We go, she said.", "We go now,"]),
    ("closing mark only", "and we will not come back,” she said.", ["and we will not come back,"]),
    ("empty", "He wrote “” and left.", []),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_stands_between_marks(text: str, expected: list[str]) -> None:
    assert [text[one.start : one.end] for one in find_regions(text, 0, len(text))] == expected


def test_an_open_quote_is_known_as_open() -> None:
    assert [one.closed for one in find_regions("“We go. “We stay,” he said.", 0, 27)] == [False, True]


def test_only_the_paragraph_is_read() -> None:
    text = '"one" two "three"'
    assert [text[one.start : one.end] for one in find_regions(text, 6, len(text))] == ["three"]


@given(st.text(alphabet="ab. ,“”\"'‘’«»„`\n<>", max_size=200))
def test_regions_are_ordered_apart_and_inside(text: str) -> None:
    behind = 0
    for one in find_regions(text, 0, len(text)):
        assert behind <= one.outer[0] <= one.start < one.end <= one.outer[1] <= len(text)
        behind = one.outer[1]
