"""The reader: the article with everything that was found in it marked, and what is known about the selected mark."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tui import reader_marks, text
from tui.breadcrumbs import day
from tui.commands import bindings
from tui.current_item import Item, in_article
from tui.details import details
from tui.excerpts import wrapped
from tui.terminal.textual_private import entitle
from tui.widgets.page import NEW, Page
from tui.widgets.paragraphs import Paragraph

if TYPE_CHECKING:
    from index.exploring.novelty import Novelty
    from index.model import Article, Offsets
    from tui.picked_words import PickedWords

DETAILS = 2  # lines of what is known of what is selected
SHORT = 48  # characters of a selected span that gets a solid ground


@dataclass(frozen=True, slots=True)
class Reading:
    """An article and the place in it, to be taken up again."""

    article: Article
    span: Offsets
    hits: tuple[Offsets, ...]
    item: Item | None
    scrolled: int


class ReaderPane(Vertical):
    """Shows an article at a place. Spans can be walked with the keyboard and picked with the mouse."""

    BINDINGS = bindings("words")
    NUMBER: ClassVar[int] = 0
    TITLE: ClassVar[str] = "Reader"

    @dataclass
    class Moved(Message):
        """Another span is selected."""

        item: Item

    @dataclass
    class Picked(Message):
        """The selected span is to be pinned."""

        item: Item

    class Reselected(Message):
        """Other words are selected than before, or none."""

    def __init__(self) -> None:
        super().__init__(id="reader", classes="pane")
        self.page = Page()
        self._details = Static(Content(""), id="details")
        self._source = Static(Content(""), id="source")
        self.sheet: reader_marks.Sheet | None = None
        self.item: Item | None = None
        self.hits: list[Offsets] = []
        self.at = 0
        self.novelty: Novelty | None = None  # what the article brings, once that is known
        self.start_at_hit = 0  # 1 or -1: the next article is shown at its first or last hit
        self._sentence: Offsets | None = None
        self._chosen: Offsets | None = None
        self._hit: Offsets | None = None
        self.picked: PickedWords | None = None  # what the keyboard has selected

    def compose(self) -> ComposeResult:
        """The page, the line of details, and where the article is from."""
        yield self.page
        yield self._details
        yield self._source

    def on_mount(self) -> None:
        """Write the title."""
        self._entitle()

    def on_resize(self) -> None:
        """Say what is known once more, for the new width."""
        if self.sheet is not None:
            self.call_after_refresh(self._tell, self.sheet)

    @property
    def article(self) -> Article | None:
        """The article that is shown."""
        return self.sheet.article if self.sheet else None

    # ── what is shown ────────────────────────────────────────────────────────────────────────────────────────────

    def show(
        self, article: Article, start: int, end: int, hits: Sequence[Offsets], item: Item | None
    ) -> None:
        """Show an article with the sentence of `start` to `end` in sight, and these hits marked."""
        sheet = self.sheet
        if sheet is None or sheet.article is not article:
            self.sheet = sheet = reader_marks.Sheet(article)
            self.novelty = None
            self.page.show(sheet.blocks())
        if item != self.item:
            self.let_go()
        self.hits = sorted(hits)
        self._hit, self._chosen, self.item = None, None, item
        if item is not None and item.kind in ("actor", "quote", "event"):
            self._chosen = (start, end)
        self._go(sheet, start, end)
        step, self.start_at_hit = self.start_at_hit, 0
        if step and self.hits:
            self.go_to_hit(0 if step > 0 else len(self.hits) - 1)

    def tell_new(self, article: Article, novelty: Novelty) -> None:
        """Mark the sentences of the article that bring something no earlier article has, if it is still shown."""
        if self.sheet is not None and self.sheet.article is article:
            self.novelty = novelty
            self._overlay(self.sheet)
            self._tell(self.sheet)
            self._entitle()

    def say(self, words: str) -> None:
        """Show a sentence in the place of an article that cannot be shown."""
        self.sheet, self.item, self.hits, self.at = None, None, [], 0
        self._hit = self._chosen = self._sentence = None
        self.page.show([Paragraph(text.clean(words), kind="caption")])
        self._details.update(Content(""), layout=False)
        self._entitle()

    def reading(self) -> Reading | None:
        """What is shown, and where; None where nothing is."""
        if self.article is None:
            return None
        span = self._hit or self._chosen or (self.at, self.at + 1)
        return Reading(self.article, span, tuple(self.hits), self.item, self.page.scroll_offset.y)

    def take_up(self, reading: Reading | None) -> None:
        """Show again what was shown, where it was."""
        if reading is not None:
            self.show(reading.article, *reading.span, reading.hits, reading.item)
            self.page.jump_to(reading.scrolled)

    @property
    def sentence(self) -> Offsets | None:
        """The sentence in question, or what is chosen in it; None where nothing is shown."""
        return self._sentence

    @property
    def chosen(self) -> Offsets | None:
        """The annotation or the hit that is chosen; None where none is."""
        return self._chosen or self._hit

    @property
    def hit_number(self) -> int | None:
        """The number of the hit that is shown, from 0; None where none is."""
        return self.hits.index(self._hit) if self._hit in self.hits else None

    def go_to_hit(self, number: int) -> None:
        """Show the hit of this number."""
        if self.sheet is not None:
            self._hit, self._chosen = self.hits[number], None
            self._go(self.sheet, *self._hit)

    def hit_after(self, step: int) -> int | None:
        """The number of the next (1) or previous (-1) hit from here, or None at the article's end."""
        if self._hit in self.hits:
            number = self.hits.index(self._hit) + step
        else:
            behind = bisect_right(self.hits, (self.at, -1))
            number = behind if step > 0 else behind - 1
        return number if 0 <= number < len(self.hits) else None

    def select_span(self, step: int) -> bool:
        """Select the next (1) or previous (-1) annotated span from here; False where there is none."""
        sheet = self.sheet
        if sheet is None:
            return False
        spot = sheet.after(self._chosen or (self.at, len(sheet.article.text) + 1), step)
        if spot is not None:
            self._choose(sheet, spot)
        return spot is not None

    def _choose(self, sheet: reader_marks.Sheet, spot: reader_marks.AnnotatedSpan) -> None:
        self._chosen, self._hit = (spot.start, spot.end), None
        self.item = in_article(sheet.article, spot.kind, spot.key, spot.start, spot.end)
        self._go(sheet, spot.start, spot.end)
        self.post_message(self.Moved(self.item))

    def _go(self, sheet: reader_marks.Sheet, start: int, end: int) -> None:
        self.at = start
        self._sentence = reader_marks.sentence(sheet.article, start, end)
        self._overlay(sheet)
        self._entitle()
        self._tell(sheet)
        self.page.bring(*sheet.place(start))

    def _tell(self, sheet: reader_marks.Sheet) -> None:
        """Say what is known of what is selected, and what its sentence brings."""
        brings = [
            words
            for sentence in (self.novelty.sentences if self.novelty else ())
            for words in sentence.brings
            if self._sentence and sentence.start < self._sentence[1] and self._sentence[0] < sentence.end
        ]
        about = details(sheet.article, self.item, self._sentence, brings)
        width = self._details.content_size.width
        if width:  # what there is no room for is seen to go on
            about = Content("\n").join(wrapped(about, width, DETAILS, indent=0))
        self._details.update(about, layout=False)

    def _overlay(self, sheet: reader_marks.Sheet) -> None:
        """Draw the sentence, the hits and what is selected above the annotations."""
        new = self.novelty.sentences if self.novelty else ()
        above: list[text.StyledSpan] = [(one.start, one.end, NEW) for one in new]
        if self._sentence:
            above.append((*self._sentence, "sentence"))
        chosen = self._hit or self._chosen
        short = chosen is not None and chosen[1] - chosen[0] <= SHORT
        if chosen and not short:
            # A long quote under a solid ground would be hard to read; hits stay in sight above it.
            above.append((*chosen, "picked"))
        above += [(start, end, "hit") for start, end in self.hits]
        if chosen and short:
            above.append((*chosen, "chosen"))
        self.page.overlay(sheet.by_piece(above))

    def _entitle(self) -> None:
        name = [text.content(f"{self.NUMBER} ", "key"), text.content(self.TITLE, "strong")]
        where = Content("")
        if self.sheet is not None:
            article = self.sheet.article
            title = reader_marks.title(article)
            name.append(text.content(f"  {text.line(title)}", "muted"))
            place = f"¶ {self.sheet.place(self.at)[0] + 1}/{max(1, len(self.sheet.pieces))}"
            new = self.novelty.words if self.novelty else ""
            facts = [day(article.day), text.line(article.publisher or ""), place, new and f"+ {new}"]
            where = text.content("  ·  ".join(filter(None, facts)), "muted")
        entitle(self, Content("").join(name))
        self._source.update(where, layout=False)

    # ── words that are selected ──────────────────────────────────────────────────────────────────────────────────

    @property
    def selected(self) -> Offsets | None:
        """The words of the article that are selected; None where none are."""
        stretch, pieces = self.page.selected_stretch(), self.sheet.pieces if self.sheet else ()
        if stretch is None or stretch[1][0] >= len(pieces):
            return None
        (first, start), (last, end) = stretch
        return pieces[first].start + start, pieces[last].start + end

    def pick(self, words: PickedWords) -> None:
        """Select these words of the article, with the end that moves in sight."""
        self.picked, sheet = words, self.sheet
        if sheet is not None:
            (start, end), seen = words.span, sheet.place(words.place)
            block, offset = sheet.place(end - 1)
            self.page.select(sheet.place(start), (block, offset + 1))
            self.page.bring(*seen)

    def on_line(self, offset: int, step: int) -> int | None:
        """The offset that stands below (1) or above (-1) one of the article; None behind the last line."""
        place = self.page.on_line(*self.sheet.place(offset), step) if self.sheet else None
        return self.sheet.pieces[place[0]].start + place[1] if self.sheet and place else None

    def let_go(self) -> None:
        """Select no words any more."""
        self.picked = None
        if self.page.text_selection is not None:
            self.screen.clear_selection()

    @on(Page.Reselected)
    def _tell_reselected(self, event: Page.Reselected) -> None:
        event.stop()
        self.post_message(self.Reselected())

    # ── the mouse ────────────────────────────────────────────────────────────────────────────────────────────────

    @on(Page.Clicked)
    def _choose_clicked(self, event: Page.Clicked) -> None:
        event.stop()
        sheet = self.sheet
        if sheet is None or event.block >= len(sheet.pieces):
            return
        spot = sheet.at(sheet.pieces[event.block].start + event.offset)
        if spot is not None:
            self._choose(sheet, spot)
            if event.double and self.item is not None:
                self.post_message(self.Picked(self.item))
