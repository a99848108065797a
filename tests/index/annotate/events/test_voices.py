"""Who speaks at an offset: the innermost quote decides."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.annotate.events.quote_speakers import Voices
from index.model import Quote

SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)), max_size=12, unique=True)


def innermost(quotes: list[Quote], position: int) -> set[str | None]:
    around = [quote for quote in quotes if quote.start <= position < quote.end]
    least = min((quote.end - quote.start for quote in around), default=0)
    return {quote.speaker for quote in around if quote.end - quote.start == least} or {None}


@given(SPANS, st.integers(0, 70))
def test_the_innermost_quote_around_an_offset_speaks(spans: list[tuple[int, int]], position: int) -> None:
    quotes = [
        Quote(id=f"q{number}", start=start, end=start + length, kind="direct", speaker=f"speaker-{number}")
        for number, (start, length) in enumerate(spans, 1)
    ]
    assert Voices(quotes).at(position) in innermost(quotes, position)
