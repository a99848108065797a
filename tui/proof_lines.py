"""The proof of a draft in lines: the draft around a finding, and each finding with its source. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from tui import text
from tui.excerpts import excerpt, wrapped

if TYPE_CHECKING:
    from index.model import Article
    from index.proof.proof_notes import Note

_LINES = 5  # of the words of a finding, and of each line that explains it
_AROUND = 3  # lines of the paragraphs around the one that a finding is in
_LEAST = 4  # lines that its own paragraph has at least


def draft_lines(draft: Article, note: Note, notes: Sequence[Note], width: int, height: int) -> list[Content]:
    """The paragraph of the draft that a finding is in, all findings in it marked and this one most; those around it."""
    paragraphs = [(part.start, part.end) for part in draft.segments] or [(0, len(draft.text))]
    place = max((n for n, (start, _) in enumerate(paragraphs) if start <= note.start), default=0)
    start, end = paragraphs[place]
    inside = [one for one in notes if one is not note and start <= one.start and one.end <= end]
    marks = [(one.start - start, one.end - start, "quote" if one.is_sound else "warn") for one in inside]
    marks.append((note.start - start, note.end - start, "hit"))
    before = _aside(draft, paragraphs[:place][-1:], width)
    behind = _aside(draft, paragraphs[place + 1 :][:1], width)
    room = max(_LEAST, height - len(before) - len(behind))
    own = excerpt(draft.text[start:end], [(note.start - start, note.end - start, "hit")], width, room)
    if end - start <= (width - _LEAST) * room:  # it fits: then with all that is marked in it
        own = wrapped(text.marked(draft.text[start:end].replace("\n", " "), marks), width, room)
    return [*before, *own, *behind]


def _aside(draft: Article, paragraphs: Sequence[tuple[int, int]], width: int) -> list[Content]:
    """A paragraph beside, with an empty line on both sides."""
    lines: list[Content] = []
    for start, end in paragraphs:
        lines += [
            Content(""),
            *wrapped(text.content(text.line(draft.text[start:end]), "faint"), width, _AROUND),
            Content(""),
        ]
    return lines


def key_of(note: Note) -> str:
    """What tells a finding from all others."""
    return f"{note.start}-{note.end} {note.kind} {note.verdict}"


def draw(note: Note, _above: Note | None, width: int) -> Sequence[Content]:
    """The verdict with the words of the draft, below it what stands in the source, where, and what differs."""
    mark = text.parts(("  ", "") if note.is_sound else ("! ", "warn"))
    verdict = text.content(note.verdict, "strong" if note.is_sound else "warn")
    said = text.line(note.words)
    words = text.content(f": “{said}”" if note.kind == "quotation" else f": {said}", "quote")
    lines = [*wrapped(Content("").join([mark, verdict, words]), width, _LINES)]
    for explained in note.lines:
        lines += [
            Content("  ") + line
            for line in wrapped(text.content(text.line(explained), "muted"), width - 2, _LINES)
        ]
    return lines
