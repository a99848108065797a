"""What is kept of a plain text, and what never gets further."""

import sys
import unicodedata

import pytest

from index.reading.clean import clean, verbatim

TEXTS = [
    ("one\r\ntwo\rthree\t", "one\ntwo\nthree\t", "one\ntwo\nthree\t"),
    ("a \x1b[31mred\x07 \x00word\x7f", "a [31mred word", "a [31mred word"),
    ("a \x9b31mred word", "a 31mred word", "a 31mred word"),
    ("FranÃ\x83Â§ois", "FranÃ\x83Â§ois", "FranÃÂ§ois"),
    ("FranA\u0303\x83Âois, itâ\x80\x99s", "FranA\u0303\x83Âois, itâ\x80\x99s", "FranA\u0303Âois, itâs"),
    ("\u202aשלום\u202c", "\u202aשלום\u202c", "שלום"),
    ("evil\u202etxt.exe", "eviltxt.exe", "eviltxt.exe"),
    ("\ufeffBOM \ud800", "BOM ", "BOM "),
    ("one\u2028two\u2029three\x85four\x0cfive", "one\ntwo\nthree\nfour\nfive", "one\ntwo\nthree\nfour\nfive"),
    ("prov\xadince \u2060a\u200bb", "prov\xadince \u2060a\u200bb", "province ab"),
    ("می\u200cروم क्\u200dष a\u200db", "می\u200cروم क्\u200dष a\u200db", "می\u200cروم क्\u200dष ab"),
    ("👩\u200d🚒 \u200d", "👩\u200d🚒 \u200d", "👩\u200d🚒 "),
]


@pytest.mark.parametrize(("text", "stored", "drawn"), TEXTS, ids=repr)
def test_text_is_stored_verbatim_and_drawn_clean(text: str, stored: str, drawn: str) -> None:
    assert verbatim(text) == stored
    assert clean(verbatim(text)) == drawn


VISIBLE_FORMATS = {
    "\u0600",
    "\u06dd",
    "\u070f",
    "\u0890",
    "\u08e2",
    "\U000110bd",
    "\U000110cd",
}  # signs around numbers


def test_no_character_that_cannot_be_seen_is_left_in_a_latin_word() -> None:
    unseen = (
        chr(code)
        for code in range(sys.maxunicode)
        if unicodedata.category(chr(code)) in ("Cc", "Cf", "Cs", "Zl", "Zp")
    )
    left = {one for one in unseen if clean(f"a{one}b") not in ("ab", "a\nb") and one != "\t"}
    assert {
        one for one in left if not "\u0600" <= one <= "\u0605" and not "\U00013430" <= one <= "\U0001343f"
    } <= VISIBLE_FORMATS | {"\u0891"}
