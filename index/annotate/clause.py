"""What the rules of attribution hand to each other: a cue with its source and what it attributes."""

from __future__ import annotations

from dataclasses import dataclass, field

from index.annotate.parsed import Offsets
from index.annotate.tree import Tree


@dataclass(slots=True)
class Clause:
    """A cue with its source and the contents that hang on it by the parse.

    `token` is the cue's main token; `frame` the offsets from the first to the last word of source and cue;
    `contents` may be empty: a cue that waits for a quotation. `speech` is true for words of saying.
    """

    token: int
    cue: Offsets
    source: Offsets | None
    frame: Offsets
    contents: list[Offsets] = field(default_factory=list)
    strength: float = 0.8
    speech: bool = True
    rule: str = ""


_EDGE = frozenset({"that", ","})


def piece(tree: Tree, first: int, last: int) -> Offsets | None:
    """The offsets of tokens `first` to `last` without punctuation and “that” at the edges; None if nothing is left."""
    while first <= last and (tree.pos[first] in ("PUNCT", "SPACE") or tree.lower[first] in _EDGE):
        if tree.lower[first] in ("$", "(") or tree.pos[first] == "SYM":
            break
        if tree.lower[first] == "that" and tree.dep[first] not in ("mark", "punct"):
            break
        first += 1
    while last >= first and tree.pos[last] in ("PUNCT", "SPACE"):
        last -= 1
    return tree.offsets(first, last) if first <= last else None
