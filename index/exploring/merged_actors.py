"""Actors who were decided to be others: who asks for one of them, by an id of before, means whom it is one with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from index.focus import Focus
from index.journal.journal_state import MadeOfJournal, journal_bytes
from index.search.snapshot import Snapshot


def stored_mergers(collection: Path) -> MadeOfJournal[Mapping[str, str]]:
    """What gives, by the id of an actor, that of whom it is one with; none where the journal cannot be read."""
    return MadeOfJournal(collection, lambda: _read(collection), {})


def _read(collection: Path) -> Mapping[str, str]:
    if b'"same"' not in journal_bytes(collection):
        return {}
    from index.journal.decisions import Same
    from index.journal.journal_file import Journal, decisions_of

    leads: dict[str, str] = {}
    for decision in decisions_of(Journal(collection).standing()):
        if isinstance(decision, Same):
            lead, *others = (actor.id for actor in decision.actors)
            leads |= dict.fromkeys(others, lead)
            leads |= {actor: lead for actor, before in leads.items() if before in others}
    return leads


def actor_now(snapshot: Snapshot, actor: str) -> str:
    """The id that an actor has in the index: another one where it is there no more since it was decided who it is."""
    is_there = any(
        number is not None and part.shown[number] >= 0
        for part in snapshot.parts
        for number in [part.actor_number(actor)]
    )
    return actor if is_there else snapshot.mergers().get(actor, actor)


def focus_now(snapshot: Snapshot, focus: Focus) -> Focus:
    """A focus with the ids that its actors have in the index."""

    def now(actors: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(actor_now(snapshot, actor) for actor in actors))

    return replace(
        focus,
        speaker=focus.speaker and actor_now(snapshot, focus.speaker),
        about=focus.about and actor_now(snapshot, focus.about),
        actors=now(focus.actors),
        agents=now(focus.agents),
        recipients=now(focus.recipients),
        parties=now(focus.parties),
    )
