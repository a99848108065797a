"""Encodings: marks, UTF-8, declared charsets, and guesses that are named as guesses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.reading.decode import decode

FRENCH = (
    "Le préfet a déclaré que la crue s’était arrêtée à l’aube près du pont, où l’eau était montée de deux mètres. "
    * 4
)
RUSSIAN = (
    "Совет закрыл мост в понедельник, после того как вода в реке поднялась на два метра за одну ночь. " * 4
)
JAPANESE = "大雨で川の水位が一晩で二メートル上がり、町議会は月曜日に橋を閉鎖したと発表した。" * 6


@pytest.mark.parametrize(
    ("text", "encoding", "declared", "sure"),
    [
        (FRENCH, "utf-8", None, True), (FRENCH, "utf-8-sig", None, True), (FRENCH, "utf-16", None, True),
        (FRENCH, "utf-16-le", None, False), (FRENCH, "utf-16-be", None, False), (FRENCH, "utf-32", None, True),
        (FRENCH, "cp1252", None, False), (FRENCH, "cp1252", "iso-8859-1", True), (FRENCH, "utf-8", "latin-1", True),
        (RUSSIAN, "cp1251", None, False), (RUSSIAN, "koi8-r", "koi8-r", True), (JAPANESE, "shift_jis", None, False),
        (JAPANESE, "euc-jp", "EUC-JP", True), (FRENCH, "cp1252", "no-such", False), (FRENCH, "cp1252", "base64", False),
        (FRENCH, "cp1252", "utf-8", False),
    ],
)  # fmt: skip
def test_encodings(text: str, encoding: str, declared: str | None, sure: bool) -> None:
    found = decode(text.encode(encoding), declared)
    assert (found.text, found.sure) == (text, sure)


@given(
    st.binary(max_size=300),
    st.sampled_from([None, "utf-8", "cp1252", "idna", "punycode", "utf-7", "\0", "hex"]),
)
def test_any_bytes_have_a_text(data: bytes, declared: str | None) -> None:
    assert isinstance(decode(data, declared).text, str)
