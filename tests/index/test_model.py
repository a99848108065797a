"""The rules of the format: offsets, references, round trips."""

import json
import unicodedata
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from index.model import Article, Segment, breaks_character, snap
from index.refusals import explain

TEXT = "Amira Haddad said the bridge was closed.\n\nThe ministry denied it."


def article(**fields: object) -> Article:
    return Article.model_validate({"id": "a", "text": TEXT, **fields})


BROKEN = [
    ({"segments": [{"start": 0, "end": 999}]}, "segments[0]", "no span of a text of 65 characters"),
    ({"segments": [{"start": 5, "end": 5}]}, "segments[0]", "no span"),
    ({"segments": [{"start": -1, "end": 5}]}, "segments[0].start", "it is less than 0"),
    (
        {"segments": [{"start": 10, "end": 20}, {"start": 15, "end": 30}]},
        "segments[1]",
        "before the one before it ends",
    ),
    (
        {"quotes": [{"id": "q1", "start": 0, "end": 5, "kind": "direct", "speaker": "x"}]},
        "quotes[0].speaker",
        "no actor",
    ),
    ({"actors": [{"id": "x", "name": "X"}, {"id": "x", "name": "Y"}]}, "actors", "stands twice"),
    ({"actors": [{"id": "x", "name": ""}]}, "actors[0].name", "it is empty"),
    ({"events": [{"id": "e1", "type": "WAR", "start": 0, "end": 5}]}, "events[0].type", "it can only be"),
    (
        {"roles": [{"start": 0, "end": 5, "role": "main", "confidence": 2}]},
        "roles[0].confidence",
        "it is more than 1",
    ),
    ({"headline": "x"}, "headline", "this field is unknown"),
    ({"format": "dateline/9"}, "format", "'dateline/9'"),
    ({"id": "../x"}, "id", "small letters, digits and single hyphens"),
    ({"text": "a\ud800b"}, "text", "surrogate"),
]


@pytest.mark.parametrize(("fields", "where", "why"), BROKEN)
def test_what_breaks_a_rule_is_refused_with_its_path(fields: dict[str, object], where: str, why: str) -> None:
    with pytest.raises(ValidationError) as caught:
        article(**fields)
    place, reason = explain(caught.value)
    assert place == where
    assert why in reason


def test_a_count_a_date_and_an_event_are_checked() -> None:
    event = {"id": "e1", "type": "ASSAULT", "start": 0, "end": 5}
    day = {"from": "2021-06-28", "to": "2021-06-27", "reason": "x"}
    with pytest.raises(ValidationError, match="ends before it starts"):
        article(events=[{**event, "date": day}])
    count = {"what": "killed", "low": 7, "high": 3, "start": 0, "end": 5}
    with pytest.raises(ValidationError, match="high is below low"):
        article(events=[{**event, "counts": [count]}])


def test_published_keeps_a_day_or_a_moment() -> None:
    assert article(published="2021-06-28").published == date(2021, 6, 28)
    moment = article(published="2021-06-28T10:30:00+00:00")
    assert isinstance(moment.published, datetime)
    assert moment.day == date(2021, 6, 28)


def test_a_letter_is_not_split_from_its_mark() -> None:
    text = "Zoe\u0308 spoke."
    with pytest.raises(ValidationError, match="splits a character"):
        Article(id="a", text=text, segments=(Segment(start=0, end=3),))
    assert snap(text, 0, 3) == (0, 4)


@given(st.text(alphabet=st.sampled_from("ab \n\u0301\u0308é"), min_size=1), st.data())
def test_a_snapped_span_is_whole_and_holds_the_first(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    low, high = snap(text, start, end)
    assert low <= start < end <= high
    assert not breaks_character(text, low)
    assert not breaks_character(text, high)
    Article(id="a", text=text, segments=(Segment(start=low, end=high),))


@given(st.text(min_size=1).filter(lambda text: not any(unicodedata.category(c) == "Cs" for c in text)))
def test_an_article_comes_back_as_it_was_written(text: str) -> None:
    written = Article(id="a", title=text, text=text, found={"title": "first line"})
    assert Article.model_validate_json(written.to_json()) == written


def test_the_file_says_null_where_the_source_says_nothing() -> None:
    content = json.loads(article().to_json())
    assert content["title"] is None
    assert content["authors"] == []
    assert "words" not in article(segments=[{"start": 0, "end": 5}]).to_json()


def test_an_article_without_happenings_has_none_and_writes_none() -> None:
    article = Article.model_validate({"id": "a", "text": "It struck.", "events": []})
    assert article.happenings == ()
    assert "happenings" not in article.to_json()


@pytest.mark.parametrize(
    ("happenings", "problem"),
    [
        ([{"id": "h1", "type": "PROTEST", "events": ["e9"]}], "no event has the id e9"),
        (
            [{"id": "h1", "type": "PROTEST", "events": ["e1"]}, {"id": "h2", "type": "PROTEST", "events": ["e1"]}],
            "e1 belongs to h1",
        ),
        ([{"id": "h1", "type": "PROTEST", "events": ["e1"], "agents": ["x"]}], "no actor has the id x"),
        (
            [{"id": "h1", "type": "PROTEST", "events": ["e1"],
              "counts": [{"what": "killed", "low": 3, "high": 1, "reason": "told"}]}],
            "high is below low",
        ),
    ],
)  # fmt: skip
def test_what_a_happening_speaks_of_must_be_there(happenings: list[object], problem: str) -> None:
    event = {"id": "e1", "type": "PROTEST", "start": 3, "end": 9}
    with pytest.raises(ValidationError, match=problem):
        Article.model_validate({"id": "a", "text": "It struck.", "events": [event], "happenings": happenings})
