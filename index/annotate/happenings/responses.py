"""Force used against whoever did a deed: "police shot the driver dead" is no part of the attack that he drove into."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from index.annotate.happenings.happening_words import words
from index.model import Actor, Event


class Responses:
    """Telling an attack from what was then done to the attacker, by who acts and who suffers."""

    def __init__(self, actors: Iterable[Actor], events: Iterable[Event]) -> None:
        """`events` are all of the article: who attacks others in one is an attacker in all."""
        last_words = {actor.id: actor.name.split()[-1].lower() for actor in actors if actor.name.split()}
        self._forces = {one for one, word in last_words.items() if word in words("people", "forces")}
        self._sure_doers = {one for one, word in last_words.items() if word in words("people", "doers")}
        maybe = {one for one, word in last_words.items() if word in words("people", "maybe_doers")}
        attackers = {one for event in events if event.type == "ASSAULT" for one in event.agents}
        self._doers = self._sure_doers | maybe | (attackers - self._forces)

    def is_apart(self, event: Event, others: Sequence[Event]) -> bool:
        """Whether an event answers one of the others, or is answered by one, so that they are two happenings."""
        return any(self.answers(event, other) or self.answers(other, event) for other in others)

    def answers(self, event: Event, deed: Event) -> bool:
        """As in "police shot him", where others were attacked by somebody else, or by nobody who is named."""
        agents, doers = {*event.agents}, {*deed.agents}
        if not agents or agents & doers:
            return False
        if doers & {*event.recipients}:
            return True
        if not agents <= self._forces or doers & self._forces:
            return False
        if doers:
            return True
        stopped = {*event.recipients}
        return bool(stopped) and stopped <= self._doers and bool({*deed.recipients} - stopped)

    def is_stopping(self, events: Sequence[Event]) -> bool:
        """Whether all that is told is that the police or guards used force against attackers, who are called so."""
        agents = {one for event in events for one in event.agents}
        recipients = {one for event in events for one in event.recipients}
        return bool(agents and recipients) and agents <= self._forces and recipients <= self._sure_doers
