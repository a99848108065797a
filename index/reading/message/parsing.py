"""From bytes to a parsed message, within limits; headers that programs write wrongly are mended first."""

from __future__ import annotations

import base64
import quopri
import re
from email import message_from_bytes
from email.errors import CloseBoundaryNotFoundDefect, MessageError
from email.headerregistry import HeaderRegistry
from email.message import EmailMessage, Message
from email.policy import EmailPolicy
from functools import cache, lru_cache
from typing import Any, cast

from index.errors import ReadError
from index.reading.decode import decode
from index.reading.source import LARGEST_MEMBER

MOST_PARTS = 200
_LARGEST_HEADER = 200_000  # bytes; the parser's time grows with its square
_LONGEST_HEADER = 4_000  # characters of one; the same
_LONGEST_PART_HEADER = 500  # of one that says what a part is: a message has many, read often
UNREADABLE = (
    ValueError,
    OverflowError,
    LookupError,
    AttributeError,
    TypeError,
    RecursionError,
)  # the library raises for some headers
_BOUNDARIES = re.compile(rb"^--\S", re.M)
_BEFORE = re.compile(rb"(?:[ \t]*\r?\n|>?From [^\r\n]*\r?\n)+")
_LOST_INDENT = re.compile(
    rb"^(Content-[A-Za-z-]+:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*;[ \t]*\r?\n)(?=[A-Za-z][\w-]{0,30}\*?\d?\*?[ \t]*=)",
    re.M | re.I,
)  # in front of a parameter that stands at the beginning of its line
_BOUNDARY_LINE = re.compile(rb"^--(\S[^\r\n]{0,98}?)[ \t]*\r?\n(?=Content-[A-Za-z-]+[ \t]*:)", re.M | re.I)
_LOST_SEMICOLON = re.compile(r"(?P<kind>[a-z]+/[\w.+-]+)[\s,]+(?:charset\s*=\s*[\"']?(?P<charset>[\w.:-]+))?")
_NO_BASE64 = re.compile(rb"[^A-Za-z0-9+/=]")
_ESCAPED = re.compile(rb"=(?:[0-9A-F]{2})")
_SOFT_BREAK = re.compile(rb"=[ \t]*\r?\n")


class _ShortHeaders(EmailPolicy):
    """The library's usual rules, with every header cut, those of the parts too."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Name and value of a header's lines; bytes that no rule of mail allows there are decoded all the same."""
        name, value = super().header_source_parse(sourcelines)
        if not value.isascii():
            value = decode(value.encode("utf-8", "surrogateescape")).text
        short = name.lower().startswith("content-") and name.lower() != "content-location"
        return name, value[: _LONGEST_PART_HEADER if short else _LONGEST_HEADER]


