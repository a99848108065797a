"""What becomes of a quotation: word for word, shortened, cut, put together, altered, not there; never “correct”."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from index.proof.comparing import Finding, Text, compare

SPEECH = (
    "“The pier was unsafe, and the port should not have opened it, unless the inspectors had agreed,” Ana Duarte said. "
    "She denied that the organisation had lost 200 members. It is not true that the harbour is closed. "
    "“We will stay out until Friday comes,” she told the dockers.\n"
    "Tom Brand spoke of “a long, honourable fight”. The port’s cease-fire committee came too, he said."
)
OTHER = "The council votes next week in the old hall, and the mayor will count every hand."
TEXTS = [Text("speech", SPEECH), Text("other", OTHER)]


def found(quotation: str) -> Finding:
    return compare(quotation, TEXTS)[0]


@pytest.mark.parametrize(
    ("quotation", "verdict"),
    [
        ("The pier was unsafe", "verbatim"),
        ("the pier was unsafe", "marks"),
        ("THE PIER was unsafe", "marks"),
        ("a long honorable fight", "marks"),
        ("We will stay out\nuntil  Friday comes", "marks"),
        ("the port's cease fire committee", "marks"),
        ("The pier … unless the inspectors had agreed", "cut"),
        ("the port should ... have opened it", "cut"),
        (
            "The pier was unsafe, and [they] should not have opened it, unless the inspectors had agreed",
            "shortened",
        ),
        ("[T]he council votes … in the old hall", "shortened"),
        ("The pier was unsafe, and the port should", "cut"),
        ("the port should not have opened it", "cut"),
        ("the organization had lost 200 members", "cut"),
        ("the harbour is closed", "cut"),
        ("We will stay out", "cut"),
        ("We will stay out until Friday comes", "verbatim"),
        ("The pier was safe, and the port should not have opened it", "altered"),
        ("the council votes next year in the old hall", "altered"),
        ("We will stay out until next week in the old hall", "spliced"),
        ("Bananas are blue all over the world", "not found"),
        ("fight", "verbatim"),
        ("figh", "not found"),
        ("he", "verbatim"),
        ("…", "not found"),
        ("[]", "not found"),
    ],
)
def test_the_verdict(quotation: str, verdict: str) -> None:
    assert found(quotation).verdict == verdict


def test_what_differs_is_shown_in_the_source_s_own_words() -> None:
    altered = found("The pier was safe, and the port should have opened it")
    assert altered.differs == ("“safe” stands there as “unsafe”", "“not” is left out")
    assert SPEECH[altered.start : altered.end].startswith("The pier was unsafe, and the port")
    assert found("the harbour is closed").differs == ("begins before: “not true that”",)
    (goes_on,) = found("The pier was unsafe, and the port should").differs
    assert goes_on == "goes on: “not have opened it, unless the inspectors had agreed,”"
    assert "stands elsewhere: other" in found("We will stay out until next week in the old hall").differs[0]


def test_of_equal_sources_all_are_given() -> None:
    copies = [Text("first", SPEECH), Text("second", SPEECH)]
    assert [one.text for one in compare("The pier was unsafe", copies)] == ["first", "second"]


def test_each_place_of_a_text_is_looked_at_before_a_quotation_is_called_cut() -> None:
    text = "“We do not trust the plan,” said Tom Brand. “We trust the plan,” said Ana Duarte, “and We Trust The Plan.”"
    findings = compare("trust the plan", [Text("both", text)])
    assert [(finding.verdict, text[finding.start - 3 : finding.start]) for finding in findings] == [
        ("verbatim", "We ")
    ]
    assert compare("We … trust the plan", [Text("both", text)])[0].verdict == "shortened"
    assert compare("we do … trust the plan", [Text("both", text)])[0].verdict == "cut"


WORDS = st.lists(
    st.sampled_from(["harbour", "pier", "mayor", "counts", "seven", "ships", "away", "they", "paid", "gold"]),
    min_size=6,
)


@given(WORDS, st.data())
def test_what_stands_there_is_found_and_what_was_changed_is_never_word_for_word(
    words: list[str], data: st.DataObject
) -> None:
    source = Text("a", " ".join(words) + ".")
    first = data.draw(st.integers(0, len(words) - 4))
    last = data.draw(st.integers(first + 4, len(words)))
    quotation = words[first:last]
    assert compare(" ".join(quotation), [source])[0].verdict == "verbatim"
    at = data.draw(st.integers(0, len(quotation) - 1))
    changed = " ".join([*quotation[:at], "zebra", *quotation[at + 1 :]])
    assert compare(changed, [source])[0].verdict in ("altered", "not found")
    dropped = " ".join([*quotation[:at], *quotation[at + 1 :]])
    assume(dropped not in source.text)
    assert compare(dropped, [source])[0].verdict not in ("verbatim", "marks", "shortened")


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_quotation_and_any_text_have_an_answer(quotation: str, text: str) -> None:
    for finding in compare(quotation, [Text("a", text)]):
        assert 0 <= finding.start <= finding.end <= len(text)
        if finding.verdict == "verbatim":
            assert text[finding.start : finding.end] == quotation


@given(st.lists(WORDS, min_size=2, max_size=5), WORDS)
def test_what_is_found_does_not_hang_on_what_was_asked_before(
    quotations: list[list[str]], words: list[str]
) -> None:
    text = Text("a", " ".join(words) + ".")
    for quotation in (" ".join([*quoted[:6], "zebra", *words[2:7]]) for quoted in quotations):
        assert compare(quotation, [text]) == compare(quotation, [Text("a", text.text)])
