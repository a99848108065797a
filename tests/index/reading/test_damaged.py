"""Damage of every kind to a file of every format: what comes of it is sound, and the same the second time.

The strategies know what is special in the formats: references, charsets, encoded words, quotes, offsets, names.
"""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.reading.parts import read_source
from index.reading.plain.header import Header, read_dateline, read_key_line
from index.reading.plain.segments import lines_of
from index.reading.source import Source
from index.reading.source_dates import day_in_name, day_of_value, find_day
from tests.index.reading.every_format import FORMATS, PLAIN, ninjs
from tests.index.reading.made import FIRST, TITLE, docx, docx_paragraph, pdf, wrapped, zipped
from tests.index.reading.sound import check

CORE = "<c><title>Bridge closed</title><creator>Ann Other</creator><created>2019-05-03</created></c>"
SEEDS: dict[str, bytes] = {
    **FORMATS,
    "core.docx": docx([docx_paragraph(TITLE, "Heading1"), docx_paragraph(FIRST)], core=CORE),
    "facts.pdf": pdf([wrapped(FIRST, 50, 700)], "/Title (Bridge closed) /Author (Ann Other)"),
    "head.txt": f"Title: {TITLE}\nBy: Ann Other\nSource: Post | 2019-05-03\n\n{PLAIN}".encode(),
    "front.md": f"---\ntitle: {TITLE}\ndate: 2019-05-03\n---\n{PLAIN}\n\n> - a\n> - b\n\n| a |\n|---|\n".encode(),
}
TOKENS = [
    b"\x1b[31m", b"\0", b"\x9b31m", b"\r", b"\n\n", b" " * 300, b"<", b">", b'"', b"&#27;", b"&#xd800;",
    b"&e;", b"\\u001b", "\u202e".encode(), "\u2066".encode(), "\u0301".encode(), "\u2028".encode(),
    "ﷺ".encode(), b"\xef\xbb\xbf", b"\xff\xfe", b"\xed\xa0\x80", b"-1", b"1e400", b"9" * 400, b"../../x",
    b"=?utf-8?b?G1szMW0=?=", b"=?x?q?=ZZ?=", b"2019-13-45", b"9999-12-31T23:59:59-12:00", b"<div>" * 300,
    b"[" * 2_000, b"> " * 300, b"<!--", b"]]>", b"<li><h1>", b"Title: x\n", b"charset=punycode",
    b"message/rfc822", b"base64", b"BAGHDAD, May 3 (Agency) - ", b"=" * 300 + b" words",
]  # fmt: skip
PACKINGS: dict[str, tuple[Callable[[bytes], bytes], Callable[[bytes], bytes]]] = {
    ".gz": (gzip.decompress, gzip.compress),
    ".tgz": (gzip.decompress, gzip.compress),
    ".bz2": (bz2.decompress, bz2.compress),
    ".xz": (lzma.decompress, lzma.compress),
}
Edit = tuple[str, float, int, bytes]
EDITS = st.lists(
    st.tuples(
        st.sampled_from(["put", "put", "over", "flip", "drop", "cut", "again"]),
        st.floats(0, 1),
        st.integers(1, 60),
        st.sampled_from(TOKENS),
    ),
    min_size=1,
    max_size=4,
)


def damaged(data: bytes, edits: list[Edit]) -> bytes:
    for what, place, size, token in edits:
        at = int(place * len(data))
        before, part, behind = data[:at], data[at : at + size], data[at + size :]
        data = {
            "put": before + token + part + behind,
            "over": before + token + behind,
            "flip": before + bytes(one ^ (1 << size % 8) for one in part[:1]) + part[1:] + behind,
            "drop": before + behind,
            "cut": before or data,
            "again": before + part * size + behind,
        }[what]
    return data


def twice(data: bytes, name: str) -> None:
    found, again = (list(read_source(Source.of(data, name))) for _ in range(2))
    check(found)
    assert [str(one) for one in found] == [str(one) for one in again]


@pytest.mark.parametrize("name", SEEDS)
def test_a_damaged_file_gives_sound_articles_or_a_sentence(name: str) -> None:
    @settings(max_examples=25)
    @given(EDITS)
    def hold(edits: list[Edit]) -> None:
        twice(damaged(SEEDS[name], edits), name)

    hold()


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return {one: opened.read(one) for one in opened.namelist()}


