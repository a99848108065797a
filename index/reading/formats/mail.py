"""E-mail: single messages (.eml) and mailboxes (mbox). Attachments are named in no path and never written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message
from email.utils import getaddresses
from functools import partial

from index.errors import ReadError
from index.model import Article
from index.reading.clean import clean_line
from index.reading.composed import DocumentFacts, article_of
from index.reading.format import ArticleOrError, FileHead, Format, Match
from index.reading.message.bodies import body_of
from index.reading.message.parsing import header_of, is_cut_off, parse_message
from index.reading.parts import read_part
from index.reading.source import DEEPEST, MB, Source
from index.reading.source_dates import moment_of

LARGEST_MESSAGE = 25 * MB
_HEADER = re.compile(
    r"(?:From|To|Subject|Date|Received|Return-Path|Message-I[Dd]|MIME-Version|Delivered-To|Content-Type|X-[\w-]+"
    r"|Snapshot-Content-Location):[ \t]",
    re.I,
)
_MAIL = re.compile(
    r"^(?:From|To|Received|Message-ID|MIME-Version|Return-Path|Delivered-To|Date|Subject):[ \t]", re.M | re.I
)
_SENT = re.compile(
    r"^(?:(?:To|Cc|Received|Return-Path|Delivered-To|Message-ID|In-Reply-To|DKIM-Signature):[ \t]|From:.{0,500}@)",
    re.M | re.I,
)
_SAVED = re.compile(r"^Snapshot-Content-Location:|^From:\s*\"?<?Saved (?:by|from)\b", re.M | re.I)
_RELATED = re.compile(r"^Content-Type:\s*(?:multipart/related|text/html)", re.M | re.I)
_HEADER_END = re.compile(r"\n[ \t\r]*\n")
_ADDRESS = re.compile(r"\s*\"?(?P<name>[^<>]*?)\"?\s*<(?P<address>[^<>]*)>\s*")
_ENVELOPE = re.compile(r">?From [^\n]*\n")
_MOST_MESSAGES = 20_000
_MOST_ATTACHED = 100  # messages


def read(source: Source) -> Iterator[ArticleOrError]:
    """The article of a message and of each that is attached to it, or of every message in a mailbox."""
    if source.head(5) == b"From ":
        yield from _read_mailbox(source)
    else:
        yield from read_message(source.read(LARGEST_MESSAGE), source.name)


def _read_mailbox(source: Source) -> Iterator[ArticleOrError]:
    for number, data in enumerate(_messages(source), 1):
        name = f"{source.name} (message {number})"
        yield from read_message(data[:LARGEST_MESSAGE], name)
        if len(data) > LARGEST_MESSAGE:
            yield ReadError(f"{name}, a part of it", f"it is larger than {LARGEST_MESSAGE // MB} MB")
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
            if size <= LARGEST_MESSAGE + MB:  # enough to see that it is larger
                lines.append(line[1:] if re.match(rb">+From ", line) else line)
        empty = not line.strip()
    if lines:
        yield b"".join(lines)


def read_message(data: bytes, name: str) -> Iterator[ArticleOrError]:
    """The article of one message, and of each that is attached to it; an error for each that has no text."""
    attached: list[Message] = []
    results = read_part(name, lambda: _article(parse_message(data, name), name, attached))
    yield from _with_attached(results, attached, name)


def _with_attached(
    result: ArticleOrError, attached: list[Message], name: str, depth: int = 1
) -> Iterator[ArticleOrError]:
    """What came of a message, and of those attached to it. One that only carries others needs no text of its own."""
    if isinstance(result, Article) or not attached:
        yield result
    if attached and depth > DEEPEST:
        yield ReadError(f"{name}, what is attached to it", f"it lies in more than {DEEPEST} messages")
        return
    for number, message in enumerate(attached[:_MOST_ATTACHED], 1):
        inner_name, inner = f"{name}, attached message {number}", list[Message]()
        read_inner = read_part(inner_name, partial(_article, message, inner_name, inner))
        yield from _with_attached(read_inner, inner, inner_name, depth + 1)
    if len(attached) > _MOST_ATTACHED:
        yield ReadError(
            name, f"more than {_MOST_ATTACHED} messages are attached to it; the rest was left out"
        )


def _article(message: Message, name: str, attached: list[Message]) -> Article:
    """The article of one message; the messages in it are put into `attached`."""
    body = body_of(message, name)
    attached += body.messages
    if not body.blocks:
        raise ReadError(
            name, "it is cut off before its text" if is_cut_off(message) else "the message has no text"
        )
    stated = stated_of(message)
    if body.left_out:
        stated.leave_out(f"{_counted(body.left_out)} ({', '.join(body.left_out[:5])})")
    if is_cut_off(message):
        stated.leave_out("its end: the message is cut off")
    return article_of(
        body.blocks, name, stated, "the message's HTML" if body.is_html else "the message's text"
    )


def _counted(names: list[str]) -> str:
    return "an attachment" if len(names) == 1 else f"{len(names)} attachments"


def stated_of(message: Message) -> DocumentFacts:
    """What a message's header says: subject, date, sender, language. A sender without a name goes by the address."""
    stated = DocumentFacts(language=clean_line(header_of(message, "Content-Language")))
    if subject := clean_line(header_of(message, "Subject")):
        stated.title, stated.found["title"] = subject, "the message's subject"
    if moment := moment_of(header_of(message, "Date")):
        stated.published, stated.found["published"] = moment, "the message's date"
    stated.authors = _senders(message)
    return stated


def _senders(message: Message) -> list[str]:
    line = header_of(message, "From")[:2000]
    written = next((str(value) for name, value in message.raw_items() if name.lower() == "from"), "")
    if "<" not in line and written.count("(") == 1 and "=?" not in written:
        line = written[:2000]  # a name in brackets, which the library takes for a comment
    if match := _ADDRESS.fullmatch(line):  # also a name with a comma that is not in quotation marks
        return [match["name"].strip() or match["address"].strip()]
    return [name or address for name, address in getaddresses([line]) if name or "@" in address]


def _match(sample: FileHead) -> Match:
    text = sample.text
    if text.startswith("From ") and _MAIL.search(text[:4000]):
        return Match.BY_WORDS
    return Match.BY_WORDS if is_message(sample) and not is_saved_page(sample) else Match.NO


def is_message(sample: FileHead) -> bool:
    """Whether a file begins as a message does: with a header of its own."""
    named = sample.suffix in (".eml", ".mhtml", ".mht")
    text = sample.text[before.end() :] if (before := _ENVELOPE.match(sample.text)) else sample.text
    return bool(_HEADER.match(text)) and (named or len(_MAIL.findall(sample.text[:8000])) >= 2)


def is_saved_page(sample: FileHead) -> bool:
    """Whether a message is a web page that a program saved: its header says so, or nobody sent it to anybody."""
    end = _HEADER_END.search(sample.text)
    header = sample.text[: end.start() if end else 20_000]
    if _SAVED.search(header):
        return True
    return bool(_RELATED.search(header)) and not _SENT.search(header)


FORMATS = (Format("e-mail", _match, read, is_text=True),)
