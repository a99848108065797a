"""What is asked of the file of happenings: rows, and what articles tell of one. Nothing here writes."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np
from pydantic import TypeAdapter

from index.happenings import happening_tables
from index.happenings.happening import CollectionHappening
from index.happenings.listing import Listing
from index.happenings.placing import PlaceOfHappenings, places_of
from index.happenings.telling import Telling, by_publication

_PAGE = 500  # happenings held at once by who goes through all of them


@cache
def telling_json() -> TypeAdapter[Telling]:
    """The form in which what an article tells is kept."""
    return TypeAdapter(Telling)


@cache
def happening_json() -> TypeAdapter[CollectionHappening]:
    """The form in which rows are kept."""
    return TypeAdapter(CollectionHappening)


def every_row(db: sqlite3.Connection) -> list[CollectionHappening]:
    """All happenings, the first added first."""
    return [
        happening_json().validate_json(row[0]) for row in db.execute("select row from happening order by num")
    ]


def rows_behind(db: sqlite3.Connection, number: int) -> list[tuple[int, CollectionHappening]]:
    """The next happenings with their numbers, those after this number: a page of all."""
    rows = db.execute("select num, row from happening where num > ? order by num limit ?", (number, _PAGE))
    return [(num, happening_json().validate_json(row)) for num, row in rows.fetchall()]


def rows_of_events(db: sqlite3.Connection, events: Iterable[tuple[str, str]]) -> list[CollectionHappening]:
    """The happenings that hold one of the events (article, event), those that hold most first."""
    return rows_of_numbers(db, _numbers_of_events(db, events))


def rows_of_numbers(db: sqlite3.Connection, numbers: Sequence[int]) -> list[CollectionHappening]:
    """The happenings of these numbers, in their order; those that are gone left out."""
    by_number = numbered_rows(db, numbers)
    return [by_number[number] for number in numbers if number in by_number]


def grouped_reports(db: sqlite3.Connection) -> list[tuple[str, int, str]]:
    """Every report: its article, the number of its happening, the events (ids) that tell it."""
    return db.execute(happening_tables.REPORTS).fetchall()


def numbered_rows(db: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, CollectionHappening]:
    """The happenings of these numbers; those that are gone left out."""
    rows = db.execute(happening_tables.ROWS, (json.dumps(list(map(int, numbers))),))
    return {number: happening_json().validate_json(row) for number, row in rows.fetchall()}


def listing(db: sqlite3.Connection, events: Iterable[tuple[str, str]] | None) -> Listing:
    """All happenings in columns, or those that hold one of the events (article, event)."""
    every = Listing.of(db.execute(happening_tables.LISTED))
    if events is None:
        return every
    return every.chosen(np.isin(every.number, _numbers_of_events(db, events)))


def places(db: sqlite3.Connection, numbers: Sequence[int]) -> list[PlaceOfHappenings]:
    """Where the happenings of these numbers were, those places first where most were; each with its in their order."""
    order = {int(number): place for place, number in enumerate(numbers)}
    rows = db.execute(happening_tables.PLACES, (json.dumps([*order]),)).fetchall()
    return places_of(sorted(rows, key=lambda row: order[row[0]]))


def _numbers_of_events(db: sqlite3.Connection, events: Iterable[tuple[str, str]]) -> list[int]:
    asked: dict[str, set[str]] = {}
    for article, event in events:
        asked.setdefault(article, set()).add(event)
    counted: Counter[int] = Counter()
    for article, ids in asked.items():
        for number, held in db.execute(happening_tables.OF_ARTICLE, (article,)):
            counted[number] += len(ids.intersection(held.split()))
    return sorted((one for one in counted if counted[one]), key=lambda one: (-counted[one], one))


def row_named(db: sqlite3.Connection, article: str, part: str) -> CollectionHappening | None:
    """The happening to which a happening of an article belongs; None where there is none."""
    rows = db.execute(happening_tables.NAMED, (article, part)).fetchall()
    return happening_json().validate_json(rows[0][0]) if rows else None


def row_of_event(db: sqlite3.Connection, article: str, event: str) -> CollectionHappening | None:
    """The happening of which an event of an article is a report; None where it is of none."""
    held = db.execute(happening_tables.OF_ARTICLE, (article,)).fetchall()
    return next((_row(db, number) for number, events in held if event in events.split()), None)


def tellings_of_row(db: sqlite3.Connection, happening: CollectionHappening) -> list[Telling]:
    """What each article tells of a happening, the earliest first."""
    tellings = [
        telling_json().validate_json(row[0])
        for key in dict.fromkeys(happening.parts)
        for row in db.execute("select told from report where article = ? and happening = ?", key)
    ]
    return by_publication(tellings)


def _row(db: sqlite3.Connection, number: int) -> CollectionHappening:
    record = db.execute("select row from happening where num = ?", (number,)).fetchone()
    return happening_json().validate_json(record[0])
