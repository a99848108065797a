"""What an index keeps of an event beside its columns: the record, a line of JSON, under the names of its fields."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple

from index.model import By, EventStatus
from index.search.part import Part

EVENT_RECORDS = "event.record"


class EventRecord(NamedTuple):
    """The fields in the order in which they are kept; the id is the first, and read alone too."""

    event: str
    date_reason: str | None
    place: str | None
    counts: Sequence[str]
    status: EventStatus
    reported_by: str | None
    confidence: float
    by: By
    sentence: Sequence[int]  # where it begins and ends in the text
    marks: Sequence[tuple[int, int, str]]
    areas: Sequence[str]  # its place, and what that lies in

    @property
    def line(self) -> str:
        """It as it is kept."""
        return json.dumps(self)


def event_record(part: Part, row: int) -> EventRecord:
    """The record of an event of a part."""
    return EventRecord(*json.loads(part.blob(EVENT_RECORDS, row)))


def event_ids(part: Part) -> Sequence[str]:
    """The id of each event of a part, without the rest of its record: plain letters and digits."""
    return [record[2 : record.index(b'"', 2)].decode() for record in part.blobs(EVENT_RECORDS)]
