"""Where a key leads from what is under the cursor: the condition it pins and the pane it lands in. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from index.vocabulary import EventType
from tui.current_item import Person, Subject


@dataclass(frozen=True, slots=True)
class Target:
    """One place to go: its name in a menu, the field of the focus and its value, the pane and the row to land on."""

    label: str
    field: str
    value: Any
    pane: str | None = None
    row: str | None = None


_PEOPLE = {
    "quotes_by": ("speaker", "quotes"),
    "quotes_about": ("about", "quotes"),
    "events": ("parties", "events"),
    "background": ("actors", "context"),
}
_OTHERS = {"named": "names", "doers": "agents", "receivers": "recipients"}


def targets(command: str, subject: Subject) -> list[Target]:
    """Where this command can lead from this subject; with several, the reader chooses."""
    if command in _PEOPLE:
        field, pane = _PEOPLE[command]
        people = (subject.speaker,) if command == "quotes_by" and subject.kind == "quote" else subject.people
        return [Target(name, field, actor, pane) for actor, name in filter(None, people or ())]
    if command == "speaker":
        return [_actor(subject.speaker)] if subject.speaker else []
    if command in _OTHERS:
        return [_actor(person) for person in getattr(subject, _OTHERS[command])]
    if command == "pin":
        return [_pin(subject)]
    return _conditions(command, subject)


def _actor(person: Person) -> Target:
    return Target(person[1], "actors", person[0], "actors", person[0])


def _pin(subject: Subject) -> Target:
    if subject.actor:
        return Target(subject.actor[1], "actors", subject.actor[0], None, subject.actor[0])
    if subject.kind == "event":
        return Target("accounts", "account", _account(subject), None, subject.key)
    from index.focus import Passage

    anchor = subject.anchor
    passage = Passage(article=anchor.article, start=anchor.start, end=anchor.end)
    return Target("this passage", "passage", passage, None, subject.key)


def _account(subject: Subject) -> Any:
    from index.focus import Account

    agents = tuple(actor for actor, _name in subject.agents)
    recipients = tuple(actor for actor, _name in subject.recipients)
    return Account(cast("EventType", subject.type), agents, recipients, subject.first, subject.last)


def _conditions(command: str, subject: Subject) -> list[Target]:
    if command == "account" and subject.kind == "event":
        return [Target("accounts", "account", _account(subject), "events", subject.key)]
    if command == "only_kind" and (subject.type or subject.role):
        field, value = ("types", subject.type) if subject.type else ("roles", subject.role)
        return [Target(str(value), field, value, None, subject.key)]
    if command == "only_article":
        return [Target("this article", "articles", subject.anchor.article, None, subject.key)]
    if command == "only_day" and subject.published:
        return [Target("this day", "days", (subject.published, subject.published), None, subject.key)]
    return []
