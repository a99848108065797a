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
_ONE = re.compile(  # "charged with first-degree murder", "held on a murder charge"
    r"\b(?:charged|booked|indicted|jailed|held) (?:(?:on|with|for) )(?:an? |one )?(?:counts? of |charges? of )?"
    r"((?:[\w-]+ ){0,3}?)(?:murder|homicide|manslaughter)\b",
    re.I,
)
_ONCE = re.compile(
    r"\b(?:previously|once|earlier|formerly|already|had been|years? ago|in (?:19|20)\d\d)\b", re.I
)
_FAR = 1500  # characters behind which a charge is rather of another case
_NOT_DONE = re.compile(r"attempt|conspir|solicit|threat|accessory|intent|assault", re.I)


@dataclass(frozen=True)
class Charges:
    """The largest numbers of counts charged: of murder or manslaughter, and of attempts at murder. 0 for none.

    A charge of murder without a number is one count.
    """

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
    return Charges(murders or int(_is_one_charged(text)), attempts)


def _is_one_charged(text: str) -> bool:
    """As in “was charged with second-degree murder on Friday”, and not in “had once been charged with murder”."""
    for match in _ONE.finditer(text, 0, _FAR):
        start, end = text.rfind(".", 0, match.start()) + 1, text.find(".", match.end())
        sentence = text[start : end if end >= 0 else len(text)]
        if not _NOT_DONE.search(match[1]) and not _ONCE.search(sentence):
            return True
    return False