@pytest.mark.parametrize("name", ["core.docx", "a.epub", "a.zip"])
def test_damage_within_an_archive_is_met_like_any_other(name: str) -> None:
    held = members(SEEDS[name])

    @settings(max_examples=25)
    @given(
        st.sampled_from(sorted(held)),
        EDITS,
        st.sampled_from([None, "../x", "a/", "x\x1b", "é" * 200, "x.json"]),
    )
    def hold(member: str, edits: list[Edit], renamed: str | None) -> None:
        changed = {**held, member: damaged(held[member], edits)}
        if renamed is not None:
            changed[renamed] = changed.pop(member)
        twice(zipped(changed), name)

    hold()


UNSEEN = "\u200f\u200e\u061c\u2028\u2029\u202e\u2066\x9b\ufeff\u00ad\u3164\x7f\U000e0041"
STATED = (
    "Bridge closed",
    "Ann Other",
    "Valley Post",
    "Bob Writer",
    "Cy Third",
    "Agency",
    "news.example",
    "2019",
)
WRITTEN = {
    "as it is": lambda letter: letter,
    "as a reference": lambda letter: f"&#x{ord(letter):x};",
    "as JSON": lambda letter: json.dumps(letter)[1:-1],
}


def with_unseen(data: bytes, unseen: str) -> bytes:
    """Characters that are not seen in whatever a file states: in the words and behind them."""
    for words in STATED:
        middle = len(words) // 2
        data = data.replace(words.encode(), f"{words[:middle]}{unseen}{words[middle:]}{unseen}".encode())
    return data


@pytest.mark.parametrize("written", WRITTEN)
@pytest.mark.parametrize("name", SEEDS)
def test_no_field_of_any_format_lets_unseen_characters_through(name: str, written: str) -> None:
    unseen = "".join(map(WRITTEN[written], UNSEEN))
    packing = PACKINGS.get(name[name.rindex(".") :])
    if zipfile.is_zipfile(io.BytesIO(SEEDS[name])):
        data = zipped({one: with_unseen(content, unseen) for one, content in members(SEEDS[name]).items()})
    elif packing:
        data = packing[1](with_unseen(packing[0](SEEDS[name]), unseen))
    else:
        data = with_unseen(SEEDS[name], unseen)
    check(list(read_source(Source.of(data, name))))


VALUES = [None, True, 0, -1, 10**400, 1.5e308, float("nan"), float("inf"), 1556878500, "", " ", "\ud800", "x" * 600,
          "<p>Words</p>", "2019-05-03", "dateline/1", "\u0301e\x1b", FIRST]  # fmt: skip
JSON_VALUES = st.recursive(
    st.sampled_from(VALUES),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["name", "value", "role", "rel", "text"]), inner)
    ),
    max_leaves=5,
)
OWN = {"format": "dateline/1", "id": "bridge", "title": TITLE, "found": {"title": "x"}, "text": FIRST,
       "authors": ["Ann"], "segments": [{"start": 0, "end": 9}], "published": "2019-05-03",
       "url": "https://news.example/"}  # fmt: skip
ROWS: dict[str, dict[str, Any]] = {
        "row.json": {"title": TITLE, "text": FIRST, "date": "2019-05-03", "authors": [{"name": "Ann"}],
                     "source": "Post"},
        "item.json": {**ninjs(), "headlines": [], "bodies": [], "byline": "By Ann", "infosources": []},
        "own.json": OWN}  # fmt: skip


@pytest.mark.parametrize("name", ROWS)
def test_a_record_may_hold_any_value_anywhere(name: str) -> None:
    @settings(max_examples=25)
    @given(st.sampled_from(sorted(ROWS[name])), JSON_VALUES)
    @example("title", "x" * 600)
    @example("date", 10**400)
    @example("title", 5)
    def hold(key: str, value: object) -> None:
        row = {**ROWS[name], key: value}
        twice(json.dumps([row, ROWS["row.json"]]).encode("utf-8", "surrogatepass"), name)

    hold()


@given(st.text(st.sampled_from("0123456789-/.:T+Z ,aAmMyYFriJnBGD()—|_\n"), max_size=60) | st.from_regex(
    re.compile(r"[A-Z]{2,9}, (May|Dec\.?|3 June) ?\d{1,2},? ?(\d{4})? \(\w{2,9}\) ?[-—] "), fullmatch=True
))  # fmt: skip
@example("2019-05-03T25:61:61+99:99")
@example("99999999999999999999")
@example("²²²²²²²²²²")
@example("1556878500\x1f\xa0")
def test_any_words_have_a_day_or_none(words: str) -> None:
    for read in (find_day, day_in_name, day_of_value):
        read(words)
    for line in lines_of(words):
        read_key_line(line, Header())
    read_dateline(words, None, Header())
