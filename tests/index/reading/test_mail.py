"""Messages: whole, with what they quote, however their parts are nested and their headers are written."""

from __future__ import annotations

import base64
from email.message import EmailMessage

import pytest

from index.errors import ReadError
from index.model import Article
from index.reading.parts import read_source
from index.reading.source import Source

from .made import FIRST, SECOND, THIRD, docx, docx_paragraph

HEAD = """From: Press Office <press@valley.example>
To: desk@valley.example
Date: Fri, 3 May 2019 10:15:00 +0000
Subject: The bridge
MIME-Version: 1.0
"""
PNG = base64.b64encode(b"\x89PNG\r\n").decode()


def read(data: str | bytes, name: str = "a.eml") -> list[Article | ReadError]:
    return list(read_source(Source.of(data if isinstance(data, bytes) else data.encode(), name)))


def one(data: str | bytes, name: str = "a.eml") -> Article:
    [article] = read(data, name)
    assert isinstance(article, Article), article
    return article


def passages(article: Article) -> list[str]:
    return [part.of(article.text) for part in article.segments]


def part(kind: str, body: str, *headers: str, charset: str = "utf-8") -> str:
    named = f"{kind}; charset={charset}" if kind.startswith("text/") else kind
    return "\n".join([f"Content-Type: {named}", *headers, "", body])


def multi(subtype: str, *parts: str, boundary: str = "b1", extra: str = "") -> str:
    body = "".join(f"--{boundary}\n{one}\n" for one in parts)
    return f'Content-Type: multipart/{subtype}; boundary="{boundary}"{extra}\n\n{body}--{boundary}--\n'


PLAIN = part("text/plain", FIRST)
HTML = part("text/html", f"<html><body><p>{FIRST}</p><img src='cid:logo'></body></html>")
PICTURE = part('image/png; name="logo.png"', PNG, "Content-ID: <logo>", "Content-Transfer-Encoding: base64")
PDF = part('application/pdf; name="a.pdf"', PNG, 'Content-Disposition: attachment; filename="r&d.pdf"')
RELATED = multi("related", HTML, PICTURE, boundary="r1", extra='; type="text/html"')


@pytest.mark.parametrize(
    "body",
    [
        PLAIN,
        HTML,
        RELATED,
        multi("related", PICTURE, HTML),
        multi("alternative", PLAIN, HTML),
        multi("alternative", PLAIN, RELATED),
        multi("mixed", multi("alternative", PLAIN, RELATED, boundary="a1"), PICTURE),
        multi("mixed", RELATED, boundary="x y:z"),
        multi("related", multi("alternative", PLAIN, HTML, boundary="a1"), PICTURE),
        multi("signed", multi("mixed", PLAIN, boundary="m1"), part("application/pgp-signature", "x")),
        multi("report", PLAIN, part("message/delivery-status", "Action: failed")),
    ],
    ids=range(11),
)
@pytest.mark.parametrize("name", ["a.eml", "a.mht", "message"])
def test_a_mail_is_no_saved_page_however_its_parts_are_nested(body: str, name: str) -> None:
    article = one(HEAD + body, name)
    assert passages(article) == [FIRST]
    assert (article.title, str(article.day), article.authors) == (
        "The bridge",
        "2019-05-03",
        ("Press Office",),
    )


@pytest.mark.parametrize(
    "head",
    [
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://valley.example/a\nSubject: The page\n",
        'From: "Saved by Windows Internet Explorer 9"\nSubject: The page\nDate: Fri, 3 May 2019 10:15:00 +0000\n',
        "Subject: The page\nContent-Location: https://valley.example/a\n",
    ],
)
def test_a_page_that_a_browser_saved_is_no_mail(head: str) -> None:
    body = part("text/html", f"<html><body><h1>The bridge</h1><p>{FIRST}</p><p>{SECOND}</p></body></html>")
    data = f"{head}MIME-Version: 1.0\n{multi('related', body, PICTURE)}"
    article = one(data, "a.mhtml")
    assert article.authors == ()
    assert article.title == "The bridge"
    assert passages(article) == [FIRST, SECOND]


