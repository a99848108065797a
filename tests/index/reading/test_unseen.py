"""What cannot be seen but acts is in no field of anything that is read, whatever the format and the field."""

from __future__ import annotations

import json
from collections.abc import Callable
from email.header import Header
from urllib.parse import quote

import pytest

from index.errors import ReadError
from index.reading import read_bytes
from index.reading.files import Read, _cleaned

from .made import FIRST, SECOND, docx, docx_paragraph, epub, page, pdf, wrapped
from .sound import BAD, check, strings

UNSEEN = {
    "right-to-left mark": "\u200f",
    "left-to-right mark": "\u200e",
    "arabic letter mark": "\u061c",
    "override": "\u202e",
    "isolate": "\u2067",
    "line separator": "\u2028",
    "paragraph separator": "\u2029",
    "zero-width space": "\u200b",
    "zero-width joiner": "\u200d",
    "word joiner": "\u2060",
    "soft hyphen": "\u00ad",
    "filler": "\u3164",
    "tag": "\U000e0041",
    "annotation": "\ufff9",
    "byte order mark": "\ufeff",
}
Made = tuple[str, bytes]


def _page_meta(mark: str) -> Made:
    head = f'<meta name="author" content="Ann{mark} Other"><meta property="og:site_name" content="Valley{mark} Post">'
    return "a.html", page(head=head, title=f"Bridge{mark} closed after the flood").replace(
        "<h1>Bridge", f"<h1>Bridge{mark}"
    ).encode()


def _page_references(mark: str) -> Made:
    code = f"&#{ord(mark)};" if mark else ""
    head = f'<meta name="author" content="Ann{code} Other"><meta property="og:title" content="Bridge{code} closed">'
    return "a.html", page(f"<p>{FIRST}{code}</p><p>{SECOND}</p>", head).encode()


def _json_ld(mark: str) -> Made:
    node = {
        "@type": "NewsArticle",
        "headline": f"Bridge{mark} closed",
        "author": [{"name": f"Ann{mark} Other"}],
        "publisher": {"name": f"Valley{mark} Post"},
        "inLanguage": f"en{mark}",
        "datePublished": f"2021-06-28{mark}",
    }
    return "a.html", page(head=f'<script type="application/ld+json">{json.dumps(node)}</script>').encode()


def _csv(mark: str) -> Made:
    head = "title,author,publisher,language,text"
    return "a.csv", f'{head}\n"Bridge{mark} closed",Ann{mark} Other,Valley{mark} Post,en,{SECOND}'.encode()


def _json(mark: str) -> Made:
    row = {
        "title": f"Bridge{mark} closed",
        "authors": [f"Ann{mark} Other"],
        "publisher": {"name": f"Valley{mark} Post"},
        "text": SECOND,
    }
    return "a.jsonl", json.dumps(row).encode()


def _rss(mark: str) -> Made:
    item = f"<title>Bridge{mark} closed</title><author>Ann{mark} Other</author><description>{FIRST}</description>"
    return (
        "a.rss",
        f"<rss><channel><title>Valley{mark} Post</title><item>{item}</item></channel></rss>".encode(),
    )


def _atom(mark: str) -> Made:
    entry = f"<title>Bridge{mark} closed</title><author><name>Ann{mark} Other</name></author><content>{FIRST}</content>"
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Valley{mark} Post</title><entry>{entry}</entry></feed>'
    return "a.atom", feed.encode()


def _mail(mark: str) -> Made:
    title, sender = (
        Header(f"Bridge{mark} closed", "utf-8").encode(),
        Header(f"Ann{mark} Other", "utf-8").encode(),
    )
    head = f"From: {sender} <ann@valley.example>\nTo: desk@valley.example\nSubject: {title}\nContent-Language: en"
    return "a.eml", f"{head}\n\n{FIRST}\n".encode()


def _raw_mail(mark: str) -> Made:
    head = (
        f"From: Ann{mark} Other <ann@valley.example>\nTo: desk@valley.example\nSubject: Bridge{mark} closed"
    )
    return "a.eml", f"{head}\n\n{FIRST}\n".encode()


def _markdown(mark: str) -> Made:
    front = f"---\ntitle: Bridge{mark} closed\nauthor: Ann{mark} Other\nsource: Valley{mark} Post\n---\n"
    return "a.md", f"{front}\n{FIRST}\n\n{SECOND}\n".encode()


def _plain(mark: str) -> Made:
    return (
        "a.txt",
        f"Bridge{mark} closed\n\nBy: Ann{mark} Other\nSource: Valley{mark} Post\n\n{FIRST}\n\n{SECOND}\n".encode(),
    )


