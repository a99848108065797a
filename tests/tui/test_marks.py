"""An article as the reader shows it: nothing lost, nothing twice, every offset true."""

# What a screen lacks fails the test that looks at it.
# mypy: disable-error-code="union-attr"

from datetime import date
from itertools import pairwise

import pytest
import world
from hypothesis import given
from hypothesis import strategies as st

from index.model import Article, Segment
from tui.reader_marks import LARGEST, AnnotatedSpan, Sheet, pieces, sentence, spots


def bare(text: str, cuts: list[int]) -> Article:
    ends = sorted({min(cut, len(text)) for cut in cuts} | {len(text)})
    spans = [(a, b) for a, b in zip([0, *ends], ends, strict=False) if a < b][::2]
    return Article(id="a", text=text, segments=tuple(Segment(start=a, end=b) for a, b in spans))


@given(st.text(alphabet=" \nabc", max_size=300), st.lists(st.integers(0, 300), max_size=6))
def test_the_pieces_hold_all_words_once_and_in_order(text: str, cuts: list[int]) -> None:
    found = pieces(bare(text, cuts))
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert "".join(text[p.start : p.end] for p in found).split() != [] or not text.strip()
    assert sum(len("".join(text[p.start : p.end].split())) for p in found) == len("".join(text.split()))


def test_a_paragraph_of_a_million_letters_is_cut() -> None:
    found = pieces(bare("x" * 1_000_000, []))
    assert all(one.end - one.start <= LARGEST for one in found)
    assert sum(one.end - one.start for one in found) == 1_000_000


@given(st.text(alphabet=" \nabc", max_size=300), st.lists(st.integers(0, 300), max_size=6), st.data())
def test_marks_lie_on_the_same_words_in_the_pieces(text: str, cuts: list[int], data: st.DataObject) -> None:
    sheet = Sheet(bare(text, cuts))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    blocks = sheet.blocks()
    parts = sheet.by_piece([(start, end, "hit")])
    marked = "".join(blocks[n].words[a:b] for n, marks in parts.items() for a, b, _style in marks)
    assert "".join(marked.split()) == "".join(text[start:end].split())


@given(
    st.text(alphabet=" \nabc", max_size=300), st.lists(st.integers(0, 300), max_size=6), st.integers(0, 299)
)
def test_every_letter_has_its_place(text: str, cuts: list[int], offset: int) -> None:
    if offset < len(text) and not text[offset].isspace():
        sheet = Sheet(bare(text, cuts))
        number, inside = sheet.place(offset)
        assert sheet.blocks()[number].words[inside] == text[offset]


def test_spots_stand_on_their_words_and_are_walked_both_ways() -> None:
    one = world.STORIES[0]
    sheet = Sheet(one)
    for spot in spots(one):
        if spot.kind == "actor":
            assert one.text[spot.start : spot.end] == one.actor(spot.key).name
    place, forward = (-1, 0), list[AnnotatedSpan]()
    while (after := sheet.after(place, 1)) is not None:
        forward.append(after)
        place = (after.start, after.end)
    backward = [forward[-1]]
    while (before := sheet.after((backward[-1].start, backward[-1].end), -1)) is not None:
        backward.append(before)
    assert len({(s.start, s.end) for s in forward}) == len({(s.start, s.end) for s in sheet.spots})
    assert [(s.start, s.end) for s in backward] == [(s.start, s.end) for s in reversed(forward)]


def test_the_shortest_mark_lies_under_the_mouse() -> None:
    one = world.article(1, "T", date(2024, 1, 1), ["“Mara Lindt left,” said Tomas Reik."])
    at = one.text.index("Lindt")
    assert Sheet(one).at(at).key == "mara-lindt"
    assert Sheet(one).at(one.text.index("left")).kind == "quote"
    assert Sheet(one).at(0) is None


def test_what_a_paragraph_is_made_of() -> None:
    block = Sheet(world.STORIES[0]).blocks()[2]
    assert block.words.startswith("“Nobody")
    assert block.kind == "paragraph"
    assert block.letters == ((0, "E"),)
    assert {block.words[a:b] for a, b, style in block.marks if style == "actor"} == {"Tomas Reik"}


@pytest.mark.parametrize(("start", "end", "grown"), [(0, 1, True), (60, 64, True)])
def test_a_span_grows_to_its_sentence(start: int, end: int, grown: bool) -> None:
    one = world.STORIES[0]
    first, last = sentence(one, start, end)
    assert (first <= start and end <= last) is grown
    assert (first, last) in {(role.start, role.end) for role in one.roles}
