"""What was decided last of a row, so that it can be decided of another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.journal.about_rows import Make


@dataclass(frozen=True)
class LastDecision:
    """What was decided last, of which kind of row, and of which row."""

    kind: str
    key: str
    make: Make
