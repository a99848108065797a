"""Markdown: front matter, blocks as passages, and a text that stays as it is."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import ReadError
from index.model import Article
from index.reading import read_bytes

SOURCE = """\
---
title: "Talks resume: a first step"
date: 2022-03-04
authors:
  - Ann Other
  - Bob Writer
tags: [a, b]
source: The Valley Post
---
# Talks resume

VIENNA — The **talks** resumed on
Friday in the presence of six delegations.

> “We are close,” a diplomat
> said.

What next
---------

1. A draft
2. A vote
   in spring

***

*Reporting by Ann Other*
"""


def one(text: str, name: str = "report.md") -> Article:
    (article,) = read_bytes(text.encode(), name)
    return article


def test_front_matter_gives_the_fields_and_no_passage() -> None:
    article = one(SOURCE)
    assert article.text == SOURCE
    assert (article.title, article.published) == ("Talks resume: a first step", date(2022, 3, 4))
    assert (article.authors, article.publisher) == (("Ann Other", "Bob Writer"), "The Valley Post")
    assert article.found["published"] == "the front matter"


def test_blocks_are_passages_without_their_marks() -> None:
    article = one(SOURCE)
    assert [(one.kind, one.of(article.text)) for one in article.segments] == [
        ("title", "Talks resume"),
        ("paragraph", "VIENNA — The **talks** resumed on\nFriday in the presence of six delegations."),
        ("paragraph", "“We are close,” a diplomat\n> said."),
        ("heading", "What next"),
        ("list", "A draft"),
        ("list", "A vote\n   in spring"),
        ("credit", "*Reporting by Ann Other*"),
    ]


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ("    Words behind spaces.", ["Words behind spaces."]),
        ("<div>\nWords in a box.\n</div>\n\nMore.", ["<div>\nWords in a box.\n</div>", "More."]),
        ("<!-- a note -->\n\n<hr/>\n\nWords.", ["Words."]),
        ("```\nWords in a fence.\n```", ["```\nWords in a fence.\n```"]),
    ],
)
def test_code_and_html_are_passages_where_they_hold_words(text: str, passages: list[str]) -> None:
    article = one(text)
    assert [segment.of(article.text) for segment in article.segments] == passages


def test_a_front_matter_alone_is_no_article() -> None:
    with pytest.raises(ReadError, match="no text was found in it"):
        one("---\ntitle: x\n---\n")


@pytest.mark.parametrize(
    ("text", "name", "title", "published"),
    [
        ("# Talks *resume*\n\nText.", "2020-02-03.md", "Talks resume", date(2020, 2, 3)),
        ("Text only, and nothing else.", "a.md", None, None),
        ("---\nno front matter", "a.md", None, None),
        ("VIENNA, March 4, 2022 (Agency) — Text.", "a.md", None, date(2022, 3, 4)),
    ],
)
def test_what_stands_without_front_matter(
    text: str, name: str, title: str | None, published: date | None
) -> None:
    article = one(text, name)
    assert (article.title, article.published) == (title, published)


@given(st.text(alphabet=st.sampled_from("aB1.-*_`[]()#>|:= \n\té\u0301"), min_size=1, max_size=300))
def test_any_markdown_is_read(text: str) -> None:
    article = one("x" + text)
    assert article.text == "x" + text
