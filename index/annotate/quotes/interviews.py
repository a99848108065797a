"""Interviews by letters, “Q: …” and “A: …”: the answers are those of whom the questions are put to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from index.annotate.actors import person_nouns
from index.annotate.actors.titles import is_office, is_title
from index.annotate.parse.grammar_terms import APPOSITION, NAME
from index.annotate.parse.parsed import FoundQuote
from index.annotate.parse.tree import Tree
from index.annotate.quotes import quote_strengths as strengths
from index.annotate.quotes.quote_passage import QuotePassage
from index.model import Offsets

FEWEST = 2  # questions, and answers, of an interview
_TURN = re.compile(r"^(Q|A)(?:[:.]| [–—-])\s+(?=\S)", re.MULTILINE)
Turn = tuple[int, int, int]  # number of the passage, start and end of the words


def note_answers(tree: Tree, passages: Sequence[QuotePassage]) -> None:
    """Add an interview's answers to the quotes of its passages; their speaker stays open where two may be meant."""
    turns = list(_turns(passages))
    letters = [letter for letter, _ in turns]
    if letters.count("Q") < FEWEST or letters.count("A") < FEWEST:
        return
    source = _interviewee(tree, passages[: turns[0][1][0] + 1], turns[0][1][1])
    for letter, (number, start, end) in turns:
        if letter == "A":
            sure = strengths.INTERVIEW / (1 if source else 2)
            quote = FoundQuote(start, end, "direct", source, None, sure, label=True)
            passages[number].found.append(quote)


def _turns(passages: Sequence[QuotePassage]) -> Iterator[tuple[str, Turn]]:
    """The letters of questions and answers with their words, in text order."""
    for number, passage in enumerate(passages):
        matches = list(_TURN.finditer(passage.text, passage.start, passage.end))
        ends = [*(match.start() for match in matches[1:]), passage.end][: len(matches)]
        for match, end in zip(matches, ends, strict=True):
            words = passage.text[match.end() : end].rstrip()
            yield match[1], (number, match.end(), match.end() + len(words))


def _interviewee(tree: Tree, passages: Sequence[QuotePassage], before: int) -> Offsets | None:
    """The only person named before the first question, or the only one with an office; else None."""
    tokens = range(passages[0].first, tree.at(max(before - 1, 0)))
    names: dict[str, tuple[int, int]] = {}
    for is_name, run in groupby(tokens, lambda one: tree.entity[one] == "PERSON" and tree.pos[one] == NAME):
        name = list(run)
        if is_name and len(name) > 1:
            names.setdefault(tree.lower[name[-1]], (name[0], name[-1]))
    if len(names) > 1:
        names = {name: span for name, span in names.items() if _has_office(tree, *span)}
    if len(names) != 1:
        return None
    return tree.offsets(*next(iter(names.values())))


def _has_office(tree: Tree, first: int, last: int) -> bool:
    """Whether an office or a title stands before a name, or behind it between commas: “Mayor Ann Lund”."""
    before = tree.lower_at(first - 1)
    if is_title(tree.lower[first]) or is_title(before) or is_office(before):
        return True
    beside = (kid for kid in tree.kids(last, APPOSITION) if kid > last)
    return before in person_nouns.person_nouns() or any(
        person_nouns.kinds_of(tree.lower[kid]) for kid in beside
    )
