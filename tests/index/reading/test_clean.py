"""What is kept of a plain text, and what never gets further."""

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
]


@pytest.mark.parametrize(("text", "stored", "drawn"), TEXTS, ids=repr)
def test_text_is_stored_verbatim_and_drawn_clean(text: str, stored: str, drawn: str) -> None:
    assert verbatim(text) == stored
    assert clean(verbatim(text)) == drawn