class _Headers(HeaderRegistry):
    """What headers say, each read once: the library reads it anew whenever it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._read = lru_cache(maxsize=1_000)(super().__call__)

    def __call__(self, name: str, value: Any) -> Any:
        """The header of this name with what its value says."""
        return self._read(name, value)


def parse_message(data: bytes, name: str) -> EmailMessage:
    """The parsed message. Raises ReadError for one with a huge header or too many parts."""
    data = data[before.end() :] if (before := _BEFORE.match(data)) else data
    header = re.split(rb"\r?\n\r?\n", data[: _LARGEST_HEADER + 4], maxsplit=1)[0]
    if len(header) > _LARGEST_HEADER:
        raise ReadError(name, "the message's header is too large")
    if len(_BOUNDARIES.findall(data[:LARGEST_MEMBER])) > 20 * MOST_PARTS:
        raise ReadError(name, "the message has too many parts")
    try:
        return _parsed(_LOST_INDENT.sub(rb"\1 ", data))
    except (MessageError, ValueError, LookupError, IndexError, AttributeError, TypeError) as error:
        raise ReadError(name, f"the message is damaged ({type(error).__name__})") from None


def _parsed(data: bytes) -> EmailMessage:
    return message_from_bytes(data, policy=_policy())


@cache
def _policy() -> EmailPolicy[EmailMessage]:
    return cast("EmailPolicy[EmailMessage]", _ShortHeaders(header_factory=_Headers()))


def parts_of(part: Message, kind: str) -> list[Message]:
    """The parts of a multipart; none of another. Where its header names no boundary that is there, one is guessed.

    `kind` is the part's type as `declared` gives it.
    """
    if part.is_multipart():
        return [one for one in part.get_payload() if isinstance(one, Message)]
    family, _, subtype = kind.partition("/")
    is_multipart = family == "multipart"
    if not is_multipart and family != "text":
        return []
    data = _raw(part)[0]
    if not is_multipart and b"\n--" not in b"\n" + data[:200]:
        return []
    if not (match := _BOUNDARY_LINE.search(data)):
        return []
    kind = f"multipart/{subtype if is_multipart else 'mixed'}"
    head = b'Content-Type: %b; boundary="%b"\r\n\r\n' % (
        kind.encode("ascii", "replace"),
        match[1].replace(b'"', b""),
    )
    inner = _parsed(head + data)
    return [one for one in inner.get_payload() if isinstance(one, Message)] if inner.is_multipart() else []


def is_cut_off(message: Message) -> bool:
    """Whether the end of a message's last part is missing; that of a part within another is often forgotten."""
    return any(isinstance(defect, CloseBoundaryNotFoundDefect) for defect in message.defects)


def declared(part: Message) -> tuple[str, str | None]:
    """Type and charset of a part; those of a plain one where its header cannot be read."""
    try:
        kind, charset = part.get_content_type(), part.get_content_charset()
    except UNREADABLE:
        return "text/plain", None
    if match := _LOST_SEMICOLON.match(kind):
        return match["kind"], charset or match["charset"]
    return kind, charset


def header_of(message: Message, name: str) -> str:
    """A header's words; an unreadable one is empty (the library raises for some)."""
    try:
        return str(message.get(name) or "")
    except UNREADABLE:
        return ""


def content_of(part: Message) -> bytes:
    """The bytes of a part that is no multipart, its transfer encoding undone; where that is not true, as they stand."""
    data, encoding = _raw(part)
    if encoding == "base64":
        letters = _NO_BASE64.sub(b"", data)
        if len(letters) < 0.8 * len(data) or b" " in data.strip():
            return data
        return b"".join(map(_unpadded, letters.split(b"=")))  # several encodings may follow each other
    if encoding == "quotedprintable" or (not encoding and _is_quoted_printable(data)):
        return quopri.decodestring(data)
    if encoding in ("xuuencode", "uuencode", "uue", "xuue"):
        part["Content-Transfer-Encoding"] = "x-uuencode"
        unpacked = part.get_payload(decode=True)
        return unpacked if isinstance(unpacked, bytes) else data
    return data


def _unpadded(letters: bytes) -> bytes:
    """What base64 without its padding stands for; a last letter that is no whole byte is left out."""
    return base64.b64decode(letters[: len(letters) - (len(letters) % 4 == 1)] + b"==")


def _raw(part: Message) -> tuple[bytes, str]:
    """A part's bytes as they stand, and the letters of its transfer encoding (`8-bit` and `8bit` are the same)."""
    encoding = re.sub(r"[^a-z0-9]", "", header_of(part, "Content-Transfer-Encoding").lower())
    del part["Content-Transfer-Encoding"]
    payload = part.get_payload(decode=True)
    part["Content-Transfer-Encoding"] = encoding
    return (payload if isinstance(payload, bytes) else b""), encoding


def _is_quoted_printable(data: bytes) -> bool:
    """Whether a part is quoted-printable though its header does not say so."""
    return len(_ESCAPED.findall(data[:100_000])) > 2 and bool(_SOFT_BREAK.search(data[:100_000]))
