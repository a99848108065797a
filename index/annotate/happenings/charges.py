"""Counts of murder that somebody is charged with: as many have died, of attempted murder as many were meant to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.annotate.events.amounts import number_of

_COUNTS = re.compile(
    r"\b([a-z]+|\d{1,3}) (?:felony |separate )?(?:counts?|charges?) (?:each )?of ((?:[\w-]+[ -]){0,5}?)"
    r"(?:murder|homicide|manslaughter)\b",
    re.I,
)
_NOT_DONE = re.compile(r"attempt|conspir|solicit|threat|accessory|intent|assault", re.I)


@dataclass(frozen=True)
class Charges:
    """The largest numbers of counts charged: of murder or manslaughter, and of attempts at murder. 0 for none."""

    murders: int = 0
    attempts: int = 0


def charges_in(text: str) -> Charges:
    """The counts that a text tells."""
    murders = attempts = 0
    for match in _COUNTS.finditer(text):
        number = number_of(match[1]) or 0
        if not _NOT_DONE.search(match[2]):
            murders = max(murders, number)
        elif "attempt" in match[2].lower():
            attempts = max(attempts, number)
    return Charges(murders, attempts)
