"""What workers and screens say to each other and to the application."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from index.exploring.completing import Completions
    from index.exploring.novelty import Novelty
    from index.model import Article
    from index.view import View
    from tui.current_item import Item


@dataclass
class Prepared(Message):
    """The collection can be asked.

    `complete` says that the index is up to date, `changed` that answers may be others now, `note` what is to be known.
    """

    note: str | None
    complete: bool
    changed: bool


@dataclass
class GroupingProgress(Message):
    """The reports of so many articles of so many were put together into happenings."""

    done: int
    total: int


@dataclass
class HappeningsGrouped(Message):
    """Reports were put together into happenings; `changed` says that the events pane would show others now."""

    changed: bool


@dataclass
class IndexingProgress(Message):
    """So many articles of so many were indexed."""

    done: int
    total: int


@dataclass
class Answered(Message):
    """A view for the search of this number."""

    number: int
    view: View


@dataclass
class Completed(Message):
    """How a search line that stood like this can go on."""

    written: str
    completions: Completions


@dataclass
class Opened(Message):
    """An article was read for the reader, at the request of this number."""

    number: int
    article: Article
    hits: list[tuple[int, int]]
    item: Item


@dataclass
class Compared(Message):
    """What an article brings that no earlier one has."""

    article: Article
    novelty: Novelty


@dataclass
class NotRead(Message):
    """The article that was asked for with this number is gone or damaged."""

    number: int
    error: Exception


@dataclass
class Failed(Message):
    """Something outside the program failed; `number` is the search that failed, or 0."""

    error: Exception
    number: int = 0


class PlaceChanged(Message):
    """There is a new answer: where the user is may be written down."""


@dataclass
class CollectionChosen(Message):
    """Another collection is to be opened."""

    path: Path