INLINE = f"""Answers below.

On Thu, May 2, 2019, Desk <desk@valley.example> wrote:
> Who closed the bridge, and when was it that
> they did so?

{FIRST}

>> An older question of the desk
> And who pays?

{SECOND}
"""


def test_questions_and_answers_of_a_reply_both_stand_in_the_text() -> None:
    article = one(HEAD + part("text/plain", INLINE))
    assert passages(article) == [
        "Answers below.",
        "On Thu, May 2, 2019, Desk <desk@valley.example> wrote:",
        "> Who closed the bridge, and when was it that\nthey did so?",
        FIRST,
        ">> An older question of the desk",
        "> And who pays?",
        SECOND,
    ]
    assert article.segments[1].kind == "credit"


def test_a_whole_mail_quoted_below_a_reply_stands_in_the_text() -> None:
    forwarded = f"-----Original Message-----\nFrom: Bo Park\nSent: Monday\nSubject: The bridge\n\n{SECOND}\n"
    quoted = "\n".join(f"> {line}" for line in f"{FIRST}\n\n{THIRD}".split("\n"))
    for below, words in (
        (forwarded, [SECOND]),
        (f"On Monday Bo Park wrote:\n{quoted}", [f"> {FIRST}", f"> {THIRD}"]),
    ):
        article = one(HEAD + part("text/plain", f"I agree with all of this.\n\n{below}\n"))
        assert passages(article)[0] == "I agree with all of this."
        assert [line for line in words if line not in passages(article)] == []


def test_what_an_html_reply_cites_is_marked_too() -> None:
    body = (
        f"<p>Answers below.</p><div class='gmail_quote'>On Monday Bo wrote:<blockquote class='gmail_quote' type='cite'>"
        f"<p>Who?</p><blockquote type='cite'>Once?</blockquote></blockquote></div><p>{FIRST}</p>"
        "<blockquote>A verse of the song.</blockquote>"
    )
    article = one(HEAD + part("text/html", body))
    wanted = ["Answers below.", "On Monday Bo wrote:", "> Who?", ">> Once?", FIRST, "A verse of the song."]
    assert passages(article) == wanted


BOUNDARY = "----=_Part_77.9"
BROKEN = {
    "a parameter at the beginning of its line": f'Content-Type: multipart/alternative;\nboundary="{BOUNDARY}"\n',
    "a boundary without quotation marks": f"Content-Type: multipart/alternative; boundary={BOUNDARY}\n",
    "single quotation marks": f"Content-Type: multipart/alternative; boundary='{BOUNDARY}'\n",
    "another boundary than the parts have": 'Content-Type: multipart/alternative; boundary="----=_Part_78"\n',
    "no boundary": "Content-Type: multipart/alternative\n",
    "no type": "",
    "a type that is cut": "Content-Type: multipart/\n",
    "a type of its own": f'Content-Type: multipart/x-own; boundary="{BOUNDARY}"\n',
    "a plain type": "Content-Type: text/plain; charset=utf-8\n",
}


