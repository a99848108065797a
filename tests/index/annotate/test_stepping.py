"""Articles annotated in step: each comes out as it would alone, in order, and groups stay small."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from index.annotate import annotate, annotate_all
from index.annotate.lockstep import GROUP_ARTICLES, GROUP_CHARACTERS, groups
from index.annotate.parse.parsed import Parsed
from index.model import Article, Segment

STORIES = (
    "Rebels attacked the town of Norwick on Monday, killing 12 people, police said.",
    "",
    "“We will not leave,” said Hugh Hill, a doctor. He added that the ministry had lied.",
    "France urged Chad to withdraw its troops by 4 May.",
)


def story(number: int, text: str) -> Article:
    """A story of one paragraph."""
    segments = (Segment(start=0, end=len(text), kind="paragraph"),) if text else ()
    return Article(id=f"a{number}", text=text, segments=segments, published="2024-05-01")


def test_each_article_comes_out_as_it_does_alone(pipeline: Language) -> None:
    articles = [story(number, text) for number, text in enumerate(STORIES * 6)]
    assert [*annotate_all(articles)] == [annotate(one) for one in articles]


@given(st.lists(st.integers(0, 9_000), max_size=60))
def test_groups_keep_the_order_and_are_bounded(lengths: list[int]) -> None:
    nothing = Doc(Vocab())
    given_ones = [Parsed(story(number, "x" * size), nothing, ()) for number, size in enumerate(lengths)]
    grouped = list(groups(given_ones))
    assert [one for group in grouped for one in group] == given_ones
    for group in grouped:
        assert 0 < len(group) <= GROUP_ARTICLES
        assert sum(len(one.text) for one in group[:-1]) < GROUP_CHARACTERS
