"""Dates in running text, seen from Monday 28 June 2021."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.annotate.dates.date_arithmetic import moved, weekday_after, weekday_before
from index.annotate.dates.date_phrases import _capital as capital
from index.annotate.dates.date_phrases import occurrences, phrases
from index.annotate.dates.find_dates import find_dates
from index.annotate.parse.parsed import Parsed
from index.model import Article

MONDAY = date(2021, 6, 28)
ParsedOf = Callable[..., Parsed]
EventsOf = Callable[..., Article]


def day(month: int, number: int, year: int = 2021) -> date:
    return date(year, month, number)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("The raid came overnight Sunday.", "overnight Sunday", day(6, 27), day(6, 28)),
        ("They met on Thursday.", "Thursday", day(6, 24), day(6, 24)),
        ("They will meet on Thursday.", "Thursday", day(7, 1), day(7, 1)),
        ("He died in the early hours of Monday.", "Monday", day(6, 28), day(6, 28)),
        ("Police fired on Saturday night.", "Saturday night", day(6, 26), day(6, 27)),
        ("He left last Monday.", "last Monday", day(6, 21), day(6, 21)),
        ("The council will vote on last Friday's report.", "last Friday", day(6, 25), day(6, 25)),
        ("He left yesterday.", "yesterday", day(6, 27), day(6, 27)),
        ("It began in February.", "February", day(2, 1), day(2, 28)),
        ("It began in October.", "October", day(10, 1, 2020), day(10, 31, 2020)),
        ("It began in early May.", "early May", day(5, 1), day(5, 11)),
        ("It began last week.", "last week", day(6, 21), day(6, 27)),
        ("It has grown this year.", "this year", day(1, 1), day(6, 28)),
        ("It closed two days ago.", "two days ago", day(6, 26), day(6, 26)),
        ("It closed several weeks ago.", "several weeks ago", day(4, 26), day(6, 7)),
        ("It grew over the past two weeks.", "the past two weeks", day(6, 14), day(6, 28)),
        ("The vote was on 3 June.", "3 June", day(6, 3), day(6, 3)),
        ("The vote was on Nov. 8, 2016.", "Nov. 8, 2016", day(11, 8, 2016), day(11, 8, 2016)),
        ("The raids of June 27-28 went on.", "June 27-28", day(6, 27), day(6, 28)),
        ("It has held since 2015.", "2015", day(1, 1, 2015), day(12, 31, 2015)),
        ("It was a war of the 1990s.", "the 1990s", day(1, 1, 1990), day(12, 31, 1999)),
        ("In recent years it grew.", "In recent years", day(6, 28, 2016), day(6, 28)),
        ("It was on 2021-06-03.", "2021-06-03", day(6, 3), day(6, 3)),
        ("It was on 28/4/2015.", "28/4/2015", day(4, 28, 2015), day(4, 28, 2015)),
        ("It was on 4/28/2015.", "4/28/2015", day(4, 28, 2015), day(4, 28, 2015)),
        (
            "They met on Tuesday 20, Wednesday 21 and Monday 26 April.",
            "Tuesday 20, Wednesday 21 and Monday 26 April",
            day(4, 20),
            day(4, 26),
        ),
        ("He left on Sat., May 4.", "Sat., May 4", day(5, 4, 2019), day(5, 4, 2019)),
        ("The July 7 bombings killed 52 people.", "July 7", day(7, 7, 2020), day(7, 7, 2020)),
        ("Norway blames him for the Oct. 7 attacks.", "Oct. 7", day(10, 7, 2020), day(10, 7, 2020)),
        ("The vote is on July 7.", "July 7", day(7, 7), day(7, 7)),
        ("Talks will be held on Friday.", "Friday", day(7, 2), day(7, 2)),
        (
            "A guard shot a man who tried to rob him Monday afternoon.",
            "Monday afternoon",
            day(6, 28),
            day(6, 28),
        ),
        (
            "Police continue to study a raid Thursday evening that left one dead.",
            "Thursday evening",
            day(6, 24),
            day(6, 24),
        ),
        ("He fell on New Year's Day.", "New Year's Day", day(1, 1), day(1, 1)),
        ("In 2008 Corvin Street banks failed.", "2008", date(2008, 1, 1), date(2008, 12, 31)),
        ("It burned over the weekend.", "the weekend", day(6, 26), day(6, 27)),
        ("The party had funds to spend at the end of April.", "the end of April", day(4, 23), day(4, 30)),
        ("The decision to leave the union in May shook banks.", "May", day(5, 1), day(5, 31)),
        ("A trial set to begin in May was moved.", "May", day(5, 1), day(5, 31)),
        ("The union plans to strike in May.", "May", day(5, 1, 2022), day(5, 31, 2022)),
        ("Elections are due in May.", "May", day(5, 1, 2022), day(5, 31, 2022)),
        ("The talks begin in November.", "November", day(11, 1), day(11, 30)),
        (
            "The bank has until the end of March to pay.",
            "the end of March",
            day(3, 23, 2022),
            day(3, 31, 2022),
        ),
        ("He will be sentenced on 3 May.", "3 May", day(5, 3, 2022), day(5, 3, 2022)),
        ("Early in June the bridge fell.", "Early in June", day(6, 1), day(6, 11)),
        ("The fair ran from Friday to Sunday.", "Friday to Sunday", day(6, 25), day(6, 27)),
        ("Between March and May the river rose.", "March and May", day(3, 1), day(5, 31)),
        ("The road is closed from 3 May to 9 June.", "3 May to 9 June", day(5, 3), day(6, 9)),
    ],
)
def test_a_phrase_is_resolved_against_the_day_of_publication(
    parsed_of: ParsedOf, text: str, words: str, first: date, last: date
) -> None:
    found = find_dates(parsed_of(text, MONDAY))
    assert [(text[one.start : one.end], one.first, one.last) for one in found] == [(words, first, last)]


def test_the_reason_names_both_days(parsed_of: ParsedOf) -> None:
    assert (
        find_dates(parsed_of("They met on Sunday.", MONDAY))[0].reason == "Sunday before Monday 28 June 2021"
    )


def test_a_date_takes_the_marks_on_its_last_letter_with_it(events_of: EventsOf) -> None:
    article = events_of("Rebels attacked the port on 3 June 2015\u0301 and left.")
    spans = [(event.date.start, event.date.end) for event in article.events if event.date]
    assert {article.text[start:end] for start, end in spans} <= {"3 June 2015\u0301"}


def test_without_a_day_of_publication_only_full_dates_hold(parsed_of: ParsedOf) -> None:
    found = find_dates(parsed_of("He left yesterday, on Monday, in May, two days ago and on 3 May 2015."))
    assert [one.first for one in found] == [date(2015, 5, 3)]


@pytest.mark.parametrize(
    "text",
    [
        "You may march in.",
        "It cost $2015.",
        "Some 2000 troops left.",
        "The sun rose.",
        "Near 1750 GMT it fell.",
        "A man was shot in the 1700 block of Elm Road.",
        "She was found at 2010 N. Corvin Avenue.",
    ],
)
def test_words_and_numbers_are_no_dates(parsed_of: ParsedOf, text: str) -> None:
    assert find_dates(parsed_of(text, MONDAY)) == []


def test_the_day_of_a_dateline_is_not_that_of_the_news(events_of: EventsOf) -> None:
    article = events_of(
        "KERRAN, June 28 (Reuters) - Police arrested two men, and gunmen killed a guard on Friday.", MONDAY
    )
    days = [event.date.first for event in article.events if event.date]
    assert days
    assert set(days) == {day(6, 25)}


def test_a_day_is_taken_up_again(parsed_of: ParsedOf) -> None:
    found = find_dates(
        parsed_of("He fell on Saturday. That night the raid began. They fled the next morning.", MONDAY)
    )
    assert [one.first for one in found] == [day(6, 26), day(6, 26), day(6, 27)]


def test_what_is_counted_from_far_behind_the_lead_is_not_counted_from_the_news(events_of: EventsOf) -> None:
    lead = "A court on Sunday freed Bo Lund. " + "The town was calm. " * 6
    article = events_of(
        f"{lead}More than two months after police arrested Ann Berg, her party was dissolved.", MONDAY
    )
    arrest = next(event for event in article.events if event.of(article.text) == "arrested")
    assert arrest.date is None


def test_what_stands_behind_after_is_dated_from_the_main_event(events_of: EventsOf) -> None:
    article = events_of("The strikes on Sunday come two days after France warned Iran.", MONDAY)
    warning = next(event for event in article.events if event.type == "THREATEN")
    assert warning.date is not None
    assert warning.date.first == day(6, 25)
    assert warning.date.reason == "two days before Sunday 27 June 2021"


def dates_by_type(article: Article) -> dict[str, date | None]:
    return {event.type: event.date.first if event.date else None for event in article.events}


def test_news_is_counted_from_the_day_of_publication_not_from_a_later_day(events_of: EventsOf) -> None:
    article = events_of(
        "The raids came three days after Norway warned Libya. The envoy said on Thursday that he was tired.",
        MONDAY,
    )
    assert dates_by_type(article)["THREATEN"] == day(6, 25)


def test_the_day_of_the_saying_is_not_counted_from(events_of: EventsOf) -> None:
    article = events_of(
        "The raids came three days after Norway warned Libya, the ministry said on Thursday.", MONDAY
    )
    assert dates_by_type(article)["THREATEN"] == day(6, 25)


def test_a_day_of_the_main_clause_is_counted_from_wherever_it_stands(events_of: EventsOf) -> None:
    article = events_of("Two days after Norway warned Libya, jets bombed a camp on Sunday.", MONDAY)
    assert dates_by_type(article)["THREATEN"] == day(6, 25)


def test_a_day_behind_after_dates_the_clause_before(events_of: EventsOf) -> None:
    article = events_of("Jets bombed a camp two days after the vote of 3 June.", MONDAY)
    assert dates_by_type(article)["ASSAULT"] == day(6, 5)


@pytest.mark.parametrize(
    "text",
    [
        "Norway promised to revive the pact of 1998.",
        "Norway pledged to return to the 1998 treaty.",
        "The minister rejected the agreement of 3 May 1998.",
    ],
)
def test_the_date_of_a_treaty_is_not_that_of_what_is_done_with_it(events_of: EventsOf, text: str) -> None:
    assert set(dates_by_type(events_of(text, MONDAY)).values()) == {None}


def test_a_date_that_opens_a_sentence_dates_what_it_tells(events_of: EventsOf) -> None:
    article = events_of("In May, some of the Kenyan militias that guard the coast attacked Somalia.", MONDAY)
    assert dates_by_type(article)["ASSAULT"] == day(5, 1)


def test_the_date_of_a_raid_is_that_of_its_victims(events_of: EventsOf) -> None:
    article = events_of("Sunday's raid on the camp killed nine villagers.", MONDAY)
    assert set(dates_by_type(article).values()) == {day(6, 27)}


def test_the_date_of_the_saying_is_not_that_of_the_event(events_of: EventsOf) -> None:
    article = events_of("Kenya said on Friday that rebels had attacked a village on Wednesday.", MONDAY)
    assert [event.date.first for event in article.events if event.date] == [day(6, 23)]


@given(st.dates(), st.sampled_from(["day", "week", "month", "year", "decade"]), st.integers(-3000, 3000))
def test_moving_a_day_never_leaves_the_calendar(start: date, unit: str, amount: int) -> None:
    end = moved(start, unit, amount)
    assert (end >= start) if amount >= 0 else (end <= start)


@given(st.dates(min_value=date(2, 1, 1), max_value=date(9990, 1, 1)), st.integers(0, 6))
def test_weekdays_lie_within_a_week(start: date, number: int) -> None:
    assert 0 <= (start - weekday_before(start, number)).days < 7
    assert 0 < (weekday_after(start, number) - start).days <= 7


@given(st.text(alphabet="0123456789 -,.MayJuneSundylastweekgothen", max_size=200))
def test_phrases_never_overlap(text: str) -> None:
    spans = [match.span("date") for _, match in occurrences(text, [(0, len(text))])]
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_a_phrase_ends_where_its_passage_ends() -> None:
    text = "They fled in May\n\n2024 is over"
    found = [match["date"] for _, match in occurrences(text, [(0, 16), (18, len(text))])]
    assert found == ["May", "2024"]


@given(st.text(alphabet="0123456789 -,.MayJuneSundylastweekgothen", max_size=80))
def test_a_kind_is_left_out_only_where_it_has_no_match(text: str) -> None:
    found = {(match.start(), match.end()) for _, match in occurrences(text, [(0, len(text))])}
    every = {span for kind in phrases() for match in kind.pattern.finditer(text) if (span := match.span())}
    assert found <= every
    assert bool(found) == any(capital(match) for kind in phrases() for match in kind.pattern.finditer(text))
