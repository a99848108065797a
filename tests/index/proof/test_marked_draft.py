"""The draft given back: a footnote or comment beside the words of each note, and the author's marks as they were."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from index.errors import ReadError
from index.model import Article
from index.proof.marked_draft import marked, with_footnotes
from index.proof.proof_notes import DraftPlace, Note

TEXT = "Police beat two dockers, and “the port *would*\nstay shut,” she said. Police beat two dockers."
DRAFT = Article.model_validate({"id": "draft", "text": TEXT})


def note(words: str, verdict: str = "altered") -> Note:
    place = DraftPlace("harbour", 3, 9)
    return Note("quotation", 0, 0, words, words, verdict, "", ("there: “a_b”", str(place)), False, place)


NOTES = [note("the port would stay shut"), note("two dockers", "found"), note("nowhere at all")]


def test_footnotes_stand_behind_their_words_in_the_order_of_the_draft() -> None:
    words, _, footnotes = with_footnotes(TEXT, NOTES).partition("\n\n")
    assert words.replace("[^proof-1]", "").replace("[^proof-2]", "") == TEXT
    assert "stay shut,”[^proof-1] she said. Police beat two dockers.[^proof-2]" in words
    assert footnotes.splitlines() == [
        "[^proof-1]: altered · there: “a\\_b” · harbour:3-9",
        "[^proof-2]: found · there: “a\\_b” · harbour:3-9",
        "- “nowhere at all”: altered · there: “a\\_b” · harbour:3-9",
    ]


def test_comments_stand_on_their_very_words_and_the_runs_keep_their_looks(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("Police beat two dockers, and “the port ")
    paragraph.add_run("would").italic = True
    paragraph.add_run(" stay shut,” she said.")
    document.add_table(1, 1).cell(0, 0).text = "Police beat two dockers."
    document.save(str(tmp_path / "draft.docx"))
    made = Document(BytesIO(marked(tmp_path / "draft.docx", DRAFT, NOTES, tmp_path / "to.docx")))
    comments = list(made.comments)
    assert [comment.text.split("\n")[0] for comment in comments] == [
        "altered", "found", "“nowhere at all”: altered",
    ]  # fmt: skip
    assert comments[0].text.splitlines() == ["altered", "there: “a_b”", "harbour:3-9"]
    (first, *_) = made.paragraphs
    assert first.text == paragraph.text
    assert [(run.text, run.italic) for run in first.runs if run.italic] == [("would", True)]
    xml = first._p.xml
    inside = xml[xml.index('<w:commentRangeStart w:id="0"') : xml.index('<w:commentRangeEnd w:id="0"')]
    assert "the port " in inside
    assert "she said" not in inside


def test_a_document_that_cannot_have_comments_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "draft.docx").write_bytes(b"PK\x03\x04broken")
    with pytest.raises(ReadError, match="ask for footnotes"):
        marked(tmp_path / "draft.docx", DRAFT, NOTES, tmp_path / "to.docx")
