"""From the answers in a journal, how often the program is right on this collection, and how sure that figure is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from index.journal.decisions import Judged
from index.journal.journal_file import Journal, decisions_of
from index.judging.lot import lot

Z = 1.959964  # of the normal distribution, for 95 %
JUDGED = ("events", "quotes")


@dataclass(frozen=True, slots=True)
class Precision:
    """How many of those drawn by lot are right, with the ends of the interval; and how many of the least sure."""

    listing: str
    right: int
    drawn: int
    low: float
    high: float
    unsure_right: int
    unsure: int

    @property
    def sentence(self) -> str:
        """“events: 41 of 47 right, 75–94 %”; then what was said of the least sure, which says nothing of all."""
        parts = []
        if self.drawn:
            parts.append(
                f"{self.right:,} of {self.drawn:,} right, {round(self.low * 100)}–{round(self.high * 100)} %"
            )
        if self.unsure:
            parts.append(f"of the least sure {self.unsure_right:,} of {self.unsure:,}")
        return f"{self.listing}: {'; '.join(parts)}"


def wilson(right: int, drawn: int) -> tuple[float, float]:
    """The interval that holds a share with 95 % where `right` of `drawn` were found; all of 0 to 1 where none was.

    With p = right / drawn: (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n). E. B. Wilson, “Probable inference, the
    law of succession, and statistical inference”, Journal of the American Statistical Association 22 (1927).
    """
    if not drawn:
        return 0.0, 1.0
    share = right / drawn
    middle = share + Z * Z / (2 * drawn)
    reach = Z * sqrt(share * (1 - share) / drawn + Z * Z / (4 * drawn * drawn))
    whole = 1 + Z * Z / drawn
    return max(0.0, (middle - reach) / whole), min(1.0, (middle + reach) / whole)


def judgements(journal: Journal) -> list[Judged]:
    """The answers that hold; of one annotation the last."""
    answers = (answer for answer in decisions_of(journal.standing()) if isinstance(answer, Judged))
    return list(
        {(answer.listing, answer.article, answer.target.start): answer for answer in answers}.values()
    )


def precisions(answers: Iterable[Judged]) -> list[Precision]:
    """What the answers say of events and of quotes; nothing of what nobody was asked about.

    Those drawn by lot are asked in the order of their lots. So all that was answered up to the last of them is a
    random sample, also what was asked because it was unsure; the rest says nothing of the collection.
    """
    every = list(answers)
    measured = []
    for listing in JUDGED:
        mine = [answer for answer in every if answer.listing == listing]
        if mine:
            measured.append(_precision(listing, mine))
    return measured


def _precision(listing: str, answers: list[Judged]) -> Precision:
    by_lot = [(lot(listing, answer.article, answer.target.start), answer) for answer in answers]
    last = max((number for number, answer in by_lot if answer.drawn == "random"), default=-1)
    drawn = [answer for number, answer in by_lot if number <= last]
    unsure = [answer for answer in answers if answer.drawn == "unsure"]
    right = sum(answer.right for answer in drawn)
    return Precision(
        listing,
        right,
        len(drawn),
        *wilson(right, len(drawn)),
        sum(answer.right for answer in unsure),
        len(unsure),
    )
