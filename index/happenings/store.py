"""Happenings kept beside the index: reports, what joins them, and their groups. All of it is derived from the articles.

An article that comes or goes changes the groups that it touches and no others; the result is that of grouping all
reports at once. What is damaged, or was made by another version, is made anew.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from index.collection import Collection
from index.errors import FormatError, UnknownArticle
from index.file_seal import break_seal
from index.happenings import asking, happening_tables
from index.happenings.alike_reports import AlikeReports
from index.happenings.article_report import Report, ReportKey, reports_of
from index.happenings.decided import NOTHING, decided_by, grouped_decisions
from index.happenings.grouping import (
    ReportGroup,
    ReportLink,
    edge_between,
    groups_by,
)
from index.happenings.happening import CollectionHappening, happening_of
from index.happenings.happening_file import (
    PATIENCE,
    decided_json,
    opened,
    remove_happenings,
    seal_happenings,
)
from index.happenings.listing import Listing, columns_of
from index.happenings.placing import PlaceOfHappenings, place_columns
from index.happenings.telling import Telling, tellings_of
from index.journal.journal_file import Journal

Value = TypeVar("Value")
_BATCH = 500  # articles read between two commits; numbers in one question
_MOST_HELD = 4_000  # reports in memory, a few kilobytes each


@cache
def _report_json() -> TypeAdapter[Report]:
    return TypeAdapter(Report)


class HappeningStore:
    """The happenings of one collection, on disk; held in memory where nothing can be written.

    What a screen asks while it is shown (rows, places, tellings, what is numbered) does not wait for an update.
    """

    def __init__(self, folder: Path, collection: Collection) -> None:
        """`folder` is where the file lies; it is made where it is not there."""
        self._collection = collection
        self._reports: dict[int, Report] = {}
        self._folder = folder
        self._db, self._decided = opened(folder)
        self._path = _path_of(self._db)
        self._alike = AlikeReports(self._db)
        self._reader: sqlite3.Connection | None = None
        self._asking = threading.RLock()  # threads take turns
        self._reading = threading.Lock()

    def close(self) -> None:
        """Let go of the file."""
        self._leave_off_reading()
        self._db.close()

    def update(self, progress: Callable[[int, int], None] = lambda _done, _all: None) -> bool:
        """Bring the happenings up to date with the articles; `progress` is told (articles read, articles to read).

        Gives whether anything changed. What was committed before it is killed stays; what is damaged is made anew.
        Raises CollectionError.
        """
        with self._asking:
            before = self._db.total_changes
            try:
                self._update(progress)
            except (sqlite3.DatabaseError, ValidationError):
                before = -1
                self._db.close()
                self._leave_off_reading()
                self._reports.clear()
                remove_happenings(self._folder)
                self._db, self._decided = opened(self._folder)
                self._path = _path_of(self._db)
                self._alike = AlikeReports(self._db)
                self._update(progress)
            if self._path:
                # without a seal it is looked through when it is opened
                with suppress(OSError, sqlite3.Error):
                    seal_happenings(self._db, Path(self._path))
            return self._db.total_changes != before

    def _update(self, progress: Callable[[int, int], None]) -> None:
        there = dict(sorted(self._collection.fingerprints().items()))
        held = self._held()
        for batch in _pieces([one for one in held if there.get(one) != held[one]]):
            with self._writing():
                self._regroup(self._remove(batch))
        article_ids = [one for one in there if held.get(one) != there[one]]
        done = 0
        for batch in _pieces(article_ids):
            with self._writing():
                held = self._held(batch)  # another process may have read them meanwhile
                lacking = [one for one in batch if held.get(one) != there[one]]
                for place, article_id in enumerate(lacking, start=1):
                    self._add(article_id, *there[article_id])
                    progress(done + place, len(article_ids))
            done += len(batch)
            waiting, grouped = self._db.execute(happening_tables.WAITING_AND_GROUPED).fetchone()
            if waiting > grouped:  # each time as many again: a group is not made anew for each of its reports
                self._group_waiting()
        self._group_waiting()
        self._take_decisions()

    def _group_waiting(self) -> None:
        """Group the reports that are in no group yet, with all that are joined to them."""
        while numbers := [row[0] for row in self._db.execute(happening_tables.WAITING, (_BATCH,))]:
            with self._writing():
                self._regroup(numbers)

    def _take_decisions(self) -> None:
        """Group anew what people have decided otherwise since."""
        decisions = grouped_decisions(Journal(self._collection.path))
        decided = decided_by(decisions, self._collection.get) if decisions else NOTHING
        if decided == self._decided:
            return
        with self._writing():
            before, self._decided = self._decided, decided
            self._db.execute("delete from decided")
            self._db.execute("insert into decided values (?)", (decided_json().dump_json(decided),))
            self._regroup(self._numbers(before.keys | decided.keys))

    def _numbers(self, keys: Iterable[ReportKey]) -> list[int]:
        """The numbers of reports; of those that are there."""
        question = "select num from report where article = ? and happening = ?"
        return [row[0] for key in sorted(keys) for row in self._db.execute(question, key)]

    def _held(self, among: Sequence[str] | None = None) -> dict[str, tuple[int, int]]:
        """The articles that were read, or those of them that are `among` these: size and time of each."""
        rows = self._db.execute(happening_tables.HELD, (None if among is None else json.dumps(among),))
        return {article_id: (size, time) for article_id, size, time in rows}

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """All or nothing of what is done inside; other processes wait."""
        self._db.execute("begin immediate")
        try:
            if self._path:
                break_seal(Path(self._path))
            self._alike.renew()
            yield
        except BaseException:
            self._db.execute("rollback")
            self._alike.forget()
            self._reports.clear()
            raise
        self._db.execute("commit")

    def happenings(self, events: Iterable[tuple[str, str]] | None = None) -> list[CollectionHappening]:
        """All happenings, or those that hold one of the events (article, event), those that hold most first."""
        with self._asking:
            return asking.every_row(self._db) if events is None else asking.rows_of_events(self._db, events)

    def listing(self, events: Iterable[tuple[str, str]] | None = None) -> Listing:
        """All happenings in columns, or those that hold one of the events (article, event)."""
        with self._asking:
            return asking.listing(self._db, events)

    def places(self, numbers: Sequence[int]) -> list[PlaceOfHappenings]:
        """Where the happenings of these numbers were, those places first where most were."""
        with self._as_committed() as db:
            return asking.places(db, numbers)

    def grouped_reports(self) -> list[tuple[str, int, str]]:
        """Every report of which there is a happening: its article, the happening's number, the events (ids)."""
        with self._as_committed() as db:
            return asking.grouped_reports(db)

    def committed_listing(self) -> Listing:
        """All happenings in columns, as they were committed last, also while they are brought up to date."""
        with self._as_committed() as db:
            return asking.listing(db, None)

    def numbered(self, numbers: Iterable[int]) -> dict[int, CollectionHappening]:
        """The happenings of these numbers, also while they are brought up to date; those that are gone left out."""
        with self._as_committed() as db:
            return asking.numbered_rows(db, numbers)

    @contextmanager
    def _as_committed(self) -> Iterator[sqlite3.Connection]:
        """The happenings as they were committed last; in memory nothing else is there than what is written now."""
        if self._path is None:
            with self._asking:
                yield self._db
            return
        with self._reading:
            if self._reader is None:
                self._reader = sqlite3.connect(self._path, timeout=PATIENCE, check_same_thread=False)
            yield self._reader

    def _leave_off_reading(self) -> None:
        with self._reading:
            if self._reader is not None:
                self._reader.close()
            self._reader = None

    def rows(self, numbers: Sequence[int]) -> list[CollectionHappening]:
        """The happenings of these numbers of a listing, in their order; those that are gone meanwhile left out."""
        with self._as_committed() as db:
            return asking.rows_of_numbers(db, numbers)

    def each(self) -> Iterator[CollectionHappening]:
        """All happenings one by one, the first added first: a large collection has more than fit in memory."""
        last = -1
        while True:
            with self._asking:
                rows = asking.rows_behind(self._db, last)
            for last, happening in rows:  # noqa: B007 - the next page begins behind it
                yield happening
            if not rows:
                return

    def named(self, article: str, part: str) -> CollectionHappening | None:
        """The happening to which a happening of an article belongs; None where there is none."""
        with self._asking:
            return asking.row_named(self._db, article, part)

    def of_event(self, article: str, event: str) -> CollectionHappening | None:
        """The happening of which an event of an article is a report; None where it is of none."""
        with self._asking:
            return asking.row_of_event(self._db, article, event)

    def tellings(self, happening: CollectionHappening) -> list[Telling]:
        """What each article tells of a happening, the earliest first."""
        with self._as_committed() as db:
            return asking.tellings_of_row(db, happening)

    def groups(self) -> list[ReportGroup]:
        """The groups of reports, as `index.happenings.grouping.group` gives them."""
        numbers = [row[0] for row in self._db.execute("select num from report")]
        self._load(numbers)
        reports = {self._reports[one].key: self._reports[one] for one in numbers}
        return groups_by(self._edges(numbers), reports, self._decided)

    def _remove(self, articles: Sequence[str]) -> list[int]:
        """Take the reports of articles away; gives the reports that were joined to them, or in a group with them."""
        numbers = [row[0] for row in self._db.execute(happening_tables.OF_ARTICLES, (json.dumps(articles),))]
        near = self._joined(numbers, self._same()) - {*numbers}
        self._ungroup(numbers)
        for forget in happening_tables.FORGET:
            self._db.execute(forget, (json.dumps(numbers),))
        self._db.executemany("delete from article where id = ?", [(one,) for one in articles])
        for number in numbers:
            self._reports.pop(number, None)
        self._alike.forget()
        return sorted(near)

    def _add(self, article_id: str, size: int, time: int) -> None:
        """Keep the reports of an article with their edges; they wait for their groups. A damaged article has none."""
        self._db.execute("insert or replace into article values (?, ?, ?)", (article_id, size, time))
        try:
            article = self._collection.get(article_id)
        except (FormatError, UnknownArticle):
            return
        for report, telling in zip(reports_of(article), tellings_of(article), strict=True):
            forms = _report_json().dump_json(report), asking.telling_json().dump_json(telling)
            cursor = self._db.execute(happening_tables.ADD, (*report.key, " ".join(telling.events), *forms))
            number = int(cursor.lastrowid or 0)
            self._reports[number] = report
            self._connect(number, report)

    def _connect(self, number: int, report: Report) -> None:
        """Keep the words of a report, and its edges to those that are there."""
        alike = self._alike.add(number, report)
        self._load(alike)
        for other in alike:
            edge = edge_between(self._reports[other], report)
            if edge is not None:
                low, high = sorted((other, number))
                self._db.execute("insert or replace into edge values (?, ?, ?)", (low, high, edge.odds))

    def _regroup(self, numbers: Sequence[int]) -> None:
        """Group reports anew with all that are joined to them, directly or through others."""
        together: list[list[int]] = []
        found, same = set[int](), self._same()
        for number in numbers:
            if number not in found:
                together.append(sorted(self._joined([number], same)))
                found.update(together[-1])
        self._ungroup(sorted(found))  # all before any: what was one may come apart
        for joined in together:
            self._group(joined)

    def _group(self, numbers: Sequence[int]) -> None:
        """Group reports that are in no group: all that are joined to one another."""
        self._load(numbers)
        by_key: dict[ReportKey, int] = {self._reports[one].key: one for one in numbers}
        reports = {key: self._reports[one] for key, one in by_key.items()}
        groups = groups_by(self._edges(numbers), reports, self._decided)
        for group in groups:
            members = [by_key[report.key] for report in group.reports]
            rows = self._db.execute(happening_tables.TOLD, (json.dumps(members),))
            tellings = [asking.telling_json().validate_json(row[0]) for row in rows]
            made = happening_of(tellings, group.why, group.confidence, disputed=group.disputed)
            row = asking.happening_json().dump_json(made)
            self._db.execute(
                happening_tables.KEEP, (min(members), row, *columns_of(made), *place_columns(made))
            )
            self._db.executemany(
                "insert or replace into member values (?, ?)", [(number, min(members)) for number in members]
            )

    def _ungroup(self, numbers: Sequence[int]) -> None:
        for ungroup in happening_tables.UNGROUP:
            self._db.execute(ungroup, (json.dumps(numbers),))

    def _same(self) -> list[set[int]]:
        """The reports of each pair that people say are of one happening."""
        return [{*self._numbers(pair)} for pair in self._decided.same]

    def _joined(self, numbers: Iterable[int], same: Sequence[set[int]]) -> set[int]:
        """Reports with all that edges, or pairs that are the `same`, lead to from them."""
        numbers_joined: set[int] = {*numbers}
        ahead = {*numbers_joined}
        while ahead:
            beyond = {one for low, high, _ in self._edge_rows(sorted(ahead)) for one in (low, high)}
            beyond |= {one for both in same if both & ahead for one in both}
            ahead = beyond - numbers_joined
            numbers_joined |= ahead
        return numbers_joined

    def _edge_rows(self, numbers: Sequence[int]) -> list[tuple[int, int, float]]:
        return self._db.execute(happening_tables.JOINED, (json.dumps(numbers),)).fetchall()

    def _edges(self, numbers: Sequence[int]) -> list[ReportLink]:
        """The edges between reports, each once."""
        edges = []
        for low, high, odds in sorted(self._edge_rows(numbers)):
            left, right = sorted((self._reports[low].key, self._reports[high].key))
            edges.append(ReportLink(left, right, odds))
        return edges

    def _load(self, numbers: Iterable[int]) -> None:
        """Have these reports in memory, and not many more."""
        if len(self._reports) > _MOST_HELD:
            self._reports.clear()
        lacking = json.dumps([one for one in numbers if one not in self._reports])
        for number, data in self._db.execute(happening_tables.DATA, (lacking,)):
            self._reports[number] = _report_json().validate_json(data)


def _path_of(db: sqlite3.Connection) -> str | None:
    """The file that is written; None where it is held in memory."""
    return db.execute("pragma database_list").fetchone()[2] or None


def _pieces(values: Sequence[Value]) -> Iterator[Sequence[Value]]:
    for start in range(0, len(values), _BATCH):
        yield values[start : start + _BATCH]
