"""SQLite files of the cache, written in place: opened where they are sound, made anew where they are damaged."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from index.file_seal import break_seal, seal, seal_state

_IN_MEMORY = ":memory:"


def opened_base(path: Path, tables: str, version: int) -> sqlite3.Connection:
    """The base in a file, with these tables; empty where it is damaged or of another version of the program.

    It is in memory where none can be written. `close_base` has to close it, so that it is known to be whole.
    """
    for _ in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            state = seal_state(path)
            break_seal(path)
            if state != "broken":
                return _connected(str(path), tables, version, is_checked=state == "none")
        except (sqlite3.Error, OSError):
            pass
        remove_base(path)
    return memory_base(tables)


def copied_base(path: Path, tables: str, version: int) -> sqlite3.Connection:
    """What is in the file now, in memory; nothing is written. Empty where it is damaged or there is none."""
    base = sqlite3.connect(_IN_MEMORY)
    try:
        state = seal_state(path)
        if state != "broken" and path.is_file():
            with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as kept:
                kept.backup(base)
        return _with_tables(base, tables, version, is_checked=state == "none")
    except (sqlite3.Error, OSError):
        base.close()
        return memory_base(tables)


def memory_base(tables: str) -> sqlite3.Connection:
    """An empty base in memory, with these tables."""
    base = sqlite3.connect(_IN_MEMORY)
    base.executescript(tables)
    return base


def close_base(base: sqlite3.Connection, path: Path) -> None:
    """Close what `opened_base` gave; what was not committed is given up."""
    base.close()
    seal(path)


def remove_base(path: Path) -> None:
    """Take a file away with what belongs to it, as far as that can be done."""
    for name in (path, path.with_name(f"{path.name}-journal")):
        with suppress(OSError):
            name.unlink(missing_ok=True)


def _connected(path: str, tables: str, version: int, *, is_checked: bool) -> sqlite3.Connection:
    """A connection to a file of this version. Raises sqlite3.Error where it is damaged or of another."""
    return _with_tables(sqlite3.connect(path), tables, version, is_checked=is_checked)


def _with_tables(
    base: sqlite3.Connection, tables: str, version: int, *, is_checked: bool
) -> sqlite3.Connection:
    try:
        (present,) = base.execute("pragma user_version").fetchone()
        is_sound = not is_checked or base.execute("pragma quick_check").fetchone() == ("ok",)
        if present not in (0, version) or not is_sound:
            raise sqlite3.DatabaseError
        if not present:
            # in one transaction: a table by itself waits for the disk several times
            base.executescript(f"begin; {tables} pragma user_version = {version}; commit;")
    except sqlite3.Error:
        base.close()
        raise
    return base
