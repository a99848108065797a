"""The latest sentence of many that tell of the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import NamedTuple

import numpy as np

from index.leads.gathering import AnswerArrays, RowAddress
from index.leads.lead import Lead
from index.view import EventRow


class ToldSentence(NamedTuple):
    """A sentence of an article, the day of what it tells or else of its report, and the article."""

    sentence: str = ""
    day: date | None = None
    article: str | None = None
    standing: str = ""  # whose word it is, where it is not plainly reported: “claimed by Ana Ruiz”

    def under(self, lead: Lead) -> Lead:
        """The line with this sentence, its day and article."""
        return replace(lead, sentence=self.sentence, last=self.day, article=self.article)


def latest(gathered: AnswerArrays, table: str) -> ToldSentence:
    """The sentence of the newest of all events of an answer, or the words of its newest quote."""
    newest: tuple[int, int, int] | None = None
    for number, rows in enumerate(gathered.rows(table)):
        if len(rows):
            part = gathered.parts[number]
            days = part.day[part[f"{table}.doc"][rows]]
            place = int(np.argmax(days))
            newest = max(newest or (-1, 0, 0), (int(days[place]), number, int(rows[place])))
    return told(gathered, table, (newest[1], newest[2])) if newest else ToldSentence()


def told(gathered: AnswerArrays, table: str, row: RowAddress) -> ToldSentence:
    """What an event's or a quote's article says."""
    pages = gathered.viewer.pages
    if table == "event":
        event = pages.event(*row)
        return ToldSentence(
            event.sentence, event.first or event.published, event.anchor.article, _standing(event)
        )
    quote = pages.quote(*row)
    return ToldSentence(quote.words, quote.published, quote.anchor.article)


def _standing(event: EventRow) -> str:
    if event.status == "reported":
        return ""
    return f"{event.status} by {event.reported_by[1]}" if event.reported_by else event.status
