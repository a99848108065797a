"""Who acts on an actor, on whom the actor acts, and how: with counts and the newest sentence of each pair."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from index.exploring.event_words import type_word
from index.focus import Focus
from index.leads.gathering import AnswerArrays, Row
from index.leads.latest_telling import told
from index.leads.lead import Lead, Leads
from index.view import amount
from index.vocabulary import TYPES

if TYPE_CHECKING:
    from index.exploring.viewing import Viewer
    from index.search.part import Card

MOST = 20  # on each side
_KINDS = 3  # types that a line names


def network(viewer: Viewer, actor: str, least: float = 0.0) -> Leads | None:
    """Who stands on either side of an actor in the events; None where nobody has this id.

    Events that are less sure than `least` are left out.
    """
    card = viewer.pages.known(actor)
    if card is None:
        return None
    done_to = list(_side(viewer, card, least, f"Act on {card.name}", acting=False))
    done_by = list(_side(viewer, card, least, f"{card.name} acts on", acting=True))
    many = amount(sum(line.count for line in (*done_to, *done_by)), "event")
    return Leads(card.name, f"{many} with another party", (*done_to, *done_by))


def _side(viewer: Viewer, card: Card, least: float, section: str, *, acting: bool) -> Iterator[Lead]:
    """One line for each of those on one side, those of most events first."""
    gathered = AnswerArrays(viewer, _focus(card.id, None, acting=acting), least)
    others = "event.recipients" if acting else "event.agents"
    rows: dict[str, list[Row]] = defaultdict(list)
    names: dict[str, str] = {}
    for number, row in gathered.each("event"):
        for local in gathered.parts[number].row(others, row).tolist():
            other = viewer.pages.card(number, local)
            if other.id != card.id:
                rows[other.id].append((number, row))
                names[other.id] = other.name
    for actor, pairs in sorted(rows.items(), key=lambda item: (-len(item[1]), item[0]))[:MOST]:
        newest = told(gathered, "event", max(pairs, key=lambda pair: (_published(gathered, pair), pair)))
        note = " · ".join(filter(None, (_kinds(gathered, pairs), newest.standing)))
        focus = _focus(card.id, actor, acting=acting)
        yield newest.under(Lead(section, names[actor], focus, "events", len(pairs), note=note))


def _focus(actor: str, other: str | None, *, acting: bool) -> Focus:
    others = (other,) if other else ()
    return Focus(agents=(actor,), recipients=others) if acting else Focus(agents=others, recipients=(actor,))


def _published(gathered: AnswerArrays, row: Row) -> int:
    part = gathered.parts[row[0]]
    return int(part.day[part["event.doc"][row[1]]])


def _kinds(gathered: AnswerArrays, rows: list[Row]) -> str:
    """What is done most, in words: “accuse 4, ask”."""
    types = Counter(TYPES[int(gathered.parts[number]["event.type"][row])] for number, row in rows)
    return ", ".join(
        f"{type_word(type_)} {count}" if count > 1 else type_word(type_)
        for type_, count in types.most_common(_KINDS)
    )
