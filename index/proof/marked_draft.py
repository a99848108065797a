"""The draft given back with what was found about it: footnotes in Markdown, comments in Word; its file stays."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from index.bounded_file import MB, read_bounded
from index.errors import DatelineError, ReadError, docx_needed
from index.interchange.markdown_text import plain
from index.model import Article
from index.proof.proof_notes import Note
from index.reading.clean import clean

LARGEST = 20 * MB
_PLAIN = (".md", ".markdown", ".txt")
_CLOSING = "”\"’'»“"
_BETWEEN = r"[\s*_`>\\]+"  # two words of a quotation: white space, and marks of Markdown


class UnknownMarking(DatelineError):  # noqa: N818 - it names what happened
    """A file for the marked draft whose ending says neither footnotes nor comments, or that is the draft itself."""


def check_target(path: Path, to: Path) -> None:
    """Raise UnknownMarking where `to` is the draft itself, or its ending says neither footnotes nor comments."""
    if to.exists() and path.exists() and to.samefile(path):
        raise UnknownMarking(f"{to} is the draft itself; name another file for the marked one.")
    if to.suffix.lower() not in (".md", ".docx"):
        raise UnknownMarking(f"{to}: a marked draft ends in .md (footnotes) or .docx (comments).")


def marked(path: Path, draft: Article, notes: Sequence[Note], to: Path) -> bytes:
    """The draft that was read from `path`, marked, as the file `to`.

    Raises ReadError where the file cannot be read again, IncompleteInstallation where comments are asked for without
    the extra `docx`.
    """
    if to.suffix.lower() == ".md":
        return with_footnotes(_written(path, draft), notes).encode()
    with docx_needed():
        from index.proof.word_comments import with_comments
    return with_comments(path if path.suffix.lower() == ".docx" else None, draft, notes)


def _written(path: Path, draft: Article) -> str:
    """The draft as its author wrote it where that is text, with all marks; else the text that was read."""
    if path.suffix.lower() not in _PLAIN:
        return draft.text
    try:
        return clean(read_bounded(path, LARGEST).decode("utf-8-sig"))
    except UnicodeDecodeError:
        return draft.text
    except OSError as error:
        raise ReadError(path, "it cannot be read again") from error


def with_footnotes(text: str, notes: Sequence[Note]) -> str:
    """A text with a footnote behind the words of each note, in their order; those not found again stand below alone."""
    pieces, footnotes, at = [], [], 0
    for number, (note, place) in enumerate(zip(notes, _places(text, notes), strict=True), 1):
        explained = plain(" · ".join(note.explained.split("\n")))
        if place is None:
            footnotes.append(f"- “{plain(note.words)}”: {explained}")
            continue
        pieces += [text[at:place], f"[^proof-{number}]"]
        footnotes.append(f"[^proof-{number}]: {explained}")
        at = place
    return "\n".join(["".join([*pieces, text[at:]]).rstrip("\n"), "", *footnotes, ""])


def _places(text: str, notes: Sequence[Note]) -> Iterator[int | None]:
    """Where the footnote of each note stands: behind its words, and the mark that closes them."""
    find = _finder(text)
    for note in notes:
        place = find(note.asked)
        if place is None:
            yield None
            continue
        end = place[1]
        while note.kind == "quotation" and text[end : end + 1] in {*_CLOSING, ",", "."} - {""}:
            end += 1
        yield end


def _finder(text: str) -> Callable[[str], tuple[int, int] | None]:
    """A search for words, each from where those before were found on; marks of Markdown may stand between them."""
    at = 0

    def find(words: str) -> tuple[int, int] | None:
        nonlocal at
        pattern = _BETWEEN.join(re.escape(word) for word in words.split())
        match = re.compile(pattern).search(text, at) if pattern else None
        if match is None:
            return None
        at = match.start()
        return match.span()

    return find
