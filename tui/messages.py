"""What workers and screens say to each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from index.model import Article
    from index.view import View
    from tui.current_item import Subject


@dataclass
class Prepared(Message):
    """The collection can be asked.

    `complete` says that the index is up to date, `changed` that answers may be others now, `note` what is to be known.
    """

    note: str | None
    complete: bool
    changed: bool


@dataclass
class Progress(Message):
    """Preparing has come this far; `total` is 0 where it is not known."""

    done: int
    total: int
    what: str


@dataclass
class Answered(Message):
    """A view for the search of this number."""

    number: int
    view: View


@dataclass
class Opened(Message):
    """An article was read for the reader, at the request of this number."""

    number: int
    article: Article
    hits: list[tuple[int, int]]
    subject: Subject


@dataclass
class Failed(Message):
    """Something outside the program failed; `number` is the search that failed, or 0."""

    error: Exception
    number: int = 0
