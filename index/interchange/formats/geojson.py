"""GeoJSON (RFC 7946): a feature for each happening with a place; without coordinates where none are known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from index.interchange.happening_records import HappeningRecord, MapPlace
from index.interchange.json_list import write_list
from index.interchange.material import Material


def write(material: Material, stream: BinaryIO) -> None:
    """Write the happenings that have a place."""
    write_list(stream, "features", _features(material), type="FeatureCollection")


def _features(material: Material) -> Iterator[dict[str, Any]]:
    for record in material.happenings():
        if record.place:
            yield _feature(record, record.place)


def _feature(record: HappeningRecord, place: MapPlace) -> dict[str, Any]:
    point = None
    if place.latitude is not None and place.longitude is not None:
        point = {"type": "Point", "coordinates": [round(place.longitude, 6), round(place.latitude, 6)]}
    return {
        "type": "Feature",
        "id": record.id,
        "geometry": point,
        "properties": {
            "name": record.headline,
            "place": place.name,
            "precision": "area" if place.is_area else "town",
            "site": place.site,
            "type": record.type,
            "status": record.status,
            "reported_by": record.reported_by,
            "edtf": record.edtf or None,
            "from": record.first and record.first.isoformat(),
            "to": record.last and record.last.isoformat(),
            "agents": [party.name for party in record.agents],
            "recipients": [party.name for party in record.recipients],
            "figures": record.figures_in_words or None,
            "articles": list(record.articles),
            "origins": record.origins,
            "article": record.article,
            "start": record.start,
            "end": record.end,
            "sentence": record.sentence,
            "by": record.by,
            "confidence": record.confidence,
        },
    }
