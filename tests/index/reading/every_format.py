"""The same story as a small file of every format."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
from datetime import date
from email.message import EmailMessage

import brotli

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


def answer(packing: str = "") -> bytes:
    """What a server sends for the page, as it is or packed by Brotli (`br`)."""
    data = brotli.compress(page().encode()) if packing else page().encode()
    packed = f"Content-Encoding: {packing}\r\n" if packing else ""
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{packed}\r\n"
    return head.encode() + data


def warc(times: int = 1, packing: str = "") -> bytes:
    block = answer(packing)
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/bridge\r\n"
        "WARC-Date: 2019-05-03T10:15:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return (head.encode() + block + b"\r\n\r\n") * times


def arc() -> bytes:
    head, block = b"1 0 Valley\nURL IP-address Archive-date Content-type Archive-length\n", answer()
    lines = (
        b"filedesc://a.arc 0.0.0.0 20190503101500 text/plain %d\n%b\n" % (len(head), head),
        b"https://news.example/bridge 192.0.2.1 20190503101500 text/html %d\n%b\n" % (len(block), block),
    )
    return b"".join(lines)


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
    first: list[tuple[float, float, float, str]] = [(50, 785, 8, "Valley Post 3 May"), (50, 740, 20, TITLE)]
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
    "brotli.warc": warc(packing="br"),
    "a.arc": arc(),
    "a.txt": PLAIN.encode(),
    "a.md": PLAIN.replace(TITLE, f"# {TITLE}").encode(),
    "a.zip": zipped({"folder/a.txt": PLAIN}),
    "a.tar": tarred({"a.txt": PLAIN.encode()}, "w"),
    "a.tgz": tarred({"a.txt": PLAIN.encode()}),
}
