"""What the rules of attribution hand to each other: a cue with its source and what it attributes."""

from __future__ import annotations

from dataclasses import dataclass, field

from index.annotate.parse.grammar import MARKS
from index.annotate.parse.grammar_terms import (
    MODAL,
    PAST_TENSE,
    PREPOSITION,
    PREPOSITION_OR_SUBORDINATOR,
    PUNCTUATION,
    RELATIVE_DETERMINER,
    SIGN,
    SUBORDINATOR,
    THIRD_PERSON,
)
from index.annotate.parse.tree import Tree
from index.annotate.quotes import quote_strengths as strengths
from index.model import Offsets


@dataclass(slots=True)
class Clause:
    """A cue with its source and the contents that hang on it by the parse.

    `token` is the cue's main token; `frame` the offsets from the first to the last word of source and cue;
    `contents` may be empty: a cue that waits for a quotation. `speech` is true for words of saying, `doubted` for
    a cue that tells what somebody wants or favours rather than says.
    """

    token: int
    cue: Offsets
    source: Offsets | None
    frame: Offsets
    contents: list[Offsets] = field(default_factory=list)
    speech: bool = True
    rule: str = ""
    denied: bool = False
    doubted: bool = False

    @property
    def confidence(self) -> float:
        """How likely the content is what somebody said, and ends where it should: from experience with the rules."""
        if self.speech:
            sure = strengths.OF_SPEECH.get(self.rule, strengths.OTHER_SPEECH)
        else:
            sure = strengths.OF_THOUGHT.get(self.rule, strengths.OTHER_THOUGHT)
        if self.doubted:
            sure = min(sure, strengths.SELDOM_SAID)
        return round(sure + (0.0 if self.source else strengths.NOBODY), 2)


_EDGE = frozenset({"that", ","})
_OPENING = frozenset({"after", "before", "while", "because", "until", "as", "and", "with"})


def piece(tree: Tree, first: int, last: int) -> Offsets | None:
    """The offsets of tokens `first` to `last` without punctuation and “that” at the edges; None if nothing is left."""
    while first <= last and (tree.pos[first] in MARKS or tree.lower[first] in _EDGE):
        if tree.lower[first] in ("$", "(") or tree.pos[first] == SIGN:
            break
        mark = tree.dep[first] in (SUBORDINATOR, PUNCTUATION) or tree.tag[first] in (
            PREPOSITION_OR_SUBORDINATOR,
            RELATIVE_DETERMINER,
        )
        if tree.lower[first] == "that" and (not mark or _is_subject(tree, first, last)):
            break
        first += 1
    while last >= first and (tree.pos[last] in MARKS or (last > first and _is_dangling(tree, last))):
        last -= 1
    return tree.offsets(first, last) if first <= last else None


def _is_dangling(tree: Tree, token: int) -> bool:
    """Whether a word that opens a clause stands last, because the parser hung its clause elsewhere (“… fled after”)."""
    return (
        tree.lower[token] in _OPENING
        and tree.dep[token] in (PREPOSITION, SUBORDINATOR)
        and not tree.children[token]
    )


def _is_subject(tree: Tree, that: int, last: int) -> bool:
    """Whether “that” stands right before a finite verb: it is the subject, whatever the parser takes it for."""
    return that < last and tree.tag[that + 1] in (PAST_TENSE, THIRD_PERSON, MODAL)
