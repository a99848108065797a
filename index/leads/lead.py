"""A line that says something of an actor and leads to the sentences that it rests on. Plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from index.focus import Focus

PaneName = Literal["actors", "events", "quotes", "context", "passages"]


@dataclass(frozen=True, slots=True)
class Lead:
    """One line. `focus` is the question whose answer, in `pane`, has the sentences."""

    section: str
    words: str
    focus: Focus
    pane: PaneName
    count: int = 0  # how many rows of the pane it stands for; 0 where it stands for one sentence
    note: str = ""  # what else is to be known, in few words
    sentence: str = ""  # an article's own words
    first: date | None = None  # the day it was first told of
    last: date | None = None
    article: str | None = None  # where its sentence stands

    def to_json(self) -> dict[str, Any]:
        """It in JSON's types; what is not there is left out."""
        given = {
            "section": self.section,
            "words": self.words,
            "count": self.count,
            "note": self.note,
            "sentence": self.sentence,
            "first": self.first.isoformat() if self.first else None,
            "last": self.last.isoformat() if self.last else None,
            "article": self.article,
            "pane": self.pane,
            "asks": self.focus.to_json(),
        }
        return {name: value for name, value in given.items() if value}


@dataclass(frozen=True, slots=True)
class Leads:
    """Lines about one or two actors, in sections, under a title."""

    title: str
    about: str  # who it is and how much there is, on one line
    lines: tuple[Lead, ...]
    days: tuple[tuple[date, int], ...] = ()  # passages by day of publication, in order
    nothing: str = ""  # what is said where there are no lines

    def section(self, name: str) -> tuple[Lead, ...]:
        """The lines of one section."""
        return tuple(line for line in self.lines if line.section == name)
