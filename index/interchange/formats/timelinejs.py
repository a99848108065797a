"""TimelineJS (Knight Lab): the happenings with a day, as its JSON. Vague days keep their vagueness in what is shown.

<https://timeline.knightlab.com/docs/json-format.html>
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import escape
from typing import Any, BinaryIO

from index.interchange.happening_records import HappeningRecord
from index.interchange.json_list import filled, write_list
from index.interchange.material import Material

_MONTH, _YEAR = len("2021-06"), len("2021")


def write(material: Material, stream: BinaryIO) -> None:
    """Write an event for each happening whose day is known, exactly or not."""
    write_list(stream, "events", _events(material))


def _events(material: Material) -> Iterator[dict[str, Any]]:
    for record in material.happenings():
        if record.first and record.last:
            yield _event(record, record.first, record.last)


def _event(record: HappeningRecord, first: date, last: date) -> dict[str, Any]:
    event: dict[str, Any] = {
        "unique_id": record.id,
        "start_date": _date(first, record.edtf),
        "display_date": record.edtf,
        "text": {"headline": escape(record.headline), "text": _text(record)},
        "group": record.type,
        "autolink": False,
        "by": record.by,
        "status": record.status,
        "article": record.article,
        "start": record.start,
        "end": record.end,
    }
    if first != last:
        event["end_date"] = _date(last, record.edtf)
    return event


def _date(day: date, edtf: str) -> dict[str, int]:
    """The day as far as it is known: a month without its day, a year without its month."""
    parts: dict[str, int | None] = {"year": day.year, "month": day.month, "day": day.day}
    if len(edtf) <= _MONTH:
        parts["day"] = None
    if len(edtf) <= _YEAR:
        parts["month"] = None
    return filled(parts)


def _text(record: HappeningRecord) -> str:
    """What stands below the headline: the sentence, where, how many, the sources. Everything in it is escaped."""
    where = record.place.name if record.place else ""
    sources = "; ".join(record.publishers) or record.article
    made = "set by hand" if record.by == "hand" else "machine-made"
    lines = [record.sentence, where, record.figures_in_words, f"{sources} · {record.status} · {made}"]
    return "".join(f"<p>{escape(line)}</p>" for line in lines if line)
