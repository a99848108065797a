"""What a page of a PDF holds beside its text layer: pictures, notes that readers wrote on it, filled-in fields."""

from __future__ import annotations

import ctypes
from typing import Any

_NO_NOTES = ("FPDF_ANNOT_LINK", "FPDF_ANNOT_POPUP")  # a pop-up shows another note's words
_NO_WORDS = ("", "Off")  # a box without its tick
_MOST_NOTES = 1_000  # of a page


def has_picture(page: Any) -> bool:
    """Whether there is a picture on a page: where it has no text, that may be one of its text."""
    import pypdfium2.raw

    return next(page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]), None) is not None


def notes_on(page: Any) -> int:
    """How many notes with words, and fields with a value, lie on a page: the text layer has none of them."""
    import pypdfium2.raw as pdfium

    passed_over = {getattr(pdfium, name) for name in _NO_NOTES}
    count = 0
    for number in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST_NOTES)):
        note = pdfium.FPDFPage_GetAnnot(page, number)
        if not note:
            continue
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        key = b"V" if kind == pdfium.FPDF_ANNOT_WIDGET else b"Contents"
        count += kind not in passed_over and _words(note, key) not in _NO_WORDS
        pdfium.FPDFPage_CloseAnnot(note)
    return count


def _words(note: Any, key: bytes) -> str:
    import pypdfium2.raw as pdfium

    size = min(pdfium.FPDFAnnot_GetStringValue(note, key, None, 0), 1_000)  # bytes, UTF-16
    buffer = ctypes.create_string_buffer(max(size, 2))
    pdfium.FPDFAnnot_GetStringValue(note, key, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), size)
    return buffer.raw[:size].decode("utf-16-le", "ignore").strip("\0 \t\r\n")
