"""Plain text: headline, day, publisher, passages, and offsets that hold against the file."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import Article
from index.reading import read_bytes

BODY = (
    "The council closed the bridge after the river had risen by two metres in a single night.\n\n"
    "“We had no choice,” said its head, who had asked for money to strengthen the pillars a year ago."
)


def one(text: str, name: str = "report.txt") -> Article:
    (article,) = read_bytes(text.encode(), name)
    return article


def kinds(article: Article) -> list[tuple[str, str]]:
    return [(segment.kind, segment.of(article.text)) for segment in article.segments]


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Bridge closed after floods\n\n", "Bridge closed after floods"),
        ("Bridge closed after floods\n==========\n\n", "Bridge closed after floods"),
        ("\n\n  Bridge closed after floods  \n\n\n", "Bridge closed after floods"),
        ("# Bridge closed after floods\n\n", "Bridge closed after floods"),
        ("Is the bridge safe?\n\n", "Is the bridge safe?"),
        ("Bridge closed after floods.\n\n", "Bridge closed after floods."),
        ("Title: Bridge closed\nDate: 3 May 2020\n\n", "Bridge closed"),
        ("The bridge was closed on Monday, the mayor said.\n\n", None),
        ("", None),
    ],
)
def test_a_first_line_is_the_title_only_if_it_is_a_headline(first: str, title: str | None) -> None:
    article = one(first + BODY)
    assert article.title == title
    assert (title is None) == (article.found["title"] == "not stated")


@pytest.mark.parametrize(
    ("text", "name", "published"),
    [
        ("February 21, 2015 (VARN SPRINGS) - Talks were put off.\n\n" + BODY, "a.txt", date(2015, 2, 21)),
        ("21 February 2015 (VARN) – Talks were put off.\n\n" + BODY, "a.txt", date(2015, 2, 21)),
        ("VARN (Agency), 3 May 2019 - " + BODY, "a.txt", date(2019, 5, 3)),
        (" date 2019-05-03 " + BODY, "a.txt", date(2019, 5, 3)),
        ("date: 2019-05-03\n" + BODY, "a.txt", date(2019, 5, 3)),
        ("Bridge closed\n\nDate: 3 May 2019\n\n" + BODY, "a.txt", date(2019, 5, 3)),
        ("Bridge closed\n\nPublished: May 3rd, 2019, 10:15\n\n" + BODY, "a.txt", date(2019, 5, 3)),
        ("Bridge closed\nBy Ann Other\n3 May 2019\n\n" + BODY, "a.txt", date(2019, 5, 3)),
        ("Bridge closed\n\nSource: Agency| 2019-05-03 21:48:39|Editor: ed\n\n" + BODY, "a.txt",
         datetime.fromisoformat("2019-05-03T21:48:39")),
        ("BAGHDAD, May 3, 2019 (Agency) — " + BODY, "a.txt", date(2019, 5, 3)),
        ("BAGHDAD, 3 May 2019 (Agency) - " + BODY, "a.txt", date(2019, 5, 3)),
        ("BAGHDAD, May 3 (Agency) — " + BODY, "2019-05-04-bridge.txt", date(2019, 5, 3)),
        ("BAGHDAD, Dec. 31 (Agency) — " + BODY, "20200101.txt", date(2019, 12, 31)),
        ("BAGHDAD, May 3 (Agency) — " + BODY, "a.txt", None),
        (BODY, "news_2019_05_03.txt", date(2019, 5, 3)),
        (BODY, "2019-13-45.txt", None),
        (BODY, "a.txt", None),
    ],
)  # fmt: skip
def test_the_day_is_read_where_the_source_states_it(text: str, name: str, published: object) -> None:
    article = one(text, name)
    assert article.published == published
    assert article.found["published"].startswith("not") == (published is None)


def test_a_date_prefix_belongs_to_no_passage() -> None:
    article = one(" date 2019-05-03 " + BODY)
    assert article.text == " date 2019-05-03 " + BODY
    assert kinds(article)[0][1].startswith("The council")


def test_header_lines_give_the_fields_and_are_credits() -> None:
    article = one(
        "Headline: Bridge closed\nBy: Ann Other and Bob Writer\nSource: The Valley Post\n"
        "URL: https://news.example/bridge\nDate: 2019-05-03\n\n" + BODY
    )
    assert (article.title, article.authors, article.publisher, article.url) == (
        "Bridge closed", ("Ann Other", "Bob Writer"), "The Valley Post", "https://news.example/bridge",
    )  # fmt: skip
    assert [kind for kind, _ in kinds(article)] == ["credit"] * 5 + ["paragraph"] * 2


def test_passages_have_their_kinds() -> None:
    article = one(
        "Bridge closed after floods\n\n" + BODY + "\n\n– “No choice” –\n\n" + BODY + "\n\nNEXT STEPS\n\n"
        "The council wants three things from the government in the capital:\n\n- money for the pillars\n"
        "- a ferry,\n  free of charge\n3) an answer\n\nPhoto: the bridge on Monday\n\n---\n\n"
        "Reporting by Ann Other; Editing by Bob Writer\n"
    )
    assert [kind for kind, _ in kinds(article)] == [
        "title", "paragraph", "paragraph", "heading", "paragraph", "paragraph", "heading", "paragraph",
        "list", "list", "list", "caption", "credit",
    ]  # fmt: skip
    assert ("list", "- a ferry,\n  free of charge") in kinds(article)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Reporting by Ann Other; Editing by Bob Writer", "credit"),
        ("With information from the agencies.", "credit"),
        ("(Additional reporting by Cy Third in Oslo)", "credit"),
        ("Ann Other contributed to this report.", "credit"),
        ("By Ann Other and Bob Writer", "credit"),
        ("© 2019 Valley Post", "credit"),
        ("Research by the university found that the pillars had moved.", "paragraph"),
        ("Writing in the Valley Post, he said the bridge was safe.", "paragraph"),
        ("With reports of looting coming from the town, the army sent men.", "paragraph"),
        ("By Monday the river had fallen.", "paragraph"),
        ("Photo: the bridge on Monday", "caption"),
        ("The bridge on Monday. REUTERS/Ann Other", "caption"),
        ("Cy Third (L) is led from court in Oslo, May 3, 2018. Valley Police/Handout via REUTERS", "caption"),
        ("Cy Third speaks in Oslo, May 3, 2018. TT News Agency/Ann Other/via REUTERS", "caption"),
        (
            "Photo taken on May 3, 2018 shows the bridge in Oslo. Nine people died on Monday. (Newswire/Ann O.)",
            "caption",
        ),
        ("Aerial photo shows the bridge in Oslo.", "caption"),
        ("L-R: Ann Other, Cy Third and Bob Writer stand on the bridge.", "caption"),
        (
            "The bridge is seen from the mill, "
            + "which stands beside the river, " * 12
            + "in May. (Newswire/Ann O.)",
            "caption",
        ),
        ("Photos show that soldiers stood on the bridge, the mayor said.", "paragraph"),
        ("Photos released by the army led the mayor to shut the bridge (Oslo/Bergen)", "paragraph"),
        ("From left and right, people came to the bridge.", "paragraph"),
        ("The soldiers left via AP Street.", "paragraph"),
        ("Ann Other (R) said the bridge was safe.", "paragraph"),
        ("The mayor (Labour) and the council said the bridge (built in 1911/12) was safe.", "paragraph"),
        ("“Not again,” he said.", "paragraph"),
    ],
)
def test_credits_and_captions_are_told_from_sentences(words: str, kind: str) -> None:
    assert kinds(one(f"{BODY}\n\n{words}"))[-1] == (kind, words)


def test_an_export_of_a_database_has_its_header_read() -> None:
    article = one(
        "Bridge closed after floods\n\nThe Valley Post\n\nMay 3, 2019 Friday\n\nSection: NEWS; Pg. 3\n"
        f"Length: 420 words\nByline: Ann Other, senior reporter\n\n{BODY}\n\nLoad-Date: May 4, 2019\n",
    )
    assert (article.title, article.authors) == ("Bridge closed after floods", ("Ann Other",))
    assert (article.published, article.publisher) == (date(2019, 5, 3), "The Valley Post")


def test_press_releases_interviews_and_agency_lines() -> None:
    release = one(f"FOR IMMEDIATE RELEASE\n\nMay 3, 2019\n\nMinistry Opens Bridge\n\n{BODY}\n\n###\n")
    assert (release.title, release.published) == ("Ministry Opens Bridge", date(2019, 5, 3))
    talk = one("THE MAYOR: We had no choice.\nQ: None at all?\nTHE MAYOR: None.\n")
    assert len(talk.segments) == 3
    wire = one(f"Bridge closed\n\nHarrow, May 3, 2019 (Agency) -\n\n{BODY}\n\nbur/ann/bob")
    assert (wire.publisher, wire.published, kinds(wire)[-1]) == (
        "Agency",
        date(2019, 5, 3),
        ("credit", "bur/ann/bob"),
    )


def test_wrapped_lines_are_one_paragraph_and_long_lines_are_each_one() -> None:
    wrapped = "The council closed the bridge after\nthe river had risen by two metres\nin a night. It had no\nchoice.\n"
    assert [words for _, words in kinds(one(wrapped))] == [wrapped.strip()]
    line = "The council closed the bridge after the river had risen by two metres in one night." * 2
    assert [words for _, words in kinds(one(f"{line}\n{line}\n{line}"))] == [line, line, line]
    indented = "   The council closed the bridge after\nthe river rose.\n   The mayor agreed.\n   The rest\nis silence."
    assert len(kinds(one(indented))) == 3


def test_line_ends_and_marks_are_the_only_changes() -> None:
    (article,) = read_bytes("\ufeffOne  line\r\n\r\n  two\x1b[31m \u202e lines\rthree\t\n".encode(), "a.txt")
    assert article.text == "One  line\n\n  two[31m  lines\nthree\t\n"


@pytest.mark.parametrize("length", range(65_533, 65_538))
def test_a_character_at_the_end_of_the_sample_is_not_taken_for_noise(length: int) -> None:
    text = "a" * length + "é“😀" * 3
    assert one(text).text == text


def test_ids_are_slugs_and_always_the_same() -> None:
    assert one("Bridge closed\n\n" + BODY, "2019-05-03.txt").id == "2019-05-03-bridge-closed"
    assert one(" date 2019-05-03 " + BODY).id == "2019-05-03-the-council-closed-the-bridge-after-the-river"
    foreign = one("Мост закрыт\n\n" + BODY)
    assert foreign.id == one("Мост закрыт\n\n" + BODY).id
    assert foreign.id.isascii()


@given(
    st.text(
        alphabet=st.sampled_from("aB3.?!,;:-–—*=#•“”\"'() \n\t\r\u0301\u202e\x1b\ufeff\U0001f600é"),
        max_size=400,
    )
)
def test_any_text_is_read_verbatim_and_validates(text: str) -> None:
    if not text.strip("\ufeff \n\t\r\x1b\u202e"):
        return
    article = one("x" + text)
    assert article.text == "x" + text.replace("\r\n", "\n").replace("\r", "\n").translate(
        {ord(mark): None for mark in "\u202e\x1b\ufeff"}
    )
    for segment in article.segments:
        words = segment.of(article.text)
        assert words == words.strip()
