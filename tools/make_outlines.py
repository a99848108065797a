"""Make the coasts and borders that ship, `index/mapping/data/outlines.npz`, from Natural Earth.

    npm pack world-atlas@2 && tar xzf world-atlas-2*.tgz
    python tools/make_outlines.py package/countries-50m.json [--out index/mapping/data/outlines.npz]

Natural Earth (https://www.naturalearthdata.com, in the public domain) is read at 1:50,000,000, as the package
`world-atlas` brings it in TopoJSON: lines, of which those that two countries share are borders, the others coasts.
`index.mapping.outlines` says how the file is laid out.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

STEPS = 100  # in a degree: a kilometre, finer than the lines are


def main() -> None:
    """Read, lay out and write the lines; prints how large they are."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("topology", type=Path, help="countries-50m.json")
    parser.add_argument("--out", type=Path, default=Path("index/mapping/data/outlines.npz"))
    options = parser.parse_args()
    topology = json.loads(options.topology.read_text(encoding="utf-8"))
    table = columns(topology)
    np.savez_compressed(options.out, **table)
    size = options.out.stat().st_size / 1e3
    print(f"{options.out}: {size:.0f} kB, {len(table['sizes'])} lines, {len(table['x'])} points")


def columns(topology: dict[str, Any]) -> dict[str, Any]:
    """The lines of a topology: how many points each has, whether it is a border, and the steps from point to point."""
    countries = topology["objects"]["countries"]["geometries"]
    shared = Counter(number for country in countries for number in lines_of(country.get("arcs", ())))
    scale, origin = (np.array(topology["transform"][name]) for name in ("scale", "translate"))
    points, sizes, borders = [], [], []
    for number, steps in enumerate(topology["arcs"]):
        places = np.round((np.cumsum(np.array(steps), axis=0) * scale + origin) * STEPS).astype(np.int32)
        differs = np.any(np.diff(places, axis=0) != 0, axis=1)
        for line in unbroken(places[np.concatenate(([True], differs))]):
            if shared[number]:
                points.append(np.diff(line, axis=0, prepend=0))
                sizes.append(len(line))
                borders.append(shared[number] > 1)
    x, y = np.concatenate(points).astype(np.int16).T
    return {"x": x, "y": y, "sizes": np.array(sizes, dtype=np.uint16), "border": np.array(borders)}


def unbroken(places: Any) -> Iterator[Any]:
    """A line without what runs along the edges of the map: around the pole, and from one side to the other."""
    edge = (abs(places) >= np.array([180, 90]) * STEPS - 1).astype(bool)
    cuts = np.any(edge[1:] & edge[:-1], axis=1) | (abs(np.diff(places[:, 0])) > 180 * STEPS)
    for piece in np.split(places, np.flatnonzero(cuts) + 1):
        if len(piece) > 1:
            yield piece


def lines_of(arcs: Iterable[Any]) -> Iterator[int]:
    """The numbers of the lines of which an area is made, however deep they lie; `~number` is one walked backwards."""
    for arc in arcs:
        if isinstance(arc, int):
            yield arc if arc >= 0 else ~arc
        else:
            yield from lines_of(arc)


if __name__ == "__main__":
    main()
