"""Where a key leads from what is under the cursor: the condition it pins and the pane it lands in. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tui.current_item import IdAndName, Item


@dataclass(frozen=True, slots=True)
class JumpTarget:
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
_OTHERS = {"speaker": "speakers", "named": "names", "doers": "agents", "receivers": "recipients"}


def targets(command: str, item: Item) -> list[JumpTarget]:
    """Where this command can lead from this item; with several, the reader chooses."""
    if command in _PEOPLE:
        field, pane = _PEOPLE[command]
        people = item.speakers if command == "quotes_by" and item.kind == "quote" else item.people
        return [JumpTarget(name, field, actor, pane) for actor, name in people]
    if command in _OTHERS:
        return [_actor(person) for person in getattr(item, _OTHERS[command])]
    if command == "pin":
        return [_pin(item)]
    return _conditions(command, item)


def _actor(person: IdAndName) -> JumpTarget:
    return JumpTarget(person[1], "actors", person[0], "actors", person[0])


def _pin(item: Item) -> JumpTarget:
    if item.actor:
        return JumpTarget(item.actor[1], "actors", item.actor[0], None, item.actor[0])
    from index.focus import PinnedPassage

    anchor = item.anchor
    passage = PinnedPassage(article=anchor.article, start=anchor.start, end=anchor.end)
    return JumpTarget("this passage", "passage", passage, None, item.key)


def _conditions(command: str, item: Item) -> list[JumpTarget]:
    if command == "only_kind" and (item.type or item.role):
        field, value = ("types", item.type) if item.type else ("roles", item.role)
        return [JumpTarget(str(value), field, value, None, item.key)]
    if command == "only_article":
        return [JumpTarget("this article", "articles", item.anchor.article, None, item.key)]
    if command == "only_day" and item.published:
        return [JumpTarget("this day", "days", (item.published, item.published), None, item.key)]
    return []
