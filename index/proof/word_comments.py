"""A draft as a Word document with a comment beside each place that something was found about (python-docx)."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.text.run import Run

from index.bounded_file import MB, read_bounded
from index.errors import ReadError
from index.model import Article
from index.proof.proof_notes import Note
from index.reading.clean import clean

AUTHOR, INITIALS = "Dateline", "D"
MOST_BYTES = 200 * MB  # of all parts of a document
LARGEST = 50 * MB
_PLAIN = ("rPr", "t", "tab", "br", "noBreakHyphen")  # parts of a run that can be cut in two


def with_comments(path: Path | None, draft: Article, notes: Sequence[Note]) -> bytes:
    """The document, or one made of the draft's text, with comments. Raises ReadError where it cannot be read."""
    document = _opened(path) if path is not None else _made(draft)
    paragraphs = list(_paragraphs(document))
    number = at = 0
    for note in notes:
        stretch = _found(paragraphs, note.asked, number, at)
        if stretch is None:
            runs = _some_run(document, paragraphs)
            document.add_comment(runs, f"“{note.asked}”: {note.explained}", AUTHOR, INITIALS)
            continue
        number, at, end = stretch
        runs = _runs_of(paragraphs[number], at, end)
        document.add_comment(runs, note.explained, author=AUTHOR, initials=INITIALS)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _opened(path: Path) -> Any:
    try:
        content = read_bounded(path, LARGEST)
        with zipfile.ZipFile(BytesIO(content)) as archive:
            size = sum(part.file_size for part in archive.infolist())
        if size > MOST_BYTES:
            raise ReadError(path, "it is too large for comments; ask for footnotes (.md)")
        return Document(BytesIO(content))
    except ReadError:
        raise
    except Exception as error:  # whatever a damaged document makes of its reader
        raise ReadError(path, "no comments can be put into it; ask for footnotes (.md)") from error


def _made(draft: Article) -> Any:
    document = Document()
    document.core_properties.author = document.core_properties.comments = ""
    for line in draft.text.split("\n"):
        if line.strip():
            document.add_paragraph(clean(line))
    return document


def _paragraphs(document: Any) -> Iterator[Any]:
    """All paragraphs of the body that have words, those of tables too."""
    for part in document.iter_inner_content():
        if hasattr(part, "rows"):
            cells = {id(cell._tc): cell for row in part.rows for cell in row.cells}
            for cell in cells.values():
                yield from (paragraph for paragraph in cell.paragraphs if paragraph.runs)
        elif part.runs:
            yield part


def _text(paragraph: Any) -> str:
    return "".join(run.text for run in paragraph.runs)


def _found(paragraphs: Sequence[Any], words: str, number: int, at: int) -> tuple[int, int, int] | None:
    """The first paragraph from a place on that has the words, and from where to where they stand in its runs."""
    asked = re.compile(r"\s*".join(map(re.escape, words.split())))  # the white space may be another
    for place in range(number, len(paragraphs)):
        match = asked.search(_text(paragraphs[place]), at if place == number else 0)
        if match and match.group():
            return place, *match.span()
    return None


def _runs_of(paragraph: Any, start: int, end: int) -> list[Any]:
    """The runs that hold a stretch; a run of plain text is cut where the stretch begins and ends."""
    for place in (start, end):
        _cut_at(paragraph, place)
    runs, at = [], 0
    for run in paragraph.runs:
        length = len(run.text)
        if at < end and start < at + length:
            runs.append(run)
        at += length
    return runs


def _cut_at(paragraph: Any, place: int) -> None:
    at = 0
    for run in paragraph.runs:
        text = run.text
        if at < place < at + len(text):
            if all(child.tag.rpartition("}")[2] in _PLAIN for child in run._r):
                other = deepcopy(run._r)
                run._r.addnext(other)
                run.text, Run(other, paragraph).text = text[: place - at], text[place - at :]
            return
        at += len(text)


def _some_run(document: Any, paragraphs: Sequence[Any]) -> Any:
    """Where a comment stands whose words are in no run, as those of a link."""
    return paragraphs[0].runs[0] if paragraphs else document.add_paragraph().add_run(" ")