def _pdf(mark: str) -> Made:
    def wide(words: str) -> str:
        return f"<feff{words.encode('utf-16-be').hex()}>"

    info = f"/Title {wide(f'Bridge{mark} closed')} /Author {wide(f'Ann{mark} Other')}"
    return "a.pdf", pdf([wrapped(FIRST, 60, 700)], info)


def _docx(mark: str) -> Made:
    core = (
        '<cp:coreProperties xmlns:cp="http://x" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>Bridge{mark} closed</dc:title><dc:creator>Ann{mark} Other</dc:creator></cp:coreProperties>"
    )
    return "a.docx", docx([docx_paragraph(f"{FIRST}{mark}")], core)


def _epub(mark: str) -> Made:
    return "a.epub", epub({"one": f"<p>{FIRST}{mark}</p>"}, title=f"Bridge{mark} closed")


def _ninjs(mark: str) -> Made:
    item = {
        "uri": "http://valley.example/1",
        "headline": f"Bridge{mark} closed",
        "byline": f"By Ann{mark} Other",
        "infosource": [{"name": f"Valley{mark} Post"}],
        "body_text": FIRST,
    }
    return "a.json", json.dumps(item).encode()


def _newsml(mark: str) -> Made:
    item = (
        f"<contentMeta><headline>Bridge{mark} closed</headline><by>Ann{mark} Other</by></contentMeta>"
        f'<itemMeta><provider literal="Valley{mark} Post"/></itemMeta><inlineXML><p>{FIRST}</p></inlineXML>'
    )
    return "a.xml", f"<newsItem>{item}</newsItem>".encode()


def _own(mark: str) -> Made:
    start = FIRST.index("council")
    spot = {"start": start, "end": start + 7}
    article = {
        "format": "dateline/1",
        "id": "a",
        "title": f"Bridge{mark} closed",
        "publisher": f"Valley{mark} Post",
        "authors": [f"Ann{mark} Other"],
        "agency": f"AF{mark}P",
        "found": {"title": f"by{mark} hand"},
        "text": FIRST,
        "actors": [
            {"id": "council", "name": f"the{mark} council", "description": f"a{mark} body", "mentions": [spot]}
        ],
        "events": [
            {
                "id": "e1", "type": "COERCE", "place": {"name": f"Val{mark}ley"}, **spot,
                "date": {"from": "2021-06-28", "to": "2021-06-28", "reason": f"as{mark} written"},
            }
        ],
    }  # fmt: skip
    return "a.json", json.dumps(article).encode()


MADE: list[Callable[[str], Made]] = [
    _page_meta, _page_references, _json_ld, _csv, _json, _rss, _atom, _mail, _raw_mail, _markdown, _plain, _pdf, _docx,
    _epub, _ninjs, _newsml, _own,
]  # fmt: skip


@pytest.mark.parametrize("mark", UNSEEN.values(), ids=UNSEEN)
@pytest.mark.parametrize("make", MADE, ids=lambda make: make.__name__.strip("_"))
def test_no_field_holds_what_cannot_be_seen(make: Callable[[str], Made], mark: str) -> None:
    name, data = make(mark)
    [article] = read_bytes(data, name)
    check([article])
    plain_name, plain = make("")
    [same] = read_bytes(plain, plain_name)
    if make in (_plain, _markdown) and mark in "\u2028\u2029":
        return  # it ends the line, as it means to
    for field in ("title", "publisher", "authors", "language", "agency"):
        assert _flat(getattr(article, field)) == _flat(getattr(same, field)), field
    assert (same.title or "").startswith("Bridge")


def _flat(value: object) -> object:
    """A field's words without white space: a separator of lines may stand for it."""
    if isinstance(value, tuple):
        return [_flat(one) for one in value]
    return "".join(value.split()) if isinstance(value, str) else value


@pytest.mark.parametrize("mark", UNSEEN.values(), ids=UNSEEN)
def test_names_of_files_and_parts_are_told_without_it(mark: str) -> None:
    shown = str(
        _cleaned(Read(f"a{mark}.txt", error=ReadError(f"a{mark}.txt", f"its part{mark} is damaged"))).error
    )
    assert not BAD.search(shown)
    assert quote(mark) not in shown


def test_the_words_of_a_plain_text_are_kept_as_they_stand() -> None:
    words = "The \u202aשלום\u202c word of the prov\u00adince stands as it was written, with every mark in it."
    [article] = read_bytes(f"A headline\n\n{words}\n".encode(), "a.txt")
    assert words in article.text
    assert not any(BAD.search(one) for one in strings(article.model_dump(mode="json", exclude={"text"})))
