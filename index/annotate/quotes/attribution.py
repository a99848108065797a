"""What the rules of attribution hand to each other: a cue with its source and what it attributes."""

from __future__ import annotations

from dataclasses import dataclass, field

from index.annotate.parse.tree import Tree
from index.model import Offsets


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
    speech: bool = True
    rule: str = ""
    denied: bool = False

    @property
    def confidence(self) -> float:
        """How likely the content is what somebody said, and ends where it should: from experience with the rules."""
        sure = _SPEECH.get(self.rule, 0.8) if self.speech else _OTHER.get(self.rule, 0.5)
        return round(sure - (0.0 if self.source else 0.2), 2)


# The share of quotes that were right, with their source, in articles that were read (docs/evaluation.md).
_SPEECH = {
    "inverted": 0.9,
    "that": 0.85,
    "parenthesis": 0.8,
    "according": 0.75,
    "label": 0.65,
    "naming": 0.65,
    "object": 0.6,
    "to": 0.6,
    "preposition": 0.6,
}
_OTHER = {"that": 0.65, "label": 0.6, "naming": 0.6, "noun that": 0.5, "adjective that": 0.6, "": 0.4}
_EDGE = frozenset({"that", ","})


def piece(tree: Tree, first: int, last: int) -> Offsets | None:
    """The offsets of tokens `first` to `last` without punctuation and “that” at the edges; None if nothing is left."""
    while first <= last and (tree.pos[first] in ("PUNCT", "SPACE") or tree.lower[first] in _EDGE):
        if tree.lower[first] in ("$", "(") or tree.pos[first] == "SYM":
            break
        mark = tree.dep[first] in ("mark", "punct") or tree.tag[first] in ("IN", "WDT")
        if tree.lower[first] == "that" and (not mark or _is_subject(tree, first, last)):
            break
        first += 1
    while last >= first and tree.pos[last] in ("PUNCT", "SPACE"):
        last -= 1
    return tree.offsets(first, last) if first <= last else None


def _is_subject(tree: Tree, that: int, last: int) -> bool:
    """Whether “that” stands right before a finite verb: it is the subject, whatever the parser takes it for."""
    return that < last and tree.tag[that + 1] in ("VBD", "VBZ", "MD")
