"""Rows that are fetched when they are looked at: one that cannot be had is told, and ends nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any


class FetchedRows:
    """Rows by position, and their keys. The first failure since the rows were taken is told."""

    def __init__(self, key: Callable[[Any], str], tell: Callable[[Exception], object]) -> None:
        self._key, self._tell = key, tell
        self.take(())

    def take(self, rows: Sequence[Any]) -> None:
        """Other rows from now on."""
        self._rows, self._failed = rows, False

    def at(self, position: int) -> Any | None:
        """The row at a position; None where it cannot be had, or there is none."""
        try:
            return self._rows[position] if position < len(self._rows) else None
        except Exception as error:  # noqa: BLE001 - a row that cannot be had must not end the program
            self.note(error)
            return None

    def key_at(self, position: int) -> str | None:
        """The key of the row at a position, or None."""
        row = self.at(position)
        return None if row is None else self._key(row)

    def note(self, error: Exception) -> None:
        """Tell a failure, the first of these rows."""
        if not self._failed:
            self._failed = True
            self._tell(error)
