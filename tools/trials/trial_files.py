"""What is read and annotated in trials: small files of every format damaged where it hurts, and texts of odd pieces."""

from __future__ import annotations

import base64
import gzip
import io
import json
import random
import zipfile
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import brotli

from index.collection import Collection
from index.interchange.material import Material
from index.interchange.registry import FORMATS
from index.model import Article, Segment, snap
from tests.index.annotate.test_whatever_the_text import DAYS, KINDS, PIECES
from tests.index.interchange.desk import report
from tests.index.reading.every_format import answer
from tests.index.reading.made import zipped
from tests.index.reading.test_damaged import PACKINGS, SEEDS, TOKENS, VALUES, Edit, damaged

_WAYS = ("put", "put", "over", "flip", "drop", "cut", "again")
_ZIPPED = (".docx", ".epub", ".zip")
ANNOTATED = ("jsonl", "brat", "cas-json", "cas-xmi", "web-annotation")  # exports that are read again
_WRAPPERS = ("",) * 9 + ("zip", "gz", "mail", "br")


def damaged_file(rng: random.Random) -> tuple[str, bytes]:
    """A file of any format, damaged as a whole or below its packing, now and then within another one."""
    seeds = sound_files()
    name = rng.choice(sorted(seeds))
    data = seeds[name]
    suffix = name[name.rindex(".") :]
    if suffix in _ZIPPED and rng.random() < 0.8:
        data = _with_damaged_member(data, rng)
    elif suffix in PACKINGS and rng.random() < 0.8:
        unpack, pack = PACKINGS[suffix]
        data = pack(_edited(unpack(data), rng))
    elif suffix in (".json", ".jsonl", ".jsonld") and rng.random() < 0.5:
        data = _odd_values(data, rng)
    else:
        data = _edited(data, rng)
    return _wrapped(name, data, rng)


@cache
def sound_files() -> dict[str, bytes]:
    """A small file of every format, and a report with everything in it in each format of annotations."""
    seeds = dict(SEEDS)
    with TemporaryDirectory() as place:
        collection = Collection.create(Path(place) / "desk")
        collection.replace(report())
        for name in ANNOTATED:
            target = Path(place) / name
            FORMATS[name].write(Material(collection, collection.ids()), target)
            files = (
                [target] if target.is_file() else sorted(path for path in target.rglob("*") if path.is_file())
            )
            if name in ("brat", "cas-xmi"):  # files that belong together come as an archive
                seeds[f"{name}.zip"] = zipped({path.name: path.read_bytes() for path in files})
            if name != "brat":
                path = next(path for path in files if path.name != "TypeSystem.xml")
                seeds[f"{name}{path.suffix or '.jsonl'}"] = path.read_bytes()
    return seeds


def _edited(data: bytes, rng: random.Random) -> bytes:
    edits: list[Edit] = [
        (rng.choice(_WAYS), rng.random(), rng.randint(1, 60), rng.choice(TOKENS))
        for _ in range(rng.randint(1, 4))
    ]
    changed = damaged(data, edits)
    return changed if changed != data else _edited(data, rng)


def _with_damaged_member(data: bytes, rng: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = rng.choice(sorted(members))
    content = _edited(members.pop(name), rng)
    members[rng.choice((name, name, name, "../x", "a/", "x\x1b", "é" * 200, "x.json"))] = content
    return zipped(members)


def _odd_values(data: bytes, rng: random.Random) -> bytes:
    """JSON with any value in the place of one of its values, or put in beside it."""
    content = json.loads(data)
    record = content
    while True:
        keys = sorted(record) if isinstance(record, dict) else list(range(len(record)))
        key = rng.choice(keys)
        if isinstance(record[key], dict | list) and record[key] and rng.random() < 0.7:
            record = record[key]
            continue
        value = rng.choice(VALUES)
        record[key] = rng.choice((value, [value], {"name": value, "text": value}))
        return json.dumps(content).encode("utf-8", "surrogatepass")


def _wrapped(name: str, data: bytes, rng: random.Random) -> tuple[str, bytes]:
    wrapper = rng.choice(_WRAPPERS)
    if wrapper == "zip":
        return f"{name}.zip", zipped({f"folder/{name}": data, "b.txt": SEEDS["a.txt"]})
    if wrapper == "gz":
        return f"{name}.gz", gzip.compress(data)
    if wrapper == "mail":
        return f"{name}.eml", _mail(name, data[:20_000], rng)
    if wrapper == "br":
        head, _, _ = answer().partition(b"\r\n\r\n")
        return f"{name}.warc", _record(
            head + b"\r\nContent-Encoding: br\r\n\r\n" + brotli.compress(data[:20_000], quality=1)
        )
    return name, data


def _mail(name: str, data: bytes, rng: random.Random) -> bytes:
    """A message with the data as one of its parts: attached where it is a message, else to be read as its text."""
    kind = "message/rfc822" if name.endswith(".eml") else "text/html" if b"<p>" in data else "text/plain"
    coding, body = ("base64", base64.encodebytes(data)) if rng.random() < 0.5 else ("8bit", data)
    return (
        "From: Ann Other <ann@example.org>\r\nSubject: Bridge closed\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/mixed; boundary="parts"\r\n\r\n--parts\r\n'
        f"Content-Type: {kind}\r\nContent-Transfer-Encoding: {coding}\r\n\r\n"
    ).encode() + b"%b\r\n--parts--\r\n" % body


def _record(block: bytes) -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/1\r\nContent-Length: {len(block)}"
    return (
        f"{head}\r\nContent-Type: application/http; msgtype=response\r\n\r\n".encode() + block + b"\r\n\r\n"
    )


def odd_article(rng: random.Random) -> Article:
    """Pieces of sentences, names and marks in any order, in segments with and without text between them."""
    text = ""
    spans = []
    for _ in range(rng.randint(1, 4)):
        text += rng.choice(("\n\n", "", " The king of Norland said "))
        start = len(text)
        pieces = [_piece(rng) for _ in range(rng.randint(0, 18))]
        text += rng.choice((" ", " ", "")).join(pieces)
        spans.append((start, len(text), rng.choice(KINDS)))
    segments: list[Segment] = []
    for start, end, kind in spans:
        first, last = snap(text, start, end)
        if first < last and (not segments or segments[-1].end <= first):
            segments.append(Segment.model_validate({"start": first, "end": last, "kind": kind}))
    return Article(id="a", text=text, segments=tuple(segments), published=rng.choice(DAYS))


def _piece(rng: random.Random) -> str:
    if rng.random() < 0.93:
        return rng.choice(PIECES)
    pieces = "".join(rng.choice(PIECES) for _ in range(2))
    at = rng.randrange(len(pieces))
    odd = chr(rng.choice((rng.randint(32, 0x2FF), rng.randint(0x600, 0xD7FF), rng.randint(0xE000, 0x1FFFF))))
    return pieces[:at] + odd * rng.choice((1, 1, 30)) + pieces[at:]
