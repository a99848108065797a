"""Days as sources write them: odd ones are read, impossible ones are none, whatever the format."""

from __future__ import annotations

import json
from datetime import date

import pytest

from index.reading import read_bytes
from index.reading.source_dates import moment_of, why_impossible

from .made import FIRST, SECOND, docx, docx_paragraph, page

STATED = {
    "Mon, 05 Jul 2021 05:28:51 +0000": "2021-07-05T05:28:51+00:00",
    "Tue, 5 Mar 2024 10:00:00 +0100 (CET)": "2024-03-05T10:00:00+01:00",
    "05 Jul 21 05:28:51 GMT": "2021-07-05T05:28:51+00:00",
    "Thu, 29 Feb 2024 23:59 EST": "2024-02-29T23:59:00-05:00",
    "14 Oct 2020 GMT": "2020-10-14",
    "003, 3 Apr 2022 20:00:00 +0000": "2022-04-03",
    "Thu Mar  7 10:00:00 UTC 2024": "2024-03-07",
    "Thursday, March 7th, 2024 - 10:00": "2024-03-07",
    "the 7th of March 2024": "2024-03-07",
    "Thu, 07 Mar 2024 31:00:00 GMT": "2024-03-07",
    "20240307": "2024-03-07",
    "2024-03-07T10:00:00.123Z": "2024-03-07T10:00:00+00:00",
    "jue, 7 mar 2024 10:00:00 +0100": "2024-03-07T10:00:00+01:00",
    "7 de marzo de 2024": "2024-03-07",
    "7. März 2024": "2024-03-07",
    "7 août 2024": "2024-08-07",
    "31/01/2024": "2024-01-31",
    "01/31/2024 8:00 PM": "2024-01-31",
    "01.02.2024": "2024-02-01",
    "01/02/2024 8:00 PM": None,
    "Tue,": None,
    "Thu, 30 Feb 2024 10:00:00 GMT": None,
    "2024-13-45": None,
    "Wed, 30 Nov -0001 00:00:00 +0000": None,
    "0000-00-00 00:00:00": None,
    "Thu, 07 Mar 20244 10:00:00 GMT": None,
    "soon": None,
    "": None,
}


@pytest.mark.parametrize(("words", "moment"), STATED.items(), ids=repr)
def test_a_date_is_read_in_whatever_way_it_is_written(words: str, moment: str | None) -> None:
    found = moment_of(words)
    assert (found and found.isoformat()) == moment


IMPOSSIBLE = [
    "Mon, 01 Jan 0001 00:00:00 +0000", "Thu, 01 Jan 1970 00:00:00 GMT", "Wed, 31 Dec 1969 19:00:00 -0500",
    "Wed, 31 Dec 1969 23:59:59 GMT",
    "Thu, 01 Jan 1970 05:30:00 +0530", "Fri, 12 Dec 2098 10:00:00 GMT", "Tue, 12 Dec 9999 10:00:00 GMT",
    "Mon, 01 Jan 1601 00:00:00 GMT", "Sat, 30 Dec 1899 00:00:00 GMT",
]  # fmt: skip


@pytest.mark.parametrize("words", IMPOSSIBLE)
def test_a_day_that_only_a_program_without_a_date_writes_is_no_day_of_publication(words: str) -> None:
    moment = moment_of(words)
    assert moment is not None
    assert (why_impossible(moment) or "").startswith("not stated: ")


def test_a_day_to_come_is_measured_by_the_clock_and_old_papers_are_no_fault() -> None:
    assert why_impossible(date(2031, 5, 1), date(2031, 4, 1)) is None
    assert why_impossible(date(2031, 9, 1), date(2031, 4, 1)) is not None
    assert (
        why_impossible(date(2026, 5, 1), date(1970, 1, 1)) is None
    )  # the clock stands wrong, not the article
    assert why_impossible(date(1912, 4, 15)) is None


@pytest.mark.parametrize("day", ["1970-01-01", "2098-12-12"])
def test_an_impossible_day_is_none_in_every_format_and_says_so(day: str) -> None:
    node = {"@type": "NewsArticle", "headline": "Bridge closed", "datePublished": day}
    core = (
        '<cp:coreProperties xmlns:cp="http://x" xmlns:t="http://y"><t:created>'
        f"{day}T00:00:00Z</t:created></cp:coreProperties>"
    )
    made = {
        "a.html": page(head=f'<script type="application/ld+json">{json.dumps(node)}</script>').encode(),
        "a.csv": f"title,date,text\nBridge closed,{day},{FIRST.replace(',', '')}".encode(),
        "a.jsonl": json.dumps({"title": "Bridge closed", "date": day, "text": SECOND}).encode(),
        "a.md": f"---\ntitle: Bridge closed\ndate: {day}\n---\n\n{FIRST}\n".encode(),
        "a.docx": docx([docx_paragraph(FIRST)], core),
        "a.rss": f"<rss><channel><item><title>A</title><pubDate>{day}</pubDate></item></channel></rss>".encode(),
    }
    for name, data in made.items():
        [article] = read_bytes(data, name)
        assert article.published is None, name
        assert article.found["published"].startswith("not stated"), name


def test_where_one_statement_is_impossible_the_next_one_counts() -> None:
    node = {"@type": "NewsArticle", "headline": "Bridge closed", "datePublished": "1970-01-01T00:00:00Z"}
    head = (
        f'<script type="application/ld+json">{json.dumps(node)}</script>'
        '<meta property="article:published_time" content="2019-05-03T10:00:00Z">'
    )
    [article] = read_bytes(page(head=head).encode(), "a.html")
    assert article.day == date(2019, 5, 3)
    feed = (
        "<rss><channel><item><title>A</title><pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>"
        '<updated xmlns="http://www.w3.org/2005/Atom">2019-05-03T10:00:00Z</updated></item></channel></rss>'
    )
    [item] = read_bytes(feed.encode(), "a.rss")
    assert item.day == date(2019, 5, 3)
