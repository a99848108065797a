"""Holding a draft against the collection, on a screen of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from index.paths import expanded
from tui.actions.casework import put
from tui.actions.following import read
from tui.actions.threads import in_thread
from tui.screens.words_screen import PathScreen

if TYPE_CHECKING:
    from index.view import Anchor
    from tui.host import Host


def prove(host: Host) -> None:
    """Ask for a draft's file, and show what was found about it."""

    def take(words: str | None) -> None:
        if words:
            host.bars.say("proving the draft …")
            in_thread(host, "proof", partial(_prove, host, expanded(Path(words))))

    host.app.push_screen(PathScreen("The draft (.md, .txt, .docx or .html)"), take)


def _prove(host: Host, path: Path) -> Callable[[], object]:
    """Read the draft and look for what it says; beside the screen."""
    from index.proof.draft import proved_file
    from index.proof.proof_notes import summary_of
    from index.proof.source_search import Sources
    from tui.screens.proof_screen import ProofScreen

    backend, app = host.backend, host.app
    try:
        draft, proof, notes = proved_file(path, Sources(backend.explorer, backend.collection.get))
    finally:
        app.call_from_thread(host.bars.say, "")
    screen = ProofScreen(draft, notes, summary_of(proof), partial(clip, host))

    def follow(anchor: Anchor | None) -> None:
        if anchor is not None:
            read(host, anchor)

    return partial(app.push_screen, screen, follow)


def clip(host: Host, anchor: Anchor) -> None:
    """Put what a source says into a case."""
    put(host, lambda: [(anchor.article, "passage", anchor.start, anchor.end)])
