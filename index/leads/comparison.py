"""Two actors beside each other: what each did to the other, what each says of the other, where both stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from index.event_words import type_word
from index.focus import Focus
from index.leads.gathering import AnswerArrays
from index.leads.latest_telling import latest
from index.leads.lead import Lead, Leads
from index.view import amount

if TYPE_CHECKING:
    from index.exploring.viewing import Viewer
    from index.search.part import Card


def comparison(viewer: Viewer, actor: str, other: str, least: float = 0.0) -> Leads | None:
    """What there is between two actors; None where nobody has one of the ids.

    Events and quotes that are less sure than `least` are left out. The newest sentence stands with each line.
    """
    cards = viewer.pages.known(actor), viewer.pages.known(other)
    if cards[0] is None or cards[1] is None:
        return None
    together = AnswerArrays(viewer, Focus(actors=(actor, other)), least)
    lines = [
        line
        for first, second in ((cards[0], cards[1]), (cards[1], cards[0]))
        for line in (*_deeds(viewer, first, second, least), *_words(viewer, first, second, least))
    ]
    if together.passages:
        lines.append(
            Lead("Both", "named together", Focus(actors=(actor, other)), "passages", together.passages)
        )
    much = amount(together.passages, "passage")
    about = f"named together in {much} of {amount(together.counts.articles(), 'article')}"
    names = f"{cards[0].name} and {cards[1].name}"
    nothing = f"No passage, act or quote has {names} together."
    return Leads(names, about, tuple(lines), together.days, nothing)


def _deeds(viewer: Viewer, doer: Card, receiver: Card, least: float) -> Iterator[Lead]:
    pinned = Focus(agents=(doer.id,), recipients=(receiver.id,))
    section = f"{doer.name} → {receiver.name}"
    for type_, count in AnswerArrays(viewer, pinned, least).types():
        focus = replace(pinned, types=(type_,))
        newest = latest(AnswerArrays(viewer, focus, least), "event")
        lead = Lead(section, type_word(type_), focus, "events", count, note=newest.standing)
        yield newest.under(lead)


def _words(viewer: Viewer, speaker: Card, about: Card, least: float) -> Iterator[Lead]:
    focus = Focus(speaker=speaker.id, about=about.id)
    gathered = AnswerArrays(viewer, focus, least)
    count, newest = gathered.count("quote"), latest(gathered, "quote")
    if count:
        section, words = f"{speaker.name} → {about.name}", f"said of {about.name}"
        yield newest.under(Lead(section, words, focus, "quotes", count))
