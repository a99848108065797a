"""Happenings of a collection for a focus: those of which an event stands in a passage that meets it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from pydantic import ValidationError

from index.arrangement import Arrangement
from index.callbacks import IsCancelled
from index.exploring.grouped import table_of
from index.focus import Focus
from index.happenings.store import HappeningStore
from index.search.event_record import event_record

if TYPE_CHECKING:
    from index.exploring.event_groups import EventGroups
    from index.exploring.happening_map import HappeningMap
    from index.exploring.viewing import Viewer
    from index.happenings.happening import CollectionHappening
    from index.happenings.listing import Listing
    from index.happenings.telling import Telling
    from index.search.part import Part

_PAGE = 500  # happenings held at once by who goes through all of them


def _never() -> bool:
    return False


class Happenings:
    """What is asked of the happenings of one collection. `update` comes before; questions may come from any thread."""

    def __init__(self, store: HappeningStore, viewer: Callable[[], Viewer]) -> None:
        """`viewer` gives the one that answers focuses now."""
        self._store, self._viewer = store, viewer

    def update(self, progress: Callable[[int, int], None] | None = None) -> bool:
        """Bring the happenings up to date with the articles; `progress` is told (articles done, articles to do).

        Gives whether anything changed. Safe to kill at any point. Raises CollectionError.
        """
        return self._store.update(progress or (lambda _done, _all: None))

    def groups(self, parts: Sequence[Part]) -> EventGroups:
        """The happenings of the events of these parts, as far as they are grouped; it does not wait for an update.

        What is damaged is mended by an update; until then events stand for themselves.
        """
        from index.exploring.event_groups import EventGroups
        from index.happenings.listing import Listing

        try:
            # first the reports: of a happening that comes between, the events stand for themselves
            reports, listing = self._store.grouped_reports(), self._store.committed_listing()
        except sqlite3.Error:
            reports, listing = [], Listing.of([])
        return EventGroups(parts, listing, reports, self._readable)

    def _readable(self, numbers: Sequence[int]) -> dict[int, CollectionHappening]:
        """The happenings of these numbers that are there and can be read."""
        try:
            return self._store.numbered(numbers)
        except (sqlite3.Error, ValidationError):
            return {}

    def of_query(self, query: str = "") -> list[CollectionHappening]:
        """The happenings of the collection, or those of which an event stands in a passage that matches.

        Those with most such events come first, without a query the first added.
        """
        return self._store.happenings(self._events(Focus(query=query), _never) if query.strip() else None)

    def each(self, query: str = "") -> Iterator[CollectionHappening]:
        """The same one by one, the first added first: what is found by a query can be more than fits in memory."""
        if not query.strip():
            yield from self._store.each()
            return
        numbers = self._store.listing(self._events(Focus(query=query), _never)).number.tolist()
        for start in range(0, len(numbers), _PAGE):
            yield from self._store.rows(numbers[start : start + _PAGE])

    def listing(self, focus: Focus, cancelled: IsCancelled = _never, *, least: float = 0.0) -> Listing:
        """The happenings of a focus in columns, those of which an event is as sure as `least`. Raises Cancelled."""
        is_whole = focus.empty and not least
        return self._store.listing(None if is_whole else self._events(focus, cancelled, least))

    def on_map(self, focus: Focus, *, least: float = 0.0) -> HappeningMap:
        """The same happenings by where they were, those of a place the newest first."""
        from index.exploring.happening_map import HappeningMap

        listing = self.listing(focus, least=least).sorted("day")
        return HappeningMap(tuple(self._store.places(listing.number.tolist())), len(listing))

    def _events(self, focus: Focus, cancelled: IsCancelled, least: float = 0.0) -> Iterator[tuple[str, str]]:
        """The events, by article and id, that the events pane shows for a focus, copies too."""
        viewer = self._viewer()
        question, arrangement = viewer.question(focus.query), Arrangement(least=least)
        selection = viewer.select(focus, question, cancelled, arrangement)
        table = table_of(selection, "event")
        for number, rows in enumerate(table.rows):
            part = viewer.snapshot.parts[number]
            articles = part["doc.article"][part["event.doc"][rows]]
            for row, article in zip(rows.tolist(), articles.tolist(), strict=True):
                event = event_record(part, row).event
                yield viewer.pages.article_id(number, article), event

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    def rows(self, numbers: Sequence[int]) -> list[CollectionHappening]:
        """The happenings of these numbers of a listing, in their order."""
        return self._store.rows(numbers)

    def named(self, name: str) -> CollectionHappening | None:
        """The happening of which an article's happening (“<article>#<happening>”) is a report, None where none is."""
        article, _, part = name.partition("#")
        return self._store.named(article, part)

    def of_event(self, article: str, event: str) -> CollectionHappening | None:
        """The happening of which an event of an article is a report; None where it is of none."""
        return self._store.of_event(article, event)

    def tellings(self, happening: CollectionHappening) -> list[Telling]:
        """What each article tells of a happening, the earliest first: what accounts and ledger are made of."""
        return self._store.tellings(happening)
