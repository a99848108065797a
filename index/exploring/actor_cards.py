"""An actor in the whole collection: names, and how many passages tell of it in which way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.exploring.merged_actors import actor_now
from index.model import ActorKind

if TYPE_CHECKING:
    from index.exploring.viewing import Viewer
    from index.search.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class ActorCard:
    """An actor in the whole collection."""

    id: str
    name: str
    kind: ActorKind
    description: str | None
    names: tuple[str, ...]  # every name the articles use
    passages: int  # that mention the actor
    quotes: int  # passages with a quote by the actor
    about: int  # passages with a quote that names the actor, by somebody else
    done: int  # passages with an event done by the actor
    suffered: int  # passages with an event done to the actor


def actor_card(viewer: Viewer, actor_id: str) -> ActorCard | None:
    """What the collection knows of an actor, or of whom it was decided to be; None where nobody has this id."""
    actor_id = actor_now(viewer.snapshot, actor_id)
    card = viewer.pages.known(actor_id)
    if card is None:
        return None
    names: set[str] = set()
    for part in viewer.snapshot.parts:
        local = part.actor_number(actor_id)
        if local is not None:
            names |= part.names_of(local)
    term = actor_id.encode()
    counts = (
        viewer.snapshot.passages_with(field, term) for field in ("actor", "speaker", "about", "by", "to")
    )
    others = sorted(names - {card.name}, key=lambda name: (name.casefold(), name))
    return ActorCard(card.id, card.name, card.kind, card.description, (card.name, *others), *counts)


def most_told_of(snapshot: Snapshot, actors: Iterable[str], limit: int) -> list[str]:
    """Those of the actors who stand in most passages, at least `limit` where there are so many, and all equals.

    Who stands in none, and says nothing, is left out. No card is made for it: a name may be that of thousands.
    """
    counts: dict[str, int] = {}
    for actor in actors:
        passages, said = (snapshot.passages_with(field, actor.encode()) for field in ("actor", "speaker"))
        if passages or said:
            counts[actor] = passages
    least = sorted(counts.values(), reverse=True)[:limit]
    return [actor for actor, count in counts.items() if count >= least[-1]]
