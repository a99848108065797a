"""A server's answer as a crawler kept it: its header, and its body with every packing undone."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from typing import Any

from index.reading.source import MB

_HEADER_END = re.compile(rb"\r?\n\r?\n")
_LONGEST_HEADER = 65_536
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})")
_CHUNK = re.compile(rb"[ \t\r\n]*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,200})?\r?\n")
_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_PACKED = ("gzip", "x-gzip", "deflate", "br", "zstd")
_MARKUP = re.compile(rb"\s*<[!?a-zA-Z]")
_DAMAGED = "it is damaged in the archive"
_CUT = "its end is missing in the archive"


@dataclass(frozen=True)
class Answer:
    """What a server sent. `status` is None where the record holds no HTTP header."""

    status: int | None
    headers: Mapping[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        """The type that the server named, in small letters: `text/html`; empty where it named none."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The charset that the server named."""
        header = Message()
        header["Content-Type"] = self.headers.get("content-type", "")
        return header.get_content_charset()

    def unpacked(self, largest: int) -> tuple[bytes, str | None]:
        """The body as the server meant it, and why it is not whole (None where it is).

        What the header says of the packing is tried and not believed: many crawlers unpack a body and keep its header.
        Of a body larger than `largest` the first bytes come, one more than these at least.
        """
        data, fault = self.body, None
        if "chunked" in self.headers.get("transfer-encoding", "").lower() or _is_chunked(data):
            data, fault = _without_chunks(data)
        names = f"{self.headers.get('content-encoding', '')},{self.headers.get('transfer-encoding', '')}"
        codings = [one.strip().lower() for one in names.split(",")]
        for coding in reversed([one for one in codings if one in _PACKED]):
            data, why = _unpacked(data, coding, largest)
            fault = fault or why
        for mark, coding in ((_GZIP, "gzip"), (_ZSTD, "zstd")):  # packed twice, or without a word
            if data.startswith(mark):
                data, why = _unpacked(data, coding, largest)
                fault = fault or why
        return data, fault


def parse_answer(block: bytes) -> Answer:
    """The answer in a record's block; a block without an HTTP header is all body."""
    status = _STATUS.match(block)
    end = _HEADER_END.search(block, 0, _LONGEST_HEADER) if status else None
    if not status or not end:
        return Answer(None, {}, block)
    return Answer(int(status[1]), headers_of(block[: end.start()]), block[end.end() :])


def headers_of(head: bytes) -> dict[str, str]:
    """The header's values by name in small letters; the first of a name counts, lines that go on are joined."""
    headers: dict[str, str] = {}
    name = ""
    for line in head.decode("utf-8", "replace").splitlines()[1:]:
        if line[:1] in " \t" and name:
            headers[name] = f"{headers[name]} {line.strip()}"
            continue
        key, colon, value = line.partition(":")
        name = key.strip().lower() if colon else ""
        if name:
            headers.setdefault(name, value.strip())
    return headers


def _is_chunked(data: bytes) -> bool:
    """Whether a body consists of chunks though no header says so."""
    return bool(_CHUNK.match(data)) and _without_chunks(data)[1] is None


def _without_chunks(data: bytes) -> tuple[bytes, str | None]:
    """The chunks put together; a body that does not begin with one is as it was sent."""
    parts: list[bytes] = []
    at = 0
    while size := _CHUNK.match(data, at):
        start, length = size.end(), int(size[1], 16)
        if length == 0:
            return b"".join(parts), None
        parts.append(data[start : start + length])
        at = start + length
    return (b"".join(parts), _CUT) if parts else (data, None)


def _unpacked(data: bytes, coding: str, largest: int) -> tuple[bytes, str | None]:
    """The data without one packing, and why it is not whole; the data itself where it is not packed in this way."""
    if _MARKUP.match(data):
        return data, None
    if coding == "br":
        return _without_brotli(data, largest)
    if coding == "zstd":
        return _without_zstd(data, largest)
    for window in (zlib.MAX_WBITS | 32, -zlib.MAX_WBITS):  # with a header of gzip or zlib, or without any
        unpacker = zlib.decompressobj(window)
        try:
            unpacked = unpacker.decompress(data, largest + 1)
        except zlib.error:
            unpacked = _before_damage(data, window, largest)
            if not unpacked:
                continue
            return unpacked, _DAMAGED
        if unpacked:
            return _all_members(unpacked, unpacker, largest)
    return data, None


def _all_members(unpacked: bytes, unpacker: Any, largest: int) -> tuple[bytes, str | None]:
    """What one member gave, and what those behind it give: gzip files can be put one behind the other."""
    while unpacker.unused_data.startswith(_GZIP) and len(unpacked) <= largest:
        data, unpacker = unpacker.unused_data, zlib.decompressobj(zlib.MAX_WBITS | 32)
        try:
            unpacked += unpacker.decompress(data, largest + 1 - len(unpacked))
        except zlib.error:
            return unpacked, _DAMAGED
    return unpacked, None if unpacker.eof or len(unpacked) > largest else _CUT


def _before_damage(data: bytes, window: int, largest: int) -> bytes:
    """What can be unpacked in front of a damaged place."""
    unpacker, parts, size = zlib.decompressobj(window), [], 0
    try:
        for at in range(0, len(data), 512):
            parts.append(unpacker.decompress(data[at : at + 512], largest + 1 - size))
            size += len(parts[-1])
            if size > largest:
                break
    except zlib.error:
        pass
    return b"".join(parts) if size > 256 else b""


def _without_brotli(data: bytes, largest: int) -> tuple[bytes, str | None]:
    import brotli

    unpacker = brotli.Decompressor()
    parts, size = [], 0
    try:
        piece = unpacker.process(data, output_buffer_limit=largest + 1)
        while piece:
            parts.append(piece)
            size += len(piece)
            if size > largest:
                break
            piece = unpacker.process(b"", output_buffer_limit=largest + 1 - size)
    except brotli.error:
        return (b"".join(parts), _DAMAGED) if size else (data, None)
    unpacked = b"".join(parts)
    return (
        (unpacked, None if unpacker.is_finished() or size > largest else _CUT) if unpacked else (data, None)
    )


def _without_zstd(data: bytes, largest: int) -> tuple[bytes, str | None]:
    from fastwarc.stream_io import ZstdReader

    if not data.startswith(_ZSTD):
        return data, None
    reader = ZstdReader(io.BytesIO(data))
    parts, size = [], 0
    try:
        while size <= largest and (piece := reader.read(min(MB, largest + 1 - size))):
            parts.append(piece)
            size += len(piece)
    except (OSError, ValueError, RuntimeError):
        return b"".join(parts), _CUT
    return b"".join(parts), None
