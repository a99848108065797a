"""A draft beside the sources: the paragraph that a finding is in, the finding with its source, and the way there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from driving import app_on, keys_of, press, running, settle, words_on
from textual.pilot import Pilot

from index.cases.stored import read_cases
from index.model import Article
from index.proof.proof_notes import DraftPlace, Note
from tui.actions import proving
from tui.proof_lines import draft_lines, draw
from tui.screens.proof_screen import ProofScreen

TEXT = (
    "The first one.\n\nPolice beat three\x1b dockers, and “the port would stay shut” again.\n\nThe last one."
)
PARTS = [part.strip() for part in TEXT.split("\n\n")]
DRAFT = Article.model_validate({
    "id": "draft", "title": "Harbour", "text": TEXT,
    "segments": [{"start": TEXT.index(part), "end": TEXT.index(part) + len(part)} for part in PARTS],
})  # fmt: skip


def note(words: str, verdict: str, place: DraftPlace | None, *, sound: bool) -> Note:
    start = TEXT.index(words)
    lines = ("there: “Police beat two dockers”", str(place)) if place else ()
    return Note("quotation", start, start + len(words), words, words, verdict, "", lines, sound, place)


def test_a_finding_stands_in_its_paragraph_between_those_around() -> None:
    notes = [note("the port would stay shut", "word for word", None, sound=True)]
    lines = [line.plain for line in draft_lines(DRAFT, notes[0], notes, 60, 12)]
    assert lines[1] == "The first one."
    assert "Police beat three␛ dockers, and “the port would stay shut”" in " ".join(" ".join(lines).split())
    assert lines[-2] == "The last one."
    assert all(len(line) <= 60 for line in lines)
    assert draw(notes[0], None, 60)[0].plain == "  word for word: “the port would stay shut”"
    assert draw(note("dockers", "altered", None, sound=False), None, 60)[0].plain == "! altered: “dockers”"


async def test_a_draft_in_the_home_of_somebody_unknown_is_not_there(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        screen.do("proof")
        await press(pilot, *keys_of("~nobody-of-this-name/my  draft.md"), "enter")
        assert "~nobody-of-this-name/my  draft.md" in words_on(pilot)
        assert pilot.app.screen is screen


async def test_findings_are_walked_narrowed_clipped_and_opened(tmp_path: Path) -> None:
    async with running(tmp_path, (100, 30)) as (pilot, screen):
        article = screen.backend.read(screen.backend.collection.ids()[0])
        place = DraftPlace(article.id, 0, 12)
        notes = [
            note("the port would stay shut", "word for word", place, sound=True),
            note("dockers", "altered", place, sound=False),
        ]
        proof = ProofScreen(DRAFT, notes, "2 quotations", lambda anchor: proving.clip(screen, anchor))
        opened: list[object] = []
        pilot.app.push_screen(proof, opened.append)
        await settle(pilot)
        assert "The first one." in words_on(pilot)
        await press(pilot, "o")
        assert "altered: “dockers”" in words_on(pilot)
        assert "word for word" not in words_on(pilot)
        await press(pilot, "P", "h", "enter")
        await settle(pilot)
        (clipping,) = read_cases(screen.backend.collection)["h"].clippings
        assert clipping.words == article.text[:12].strip()
        await press(pilot, "enter")
        assert [(anchor.article, anchor.start, anchor.end) for anchor in opened] == [(article.id, 0, 12)]  # type: ignore[attr-defined]


def test_picture(tmp_path: Path, snap_compare: Any) -> None:
    place = DraftPlace("harbour", 0, 12)
    notes = [
        note("the port would stay shut", "word for word", place, sound=True),
        note("dockers", "altered", place, sound=False),
        note("The last one", "not found here", None, sound=False),
    ]

    async def before(pilot: Pilot[None]) -> None:
        await settle(pilot)
        pilot.app.push_screen(ProofScreen(DRAFT, notes, "3 quotations, 2 differ", lambda _: None))
        await settle(pilot)
        await press(pilot, "j")
        await settle(pilot)

    assert snap_compare(app_on(tmp_path), terminal_size=(120, 30), run_before=before)
