"""Event records in the columns of POLECAT, which codes by PLOVER: a table of tabs, with a few columns of ours behind.

What no text says stays empty: modes, intensity, codes of countries. What is denied is left out, since users of such
tables count rows; planned, possible and past deeds say so in the contexts. <https://osf.io/preprints/socarxiv/rm5dw>
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO, Final

from index.event_types import EVENT_TYPES
from index.interchange.annotation_tables import table_line
from index.interchange.happening_records import HappeningRecord, Party
from index.interchange.material import Material

COLUMNS: Final = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City",
    "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source",
    "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
OWN: Final = ("Status", "Reported By", "EDTF", "Article", "Start", "End", "Sentence", "By", "Confidence")
_CONTEXTS: Final = {"planned": "future", "possible": "hypothetical", "past": "historical"}


def write(material: Material, stream: BinaryIO) -> None:
    """Write a row for each happening of a type of PLOVER's that nobody denies."""
    stream.write(table_line((*COLUMNS, *OWN), "\t").encode())
    for record in material.happenings():
        if EVENT_TYPES[record.type].quad is not None and record.status != "denied":
            values = _values(record)
            row = [values.get(name) for name in (*COLUMNS, *OWN)]
            stream.write(table_line(row, "\t").encode())


def _values(record: HappeningRecord) -> dict[str, object]:
    place, exact = record.place, record.first == record.last
    return {
        "Event ID": record.id,
        "Event Date": record.first if exact else None,
        "Event Type": record.type,
        "Quad Code": EVENT_TYPES[record.type].quad,
        "Contexts": _CONTEXTS.get(record.status),
        "Actor Name": _names(record.agents),
        "Actor Name Raw": _names(record.agents),
        "Recipient Name": _names(record.recipients),
        "Recipient Name Raw": _names(record.recipients),
        "Placename": place and place.name,
        "City": place.name if place and not place.is_area else None,
        "Latitude": place and place.latitude,
        "Longitude": place and place.longitude,
        "Raw Placename": place and (place.site or place.name),
        "Source": "; ".join(record.publishers),
        "Publication Date": record.reported,
        "Status": record.status,
        "Reported By": record.reported_by,
        "EDTF": record.edtf,
        "Article": record.article,
        "Start": record.start,
        "End": record.end,
        "Sentence": record.sentence,
        "By": record.by,
        "Confidence": record.confidence,
    }


def _names(parties: Sequence[Party]) -> str:
    return "; ".join(party.name for party in parties)
