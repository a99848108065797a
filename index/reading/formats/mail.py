"""E-mail: single messages (.eml) and mailboxes (mbox). Attachments are named in no path and never written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage, Message
from email.policy import EmailPolicy
from email.utils import getaddresses
from functools import partial
from typing import cast

from index.errors import ReadError
from index.model import Article
from index.reading.assemble import Block
from index.reading.clean import clean, clean_line
from index.reading.composed import Stated, article_of
from index.reading.decode import decode
from index.reading.format import Format, Found, Match, Sample
from index.reading.html.parse import decode_page, html_blocks
from index.reading.parts import read_part
from index.reading.plain.segments import segments_of
from index.reading.source import LARGEST_MEMBER, MB, Source
from index.reading.source_dates import moment_of

LARGEST_MESSAGE = 25 * MB
_LARGEST_HEADER = 200_000  # bytes; the parser's time grows with its square
_LONGEST_HEADER = 4_000  # characters of one; the same
_LONGEST_PART_HEADER = 500  # of one that says what a part is: a message has many, read often
_MOST_PARTS = 200
_MOST_MESSAGES = 20_000
_STUB = 40  # words: a plain part with fewer stands in for the HTML one
_UNREADABLE = (
    ValueError,
    LookupError,
    AttributeError,
    TypeError,
    RecursionError,
)  # the library raises for some headers
_BOUNDARIES = re.compile(rb"^--\S", re.M)
_HEADER = re.compile(
    r"(?:From|To|Subject|Date|Received|Return-Path|Message-I[Dd]|MIME-Version|Delivered-To|Content-Type|X-[\w-]+"
    r"|Snapshot-Content-Location):[ \t]"
)
_MAIL = re.compile(r"^(?:From|To|Received|Message-I[Dd]|MIME-Version|Return-Path|Delivered-To):[ \t]", re.M)
_SAVED_PAGE = re.compile(
    r"^(?:Snapshot-Content-Location:|From: <Saved by)|^Content-Type:\s*multipart/related", re.M | re.I
)
_REPLY = re.compile(r"^(?:>.*|On .{5,80} wrote:)$")


class _ShortHeaders(EmailPolicy):
    """The library's usual rules, with every header cut, those of the parts too."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Name and value of a header's lines."""
        name, value = super().header_source_parse(sourcelines)
        short = name.lower().startswith("content-") and name.lower() != "content-location"
        return name, value[: _LONGEST_PART_HEADER if short else _LONGEST_HEADER]


def read(source: Source) -> Iterator[Found]:
    """The article of a message, or of every message in a mailbox."""
    if source.head(5) == b"From ":
        yield from _read_mailbox(source)
    else:
        yield read_message(source.read(LARGEST_MESSAGE), source.name)


def _read_mailbox(source: Source) -> Iterator[Found]:
    for number, data in enumerate(_messages(source), 1):
        name = f"{source.name} (message {number})"
        yield read_part(name, partial(read_message, data, name))
        if number >= _MOST_MESSAGES:
            yield ReadError(
                source.name, f"it holds more than {_MOST_MESSAGES} messages; the rest was left out"
            )
            return


def _messages(source: Source) -> Iterator[bytes]:
    """The messages of an mbox file, one at a time: each begins at a `From ` line behind an empty one."""
    lines: list[bytes] = []
    size, empty = 0, True
    source.file.seek(0)
    while line := source.file.readline(MB):
        if line.startswith(b"From ") and empty and lines:
            yield b"".join(lines)
            lines, size = [], 0
        elif not line.startswith(b"From ") or not empty or lines:
            size += len(line)
            if size <= LARGEST_MESSAGE:
                lines.append(line[1:] if re.match(rb">+From ", line) else line)
        empty = not line.strip()
    if lines:
        yield b"".join(lines)


def read_message(data: bytes, name: str) -> Article:
    """The article of one message. Raises ReadError where it holds no text or is built to be unreadable."""
    message = parse_message(data, name)
    blocks, how = _body(message)
    if not blocks:
        raise ReadError(name, "the message has no text")
    return article_of(blocks, name, _stated(message), how)


def parse_message(data: bytes, name: str) -> EmailMessage:
    """The parsed message. Raises ReadError for one with a huge header or too many parts."""
    header = re.split(rb"\r?\n\r?\n", data[: _LARGEST_HEADER + 4], maxsplit=1)[0]
    if len(header) > _LARGEST_HEADER:
        raise ReadError(name, "the message's header is too large")
    if len(_BOUNDARIES.findall(data[:LARGEST_MEMBER])) > 20 * _MOST_PARTS:
        raise ReadError(name, "the message has too many parts")
    try:
        return message_from_bytes(data, policy=cast("EmailPolicy[EmailMessage]", _ShortHeaders()))
    except (MessageError, ValueError, LookupError, IndexError, AttributeError, TypeError) as error:
        raise ReadError(name, f"the message is damaged ({type(error).__name__})") from None


def text_parts(message: EmailMessage) -> Iterator[tuple[str, bytes, str | None, Message]]:
    """Type, bytes and charset of every text part that is no attachment, at most 200."""
    for number, part in enumerate(message.walk()):
        if number >= _MOST_PARTS:
            return
        kind, charset = _declared(part)
        if kind not in ("text/plain", "text/html") or _header(part, "Content-Disposition").startswith(
            "attachment"
        ):
            continue
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes):
            yield kind, payload, charset, part


def _declared(part: Message) -> tuple[str, str | None]:
    """Type and charset of a part; those of a plain one where its header cannot be read."""
    try:
        return part.get_content_type(), part.get_content_charset()
    except _UNREADABLE:
        return "text/plain", None


def _body(message: EmailMessage) -> tuple[list[Block], str]:
    plain: list[Block] = []
    rich: list[Block] = []
    for kind, data, charset, _ in text_parts(message):
        if kind == "text/plain" and not plain:
            plain = _plain_blocks(decode(data, charset).text)
        elif kind == "text/html" and not rich:
            rich = html_blocks(decode_page(data, charset).text)
    stub = sum(len(block.words.split()) for block in plain) < _STUB
    return (rich, "the message's HTML") if rich and (stub or not plain) else (plain, "the message's text")


def _plain_blocks(text: str) -> list[Block]:
    text = clean(text)
    lines = [line for line in text.split("\n") if not _REPLY.match(line)]
    text = "\n".join(lines)
    return [Block(one.kind, one.of(text)) for one in segments_of(text)]


def _stated(message: EmailMessage) -> Stated:
    stated = Stated(language=clean_line(_header(message, "Content-Language")))
    if subject := clean_line(_header(message, "Subject")):
        stated.title, stated.found["title"] = subject, "the message's subject"
    if moment := moment_of(_header(message, "Date")):
        stated.published, stated.found["published"] = moment, "the message's date"
    senders = getaddresses([_header(message, "From")[:2000]])
    stated.authors = [name for name, _ in senders if name]
    return stated


def _header(message: Message, name: str) -> str:
    """A header's words; an unreadable one is empty (the library raises for some)."""
    try:
        return str(message.get(name) or "")
    except _UNREADABLE:
        return ""


def _match(sample: Sample) -> Match:
    text = sample.text
    if text.startswith("From ") and _MAIL.search(text[:4000]):
        return Match.BY_WORDS
    return Match.BY_WORDS if is_message(sample) and not is_saved_page(text) else Match.NO


def is_message(sample: Sample) -> bool:
    """Whether a file begins as a message does: with a header of its own."""
    named = sample.suffix in (".eml", ".mhtml", ".mht")
    return bool(_HEADER.match(sample.text)) and (named or len(_MAIL.findall(sample.text[:8000])) >= 2)


def is_saved_page(text: str) -> bool:
    """Whether a message is a web page that a browser saved, by its header."""
    return bool(_SAVED_PAGE.search(text[:8000]))


FORMATS = (Format("e-mail", _match, read),)
