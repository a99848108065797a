"""Every format gives the same story: chosen by content, with what it states about itself."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import ReadError
from index.model import Article
from index.reading import read_bytes
from index.reading.detect import format_of, formats
from index.reading.files import read_files
from index.reading.source import Source
from tests.index.reading.every_format import (
    BODY,
    DAY,
    FORMATS,
    LD,
    PARAGRAPHS,
    PLAIN,
    message,
    warc,
)
from tests.index.reading.made import (
    FIRST,
    SECOND,
    THIRD,
    TITLE,
    page,
    pdf,
    zipped,
)

# Formats of other tools that hold annotations: `tests/index/interchange` reads what it wrote in them.
EXCHANGED = {"UIMA CAS JSON", "UIMA CAS XMI", "UIMA CAS archive", "brat standoff", "W3C Web Annotation"}


def test_there_is_a_file_of_every_format() -> None:
    seen = {format_of(Source.of(data, name)).name for name, data in FORMATS.items()}
    assert seen | EXCHANGED == {form.name for form in formats()}
    assert not seen & EXCHANGED


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("named", [True, False])
def test_each_format_gives_the_story(name: str, named: bool) -> None:
    if not named and name in ("a.md", "a.csv"):
        return  # nothing in their content tells them from plain text
    (article,) = read_bytes(FORMATS[name], name if named else "file")
    assert article.title == TITLE
    paragraphs = [one.of(article.text) for one in article.segments if one.kind == "paragraph"]
    straight = [words.replace("“", '"').replace("”", '"') for words in paragraphs]
    assert straight == [words.replace("“", '"').replace("”", '"') for words in PARAGRAPHS]
    assert set(article.found) >= {"title", "published", "text"}


@pytest.mark.parametrize(
    ("name", "day", "authors", "publisher", "url"),
    [
        ("a.html", DAY, ("Ann Other", "Bob Writer", "Cy Third"), "Valley Post", None),
        ("a.html.gz", DAY, (), None, None),
        ("a.mhtml", None, (), None, "https://news.example/bridge"),
        ("a.eml", DAY, ("Ann Other",), None, None),
        ("a.epub", DAY, ("Ann Other",), None, None),
        ("a.pdf", DAY, ("Ann Other",), None, None),
        ("a.jsonl", DAY, (), None, None),
        ("ninjs.json", DAY, ("Ann Other",), None, "https://news.example/1"),
        ("newsml.xml", DAY, ("Ann Other",), "Agency", None),
        ("nitf.xml", DAY, ("Ann Other",), None, None),
        ("a.rss", DAY, (), "Valley Post", "https://news.example/1"),
        ("a.atom", DAY, (), "Valley Post", "https://news.example/1"),
        ("a.warc", None, (), None, "https://news.example/bridge"),
    ],
)
def test_what_the_formats_state(
    name: str, day: date | None, authors: tuple[str, ...], publisher: str | None, url: str | None
) -> None:
    (article,) = read_bytes(FORMATS[name], name)
    assert (article.day, article.authors, article.publisher, article.url) == (day, authors, publisher, url)


def test_a_mailbox_and_an_archive_give_every_article() -> None:
    assert (
        len(
            read_bytes(
                b"\n\n".join([b"From a@b.example Fri May  3 10:15:00 2019\n" + message()] * 3), "a.mbox"
            )
        )
        == 3
    )
    assert len(read_bytes(warc(3), "a.warc")) == 3
    mixed: dict[str, str | bytes] = {
        "a.txt": PLAIN,
        "b.html": page(),
        "c.png": b"\x89PNG",
        "d/e.zip": zipped({"f.txt": PLAIN}),
        ".hidden": "x",
    }
    assert len(read_bytes(zipped(mixed), "a.zip")) == 3


def test_a_page_credits_its_agency_though_the_line_is_no_passage() -> None:
    (article,) = read_bytes(page(f"{BODY}<p>With reporting from Reuters</p>").encode(), "a.html")
    assert (article.agency, "Reuters" in article.text) == ("Reuters", False)


def test_a_table_with_columns_of_other_names() -> None:
    table = f"kopf\ttext_de\twann\n{TITLE}\t{FIRST}\t1556878500\n".encode()
    (article,) = read_bytes(table, "a.tsv", columns={"title": "kopf", "text": "text_de", "published": "wann"})
    assert (article.title, article.text, article.day) == (TITLE, FIRST, DAY)
    with pytest.raises(ReadError, match="there is no column head; there are kopf, text_de, wann"):
        read_bytes(table, "a.tsv", columns={"title": "head"})
    with pytest.raises(ReadError, match="--columns text="):
        read_bytes(table, "a.tsv")


def test_own_articles_come_back_with_their_annotations() -> None:
    (article,) = read_bytes(PLAIN.encode(), "2019-05-03.txt")
    actor = {"id": "council", "name": "council", "mentions": [{"start": 0, "end": 6}], "by": "hand"}
    whole = Article.model_validate({**article.model_dump(mode="json", by_alias=True), "actors": [actor]})
    lines = "\n".join(one.to_json(indent=None) for one in (whole, article))
    assert read_bytes(lines.encode(), "a.jsonl") == [whole, article]
    assert read_bytes(whole.to_json().encode(), "a.json") == [whole]


def test_a_page_keeps_what_is_the_article_and_drops_its_frame() -> None:
    body = (
        f"<p>{FIRST}</p><h2>No choice</h2><p>{SECOND}</p><ul><li>A ferry for all who cross every day</li></ul>"
        '<div class="related-stories"><p><a href="/x">Ten things nobody knew about rivers and bridges</a></p></div>'
        f"<figure><img src='x'><figcaption>The bridge on Monday</figcaption></figure><p>{THIRD}</p>"
        "<p>Read more: The flood in pictures</p><p>Sign up for our newsletter to get every story.</p>"
        "<p>Ann Other covers rivers, roads and all that lies between them for the Valley Post.</p>"
    )
    (article,) = read_bytes(page(body, head='<meta name="author" content="Ann Other">').encode(), "a.html")
    kinds = [(one.kind, one.of(article.text)) for one in article.segments]
    assert kinds[:3] == [("paragraph", FIRST), ("heading", "No choice"), ("paragraph", SECOND)]
    assert kinds[-1] == ("paragraph", THIRD)
    for junk in ("Read more", "Sign up", "covers rivers", "Ten things", "on Monday</"):
        assert junk not in article.text


def test_two_columns_of_a_pdf_are_read_one_after_the_other() -> None:
    def column(x: int, lines: list[tuple[int, str]]) -> list[tuple[float, float, float, str]]:
        return [(x + indent, 700 - 12 * number, 10, words) for number, (indent, words) in enumerate(lines)]

    left = [
        (10, "The council closed the bridge on Monday after"),
        (0, "the river had risen by two metres in a single night"),
        (0, "of rain."),
        (10, "A new well-known problem: the pil-"),
        (0, "lars are old, and their well-"),
        (0, "known head said so a year ago in a letter to"),
    ]
    right = [
        (0, "the government, which did not answer it then."),
        (0, "NEXT STEPS"),
        (10, "A ferry runs on Friday for all who cross every"),
        (0, "day to work."),
    ]
    pages = [
        [(50, 785, 8, "Valley Post 1"), *column(50, left), *column(320, right)],
        [
            (50, 785, 8, "Valley Post 2"),
            *column(50, [(10, "The mayor asks for patience."), (10, "So does the army.")]),
        ],
    ]
    (article,) = read_bytes(pdf(pages), "a.pdf")
    assert [one.of(article.text) for one in article.segments] == [
        "The council closed the bridge on Monday after the river had risen by two metres in a single night of rain.",
        "A new well-known problem: the pillars are old, and their well-known head said so a year ago in a "
        "letter to the government, which did not answer it then.",
        "NEXT STEPS",
        "A ferry runs on Friday for all who cross every day to work.",
        "The mayor asks for patience.",
        "So does the army.",
    ]
    assert article.segments[2].kind == "heading"
    assert "Valley Post" not in article.text


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("", TITLE),
        ('<meta property="og:title" content="Bridge shut after flood - Valley Post"><meta property="og:site_name" '
         'content="The Valley Post">', "Bridge shut after flood"),
        (f'<script type="application/ld+json">{LD}</script><meta property="og:title" content="Other words">', TITLE),
        ('<script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Live: now"}</script>'
         '<meta property="og:title" content="What the flood did">', "What the flood did"),
    ],
)  # fmt: skip
def test_the_headline_that_a_page_states(head: str, title: str) -> None:
    (article,) = read_bytes(page(head=head).encode(), "a.html")
    assert article.title == title


@settings(max_examples=30)
@given(st.sampled_from(sorted(FORMATS)), st.data())
def test_damaged_files_give_articles_or_a_sentence(name: str, data: st.DataObject) -> None:
    source = bytearray(FORMATS[name])
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(source) - 1))
        source[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(1, len(source)))
    try:
        articles = read_bytes(bytes(source[:cut]), name)
    except ReadError:
        return  # a sentence is as good; any other exception fails the test
    assert articles


@pytest.mark.parametrize(
    ("stated", "kept"),
    [
        ("story-95", "story-95"),
        ("Story_95", "story-95"),
        ("95", "bridge-shut"),  # the first row of many tables is called so
        (95, "bridge-shut"),
        ("../../.ssh", "bridge-shut"),
        ("https://port.example/95", "bridge-shut"),
        ("s" * 81, "bridge-shut"),
        (None, "bridge-shut"),
    ],
)
def test_a_row_keeps_its_id_where_it_can_be_one(stated: object, kept: str) -> None:
    row = json.dumps({"id": stated, "title": "Bridge shut", "text": FIRST})
    (article,) = read_bytes(row.encode(), "a.jsonl")
    assert isinstance(article, Article)
    assert article.id == kept


def test_a_column_is_named_for_the_id_and_an_id_of_two_texts_is_two(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f'key,text\ns1,"{FIRST}"\ns1,"{SECOND}"\n')
    first, second = read_files([tmp_path / "a.csv"], columns={"id": "key"})
    assert first.article is not None
    assert second.article is not None
    assert first.article.id == "s1"
    assert second.article.id.startswith("s1-")
