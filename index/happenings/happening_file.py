"""The file in which happenings are kept: opened, or made anew where it is damaged or of another version."""

from __future__ import annotations

import sqlite3
import zlib
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from index.happenings import happening_tables
from index.happenings.decided import NOTHING, DecidedPairs
from index.happenings.grouping import WEIGHTS_FILE
from index.happenings.word_weights import WORDS_FILE

FILE_NAME = "happenings.db"
PATIENCE = 60.0  # seconds that another process is waited for
_VERSION = 12


@cache
def decided_json() -> TypeAdapter[DecidedPairs]:
    """The form in which is kept what people decided when reports were grouped."""
    return TypeAdapter(DecidedPairs)


def opened(folder: Path) -> tuple[sqlite3.Connection, DecidedPairs]:
    """The file of this version, and what it was grouped by: made anew where it is damaged or of another version.

    It is in memory where none can be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / FILE_NAME
        try:
            return _connected(str(path))
        except (sqlite3.DatabaseError, ValidationError) as error:
            if isinstance(error, sqlite3.OperationalError):
                raise
            path.unlink(missing_ok=True)
            return _connected(str(path))
    except (OSError, sqlite3.OperationalError):
        return _connected(":memory:")


def _connected(path: str) -> tuple[sqlite3.Connection, DecidedPairs]:
    db = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    db.executescript(happening_tables.TABLES)
    made_by = (_VERSION, _checksum())
    if db.execute("select * from made_by").fetchall() != [made_by]:
        db.executescript(happening_tables.EMPTY + happening_tables.TABLES)
        db.execute("insert into made_by values (?, ?)", made_by)
    db.executescript("begin immediate; rollback")  # fails where it cannot be written
    db.execute("pragma cache_spill = off")  # else who reads would wait for all that is written at once
    rows = db.execute("select value from decided").fetchall()
    return db, decided_json().validate_json(rows[0][0]) if rows else NOTHING


@cache
def _checksum() -> int:
    """That of the tables that reports are compared by: with others, other groups come out."""
    return zlib.crc32(WORDS_FILE.read_bytes() + WEIGHTS_FILE.read_bytes())