@pytest.mark.parametrize("kind", BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_broken_multipart_header_does_not_hide_the_text(kind: str, ends: str) -> None:
    parts = f"--{BOUNDARY}\n{PLAIN}\n--{BOUNDARY}\n{HTML}\n--{BOUNDARY}--\n"
    article = one(f"{HEAD}{kind}\n{parts}".replace("\n", ends))
    assert FIRST in passages(article)
    assert "Content-Type" not in article.text
    assert article.title == "The bridge"


def test_a_mail_of_a_year_without_end_is_read_without_its_day() -> None:
    article = one(f"Date: Fri, 03 May 2019{'9' * 400} 10:15:00 +0200\nSubject: Port\n\nThe port is shut.\n")
    assert (passages(article), article.day) == (["The port is shut."], None)


@pytest.mark.parametrize(
    "kind",
    ['text/plain charset="iso-8859-1"', "text/plain, charset=iso-8859-1", "text/plain charset = iso-8859-1"],
)
def test_a_type_without_its_semicolon_is_read(kind: str) -> None:
    mail = f"{HEAD}Content-Type: {kind}\nContent-Transfer-Encoding: quoted-printable\n\nThe caf=E9 is shut.\n"
    assert passages(one(mail)) == ["The café is shut."]


@pytest.mark.parametrize("charset", ['"utf-8\0"', '\0"utf-8"', "no-such-charset", '""'])
def test_a_charset_that_is_none_does_not_hide_the_text(charset: str) -> None:
    mail = f"{HEAD}Content-Type: text/plain; charset={charset}\n\nThe café is shut.\n"
    assert passages(one(mail)) == ["The café is shut."]


def test_headers_of_parts_are_mended_too_and_lines_before_the_header_are_none_of_it() -> None:
    head = "Content-Type: text/plain;\ncharset=iso-8859-1\nContent-Transfer-Encoding: quoted printable"
    inner = f"{head}\n\n{FIRST} Caf=E9.\n"
    for before in ("", "\n\n", "From ann@valley.example Fri May  3 10:15:00 2019\n", ">From ann\n"):
        [article] = read((before + HEAD + multi("mixed", inner)).encode())
        assert isinstance(article, Article)
        assert article.text == f"{FIRST} Café."


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("base64", base64.encodebytes(FIRST.encode()).decode()),
        ("Base64 ", base64.b64encode(FIRST.encode()).decode().rstrip("=")),
        ("base64", "".join(base64.b64encode(half.encode()).decode() for half in (FIRST[:40], FIRST[40:]))),
        ("base64", FIRST),
        ("quoted-printable", FIRST.replace(" ", "=20").replace("flood", "=\nflood")),
        ("quoted printable", FIRST.replace("the", "t=\nhe")),
        ("", FIRST.replace("a", "=61").replace("river", "ri=\nver")),
        ("8-bit", FIRST), ("7 bits", FIRST), ("none", FIRST), ("binary", FIRST),
    ],
)  # fmt: skip
def test_a_transfer_encoding_is_undone_where_it_is_true(encoding: str, body: str) -> None:
    header = [f"Content-Transfer-Encoding: {encoding}"] if encoding else []
    assert one(HEAD + part("text/plain", body, *header)).text == FIRST


@pytest.mark.parametrize("cut", range(1, 5))
def test_a_body_whose_letters_are_damaged_is_read_up_to_there(cut: int) -> None:
    letters = base64.b64encode(FIRST.encode()).decode()
    body = f"{letters[:100]}={letters[100:-cut]}"
    assert one(HEAD + part("text/plain", body, "Content-Transfer-Encoding: base64")).text.startswith(
        FIRST[:70]
    )


@pytest.mark.parametrize(
    ("charset", "codec"),
    [
        ("iso-8859-1", "cp1252"), ("windows-1251", "cp1251"), ("koi8-r", "koi8-r"), ("ISO-2022-JP", "iso-2022-jp"),
        ("utf-7", "utf-7"), ("gb2312", "gb2312"), ("us-ascii", "utf-8"), ("unknown-8bit", "utf-8"), ("utf8", "utf-8"),
        ("utf-16", "utf-16"), ("Shift_JIS", "shift_jis"),
    ],
)  # fmt: skip
def test_letters_of_every_charset_are_read(charset: str, codec: str) -> None:
    words = {
        "iso-2022-jp": "橋は月曜日に閉鎖された。",
        "gb2312": "这座桥星期一关闭了。",
        "shift_jis": "橋は月曜日に閉鎖された。",
    }.get(
        codec,
        "Мост закрыли в понедельник." if codec in ("cp1251", "koi8-r") else "The café’s bridge is closed.",
    )
    body = base64.encodebytes(words.encode(codec)).decode()
    article = one(HEAD + part("text/plain", body, "Content-Transfer-Encoding: base64", charset=charset))
    assert article.text == words


