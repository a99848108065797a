"""Every format gives the same story: chosen by content, with what it states about itself."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
from datetime import date
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import ReadError
from index.model import Article
from index.reading import read_bytes
from tests.index.reading.made import (
    FIRST,
    SECOND,
    THIRD,
    TITLE,
    docx,
    docx_paragraph,
    epub,
    page,
    pdf,
    wrapped,
    zipped,
)

PLAIN = f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}"
PARAGRAPHS = [FIRST, SECOND, THIRD]
BODY = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
DAY = date(2019, 5, 3)
LD = json.dumps({
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "Organization", "@id": "#p", "name": "Valley Post"},
        {"@type": "Person", "@id": "#a", "name": "Ann Other"},
        {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2019-05-03T10:15:00+02:00",
         "author": [{"@id": "#a"}, "Bob Writer and Cy Third"], "publisher": {"@id": "#p"}},
    ],
})  # fmt: skip


def message(html: bool = True, plain: str = PLAIN) -> bytes:
    made = EmailMessage()
    made["Subject"], made["From"] = TITLE, "Ann Other <ann@example.org>"
    made["Date"] = "Fri, 03 May 2019 10:15:00 +0200"
    made.set_content(plain, cte="base64")
    if html:
        made.add_alternative(f"<html><body>{BODY}</body></html>", subtype="html")
    made.add_attachment(b"words", maintype="text", subtype="plain", filename="../../evil.txt")
    return bytes(made)


def saved_page() -> bytes:
    return (
        "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://news.example/bridge\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n'
        f"Content-Transfer-Encoding: 8bit\r\n\r\n{page()}\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--\r\n"
    ).encode()


def warc(times: int = 1) -> bytes:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page().encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/bridge\r\n"
        "WARC-Date: 2019-05-03T10:15:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return (head.encode() + answer + b"\r\n\r\n") * times


def newsml() -> str:
    return (
        '<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><itemMeta>'
        '<provider literal="Agency"/><versionCreated>2019-05-03T10:00:00Z</versionCreated></itemMeta><contentMeta>'
        f'<headline>{TITLE}</headline><by>By Ann Other</by><language tag="en"/></contentMeta><contentSet><inlineXML>'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{BODY}</body></html>'
        "</inlineXML></contentSet></newsItem>"
    )


def nitf() -> str:
    return (
        '<nitf><head><docdata><date.issue norm="20190503T101500Z"/></docdata></head><body><body.head><hedline><hl1>'
        f"{TITLE}</hl1></hedline><byline>By Ann Other</byline></body.head><body.content>{BODY}</body.content>"
        "</body></nitf>"
    )


def feed(kind: str = "rss") -> str:
    if kind == "atom":
        return (
            '<feed xmlns="http://www.w3.org/2005/Atom"><title>Valley Post</title><entry>'
            f'<title type="html">Bridge &lt;b&gt;closed&lt;/b&gt; after the flood</title><link href="https://news.example/1"/>'
            f'<published>2019-05-03T10:15:00Z</published><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
            f"{BODY}</div></content></entry></feed>"
        )
    return (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>Valley Post</title><item><title>{TITLE}</title><link>https://news.example/1</link>"
        "<pubDate>Fri, 03 May 2019 10:15:00 GMT</pubDate>"
        f"<description>Short.</description><content:encoded><![CDATA[{BODY}]]></content:encoded></item></channel></rss>"
    )


def ninjs() -> dict[str, object]:
    return {
        "uri": "https://news.example/1", "headline": TITLE, "body_xhtml": BODY, "firstcreated": "2019-05-03T10:00:00Z",
        "people": [{"rel": "author", "name": "Ann Other"}],
    }  # fmt: skip


def tarred(members: dict[str, bytes], mode: str = "w:gz") -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return packed.getvalue()


def flat_pdf() -> bytes:
    straight = [words.replace("“", '"').replace("”", '"') for words in PARAGRAPHS]
    first = [(50, 785, 8, "Valley Post 3 May"), (50, 740, 20, TITLE)]
    first += wrapped(straight[0], 50, 700) + wrapped(straight[1], 50, 640) + [(300, 20, 8, "1")]
    second = [(50, 785, 8, "Valley Post 4 May"), *wrapped(straight[2], 50, 700), (300, 20, 8, "2")]
    return pdf([first, second], "/Author (Ann Other) /CreationDate (D:20190503101500)")


FORMATS = {
    "a.html": page(head=f'<script type="application/ld+json">{LD}</script>').encode(),
    "a.html.gz": gzip.compress(
        page(head='<meta property="article:published_time" content="2019-05-03">').encode()
    ),
    "a.bz2": bz2.compress(page().encode()),
    "a.html.xz": lzma.compress(page().encode()),
    "a.mhtml": saved_page(),
    "a.eml": message(),
    "stub.eml": message(plain="Please view this in a program that shows HTML."),
    "a.mbox": b"From ann@example.org Fri May  3 10:15:00 2019\n" + message(),
    "a.docx": docx([docx_paragraph(TITLE, "Heading1"), *map(docx_paragraph, PARAGRAPHS)]),
    "a.epub": epub({"one": f"<h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p>", "two": f"<p>{THIRD}</p>"}),
    "a.pdf": flat_pdf(),
    "a.jsonl": json.dumps(
        {"headline": TITLE, "body": "\n\n".join(PARAGRAPHS), "date": "2019-05-03"}
    ).encode(),
    "a.json": json.dumps([{"title": TITLE, "text": BODY}], indent=1).encode(),
    "wrapped.json": json.dumps({"articles": [{"title": TITLE, "content": "\n\n".join(PARAGRAPHS)}]}).encode(),
    "ninjs.json": json.dumps(ninjs()).encode(),
    "a.csv": ("title;text\n" + f'"{TITLE}";"' + "\n\n".join(PARAGRAPHS) + '"\n').encode(),
    "newsml.xml": newsml().encode(),
    "nitf.xml": nitf().encode(),
    "a.rss": feed().encode(),
    "a.atom": feed("atom").encode(),
    "a.warc": warc(),
    "a.warc.gz": gzip.compress(warc()),
    "a.txt": PLAIN.encode(),
    "a.md": PLAIN.replace(TITLE, f"# {TITLE}").encode(),
    "a.zip": zipped({"folder/a.txt": PLAIN}),
    "a.tar": tarred({"a.txt": PLAIN.encode()}, "w"),
    "a.tgz": tarred({"a.txt": PLAIN.encode()}),
}


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
    mixed = {
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


@settings(max_examples=60, deadline=None)
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
