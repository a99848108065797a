"""CSV: a file for each table, in UTF-8."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from index.interchange.annotation_tables import COLUMNS, csv_line, rows
from index.interchange.material import Material


def write(material: Material, folder: Path) -> None:
    """Write the tables row by row; each begins with its columns' names."""
    with ExitStack() as stack:
        streams = {name: stack.enter_context((folder / f"{name}.csv").open("wb")) for name in COLUMNS}
        for name, columns in COLUMNS.items():
            streams[name].write(csv_line(columns).encode())
        for name, row in rows(material):
            streams[name].write(csv_line(row).encode())
