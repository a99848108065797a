"""The words of a message: of its text parts in order, of alternatives the better one; quoted lines stay, marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage, Message
from itertools import groupby

from index.errors import ReadError
from index.model import SegmentKind
from index.reading.assemble import Block
from index.reading.clean import clean, clean_line
from index.reading.decode import decode
from index.reading.html.parse import decode_page, html_blocks
from index.reading.message.parsing import MOST_PARTS, content_of, declared, header_of, parts_of
from index.reading.plain.segments import segments_of

_STUB = 40  # words: a plain part with fewer stands in for the HTML one
_MARKS = re.compile(r"[ \t]?(?:>[ \t]?)+")
_ATTRIBUTION = re.compile(
    r"(?:On|Am|Le|El|Il|Em|Op|Den)\b.{5,250}\b"
    r"(?:wrote|schrieb.{0,80}|a écrit|escribió|ha scritto|escreveu|schreef|skrev)\s*:|"
    r".{2,120}\b(?:wrote|writes):",
    re.S,
)
_PICTURES = ("image", "font")
_SIGNATURES = ("pgp-signature", "pkcs7-signature", "x-pkcs7-signature")
_ENCRYPTED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")


@dataclass
class Body:
    """What a message holds: its passages, whether they are HTML, messages attached to it, names of what is no text."""

    blocks: list[Block] = field(default_factory=list)
    is_html: bool = False
    messages: list[EmailMessage] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    parts: int = 0

    @property
    def words(self) -> int:
        """How many words its passages have."""
        return sum(len(block.words.split()) for block in self.blocks)

    def take(self, other: Body, *, with_text: bool = True) -> None:
        """Add what another part holds."""
        if with_text:
            self.blocks += other.blocks
            self.is_html = self.is_html or other.is_html
        self.messages += other.messages
        self.left_out += other.left_out
        self.parts += other.parts


def body_of(message: Message, name: str) -> Body:
    """The body of a message. Raises ReadError where it is encrypted."""
    body = Body()
    _collect(message, body, name)
    if body.parts >= MOST_PARTS:
        body.left_out.append(f"what lies behind {MOST_PARTS} parts")
    return body


def _collect(part: Message, body: Body, name: str) -> None:
    """Add a part and all parts in it to `body`."""
    body.parts += 1
    if body.parts > MOST_PARTS:
        return
    kind, charset = declared(part)
    if kind in _ENCRYPTED:
        raise ReadError(name, "it is encrypted")
    if kind == "message/rfc822" and part.is_multipart():
        body.messages += [one for one in parts_of(part, kind) if isinstance(one, EmailMessage)]
    elif parts := parts_of(part, kind):
        _collect_parts(kind, parts, body, name)
    elif kind.startswith("multipart/"):
        body.blocks += plain_blocks(decode(content_of(part), charset).text)
    elif kind not in ("text/plain", "text/html") or _is_attached(part):
        _leave_out(part, kind, body)
    elif kind == "text/html":
        body.blocks += html_blocks(decode_page(content_of(part), charset).text, cited=True)
        body.is_html = True
    else:
        body.blocks += plain_blocks(decode(content_of(part), charset).text)


def _collect_parts(kind: str, parts: list[Message], body: Body, name: str) -> None:
    if kind != "multipart/alternative":
        for part in parts:
            _collect(part, body, name)
        return
    choices: list[Body] = []
    for part in parts:
        choice = Body(parts=body.parts)
        _collect(part, choice, name)
        body.parts, choice.parts = choice.parts, 0
        choices.append(choice)
    best = _better(choices)
    for choice in choices:
        body.take(choice, with_text=choice is best)


def _better(choices: list[Body]) -> Body | None:
    """The plain one of two ways to write the same message, unless that is a stub; else the richest one."""
    plain = next((one for one in choices if one.blocks and not one.is_html), None)
    rich = max((one for one in choices if one.is_html), key=lambda one: one.words, default=None)
    if plain and (rich is None or plain.words >= _STUB or rich.words <= plain.words):
        return plain
    return rich if rich and rich.blocks else plain


def _is_attached(part: Message) -> bool:
    return header_of(part, "Content-Disposition").strip().lower().startswith("attachment")


def _leave_out(part: Message, kind: str, body: Body) -> None:
    """Note what is no text of the message; pictures in its text and signatures are no loss."""
    family, _, subtype = kind.partition("/")
    if subtype in _SIGNATURES or (family in _PICTURES and not _is_attached(part)):
        return
    body.left_out.append(clean_line(_filename(part)) or kind)


def _filename(part: Message) -> str | None:
    try:
        return part.get_filename()
    except (ValueError, LookupError, AttributeError, TypeError):
        return None  # the library raises for some


def plain_blocks(text: str) -> list[Block]:
    """The passages of a plain part. Those that quote another message begin with its marks (`>`)."""
    lines = [(_MARKS.match(line), line) for line in clean(text).split("\n")]
    blocks: list[Block] = []
    for marks, group in groupby(lines, key=lambda pair: ">" * pair[0][0].count(">") if pair[0] else ""):
        words = "\n".join(line[found.end() :] if found else line for found, line in group)
        blocks += [_quoted(block, marks) for block in _passages(words)]
    return blocks


def _passages(text: str) -> Iterator[Block]:
    for segment in segments_of(text):
        words = segment.of(text)
        kind: SegmentKind = "credit" if len(words) < 300 and _ATTRIBUTION.fullmatch(words) else segment.kind
        yield Block(kind, words)


def _quoted(block: Block, marks: str) -> Block:
    return (
        Block("paragraph" if block.kind == "heading" else block.kind, f"{marks} {block.words}")
        if marks
        else block
    )
