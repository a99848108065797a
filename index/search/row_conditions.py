"""Conditions on quotes, events and background sentences: those that a query line asks for, as pins ask for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from whoosh import query

from index.search.event_numbers import COUNTED, ON
from index.search.schema import MADE, PARTY

OF_EVENTS = ("event", "by", "to", PARTY, ON, *COUNTED, MADE)
RANGED = (ON, *COUNTED)  # of which a condition names a range of terms
OF_QUOTES = ("speaker", "about", MADE)
OF_CONTEXT = ("role", MADE)
_FIELDS = frozenset({*OF_EVENTS, *OF_QUOTES, *OF_CONTEXT})


@dataclass(frozen=True, slots=True)
class RowCondition:
    """What every row of its kind must have: in `field` any of the values (actor ids, types, roles, “first..last”)."""

    field: str
    values: frozenset[str]


def row_conditions(wanted: Any) -> tuple[RowCondition, ...]:
    """The conditions on rows that every answer to a query meets: its own, or those of all that it joins."""
    return tuple(dict.fromkeys(_conditions(wanted)))


def _conditions(wanted: Any) -> Iterator[RowCondition]:
    if isinstance(wanted, query.ConstantScoreQuery):
        yield from _conditions(wanted.child)
    elif isinstance(wanted, query.And):
        for one in wanted.subqueries:
            yield from _conditions(one)
    elif isinstance(wanted, query.TermRange) and wanted.fieldname in RANGED:
        yield RowCondition(wanted.fieldname, frozenset({f"{wanted.start or ''}..{wanted.end or ''}"}))
    elif isinstance(wanted, query.Term) and wanted.fieldname in RANGED:
        yield RowCondition(wanted.fieldname, frozenset({f"{wanted.text}..{wanted.text}"}))
    elif isinstance(wanted, query.Term) and wanted.fieldname in _FIELDS:
        yield RowCondition(wanted.fieldname, frozenset({str(wanted.text)}))
    elif isinstance(wanted, query.Or):
        yield from _any_of(wanted)


def _any_of(wanted: Any) -> Iterator[RowCondition]:
    """A condition that names several values: terms of one field, or the same actors as agents and as recipients."""
    values: dict[str, set[str]] = {}
    for one in _alternatives(wanted):
        if not isinstance(one, query.Term):
            return
        values.setdefault(str(one.fieldname), set()).add(str(one.text))
    fields = set(values)
    if fields & {*RANGED}:
        return
    if len(fields) == 1 and fields <= _FIELDS:
        field = fields.pop()
        yield RowCondition(field, frozenset(values[field]))
    elif fields == {"by", "to"} and values["by"] == values["to"]:
        yield RowCondition(PARTY, frozenset(values["by"]))


def _alternatives(wanted: Any) -> Iterator[Any]:
    if isinstance(wanted, query.ConstantScoreQuery):
        yield from _alternatives(wanted.child)
    elif isinstance(wanted, query.Or):
        for one in wanted.subqueries:
            yield from _alternatives(one)
    else:
        yield wanted
