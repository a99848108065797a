"""One quotation and the texts that may hold it: what of it stands where, and what differs.

Nothing is ever found correct: a quotation is found word for word, differs, or is not found here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from functools import cached_property
from itertools import islice, pairwise
from typing import Literal

from index.proof.compared_words import ComparedWords, is_negation, word_classes, words_of

Verdict = Literal["verbatim", "marks", "shortened", "cut", "spliced", "altered", "not found"]

MOST_GAP = 150  # words that “…” may stand for
MOST_BRACKET = 12  # words that “[…]” may stand for
MOST_PLACES = 20  # of a text where a quotation is looked at
LEAST_RUN = 4  # words that a spliced half must have
LEAST_SHARE = 0.6  # of a quotation's words that must stand together for it to be called altered
LEAST_ALTERED = 0.85  # of its words: then no splice is looked for
LEAST_ALIKE = 3  # words that must be the same
LOOKED_BEHIND = 6  # words before a quotation in which a negation turns it round
LOOKED_AHEAD = 3  # words after it in which a condition follows

Bounds = Callable[["Text", int, int], tuple[int, int]]

_ELISION = re.compile(r"\s*(?:\[\s*(?:…|\.{3}|\. \. \.)\s*\]|\(\s*(?:…|\.{3})\s*\)|…|\.{3,4}|\. \. \.)\s*")
_LETTER = re.compile(r"\[(\w)\](?=\w)")
_END = re.compile(r"[.!?](?=\s|$)|\n")  # of a sentence
_BRACKET = re.compile(r"\[[^\[\]]{0,80}\]")


@dataclass(frozen=True)
class Text:
    """A text that may hold a quotation in a stretch of it, with the words of that."""

    id: str
    text: str
    start: int = 0
    end: int | None = None  # None: up to its end

    @cached_property
    def words(self) -> ComparedWords:
        """The words, made when they are first asked for: what stands there verbatim needs none."""
        return words_of(self.text, self.start, self.end)

    @cached_property
    def matcher(self) -> SequenceMatcher[str]:
        """What compares runs of words with all of these, whose places are listed once."""
        return SequenceMatcher(None, (), self.words.forms, autojunk=False)


@dataclass(frozen=True)
class Finding:
    """What became of a quotation: the verdict, the text it was found in, where, and what differs in words."""

    verdict: Verdict
    text: str | None = None
    start: int = 0
    end: int = 0
    share: float = 0.0  # of its words that stand there
    differs: tuple[str, ...] = ()


@dataclass(frozen=True)
class QuotedRun:
    """A run of words of a quotation, how many words of the source may stand before it, and the run as it is written."""

    forms: tuple[str, ...]
    gap: int
    words: str


NOT_FOUND = Finding("not found")
# All words stand there, and nothing turns them round.
STANDING: tuple[Verdict, ...] = ("verbatim", "marks", "shortened")
_ORDER: tuple[Verdict, ...] = ("verbatim", "marks", "shortened", "cut", "spliced", "altered", "not found")
ALIKE_ENOUGH = (_ORDER.index("altered"), -LEAST_ALTERED)  # ranks after it may be of what was put together


def compare(quotation: str, texts: Sequence[Text], bounds: Bounds | None = None) -> list[Finding]:
    """What becomes of a quotation among these texts: the best findings, those that are equally good in order of texts.

    There is one at least. `bounds` gives the stretch of a text, a sentence or what somebody said, that a quotation is
    part of.
    """
    pieces = pieces_of(quotation)
    findings = _findings(quotation, pieces, texts, bounds or sentence_around) if pieces else []
    best = min(map(rank, findings), default=rank(NOT_FOUND))
    together = spliced(quotation, texts) if best > ALIKE_ENOUGH else None
    return (
        [together] if together else [finding for finding in findings if rank(finding) == best] or [NOT_FOUND]
    )


def spliced(quotation: str, texts: Sequence[Text]) -> Finding | None:
    """Two runs of words that stand in different places and are quoted as one; None where it is not so."""
    pieces = pieces_of(quotation)
    return _spliced(pieces[0].forms, texts) if len(pieces) == 1 else None


def rank(finding: Finding) -> tuple[int, float]:
    """A key by which the finding that says most comes first."""
    return _ORDER.index(finding.verdict), -finding.share


def pieces_of(quotation: str) -> list[QuotedRun]:
    """The runs of words between what was left out and what was put in brackets."""
    plain = _LETTER.sub(r"\1", quotation)
    pieces: list[QuotedRun] = []
    for number, stretch in enumerate(_ELISION.split(plain)):
        for place, run in enumerate(_BRACKET.split(stretch)):
            forms = words_of(run).forms
            gap = 0 if not pieces else MOST_GAP if number and not place else MOST_BRACKET
            if forms:
                pieces.append(QuotedRun(forms, gap, run))
    return pieces


def _findings(
    quotation: str, pieces: list[QuotedRun], texts: Sequence[Text], bounds: Bounds
) -> list[Finding]:
    """What becomes of it at each place of the texts that can be among the best: the dear looks come last."""
    exact = [found for text in texts if len(pieces) == 1 for found in _exact(quotation, text, bounds)]
    verbatim = [found for found in exact if found.verdict == "verbatim"]
    if verbatim:
        return verbatim
    standing = [*exact, *(found for text in texts for found in _in_order(quotation, pieces, text, bounds))]
    forms = tuple(form for piece in pieces for form in piece.forms)
    return standing or [_altered(forms, text) for text in texts]


def standing(quotation: str) -> Callable[[str], bool]:
    """Gives a test of words: whether all words of a quotation stand there in order, those left out aside."""
    pieces = pieces_of(quotation)
    return lambda words: quotation in words or bool(pieces and next(_runs(pieces, words_of(words)), None))


def _exact(quotation: str, text: Text, bounds: Bounds) -> Iterator[Finding]:
    """The first places where the very characters stand."""
    for start, end in islice(_places(quotation, text), MOST_PLACES):
        found = Finding("verbatim", text.id, start, end, 1.0)
        yield _cut(found, text, bounds) or found


def _places(quotation: str, text: Text) -> Iterator[tuple[int, int]]:
    start = text.text.find(quotation, text.start, text.end)
    while start >= 0:
        end = start + len(quotation)
        if _is_whole(text.text, start, end):
            yield start, end
        start = text.text.find(quotation, start + 1, text.end)


def _in_order(quotation: str, pieces: list[QuotedRun], text: Text, bounds: Bounds) -> Iterator[Finding]:
    """The first places where all its words stand in order."""
    is_shortened = len(pieces) > 1 or _ELISION.search(quotation) or _BRACKET.search(quotation)
    for runs in islice(_runs(pieces, text.words), MOST_PLACES):
        start, end = text.words.starts[runs[0][0]], text.words.ends[runs[-1][1] - 1]
        found = Finding("shortened" if is_shortened else "marks", text.id, start, end, 1.0)
        yield _cut(found, text, bounds) or _left_out(found, runs, text) or found


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a stretch begins and ends at the borders of words."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() and text[start].isalnum()) and not (
        after.isalnum() and text[end - 1].isalnum()
    )


def _runs(pieces: list[QuotedRun], words: ComparedWords) -> Iterator[list[tuple[int, int]]]:
    """Where all pieces stand, one behind the other and near enough."""
    first: int | None = words.find(pieces[0].forms)
    while first is not None:
        runs = [(first, first + len(pieces[0].forms))]
        for piece in pieces[1:]:
            number = words.find(piece.forms, runs[-1][1])
            if number is None or number - runs[-1][1] > piece.gap:
                break
            runs.append((number, number + len(piece.forms)))
        else:
            yield runs
        first = words.find(pieces[0].forms, first + 1)


def _cut(finding: Finding, text: Text, bounds: Bounds) -> Finding | None:
    """A quotation that ends before a condition or a negation, or begins behind a negation, of the same statement."""
    low, high = bounds(text, finding.start, finding.end)
    rest = _END.split(text.text[finding.end : high], maxsplit=1)[0]
    behind = words_of(rest)
    for number, form in enumerate(behind.forms[:LOOKED_AHEAD]):
        is_near = number == 0 or form not in word_classes().conditions
        if is_near and (is_negation(form) or form in word_classes().conditions):
            return _as_cut(finding, f"goes on: “{_shown(rest)}”")
    before = words_of(text.text[low : finding.start])
    start = len(before.forms) - LOOKED_BEHIND
    for number, form in enumerate(before.forms[max(0, start) :], max(0, start)):
        clause = text.text[low + before.ends[number] : finding.start]
        if is_negation(form) and not re.search(r"[,;:.!?“”\"]", clause):
            return _as_cut(
                finding, f"begins before: “{_shown(text.text[low + before.starts[number] : finding.start])}”"
            )
    return None


def _as_cut(finding: Finding, difference: str) -> Finding:
    return Finding("cut", finding.text, finding.start, finding.end, finding.share, (difference,))


def _left_out(finding: Finding, runs: list[tuple[int, int]], text: Text) -> Finding | None:
    """A shortened quotation that leaves out what turns it round."""
    for (_, end), (start, _last) in pairwise(runs):
        forms = text.words.forms[end:start]
        if any(is_negation(form) or form in word_classes().conditions for form in forms):
            left_out = text.text[text.words.starts[end] : text.words.ends[start - 1]]
            return _as_cut(finding, f"leaves out: “{_shown(left_out)}”")
    return None


def _altered(forms: tuple[str, ...], text: Text) -> Finding:
    """The stretch of a text that has most of the words in order, with what differs; not found where that is little."""
    matcher = text.matcher
    if sum(form in matcher.b2j for form in forms) / len(forms) < LEAST_SHARE:  # type: ignore[attr-defined]
        return NOT_FOUND  # in no order could so few of the words be enough
    matcher.set_seq1(forms)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    best = _densest(blocks, len(forms))
    alike = sum(block.size for block in best)
    if not best or alike < min(LEAST_ALIKE, len(forms)) or alike / len(forms) < LEAST_SHARE:
        return NOT_FOUND
    first = max(0, best[0].b - best[0].a)
    last = min(len(text.words.forms), best[-1].b + len(forms) - best[-1].a)
    first, last = min(first, best[0].b), max(last, best[-1].b + best[-1].size)
    start, end = text.words.starts[first], text.words.ends[last - 1]
    return Finding("altered", text.id, start, end, alike / len(forms), _differences(forms, text, first, last))


def _densest(blocks: Sequence[Match], length: int) -> list[Match]:
    """The blocks within a window twice as long as the quotation that have most words together."""
    best: list[Match] = []
    for number, block in enumerate(blocks):
        near = [one for one in blocks[number:] if one.b + one.size - block.b <= 2 * length]
        if sum(one.size for one in near) > sum(one.size for one in best):
            best = near
    return best


def _differences(forms: tuple[str, ...], text: Text, first: int, last: int) -> tuple[str, ...]:
    """What stands there for what was quoted, each change once."""
    source = text.words.forms[first:last]
    changes = []
    for tag, a, b, c, d in SequenceMatcher(None, forms, source, autojunk=False).get_opcodes():
        if tag == "equal" or (tag == "insert" and (a == 0 or b == len(forms))):
            continue
        there = text.text[text.words.starts[first + c] : text.words.ends[first + d - 1]] if d > c else ""
        quoted = " ".join(forms[a:b])
        changes.append(
            f"“{quoted}” stands there as “{_shown(there)}”" if there and quoted
            else f"“{quoted}” does not stand there" if quoted
            else f"“{_shown(there)}” is left out"
        )  # fmt: skip
    return tuple(changes)


def _spliced(forms: tuple[str, ...], texts: Sequence[Text]) -> Finding | None:
    """Two runs that stand in different places, quoted as one."""
    for cut in range(len(forms) - LEAST_RUN, LEAST_RUN - 1, -1):
        first = _holder(forms[:cut], texts)
        other = _holder(forms[cut:], texts) if first is not None else None
        if first is not None and other is not None:
            (text, number), (second, place) = first, other
            start, end = text.words.starts[number], text.words.ends[number + cut - 1]
            last = place + len(forms) - cut
            there = second.text[second.words.starts[place] : second.words.ends[last - 1]]
            return Finding(
                "spliced", text.id, start, end, 1.0, (f"“{_shown(there)}” stands elsewhere: {second.id}",)
            )
    return None


def _holder(forms: tuple[str, ...], texts: Iterable[Text]) -> tuple[Text, int] | None:
    for text in texts:
        number = text.words.find(forms)
        if number is not None:
            return text, number
    return None


def sentence_around(text: Text, start: int, end: int) -> tuple[int, int]:
    """The stretch up to the next ends of sentences, or quotation marks, on both sides."""
    before = max((match.end() for match in re.finditer(r"[.!?]\s|\n|[“\"]", text.text[:start])), default=0)
    after = re.search(r"[.!?](?:\s|$)|\n|[”\"]", text.text[end:])
    return before, end + after.start() if after else len(text.text)


def _shown(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= 80 else f"{flat[:79]}…"
