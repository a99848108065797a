"""What is approved of the sentences of the tests beside what a person wrote down of them: files below `approved/`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from index.toml_value import toml_value

FOLDER = Path(__file__).with_name("approved")
HEAD = "# Written by tools/approve.py: what is found in the sentences beside what stands in the tables by hand.\n"
Lines = Mapping[str, Sequence[str]]


def approved() -> dict[str, Lines]:
    """Of each file, its sentences with what is approved of them; no sentence of which nothing is."""
    return {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.toml"))}


def written(lines_of: Lines) -> str:
    """A file with these sentences."""
    return HEAD + "".join(_entry(sentence, lines) for sentence, lines in lines_of.items() if lines)


def _entry(sentence: str, lines: Sequence[str]) -> str:
    return "\n".join(
        [f"\n{toml_value(sentence)} = [", *(f"    {toml_value(line)}," for line in lines), "]\n"]
    )
