"""Whatever the text: every actor that is referred to is there, every span lies in a segment, confidence in 0 to 1."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from index.annotate import annotate
from index.model import Article, Made, Segment, snap

PIECES = [
    "The rebels", "the Norland rebels", "rebels", "their leader, Ana Petrov,", "Ana Petrov", "Petrov",
    "Mr. Petrov", "Iran-backed militias", "groups backed by Iran", "the militias", "Iran", "US",
    "the U.S. government", "the White House", "officials", "a spokesman for the ministry", "the ministry",
    "her aides", "some of them", "he", "they", "who", "we", "it", "said", "said that", "added",
    "told reporters", "accused", "attacked", "killed", "met", "promised to leave", "denied",
    "killing two soldiers", "wounding at least seven", "and", "but", ",", ".", ". ", "…", ":", ";", "-",
    "—", "(", ")", "“", "”", "‘", "’", '"', "''", "``", "'s", "’s", "“We will attack,”", '"I am here"',
    "on Monday", "two days after", "in Paris, Texas", "on 3 June 2015", "in the 1990s", "according to",
    "called them a “gang”", "dozens of", "members of", "NATO", "Norland Relief Council (NRC)", "NRC",
    "strikes on", "a strike", "$5", "14 rocket attacks", "100,000,000,000,000", "e\u0301", "\u0301",
    "\u200d", "👩‍👩‍👧", "\u00a0", "\t", "\n", "\u202e", "\x01", "政府は", "قال", "", "@ana", "a@b.c", "<b>",
]  # fmt: skip
KINDS = ("paragraph", "paragraph", "paragraph", "title", "heading", "list", "caption", "credit")
DAYS = (None, date(2021, 6, 28), date.min, date.max)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Pieces of sentences in any order, in segments that may touch, with text between them that is in none."""
    text, spans = "", []
    for words in draw(st.lists(st.lists(st.sampled_from(PIECES), max_size=18), min_size=1, max_size=4)):
        text += draw(st.sampled_from(["\n\n", "", " The king of Norland said "]))
        start = len(text)
        text += draw(st.sampled_from([" ", " ", ""])).join(words)
        spans.append((start, len(text), draw(st.sampled_from(KINDS))))
    segments: list[Segment] = []
    for start, end, kind in spans:
        first, last = snap(text, start, end)
        if first < last and (not segments or segments[-1].end <= first):
            segments.append(Segment(start=first, end=last, kind=kind))
    return Article(id="a", text=text, segments=tuple(segments), published=draw(st.sampled_from(DAYS)))


@given(articles())
def test_what_is_found_holds_together(article: Article) -> None:
    found = annotate(article)
    assert found.text == article.text
    assert list(unknown_actors(found)) == []
    assert list(outside(found)) == []
    assert all(0 <= one.confidence <= 1 for one in made(found))
    assert all(actor.mentions for actor in found.actors)
    assert all(quote.source for quote in found.quotes if quote.speaker)
    assert not any(set(event.agents) & set(event.recipients) for event in found.events)


@pytest.mark.parametrize(
    "text",
    [
        "Troops, rebels said. “We go,” rebels said. Rebels of Norland said they, rebels, would go.",
        "“No,” a spokesman for the ministry for trade said. The ministry said so. Ministry officials said so.",
        "Militias backed by Iran said so. The militias, groups close to Iran, said “we” are militias.",
        "Her aides said “yes”. Jane Hill said her aides said so. His aides, he said, said so.",
    ],
)
def test_whoever_speaks_is_among_the_actors(pipeline: Language, text: str) -> None:
    found = annotate(Article(id="a", text=text, segments=(Segment(start=0, end=len(text)),)))
    assert list(unknown_actors(found)) == []
    assert any(quote.speaker for quote in found.quotes)


def test_what_stands_in_no_segment_is_not_annotated(pipeline: Language) -> None:
    before, text = "Ana Petrov met the rebels in Paris. ", "Boris Lund said that it rained."
    after = " “We agree,” said the minister."
    end = len(before) + len(text)
    article = Article(id="a", text=before + text + after, segments=(Segment(start=len(before), end=end),))
    found = annotate(article)
    assert [actor.name for actor in found.actors] == ["Boris Lund"]
    assert [(quote.start >= len(before), quote.end <= end) for quote in found.quotes] == [(True, True)]
    assert found.events == ()


def made(article: Article) -> list[Made]:
    """All annotations."""
    return [*article.actors, *article.roles, *article.quotes, *article.events]


def unknown_actors(article: Article) -> Iterator[str]:
    """Actors that are referred to and are not there."""
    known = {actor.id for actor in article.actors}
    named = [quote.speaker for quote in article.quotes]
    for event in article.events:
        named += [*event.agents, *event.recipients, event.reported_by]
        named += [count.reported_by for count in event.counts]
    yield from (one for one in named if one is not None and one not in known)


def outside(article: Article) -> Iterator[str]:
    """The words of spans that begin or end in no segment, or that stand in several and are no quote's."""
    for path, start, end, _ in article.spans():
        first = [number for number, one in enumerate(article.segments) if one.start <= start < one.end]
        last = [number for number, one in enumerate(article.segments) if one.start < end <= one.end]
        if not first or not last or (first != last and not path.startswith("quotes")):
            yield f"{path}: {article.text[start:end]!r}"


def test_a_text_may_begin_with_a_mark_before_a_deed(pipeline: Language) -> None:
    for text in (
        ",killed. Mr. Petrov said so.",
        ", killed by rebels on Monday.",
        "More killed. Longer strikes.",
    ):
        found = annotate(Article(id="a", text=text, segments=(Segment(start=0, end=len(text)),)))
        assert list(unknown_actors(found)) == []
