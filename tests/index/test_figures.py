"""The figures of an event in words: nothing is said that the article does not say."""

import pytest

from index.figures import figures_of
from index.model import Count, Event

TEXT = "The union held 14 rallies this year; at least six dockers were hurt, more than 40 of them by gas."
FIGURES = [
    ("other", "14", 14, 14, "“14 rallies”"),
    ("other", "more than 40", 41, None, "“more than 40”"),
    ("wounded", "at least six", 6, None, "at least 6 wounded (Union)"),
    ("killed", "six", 6, 8, "6 to 8 killed (Union)"),
]


@pytest.mark.parametrize(("what", "words", "low", "high", "told"), FIGURES)
def test_a_figure_is_told_as_it_was_given(
    what: str, words: str, low: int, high: int | None, told: str
) -> None:
    start = TEXT.index(words)
    by = "union" if "(Union)" in told else None
    count = Count(what=what, low=low, high=high, start=start, end=start + len(words), reported_by=by)
    trigger = TEXT.index("rallies")
    event = Event(id="e1", type="PROTEST", start=trigger, end=trigger + 7, counts=(count,))
    assert figures_of(event, {"union": "Union"}, TEXT) == [told]
