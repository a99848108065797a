"""What is marked is what the index would find: every token of whose terms one is asked for, every phrase whole."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from whoosh import query

from index.search.analysis import TOKEN, acronym, stem
from index.search.expansion import Forms
from index.search.highlighting import Highlighter

WRITTEN = "us US U.S. it's 'tis O'Brien o’brien went goes ate air strike strikes Łódź ünder under us\u00ad us.us 3.5"
MARKS = ["\u200b", ".", "'", "-", " ", "  ", "\n", "…", "“", "”"]
PIECES = st.sampled_from([*WRITTEN.split(" "), *MARKS])
TEXTS = st.lists(PIECES, max_size=14).map("".join)
WORDS = st.sampled_from(
    ["us", "it", "o'brien", "go", "eat", "air", "strike", "lodz", "under", "us.us", "US", "AM"]
)


@given(text=TEXTS, wanted=st.lists(WORDS, min_size=1, max_size=3))
def test_every_form_is_marked_and_nothing_else(text: str, wanted: list[str]) -> None:
    tokens = list(TOKEN.finditer(text))
    expected = [one.span() for one in tokens if {stem(one.group()), acronym(one.group())} & {*wanted}]
    terms = [query.Term("text", word) for word in wanted]
    assert Highlighter(query.Or(terms))(text) == expected


@given(text=TEXTS, first=WORDS, second=WORDS, slop=st.integers(1, 3))
def test_a_phrase_is_marked_from_its_first_word_to_its_last(
    text: str, first: str, second: str, slop: int
) -> None:
    tokens = list(TOKEN.finditer(text))
    terms = [{stem(one.group()), acronym(one.group())} for one in tokens]
    covered: set[int] = set()
    for place, one in enumerate(tokens):
        if first in terms[place]:
            ends = [tokens[n].end() for n in range(place + 1, len(tokens)) if second in terms[n]][:1]
            near = any(second in some for some in terms[place + 1 : place + 1 + slop])
            covered |= {*range(one.start(), ends[0])} if near else set()
    spans = Highlighter(query.Phrase("text", [first, second], slop=slop))(text)
    assert {place for start, end in spans for place in range(start, end)} == covered


PATTERNS = st.sampled_from(
    [
        ("str*", 0, 0),
        ("w?n*", 0, 0),
        ("*er", 0, 0),
        ("[uw]*", 0, 0),
        ("lodz", 1, 1),
        ("airs", 2, 0),
        ("went", 2, 1),
    ]
)


@given(text=TEXTS, wanted=st.lists(WORDS, max_size=2), pattern=PATTERNS)
def test_what_fits_a_pattern_is_marked_wherever_it_begins(
    text: str, wanted: list[str], pattern: tuple[str, int, int]
) -> None:
    form = Forms("text", *pattern)
    alone = Highlighter(None)
    alone.terms, alone.forms = {*wanted}, [form]
    expected = [one.span() for one in TOKEN.finditer(text) if alone.means(one.group())]
    assert Highlighter(query.Or([form, *(query.Term("text", word) for word in wanted)]))(text) == expected


def test_a_mark_without_a_letter_is_asked_for_like_any_word() -> None:
    text = "The pier was closed by a \u0301 storm."
    marks = {"\u0301": query.Term("text", ""), "\u0301 storm": query.Phrase("text", ["", "storm"])}
    for words, asked in marks.items():
        spans = Highlighter(query.Or([asked, query.Term("text", "pier")]))(text)
        assert [text[slice(*span)] for span in spans] == ["pier", words]
