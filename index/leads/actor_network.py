"""Who acts on an actor, on whom the actor acts, and how: with counts and the newest sentence of each pair."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from index.event_words import types_in_words
from index.focus import Focus
from index.leads.gathering import AnswerArrays
from index.leads.latest_telling import told
from index.leads.lead import Lead, Leads
from index.leads.paired_acts import deeds
from index.view import amount

if TYPE_CHECKING:
    from index.exploring.viewing import Viewer
    from index.search.part import Card

MOST = 20  # on each side


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
    nothing = f"No act is told between {card.name} and another party."
    return Leads(card.name, f"{many} with another party", (*done_to, *done_by), nothing=nothing)


def _side(viewer: Viewer, card: Card, least: float, section: str, *, acting: bool) -> Iterator[Lead]:
    """One line for each of those on one side, those of most events first."""
    gathered = AnswerArrays(viewer, _focus(card.id, None, acting=acting), least)
    actor = gathered.number(card.id)
    sides = {
        gathered.card(receiver if acting else doer): events
        for (doer, receiver), events in deeds(gathered).by_pair().items()
        if actor == (doer if acting else receiver)
    }
    for other, events in sorted(sides.items(), key=lambda side: (-len(side[1]), side[0].id))[:MOST]:
        newest = told(gathered, "event", max(events, key=lambda row: (gathered.published("event", row), row)))
        note = " · ".join(filter(None, (types_in_words(map(gathered.type_of, events)), newest.standing)))
        focus = _focus(card.id, other.id, acting=acting)
        yield newest.under(Lead(section, other.name, focus, "events", len(events), note=note))


def _focus(actor: str, other: str | None, *, acting: bool) -> Focus:
    others = (other,) if other else ()
    return Focus(agents=(actor,), recipients=others) if acting else Focus(agents=others, recipients=(actor,))
