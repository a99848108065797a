"""What a headline says an article is about, and the day of news that is told without one."""

from __future__ import annotations

from datetime import date

from index.annotate import annotate
from index.model import Article, Happening, Segment

MONDAY = date(2021, 6, 28)


def main_of(*sentences: str, title: str, published: date | None = MONDAY) -> tuple[Happening, str]:
    text = " ".join(sentences)
    article = Article(
        id="made", title=title, text=text, segments=(Segment(start=0, end=len(text)),), published=published
    )
    found = annotate(article)
    main = found.happenings[0]
    event = next(event for event in found.events if event.id == main.events[0])
    return main, text[event.start : event.end]


def test_the_deed_of_the_headline_is_the_main_one_though_another_is_told_before() -> None:
    main, words = main_of(
        "Rain kept many spectators away from the stadium in Oslo.",
        "Anna Bergmann won the women's marathon on Sunday.",
        title="Anna Bergmann wins rainy marathon",
    )
    assert words.startswith("won")
    assert main.agents == ("anna-bergmann",)
    assert main.date is not None
    assert main.date.first == date(2021, 6, 27)


def test_a_quoted_deed_is_not_that_of_the_headline() -> None:
    _, words = main_of(
        "The mayor opened the new bridge in Tartu on Sunday.",
        '"The mayor opened the town to everybody," a driver, Tom Orlan, said.',
        title="Mayor opens bridge in Tartu",
    )
    assert words.startswith("opened")
    assert "bridge" in words


def test_what_a_headline_tells_as_a_fact_is_the_news_though_somebody_in_the_lead_says_so() -> None:
    _, words = main_of(
        "Anna Lind won the Tarim cup, the league declared on Thursday, two days after a close race.",
        "Lind also won races in Oslo and Leeds on Wednesday.",
        title="Anna Lind Wins Tarim Cup",
    )
    assert words.startswith("won the Tarim cup")


def test_what_the_headline_tells_is_not_looked_for_within_quotation_marks() -> None:
    _, words = main_of(
        "“Anna Lind won the Tarim cup,” the league's founder wrote on Thursday, two days after a close race.",
        "Lind also won races in Oslo and Leeds on Wednesday.",
        title="Anna Lind Wins Tarim Cup",
    )
    assert words.startswith("won races")


def test_news_in_the_perfect_is_of_the_day_or_the_one_before() -> None:
    main, _ = main_of(
        "The chocolate maker Nordkakao has closed its factory in Bergen.",
        title="Nordkakao closes Bergen factory",
    )
    assert main.date is not None
    assert (main.date.first, main.date.last) == (date(2021, 6, 27), MONDAY)
    assert "told as the news of Monday 28 June 2021" in main.date.reason


def test_news_without_a_day_of_publication_has_no_day_and_says_so() -> None:
    main, _ = main_of(
        "The chocolate maker Nordkakao has closed its factory in Bergen.",
        title="Nordkakao closes Bergen factory",
        published=None,
    )
    assert main.date is None
    assert main.missing["date"] == "no day is told"


def test_what_is_told_in_the_past_without_a_day_has_none() -> None:
    main, _ = main_of(
        "The chocolate maker Nordkakao closed its factory in Bergen.",
        title="Nordkakao closed Bergen factory",
    )
    assert main.date is None


def test_a_headline_in_the_present_is_of_the_day_or_the_one_before() -> None:
    main, _ = main_of(
        "The chocolate maker Nordkakao closed its factory in Bergen.",
        title="Nordkakao closes Bergen factory",
    )
    assert main.date is not None
    assert (main.date.first, main.date.last) == (date(2021, 6, 27), MONDAY)
    assert main.date.reason == "“closes” in the headline of Monday 28 June 2021: that day or the one before"
    assert main.date.start is None


def test_a_day_of_something_else_is_not_that_of_the_news() -> None:
    main, _ = main_of(
        "The chocolate maker Nordkakao, which opened a shop in Oslo on 3 June, has closed its factory in Bergen.",
        title="Nordkakao closes Bergen factory",
    )
    assert main.date is None or main.date.first != date(2021, 6, 3)


def test_a_deed_mentioned_far_below_has_not_the_day_of_the_article() -> None:
    filler = ["Sleeping bags keep you warm on Sunday in Oslo."] + ["They are light and cheap."] * 9
    main, words = main_of(*filler, "Rebels shelled a village in a war.", title="The best bags for the night")
    assert words == "shelled"
    assert (main.date, main.place) == (None, None)