@pytest.mark.parametrize(
    ("header", "title"),
    [
        (b"=?utf-8?Q?Caf=C3=A9_closes?=", "Café closes"),
        (b"=?utf-8?Q?Caf=C3?= =?utf-8?Q?=A9?= closes", "Café closes"),
        (b"=?iso-8859-1?Q?Caf=E9 closes?=", "Café closes"),
        ("Café closes".encode(), "Café closes"),
        ("Café closes".encode("latin-1"), "Café closes"),
        (b"Bridge\n closes", "Bridge closes"),
    ],
)
def test_a_subject_is_read_in_every_coding(header: bytes, title: str) -> None:
    assert one(HEAD.encode().replace(b"The bridge", header) + b"\n" + FIRST.encode()).title == title


@pytest.mark.parametrize(
    ("sender", "authors"),
    [
        ("Ann Other <ann@valley.example>", ("Ann Other",)),
        ('"Other, Ann" <ann@valley.example>', ("Other, Ann",)),
        ("Other, Ann <ann@valley.example>", ("Other, Ann",)),
        ("ann@valley.example (Ann Other)", ("Ann Other",)),
        ("ann@valley.example", ("ann@valley.example",)),
        ("<ann@valley.example>", ("ann@valley.example",)),
        ("Ann Other <ann@valley.example>, Bo Park <bo@valley.example>", ("Ann Other", "Bo Park")),
    ],
)
def test_the_sender_is_the_author(sender: str, authors: tuple[str, ...]) -> None:
    assert one(HEAD.replace("Press Office <press@valley.example>", sender) + PLAIN).authors == authors


def test_all_text_parts_are_read_in_order() -> None:
    article = one(
        HEAD
        + multi("mixed", PLAIN, PICTURE, part("text/plain", SECOND), part("text/html", f"<p>{THIRD}</p>"))
    )
    assert passages(article) == [FIRST, SECOND, THIRD]
    assert "left_out" not in article.found


def test_attachments_are_named_where_they_are_left_out() -> None:
    word = base64.encodebytes(docx([docx_paragraph("x")])).decode()
    notes = part("text/plain", "Notes.", 'Content-Disposition: attachment; filename="notes.txt"')
    document = part('application/msword; name="b.docx"', word, "Content-Transfer-Encoding: base64")
    article = one(HEAD + multi("mixed", PLAIN, PDF))
    assert article.found["left_out"] == "an attachment (r&d.pdf)"
    article = one(HEAD + multi("mixed", PLAIN, PDF, notes, document))
    assert article.found["left_out"] == "3 attachments (r&d.pdf, notes.txt, b.docx)"
    assert passages(article) == [FIRST]


def test_messages_that_are_attached_are_articles_of_their_own() -> None:
    inner = HEAD.replace("The bridge", "The letter").replace("Press Office", "Bo Park") + part(
        "text/plain", SECOND
    )
    found = read(HEAD + multi("mixed", PLAIN, f"Content-Type: message/rfc822\n\n{inner}"))
    assert [(one.title, one.authors) for one in found if isinstance(one, Article)] == [
        ("The bridge", ("Press Office",)),
        ("The letter", ("Bo Park",)),
    ]
    only = read(HEAD + multi("mixed", f"Content-Type: message/rfc822\n\n{inner}"))
    assert [one.title for one in only if isinstance(one, Article)] == ["The letter"]
    assert len(only) == 1


def test_an_encrypted_message_says_so_and_one_without_text_too() -> None:
    [error] = read(
        HEAD
        + multi(
            "encrypted",
            part("application/pgp-encrypted", "Version: 1"),
            part("application/octet-stream", "x"),
        )
    )
    assert "it is encrypted" in str(error)
    [error] = read(HEAD + multi("mixed", PDF))
    assert "the message has no text" in str(error)


def test_a_message_with_more_parts_than_are_read_says_so() -> None:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "ann@valley.example", "desk@valley.example", "Parts"
    made.set_content(FIRST)
    for number in range(220):
        made.add_attachment(f"Part {number}", disposition="inline")
    article = one(made.as_bytes())
    assert "what lies behind 200 parts" in article.found["left_out"]
    assert FIRST in article.text
