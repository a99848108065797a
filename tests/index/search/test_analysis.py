"""One rule for what a word is, and dates of a query line."""

from __future__ import annotations

import pytest

from index.search.analysis import folded, stemmed
from index.search.analyzers import folding, stemming
from index.search.query_dates import days_of
from index.search.text_codec import decode_span, encode_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran’s militias", ["iran", "militias"]),
        ("The U.S. and the U.N.", ["the", "us", "and", "the", "un"]),
        ("Ge\u0301rard Gérard", ["gerard", "gerard"]),
        ("don’t O'Brien", ["don't", "o'brien"]),
        ("3.5 per cent, 1,000", ["3.5", "per", "cent", "1", "000"]),
        ("Straße ﬁne", ["strasse", "fine"]),
        ("[it] was [/q]", ["it", "was", "q"]),
        ("…", []),
    ],
)
def test_words_are_folded(text: str, expected: list[str]) -> None:
    assert folded(text) == expected
    assert [token.text for token in folding()(text)] == expected


def test_whoosh_reads_words_by_the_same_rule() -> None:
    text = "Attacks, attacked; the attackers’ U.S. women’s 2021 naïveté"
    terms = [token.text for token in stemming()(text)]
    assert terms == ["attack", "attack", "the", "attack", "us", "US", "woman", "2021", "naivet"]
    assert [term for term in terms if term != "US"] == stemmed(text)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2021", ("2021-01-01", "2021-12-31")),
        ("2021-2", ("2021-02-01", "2021-02-28")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2021-06-28", ("2021-06-28", "2021-06-28")),
        ("2021-13", None),
        ("0000", None),
        ("yesterday", None),
    ],
)
def test_dates(text: str, days: tuple[str, str] | None) -> None:
    assert days_of(text) == days


@pytest.mark.parametrize(
    "text", ["plain", "“typographic” – €", "中文 and café", "a 😀 b", "\x81\x8d", "tab\tnew\nline"]
)
def test_any_span_of_a_text_is_read_by_its_offset(text: str) -> None:
    data, width = encode_text(text)
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            assert decode_span(data[start * width : end * width], width) == text[start:end]
