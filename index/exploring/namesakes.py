"""Those whom a name may mean, the likeliest first: the same choice wherever a name is asked for one actor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from index.exploring.actor_cards import ActorCard
from index.search.analysis import folded

BY_ID = "id:"  # before a name it says that the very actor of this id is meant


def likeliest_first(name: str, cards: Iterable[ActorCard]) -> list[ActorCard]:
    """The actors in the order in which a name means them.

    First those who bear it, as a whole or as a surname; then those who bear its words; then those of whom a name only
    begins so. Among equals who stands in most passages comes first.
    """
    words = folded(name)
    order = {card.id: (_distance(words, card), -card.passages, card.name, card.id) for card in cards}
    return sorted({card.id: card for card in cards}.values(), key=lambda card: order[card.id])


def bears(name: str, card: ActorCard) -> bool:
    """Whether an actor has this very name, or its words in a longer one."""
    return _distance(folded(name), card) < 2


def _distance(words: Sequence[str], card: ActorCard) -> int:
    """0 where a name of the actor is these words, or a person's ends with them; 1 where it has them; else 2."""
    names = [folded(called) for called in (card.name, *card.names)]
    is_person = card.kind == "person"
    if any(called == words or (is_person and called[-len(words) :] == words) for called in names):
        return 0
    return 1 if any(set(words) <= set(called) for called in names) else 2
