"""The file in which happenings are kept: opened, or made anew where it is damaged or of another version.

Several processes may have it open. Who writes holds SQLite's lock, and breaks the seal before and sets it after under
that lock: so where nobody writes, the file has no seal or is what the seal says.
"""

from __future__ import annotations

import sqlite3
import zlib
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from index.file_seal import break_seal, seal, seal_state
from index.happenings import happening_tables
from index.happenings.decided import NOTHING, DecidedPairs
from index.happenings.grouping import WEIGHTS_FILE
from index.happenings.word_weights import WORDS_FILE

FILE_NAME = "happenings.db"
PATIENCE = 60.0  # seconds that another process is waited for
_VERSION = 20


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
        state = seal_state(path) if path.exists() else "none"
        if state == "broken":
            remove_happenings(folder)
        try:
            return _connected(path, is_checked=state == "none")
        except (sqlite3.DatabaseError, ValidationError) as error:
            if isinstance(error, sqlite3.OperationalError):
                raise
            remove_happenings(folder)
            return _connected(path)
    except (OSError, sqlite3.OperationalError):
        return _connected(None)


def remove_happenings(folder: Path) -> None:
    """Take the file away: it is made anew by who needs it. Raises OSError where it cannot be removed."""
    path = folder / FILE_NAME
    path.unlink(missing_ok=True)
    break_seal(path)


def seal_happenings(db: sqlite3.Connection, path: Path) -> None:
    """The file is as it is to be, unless somebody else is writing to it."""
    if seal_state(path) == "intact":
        return
    db.execute("begin immediate")
    try:
        seal(path)
    finally:
        db.execute("rollback")


def _connected(path: Path | None, *, is_checked: bool = False) -> tuple[sqlite3.Connection, DecidedPairs]:
    name = ":memory:" if path is None else str(path)
    db = sqlite3.connect(name, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    if is_checked and db.execute("pragma quick_check(1)").fetchone() != ("ok",):
        db.close()
        raise sqlite3.DatabaseError
    # each in one transaction: a table by itself waits for the disk several times
    db.executescript(f"begin; {happening_tables.TABLES} commit;")
    made_by = (_VERSION, _checksum())
    if db.execute("select * from made_by").fetchall() != [made_by]:
        if path is not None:
            break_seal(path)
        db.executescript(f"begin immediate; {happening_tables.EMPTY} {happening_tables.TABLES}")
        db.execute("insert into made_by values (?, ?)", made_by)
        db.execute("commit")
    db.executescript("begin immediate; rollback")  # fails where it cannot be written
    db.execute("pragma cache_spill = off")  # else who reads would wait for all that is written at once
    rows = db.execute("select value from decided").fetchall()
    return db, decided_json().validate_json(rows[0][0]) if rows else NOTHING


@cache
def _checksum() -> int:
    """That of the tables that reports are compared by: with others, other groups come out."""
    return zlib.crc32(WORDS_FILE.read_bytes() + WEIGHTS_FILE.read_bytes())
