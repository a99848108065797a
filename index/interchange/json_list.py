"""A JSON object whose one long list is written member by member."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

from index.plain_json import plain_json


def write_list(stream: BinaryIO, name: str, members: Iterable[Any], **others: Any) -> None:
    """Write `{others…, name: [members…]}`, a member a line."""
    head = "".join(f"{plain_json(key)}: {plain_json(value)},\n" for key, value in others.items())
    stream.write(f"{{{head}{plain_json(name)}: [".encode())
    for number, member in enumerate(members):
        stream.write(f"{',' if number else ''}\n{plain_json(member)}".encode())
    stream.write(b"\n]}\n")


def filled(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that are there."""
    return {name: value for name, value in values.items() if value not in (None, "", [], ())}
