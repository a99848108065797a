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


def row_conditions(node: Any) -> tuple[RowCondition, ...]:
    """The conditions on rows that every answer to a query meets: its own, or those of all that it joins."""
    return tuple(dict.fromkeys(_conditions(node)))


def _conditions(node: Any) -> Iterator[RowCondition]:
    if isinstance(node, query.ConstantScoreQuery):
        yield from _conditions(node.child)
    elif isinstance(node, query.And):
        for child in node.subqueries:
            yield from _conditions(child)
    elif isinstance(node, query.TermRange) and node.fieldname in RANGED:
        yield RowCondition(node.fieldname, frozenset({f"{node.start or ''}..{node.end or ''}"}))
    elif isinstance(node, query.Term) and node.fieldname in RANGED:
        yield RowCondition(node.fieldname, frozenset({f"{node.text}..{node.text}"}))
    elif isinstance(node, query.Term) and node.fieldname in _FIELDS:
        yield RowCondition(node.fieldname, frozenset({str(node.text)}))
    elif isinstance(node, query.Or):
        yield from _any_of(node)


def _any_of(node: Any) -> Iterator[RowCondition]:
    """A condition that names several values: terms of one field, or the same actors as agents and as recipients."""
    values: dict[str, set[str]] = {}
    for alternative in _alternatives(node):
        if not isinstance(alternative, query.Term):
            return
        values.setdefault(str(alternative.fieldname), set()).add(str(alternative.text))
    fields = set(values)
    if fields & {*RANGED}:
        return
    if len(fields) == 1 and fields <= _FIELDS:
        field = fields.pop()
        yield RowCondition(field, frozenset(values[field]))
    elif fields == {"by", "to"} and values["by"] == values["to"]:
        yield RowCondition(PARTY, frozenset(values["by"]))


def _alternatives(node: Any) -> Iterator[Any]:
    if isinstance(node, query.ConstantScoreQuery):
        yield from _alternatives(node.child)
    elif isinstance(node, query.Or):
        for child in node.subqueries:
            yield from _alternatives(child)
    else:
        yield node
