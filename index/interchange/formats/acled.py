"""Event records in the columns of ACLED, for attacks and protests that are told as done. They are no data of ACLED's.

What ACLED codes by judgement (sub-events, interactions, regions) stays empty, and so does what no report
says: no figure is no zero. <https://acleddata.com/knowledge-base/codebook/>
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO, Final

from index.interchange.annotation_tables import csv_line
from index.interchange.happening_records import HappeningRecord, Party
from index.interchange.material import Material

COLUMNS: Final = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso",
    "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
OWN: Final = ("status", "reported_by", "edtf", "article", "start", "end", "by", "confidence")
_DISORDER: Final = {"ASSAULT": ("Political violence", None), "PROTEST": ("Demonstrations", "Protests")}
_DONE: Final = frozenset(("reported", "claimed"))
_WEEK, _MONTH = 7, 31  # days


def write(material: Material, stream: BinaryIO) -> None:
    """Write a row for each attack and protest that is reported or claimed to have been done."""
    stream.write(csv_line((*COLUMNS, *OWN)).encode())
    for record in material.happenings():
        if record.type in _DISORDER and record.status in _DONE:
            values = _values(record)
            stream.write(csv_line([values.get(name) for name in (*COLUMNS, *OWN)]).encode())


def _values(record: HappeningRecord) -> dict[str, object]:
    precision = time_precision(record)
    place = record.place
    disorder, event_type = _DISORDER[record.type]
    return {
        "event_id_cnty": record.id,
        "event_date": record.first if precision else None,
        "year": record.first.year if precision and record.first else None,
        "time_precision": precision,
        "disorder_type": disorder,
        "event_type": event_type,
        "actor1": _first(record.agents),
        "assoc_actor_1": _others(record.agents),
        "actor2": _first(record.recipients),
        "assoc_actor_2": _others(record.recipients),
        "location": place and place.name,
        "latitude": place and place.latitude,
        "longitude": place and place.longitude,
        "geo_precision": (3 if place.is_area else 1) if place and place.latitude is not None else None,
        "source": "; ".join(record.publishers),
        "notes": record.sentence,
        "fatalities": _killed(record),
        "status": record.status,
        "reported_by": record.reported_by,
        "edtf": record.edtf,
        "article": record.article,
        "start": record.start,
        "end": record.end,
        "by": record.by,
        "confidence": record.confidence,
    }


def time_precision(record: HappeningRecord) -> int | None:
    """1 for a day, 2 for days within a week, 3 for days within a month; None where the day is vaguer, or not known."""
    if record.first is None or record.last is None:
        return None
    days = (record.last - record.first).days + 1
    return 1 if days == 1 else 2 if days <= _WEEK else 3 if days <= _MONTH else None


def _first(parties: Sequence[Party]) -> str | None:
    return parties[0].name if parties else None


def _others(parties: Sequence[Party]) -> str:
    return "; ".join(party.name for party in parties[1:])


def _killed(record: HappeningRecord) -> int | None:
    """The lowest figure of people killed, as ACLED takes the most cautious one."""
    return min((one.low for one in record.figures if one.what == "killed" and one.whom is None), default=None)
