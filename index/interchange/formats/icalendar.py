"""iCalendar (RFC 5545): the happenings with a day, as events of whole days that block nobody's time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import BinaryIO, Final

from index.interchange.happening_records import HappeningRecord
from index.interchange.material import Material
from index.reading.clean import clean_url

_WIDEST: Final = 75  # bytes of a line, without its end
_SPECIAL = re.compile(r"([\\;,])")


def write(material: Material, stream: BinaryIO) -> None:
    """Write an event for each happening whose day is known, exactly or not."""
    _say(stream, "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dateline//Dateline//EN", "CALSCALE:GREGORIAN")
    for record in material.happenings():
        if record.first and record.last and record.last < date.max:
            _say(stream, *_event(record, record.first, record.last))
    _say(stream, "END:VCALENDAR")


def _event(record: HappeningRecord, first: date, last: date) -> Iterator[str]:
    is_exact = first == last
    yield from (
        "BEGIN:VEVENT",
        f"UID:{_text(record.id)}@dateline.invalid",
        f"DTSTAMP:{_stamp(record, first)}",
    )
    yield f"DTSTART;VALUE=DATE:{_day(first)}"
    yield f"DTEND;VALUE=DATE:{_day(last + timedelta(days=1))}"
    yield f"SUMMARY:{_text(record.headline if is_exact else f'{record.headline} [{record.edtf}]')}"
    made = "set by hand" if record.by == "hand" else "machine-made"
    sources = "; ".join(record.publishers) or record.article
    lines = [
        record.sentence,
        record.figures_in_words,
        f"{sources}, {record.status}, {made}",
        record.date_reason,
    ]
    description = "\n".join(line for line in lines if line)
    yield f"DESCRIPTION:{_text(description)}"
    yield f"CATEGORIES:{record.type}"
    yield "TRANSP:TRANSPARENT"
    if record.place:
        yield f"LOCATION:{_text(record.place.name)}"
        if record.place.latitude is not None and not record.place.is_area:
            yield f"GEO:{record.place.latitude:.6f};{record.place.longitude:.6f}"
    if record.urls and (url := clean_url(record.urls[0])):
        yield f"URL:{url}"
    yield f"X-DATELINE-EDTF:{_text(record.edtf)}"
    yield f"X-DATELINE-BY:{record.by}"
    yield f"X-DATELINE-SENTENCE:{_text(f'{record.article}:{record.start}-{record.end}')}"
    yield "END:VEVENT"


def _stamp(record: HappeningRecord, first: date) -> str:
    """The moment that stands for the record: the day of the first report, the same in every export."""
    return f"{_day(record.reported or first)}T000000Z"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(words: str) -> str:
    """A text value: what parts values is escaped, line ends are told as such."""
    return _SPECIAL.sub(r"\\\1", words).replace("\r", "").replace("\n", r"\n")


def _say(stream: BinaryIO, *lines: str) -> None:
    """Write content lines, folded so that none has more than 75 bytes; no character is cut."""
    for line in lines:
        pieces, size = [""], 0
        for letter in line:
            width = len(letter.encode())
            if size + width > _WIDEST:
                pieces.append(" ")
                size = 1
            pieces[-1] += letter
            size += width
        stream.write("".join(f"{piece}\r\n" for piece in pieces).encode())
