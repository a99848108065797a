"""A focus in parts: the crumbs of the trail line, in the order in which they were asked or pinned. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tui import text

if TYPE_CHECKING:
    from index.focus import Focus

MANY = frozenset({"actors", "agents", "recipients", "parties", "types", "roles", "articles"})
ONE = ("query", "speaker", "about", "account", "passage")
_ACTORS = {
    "actors": "{}",
    "speaker": "quotes by {}",
    "about": "quotes about {}",
    "agents": "done by {}",
    "recipients": "done to {}",
    "parties": "events of {}",
}

LONGEST = 32  # letters of a name in a crumb


@dataclass(frozen=True, slots=True)
class Crumb:
    """One condition of a focus: the field, and one value of it (for `days` the first and last day)."""

    field: str
    value: Any


def crumbs(focus: Focus, before: tuple[Crumb, ...] = ()) -> tuple[Crumb, ...]:
    """The focus in crumbs: those that stood in `before` keep their order, new ones come last.

    A crumb of a field with one value (the query, the speaker, …) keeps its place when the value changes.
    """
    now = list(_all(focus))
    staying: list[Crumb] = []
    for old in before:
        same = next((one for one in now if one == old), None)
        if same is None and old.field not in MANY:
            same = next((one for one in now if one.field == old.field), None)
        if same is not None and same not in staying:
            staying.append(same)
    return (*staying, *(one for one in now if one not in staying))


def _all(focus: Focus) -> list[Crumb]:
    crumbs_of_focus: list[Crumb] = []
    for name in ("query", "articles", "days", "types", "roles", "actors", "agents", "recipients", "parties"):
        if name == "days":
            if focus.first or focus.last:
                crumbs_of_focus.append(Crumb("days", (focus.first, focus.last)))
        elif name in MANY:
            crumbs_of_focus += [Crumb(name, value) for value in getattr(focus, name)]
        elif getattr(focus, name):
            crumbs_of_focus.append(Crumb(name, getattr(focus, name)))
    crumbs_of_focus += [Crumb(name, getattr(focus, name)) for name in ONE[1:] if getattr(focus, name)]
    return crumbs_of_focus


def pinned(focus: Focus, field: str, value: Any) -> Focus:
    """The focus with one more condition. A new speaker takes the place of the one before, and so on."""
    if field == "days":
        return replace(focus, first=value[0], last=value[1])
    if field in MANY:
        values = getattr(focus, field)
        return focus if value in values else _with(focus, {field: (*values, value)})
    update = {field: value}
    if field == "speaker" and focus.about == value:
        update["about"] = None
    if field == "about" and focus.speaker == value:
        update["speaker"] = None
    return _with(focus, update)


def _with(focus: Focus, update: dict[str, Any]) -> Focus:
    return replace(focus, **update)


def without(focus: Focus, crumb: Crumb) -> Focus:
    """The focus without one condition."""
    if crumb.field == "days":
        return replace(focus, first=None, last=None)
    if crumb.field in MANY:
        left = tuple(value for value in getattr(focus, crumb.field) if value != crumb.value)
        return _with(focus, {crumb.field: left})
    return _with(focus, {crumb.field: "" if crumb.field == "query" else None})


def upto(focus: Focus, order: tuple[Crumb, ...], number: int) -> Focus:
    """The focus with only the first `number` crumbs of `order`."""
    for crumb in order[number:]:
        focus = without(focus, crumb)
    return focus


def label(crumb: Crumb, name: Callable[[str], str], title: Callable[[str], str]) -> str:
    """A crumb in words. `name` gives an actor's name for its id, `title` an article's."""
    value = crumb.value
    if crumb.field in _ACTORS:
        return _ACTORS[crumb.field].format(text.line(name(value)))
    if crumb.field == "query":
        return f"“{text.line(value)}”"
    if crumb.field == "articles":
        return f"in “{_short(title(value))}”"
    if crumb.field == "days":
        first, last = value
        return f"on {day(first)}" if first == last else f"{day(first) or '…'} to {day(last) or '…'}"
    if crumb.field == "account":
        return f"reports of “{_short(value.title)}”"
    if crumb.field == "passage":
        return f"a passage of “{_short(title(value.article))}”"
    return str(value)


def _short(words: str) -> str:
    words = text.line(words)
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + "…"


def day(value: Any) -> str:
    """A date as “28 Jun 2021”, or nothing."""
    return f"{value.day} {value:%b %Y}" if value else ""
