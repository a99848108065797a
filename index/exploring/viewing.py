"""One focus, answered: the passages that meet it, the counts over them, and the rows of every pane."""

from __future__ import annotations

import mmap
from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from index.arrangement import Arrangement
from index.exploring.actor_numbers import ActorNumbers
from index.exploring.actor_order import actor_keys
from index.exploring.collapse import Behind
from index.exploring.copy_groups import Copies
from index.exploring.facets import LARGE, Counts
from index.exploring.grouped import table_of
from index.exploring.happening_rows import HappeningRows
from index.exploring.merged_actors import focus_now
from index.exploring.pins import Pins
from index.exploring.row_builders import Pages
from index.exploring.row_tables import PANES, Table
from index.exploring.selection import ArticleRanking, Selection, rows_made_late
from index.exploring.top_k import Order
from index.focus import Focus
from index.search.docsets import Hits, common
from index.search.schema import MADE
from index.search.snapshot import Snapshot
from index.search.storage import Array
from index.search.updating import Cancelled
from index.view import (
    ActorRow,
    ContextRow,
    EventRow,
    LateRows,
    Nothing,
    QuoteRow,
    Rows,
    View,
    no_reports,
)

if TYPE_CHECKING:
    from index.exploring.event_groups import EventGroups
    from index.search.query import Question


PLAIN = Arrangement()
LET_GO = 8  # views after which it is looked how much is resident
MUCH = 400_000_000  # bytes resident from which on the index's pages are let go


