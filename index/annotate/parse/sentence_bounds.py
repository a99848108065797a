"""Where sentences begin and end: those of the parse, put together again where no mark ends the first of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from index.model import Offsets, Segment

LONGEST_JOINED = 400  # characters; a text without full stops stays in the pieces that the parse makes of it
_ENDED = re.compile(r"(?:[.!?…؟।。！？]|(?<!\S)\|)[\s\"'”’»›)\]]*\Z")
_WORD = re.compile(r"[^\W_]")
_CONTINUES = re.compile(r"[a-zà-ÿ0-9]|[A-ZÀ-Þ](?![a-zà-ÿ])")


def find_sentences(segments: Iterable[Segment], doc: Doc, text: str) -> Iterator[Offsets]:
    """The sentences of a text, each inside one segment, white space trimmed; nothing outside a segment.

    The parse also ends sentences at dashes, colons and quotation marks ("PARIS (Reuters) -"). Beside 10,511 sentences
    cut by hand, 92 % of the parse's own are cut as by hand; put together again, 98 % are.
    """
    held: Offsets | None = None
    border = -1  # where the segment of the held sentence ends
    for start, end, segment_end in _parsed(segments, doc, text):
        if held and segment_end == border and _one(text, held, (start, end)):
            held = held[0], end
            continue
        if held:
            yield held
        held, border = (start, end), segment_end
    if held:
        yield held


def _parsed(segments: Iterable[Segment], doc: Doc, text: str) -> Iterator[tuple[int, int, int]]:
    """The sentences of the parse cut at the borders of segments, each with where its segment ends."""
    rest = iter(segments)
    segment = next(rest, None)
    for sentence in doc.sents:
        start, end = sentence.start_char, sentence.end_char
        while segment and segment.end <= start:
            segment = next(rest, None)
        if segment is None:
            return
        start, end = max(start, segment.start), min(end, segment.end)
        words = text[start:end]
        if words.strip():
            trimmed = start + len(words) - len(words.lstrip())
            yield trimmed, trimmed + len(words.strip()), segment.end


def _one(text: str, first: Offsets, second: Offsets) -> bool:
    """Whether two neighbours are one sentence: the first has no end, one has no word, or a word runs through both."""
    if second[1] - first[0] > LONGEST_JOINED:
        return False
    before, after = text[first[0] : first[1]], text[second[0] : second[1]]
    if not (_WORD.search(before) and _WORD.search(after)):
        return True
    if first[1] == second[0] and _CONTINUES.match(after):
        return True
    another_line = "\n" in text[first[1] : second[0]] and not after[0].islower()
    return not another_line and not _ENDED.search(before)
