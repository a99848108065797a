"""SQLite as Datasette takes it: one table each, full-text search on, the codebook as a table."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any, Final

from index.interchange.annotation_tables import COLUMNS, rows
from index.interchange.codebook import accuracy, sections
from index.interchange.material import Material

_INTEGERS: Final = frozenset(("start", "end", "mentions", "low", "high", "origins", "is_area"))
_REALS: Final = frozenset(("latitude", "longitude", "confidence"))
_SEARCHED: Final = {
    "articles": ("title", "publisher", "authors"),
    "passages": ("text",),
    "actors": ("name", "description"),
    "quotes": ("text", "name", "sentence"),
    "events": ("trigger", "place", "sentence"),
    "figures": ("text", "sentence"),
    "happenings": ("title", "place", "sentence"),
}


def write(material: Material, path: Path) -> None:
    """Make the database."""
    with closing(sqlite3.connect(path)) as database:
        database.executescript("pragma journal_mode = off; pragma synchronous = off;")
        for name, columns in COLUMNS.items():
            database.execute(f'create table "{name}" ({", ".join(_column(name, one) for one in columns)})')
        for name, row in rows(material):
            places = ", ".join("?" * len(row))
            database.execute(f'insert into "{name}" values ({places})', [_value(value) for value in row])  # noqa: S608 - names of ours
        for statement in _indexes():
            database.execute(statement)
        _explain(database)
        database.commit()


def _column(table: str, name: str) -> str:
    kind = "integer" if name in _INTEGERS else "real" if name in _REALS else "text"
    if name == "article":
        key = " primary key" if table == "articles" else ' references "articles" ("article")'
        return f'"{name}" {kind}{key}'
    return f'"{name}" {kind}'


def _value(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else int(value) if isinstance(value, bool) else value


def _indexes() -> Iterator[str]:
    """Full-text search as Datasette finds it, and indexes of what rows refer to."""
    for name, columns in _SEARCHED.items():
        listed = ", ".join(f'"{one}"' for one in columns)
        yield f'create virtual table "{name}_fts" using fts5 ({listed}, content="{name}")'
        yield f'insert into "{name}_fts" ("{name}_fts") values (\'rebuild\')'  # noqa: S608 - names of ours
        if name != "articles":
            yield f'create index "{name}_article" on "{name}" ("article")'
    yield 'create index "quotes_speaker" on "quotes" ("speaker")'


def _explain(database: sqlite3.Connection) -> None:
    database.execute('create table "codebook" ("table" text, "column" text, "meaning" text)')
    for name in COLUMNS:
        meanings = [(name, column, meaning) for column, meaning in sections()[name].items()]
        database.executemany('insert into "codebook" values (?, ?, ?)', meanings)
    database.execute('create table "accuracy" ("subject" text, "measure" text, "percent" real)')
    database.executemany('insert into "accuracy" values (?, ?, ?)', accuracy()["figures"])
