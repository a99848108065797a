"""The lines of a brat standoff file, read one by one; a line that cannot be understood is named by its number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from index.reading.slugs import slug

_BOUND = re.compile(r"(\S+) (\d+ \d+(?:;\d+ \d+)*)")
_ARGUMENT = re.compile(r"(\w[\w-]*?)(\d*):(\S+)")
_LARGEST = 12  # digits of an offset


@dataclass(frozen=True)
class Bound:
    """A text-bound annotation: its type, and its pieces as offsets into the text."""

    type: str
    pieces: tuple[tuple[int, int], ...]
    line: int


@dataclass(frozen=True)
class Joined:
    """An event of brat: its type, its trigger and its arguments (role, name)."""

    type: str
    trigger: str
    arguments: tuple[tuple[str, str], ...]
    line: int


@dataclass
class Standoff:
    """A file of annotations, by their names; `faults` are the lines that were not understood, with the reason."""

    bounds: dict[str, Bound] = field(default_factory=dict)
    events: dict[str, Joined] = field(default_factory=dict)
    attributes: dict[tuple[str, str], str] = field(default_factory=dict)  # (annotation, attribute): value
    references: dict[str, tuple[str, str]] = field(default_factory=dict)  # annotation: (id, name)
    same: list[tuple[str, ...]] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)


def standoff_of(content: str, length: int) -> Standoff:
    """The annotations in a file about a text of this length."""
    standoff = Standoff()
    for number, line in enumerate(content.split("\n"), 1):
        if not line.strip():
            continue
        fault = _read(standoff, line.rstrip("\r"), number, length)
        if fault:
            standoff.faults.append((number, fault))
    standoff.faults += _without_end(standoff)
    return standoff


def _read(standoff: Standoff, line: str, number: int, length: int) -> str | None:
    """Take a line in; gives what is wrong with it."""
    name, _, rest = line.partition("\t")
    body, _, words = rest.partition("\t")
    parts = body.split()
    if name.startswith("T"):
        return _bound(standoff, name, body, number, length)
    if name.startswith("E"):
        return _event(standoff, name, parts, number)
    if name.startswith(("A", "M")) and len(parts) >= 2:
        standoff.attributes[parts[1], parts[0]] = parts[2] if len(parts) > 2 else "true"
    elif name.startswith("N") and len(parts) == 3 and ":" in parts[2]:
        reference = parts[2].partition(":")[2]
        if not slug(reference):
            return "its reference names nobody"
        standoff.references[parts[1]] = (reference, words)
    elif name == "*" and len(parts) > 2:
        standoff.same.append(tuple(parts[1:]))
    elif not name.startswith(("#", "R", "*", "A", "M", "N")):
        return "it is no line of brat standoff"
    return None


def _bound(standoff: Standoff, name: str, body: str, number: int, length: int) -> str | None:
    matched = _BOUND.fullmatch(body)
    if not matched or any(len(one) > _LARGEST for one in re.split("[ ;]", matched[2])):
        return "it has no type with offsets"
    pairs = (piece.split() for piece in matched[2].split(";"))
    pieces = tuple((int(start), int(end)) for start, end in pairs)
    if any(not 0 <= start < end <= length for start, end in pieces):
        return f"{matched[2]} is no span of a text of {length:,} characters"
    if name in standoff.bounds:
        return f"{name} stands twice"
    standoff.bounds[name] = Bound(matched[1], pieces, number)
    return None


def _event(standoff: Standoff, name: str, parts: list[str], number: int) -> str | None:
    arguments = [_ARGUMENT.fullmatch(part) for part in parts]
    if not arguments or None in arguments:
        return "it has no type with a trigger"
    (type_, _, trigger), *others = [(one[1], one[2], one[3]) for one in arguments if one]
    standoff.events[name] = Joined(
        type_, trigger, tuple((role, target) for role, _, target in others), number
    )
    return None


def _without_end(standoff: Standoff) -> Iterator[tuple[int, str]]:
    """Events that name an annotation which is not there: they are taken out."""
    for name, event in list(standoff.events.items()):
        missing = [one for _, one in (("", event.trigger), *event.arguments) if one not in standoff.bounds]
        missing = [one for one in missing if one not in standoff.events]
        if missing:
            del standoff.events[name]
            yield event.line, f"there is no {missing[0]}"
