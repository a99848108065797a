"""Which reports are grouped: what joins them, what excludes, and that neither order nor company matters."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.happenings.article_report import Report, reports_of
from index.happenings.pair_evidence import exclusion
from index.model import Article
from tests.index.happenings.all_at_once import group
from tests.index.happenings.stories import PLACES, story

MATTERS = (
    "harbour warehouse fuse blast quay Torvald chandlers",
    "harbour warehouse fuse granary silo Ellingham millers",
    "tram depot sidings catenary Brugge conductors strike",
)


def reports(*articles: Article) -> list[Report]:
    return [report for article in articles for report in reports_of(article)]


def grouped(*articles: Article) -> list[set[str]]:
    return sorted(
        ({report.article for report in one.reports} for one in group(reports(*articles))), key=sorted
    )


def test_reports_of_one_deed_are_one_group_that_says_why_and_how_sure() -> None:
    told: dict[str, Any] = {"day": "2031-05-01", "place": "Selbrun", "killed": 3}
    (found,) = group(reports(story("post", **told), story("courier", **told)))
    assert {report.article for report in found.reports} == {"post", "courier"}
    assert "the same day" in found.why
    assert "the same place" in found.why
    assert 0.5 < found.confidence < 1


def test_a_report_alone_says_so() -> None:
    (found,) = group(reports(story("post", day="2031-05-01")))
    assert found.why == "told by one report"


def test_two_votes_are_not_one_because_the_same_people_and_matter_are_in_them() -> None:
    told: dict[str, Any] = {"type_": "OTHER", "agent": "Harbour Party", "day": "2031-05-01"}
    assert (
        len(grouped(story("post", recipient="Selbrun", **told), story("radio", recipient="Ostrel", **told)))
        == 2
    )


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"day": "2031-04-20"}, "on another day"),
        ({"place": "Ostrel"}, "in another place"),
        ({"status": "planned"}, "one is done, one planned"),
        ({"status": "denied"}, "one is done, one denied"),
        ({"victim": "Ada Brandt"}, "with another victim"),
        ({"agent": None, "victim": None, "recipient": "Red Column"}, "who acts in one suffers in the other"),
        ({"type_": "PROTEST"}, "one is ASSAULT, one PROTEST"),
    ],
)
def test_what_excludes_is_never_overruled(other: dict[str, Any], why: str) -> None:
    told: dict[str, Any] = {"day": "2031-05-01", "place": "Selbrun", "killed": 1, "agent": "Red Column"}
    told["victim"] = "Otto Lind"
    articles = story("post", **told), story("courier", **{**told, **other})
    assert exclusion(*reports(*articles)) == why
    assert grouped(*articles) == [{"courier"}, {"post"}]


def test_attacks_by_others_at_places_that_nobody_knows_a_day_apart_are_two() -> None:
    first = story(
        "post", day="2031-05-01", agent="Red Column", killed=3, words="market of Torvald by the bus road"
    )
    other = story(
        "courier",
        day="2031-05-02",
        agent="Harbour Guard",
        killed=4,
        words="convoy of Ellingham on the bus road",
    )
    assert grouped(first, other) == [{"courier"}, {"post"}]


def test_one_death_each_in_other_weeks_joins_nothing() -> None:
    first = story("post", killed=1, published="2031-05-02", words="quay warehouse fuse Torvald harbour")
    later: dict[str, Any] = {"killed": 1, "words": "quay warehouse fuse of the Ellingham silo"}
    assert grouped(first, story("courier", published="2031-06-20", **later)) == [{"courier"}, {"post"}]


def test_a_day_that_is_not_sure_excludes_nothing() -> None:
    articles = story("post", day="2031-05-01", surety=0.5), story("courier", day="2031-04-20", surety=0.5)
    assert exclusion(*reports(*articles)) is None


def test_what_was_told_before_it_was_is_something_else_unless_it_was_planned() -> None:
    early = story("post", published="2031-05-02")
    late = story("courier", published="2031-05-11", day="2031-05-10")
    assert exclusion(*reports(early, late)) == exclusion(*reports(late, early)) == "told before it was"
    plans = (
        story("post", published="2031-05-02", status="planned"),
        story("courier", published="2031-05-11", day="2031-05-10", status="planned"),
    )
    assert exclusion(*reports(*plans)) is None


def test_talks_of_two_days_are_two_talks_where_attacks_may_be_one() -> None:
    for type_, why in (("CONSULT", "on another day"), ("ASSAULT", None)):
        days = ("2031-05-01", "2031-04-20")
        articles = (story(f"a{day}", day=day, surety=0.8, type_=type_) for day in days)
        assert exclusion(*reports(*articles)) == why


def test_a_third_report_does_not_join_what_excludes_itself() -> None:
    first = story("post", day="2031-05-01", place="Selbrun", killed=3)
    other = story("courier", day="2031-05-01", place="Ostrel", killed=3)
    vague = story("radio", day="2031-05-01", killed=3)
    assert {"post", "courier"} not in [one & {"post", "courier"} for one in grouped(first, other, vague)]


def test_other_matters_are_other_groups() -> None:
    articles = [story(f"a{number}", words=words) for number, words in enumerate(MATTERS[::2])]
    assert grouped(*articles) == [{"a0"}, {"a1"}]


STORIES: st.SearchStrategy[dict[str, Any]] = st.builds(
    dict,
    published=st.sampled_from(("2031-05-01", "2031-05-02", "2031-05-20")),
    day=st.sampled_from((None, "2031-05-01", "2031-05-02", "2031-05-09")),
    surety=st.sampled_from((0.5, 0.95)),
    place=st.sampled_from((None, *PLACES)),
    killed=st.sampled_from((None, 1, 3)),
    victim=st.sampled_from((None, "Otto Lind", "Ada Brandt")),
    agent=st.sampled_from((None, "Red Column", "Harbour Guard")),
    status=st.sampled_from(("reported", "claimed", "planned", "denied")),
    words=st.sampled_from(MATTERS),
)


@given(st.lists(STORIES, min_size=1, max_size=8), st.randoms())
def test_the_order_of_articles_changes_no_group_and_no_group_holds_what_excludes_itself(
    facts: list[dict[str, Any]], random: Any
) -> None:
    told = reports(*(story(f"a{number}", **one) for number, one in enumerate(facts)))
    groups = group(told)
    shuffled = list(told)
    random.shuffle(shuffled)
    assert group(shuffled) == groups
    assert sorted(report.key for one in groups for report in one.reports) == sorted(one.key for one in told)
    for one in groups:
        assert [exclusion(*pair) for pair in combinations(one.reports, 2) if exclusion(*pair)] == []
