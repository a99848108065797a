"""A draft beside the sources: each finding moves to its sentence of the draft, and opens its source."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from index.view import Anchor
from tui import proof_lines, text
from tui.screens.keyed import KeyedScreen
from tui.widgets.rows import RowList

if TYPE_CHECKING:
    from index.model import Article
    from index.proof.proof_notes import Note

WIDE = 110  # columns from which draft and findings stand beside each other
KEYS = "⏎ source · P case · o only what differs · ? keys · Esc"


class ProofScreen(KeyedScreen[Anchor | None]):
    """Gives the place in a source that is to be opened, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q,backspace", "dismiss(None)", "Leave"),
        ("enter", "open", "Open"),
        ("o", "only", "Only what differs"),
        ("P", "clip", "Put into a case"),
    ]

    def __init__(
        self, draft: Article, notes: Sequence[Note], summary: str, clip: Callable[[Anchor], None]
    ) -> None:
        """`summary` says how much there is to look at; `clip` puts what a source says into a case."""
        super().__init__()
        self._draft, self._notes, self._summary, self._clip = draft, notes, summary, clip
        self._only = False  # whether only what differs is listed
        self._text = Static(id="draft")
        self._list = RowList(proof_lines.draw, proof_lines.key_of)

    def compose(self) -> ComposeResult:
        """How much there is, the draft, the findings."""
        with Vertical(classes="popup -evidence") as popup:
            title = text.line(self._draft.title or self._draft.id)
            popup.border_title = text.parts(("Proof  ", "muted"), (title, "strong"))
            popup.border_subtitle = text.content(KEYS, "muted")
            yield Static(text.content(self._summary, "pin"), id="about")
            with Horizontal(id="proof"):
                yield self._text
                yield self._list

    def on_mount(self) -> None:
        """The findings, and the keyboard in them."""
        self._list.say("Nothing differs; that is no word on whether it is right.")
        self._list.show(self._notes)
        self._list.focus()

    def on_resize(self, event: events.Resize) -> None:
        """Put the draft above the findings where there is no room beside them."""
        self.set_class(event.size.width < WIDE, "-narrow")
        self.call_after_refresh(self._write)

    @on(RowList.Highlighted)
    def _write(self) -> None:
        """The draft around the finding under the cursor."""
        note = self._list.row
        size = self._text.size
        if note is None or not size.width:
            return
        lines = proof_lines.draft_lines(self._draft, note, self._notes, size.width, size.height)
        self._text.update(Content("\n").join(lines))

    def action_only(self) -> None:
        """List only what differs, or all again."""
        self._only = not self._only
        self._list.show([note for note in self._notes if not (self._only and note.is_sound)], self._list.key)
        self._write()

    @property
    def _source(self) -> Anchor | None:
        note = self._list.row
        place = note.source if note is not None else None
        return Anchor(place.article, place.start, place.end) if place is not None else None

    @on(RowList.Chosen)
    def action_open(self) -> None:
        """Leave for what the source says."""
        if self._source is not None:
            self.dismiss(self._source)
        else:
            self.notify("There is no source to open.", markup=False)

    def action_clip(self) -> None:
        """Put what the source says into a case."""
        if self._source is not None:
            self._clip(self._source)