class Viewer:
    """Answers focuses on one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.numbers = ActorNumbers(snapshot)
        self.pages = Pages(snapshot, self.numbers)
        self.groups: EventGroups | None = None  # None until somebody has grouped the events
        self._views = 0

    def like(self, other: Viewer) -> None:
        """Take over what another viewer has worked out, whose snapshot has the same passages and events."""
        self.groups = other.groups
        if "copies" in other.__dict__:
            self.copies = other.copies
        self.numbers.like(other.numbers)

    @cached_property
    def events(self) -> int:
        """How many events the index holds, also those of articles that are gone."""
        return sum(len(part["event.doc"]) for part in self.snapshot.parts)

    def warm(self) -> None:
        """Make what the first large question would wait for."""
        for part in self.snapshot.parts:
            if part.docs > LARGE:
                _ = part.fields["actor"].wide_docs, part.by_time, part.day
        # A first question brings the modules that questions need.
        self.view(Focus(query="whoosh"), lambda: False)

    @cached_property
    def copies(self) -> Copies:
        """Which articles are copies of one another."""
        return Copies(self.snapshot)

    def view(self, focus: Focus, cancelled: Callable[[], bool], arrangement: Arrangement = PLAIN) -> View:
        """What the panes show, in this order. Raises Cancelled."""
        started = perf_counter()
        question = self.question(focus.query)
        meant = focus_now(self.snapshot, focus)
        selection = self.select(focus, question, cancelled, arrangement)
        listed, behind = self.folded(selection)
        tables = {name: table_of(listed, name) for name in PANES}
        arrangement, events, reports = self._events(listed, tables, arrangement)
        counts = Counts(self.numbers, selection)
        pinned = frozenset(
            {*meant.actors, *meant.agents, *meant.recipients, *meant.parties}
            | {one for one in (meant.speaker, meant.about) if one is not None}
        )
        actors = self._actors(selection, self._made(question, counts.actors("actor")), pinned, speaking=False)
        _stop_if(cancelled)
        highlight = self.highlighter(question)
        pages, articles = self.pages, counts.articles()
        shown = articles if listed is selection else Counts(self.numbers, listed).articles()
        ranking = ArticleRanking(listed)
        respelt = None if selection.count else self._respelt(focus.query)
        view = View(
            focus=focus,
            passages=listed.passages(
                lambda number, doc: pages.passage(number, doc, highlight, behind[number, doc])
            ),
            actors=actors,
            events=events,
            quotes=cast("Rows[QuoteRow]", rows_of(self.snapshot, tables["quote"], pages.quote)),
            context=cast("Rows[ContextRow]", rows_of(self.snapshot, tables["context"], pages.context)),
            articles=articles,
            repeated=selection.count - listed.count,
            days=_days(*counts.days()),
            types=cast("Any", counts.types()),
            roles=cast("Any", counts.roles()),
            understood=question.understood if question else "",
            notice=question.notice if question else None,
            suggestion=respelt,
            nothing=None if selection.count else self._nothing(focus, respelt, cancelled),
            milliseconds=(perf_counter() - started) * 1000,
            speakers=LateRows(lambda: self._speakers(selection, counts, pinned)),
            arrangement=arrangement,
            reports=reports,
            unsure={pane: count for name, pane in PANES.items() if (count := tables[name].unsure)},
            ranking=rows_made_late(self.snapshot, shown, lambda start, stop: ranking.ids[start:stop]),
        )
        self._let_go()
        _stop_if(cancelled)
        return view

    def _events(
        self, selection: Selection, tables: dict[str, Table], arrangement: Arrangement
    ) -> tuple[Arrangement, Rows[EventRow], Callable[[EventRow], Sequence[EventRow]]]:
        """The rows of the events pane with the reports behind each, and the arrangement that they have.

        Events are shown one by one where that is asked, or where they are not grouped yet. The table is put in place.
        """
        if arrangement.events == "happening" and self.groups is not None and self.groups.grouped:
            tables["event"] = happenings = HappeningRows(selection, self.groups, self.pages)
            return arrangement, happenings.in_order(), happenings.reports
        rows = cast("Rows[EventRow]", rows_of(self.snapshot, tables["event"], self.pages.event))
        single = "event" if arrangement.events == "happening" else arrangement.events
        return arrangement.grouped("events", single), rows, no_reports

    def select(
        self,
        focus: Focus,
        question: Question | None,
        cancelled: Callable[[], bool] = lambda: False,
        arrangement: Arrangement = PLAIN,
    ) -> Selection:
        """The passages that meet a focus. Raises Cancelled."""
        focus = focus_now(self.snapshot, focus)
        typed, narrowing = (question.rows, not question.same_article) if question else ((), True)
        pins = [Pins(part, focus, typed, narrowing=narrowing) for part in self.snapshot.parts]
        hits = []
        for number, pinned in enumerate(pins):
            _stop_if(cancelled)
            hits.append(self._hits(number, pinned.docs(), question))
        ranked = question is not None and question.query is not None
        return Selection(self.snapshot, self.pages, pins, hits, ranked=ranked, arrangement=arrangement)

    def _hits(self, number: int, pinned: Array | None, question: Question | None) -> Hits:
        part = self.snapshot.parts[number]
        if question is not None and question.query is not None:
            from index.search.evaluator import Evaluator

            hits = Evaluator(self.snapshot, number).hits(question.query)
            return hits if pinned is None else hits.chosen(common(hits.docs, pinned, part.docs)[0])
        docs = np.arange(part.docs, dtype=np.int32) if pinned is None else pinned
        if part.live is not None:
            docs = docs[part.live[docs]]
        return Hits.constant(docs, 0.0)

    def folded(self, selection: Selection) -> tuple[Selection, Behind]:
        """A selection without what copies repeat of it, and how many passages are behind one that stays."""
        repeats = self.copies.repeats
        if repeats is None:
            return selection, Behind()
        shown, behind = repeats.fold(selection.docs)
        return selection.chosen(shown) if behind else selection, behind

    def _let_go(self) -> None:
        """Where much is resident, so that what was read for older questions does not stay so."""
        self._views += 1
        if self._views % LET_GO == 0 and resident() > MUCH:
            for part in self.snapshot.parts:
                part.file.release()

    def question(self, line: str) -> Question | None:
        """A query line as it is read here, None where it is empty."""
        if not line.strip():
            return None
        from index.search.query import read_query

        return read_query(line, self.snapshot)

    def highlighter(self, question: Question | None) -> Callable[[str], list[tuple[int, int]]]:
        """What marks the question's words in a text."""
        if question is None or question.query is None:
            return lambda _text: []
        from index.search.highlighting import Highlighter

        return Highlighter(question.query)

    def _respelt(self, line: str) -> str | None:
        """A query line with words that stand nowhere spelt as they stand somewhere; None where nothing is near."""
        from index.search.spelling import suggestion

        return suggestion(line, self.snapshot) if line.strip() else None

    def _nothing(self, focus: Focus, respelt: str | None, cancelled: Callable[[], bool]) -> Nothing | None:
        """What to offer where no passage meets the focus; None where there is nothing to ask about."""
        if focus.empty or not self.snapshot.docs:
            return None
        from index.exploring.nothing import nothing_found

        return nothing_found(self, focus, respelt, cancelled)

    def found(self, focus: Focus, cancelled: Callable[[], bool]) -> tuple[int, int]:
        """How many passages are listed for a focus, and of how many articles. Raises Cancelled."""
        selection = self.select(focus, self.question(focus.query), cancelled)
        return self.folded(selection)[0].count, Counts(self.numbers, selection).articles()

    def _made(self, question: Question | None, counts: tuple[Array, Array]) -> tuple[Array, Array]:
        """Those of the actors, with their counts, that were made by whom the question asks for."""
        actors, passages = counts
        for condition in question.rows if question else ():
            if condition.field == MADE:
                chosen = np.isin(self.numbers.by_hand[actors], [one == "hand" for one in condition.values])
                actors, passages = actors[chosen], passages[chosen]
        return actors, passages

    def _actors(
        self, selection: Selection, counts: tuple[Array, Array], pinned: frozenset[str], *, speaking: bool
    ) -> Rows[ActorRow]:
        actors, passages = counts
        order = Order(actor_keys(self.numbers, selection, actors, passages))

        def fetch(start: int, stop: int) -> Sequence[ActorRow]:
            chosen, docs = order.page(start, stop), selection.docs
            pairs = zip(actors[chosen].tolist(), passages[chosen].tolist(), strict=True)
            disputes = self.snapshot.disputes()  # once for a page
            return [
                self.pages.actor(one, count, pinned, docs, speaking=speaking, disputes=disputes)
                for one, count in pairs
            ]

        return rows_made_late(self.snapshot, len(actors), fetch)

    def _speakers(self, selection: Selection, counts: Counts, pinned: frozenset[str]) -> Rows[ActorRow]:
        self.snapshot.check()
        return self._actors(selection, counts.actors("speaker"), pinned, speaking=True)


def rows_of(snapshot: Snapshot, table: Table, make: Callable[[int, int], Any]) -> Rows[Any]:
    """The rows of a table in its order."""

    def fetch(start: int, stop: int) -> Sequence[Any]:
        return [make(*one) for one in table.page(start, stop)]

    return rows_made_late(snapshot, table.count, fetch)


def resident() -> int:
    """The bytes of memory that the process holds, mapped files included; MUCH + 1 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_bytes().split()[1])
    except OSError:
        return MUCH + 1
    return pages * mmap.PAGESIZE


def _days(days: Array, counts: Array) -> tuple[tuple[date, int], ...]:
    return tuple(zip(map(_DATES.__getitem__, days.tolist()), counts.tolist(), strict=True))


class _Dates(dict[int, date]):
    """Days by their ordinal numbers, each made once."""

    def __missing__(self, day: int) -> date:
        made = self[day] = date.fromordinal(day)
        return made


_DATES = _Dates()


def _stop_if(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise Cancelled
