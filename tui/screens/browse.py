"""The explorer: routes what panes, search line and threads say, and does what the keys ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on

from index.errors import IndexBroken
from tui import bar_content, breadcrumbs, jumps, layout, text
from tui.commands import bindings
from tui.current_item import Subject
from tui.messages import Answered, Failed, Opened, Prepared, Progress
from tui.panes.pane import Pane
from tui.panes.reader import ReaderPane
from tui.screens import doing
from tui.screens.walking import WalkingScreen
from tui.widgets.bars import Bar
from tui.widgets.rows import RowList
from tui.widgets.searchbar import SearchBar, found_line
from tui.widgets.timeline import Timeline

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.timer import Timer

    from index.view import View

REST = 0.25  # seconds without a key after which the reader follows what is typed


class BrowseScreen(WalkingScreen, inherit_bindings=False):
    """What is asked, pinned and followed in the panes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("here"),
        ("ctrl+c", "screen.copy_text", "Copy what is selected"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = set(text.STYLES)

    _repaired = False  # whether a broken index was made anew; once is enough
    _resting: Timer | None = None  # what shows the first passage when the typing pauses
    _hit_step = 0  # 1 or -1 while the next or previous hit is looked for in another article

    # ── what threads say ─────────────────────────────────────────────────────────────────────────────────────────

    @on(Progress)
    def _tell_progress(self, event: Progress) -> None:
        self.say(bar_content.preparing(event.done, event.total, event.what))

    @on(Prepared)
    def _begin(self, event: Prepared) -> None:
        self.ready = True
        if event.complete:
            self.preparing = False
            self.say("")
        if event.note:
            self.app.toast(event.note, severity="warning", timeout=8)
        if event.changed:
            self.ask()
        elif self.view is not None:
            self.warm_once()

    @on(Failed)
    def _tell_failure(self, event: Failed) -> None:
        if event.number and not self.newest(event.number):
            return
        self.searching = self.preparing = False
        self.say("")
        if event.number:
            self.searchbar.answer(text.content("the search failed", "warn"))
        self.app.tell_error(event.error)
        if isinstance(event.error, IndexBroken) and not self._repaired:
            self._repaired = True
            self.prepare()

    @on(RowList.Failed)
    def _tell_row(self, event: RowList.Failed) -> None:
        self.app.tell_error(event.error)

    @on(Answered)
    def _show_view(self, event: Answered) -> None:
        if not self.newest(event.number):
            return
        self.searching = False
        if not self.preparing:
            self.say("")
        if self.view is None:
            self.app.call_after_refresh(self.app.settle)
        self.view = view = event.view
        self._answer_search(view)
        stop = self.trail.here
        with self.app.batch_update():
            for name in layout.LISTS:
                self.list_pane(name).show(
                    getattr(view, name),
                    None if self.typing else stop.rows.get(name),
                    narrowed=not view.focus.empty,
                )
            self.query_one(Timeline).show(view.days)
        self.write_bars()
        if self.focused is None:
            self.go_to_pane(self.pane)
        subject = self._present_subject()
        if subject is not None:
            self._follow_soon(subject)
        self.app.keep_session_soon()
        self.warm_once()

    def _answer_search(self, view: View) -> None:
        if view.suggestion and not view.notice:
            key = self.commands["suggestion"].key
            found = text.parts(
                ("did you mean ", "muted"), (text.line(view.suggestion), "pin"), (f"? {key}", "key")
            )
        elif view.notice:
            found = text.content(text.line(view.notice), "warn")
        else:
            found = found_line(
                len(view.passages),
                view.articles,
                view.milliseconds,
                asked=bool(view.focus.query),
                repeated=view.repeated,
            )
        self.searchbar.answer(found)

    def _present_subject(self) -> Subject | None:
        """The row to read after an answer: of the pane in use, or the first passage while one types."""
        name = "passages" if self.focused is self.searchbar.input else self.chosen
        return self.list_pane(name).subject or self.list_pane("passages").subject

    @on(Opened)
    def _show_article(self, event: Opened) -> None:
        if not self.wanted(event.number):
            return
        anchor = event.subject.anchor
        self.reader.show(event.article, anchor.start, anchor.end, event.hits, event.subject)
        if self._hit_step and event.hits:
            self.reader.go_to_hit(0 if self._hit_step > 0 else len(event.hits) - 1)
        self._hit_step = 0
        self.write_keys()

    # ── what panes say ───────────────────────────────────────────────────────────────────────────────────────────

    @on(Pane.Moved)
    def _move(self, event: Pane.Moved) -> None:
        self._follow(event.subject)

    def pane_entered(self) -> None:
        """Show the sentence of the row that the keyboard came to."""
        subject = self.subject
        if subject is not None and self.pane != layout.READER and subject != self.reader.subject:
            self._follow(subject)

    def _follow_soon(self, subject: Subject) -> None:
        """Show the sentence of a subject in the reader; while one types, when a next key did not come."""
        if self.typing:
            self._rest()
            self._resting = self.set_timer(REST, lambda: self._follow(subject))
        else:
            self._follow(subject)

    def _rest(self) -> None:
        if self._resting is not None:
            self._resting.stop()
            self._resting = None

    def _follow(self, subject: Subject) -> None:
        """Show the sentence of a subject in the reader."""
        self._rest()
        self.desk.learn(*subject.people)
        self.open(subject)

    @on(Pane.Picked)
    @on(ReaderPane.Picked)
    def _pick(self, event: Pane.Picked | ReaderPane.Picked) -> None:
        self.go(jumps.targets("pin", event.subject)[0])

    @on(ReaderPane.Moved)
    def _move_in_reader(self, event: ReaderPane.Moved) -> None:
        self.desk.learn(*event.subject.people)
        self.write_keys()

    @on(Timeline.Kept)
    def _keep_days(self, event: Timeline.Kept) -> None:
        self.visit(breadcrumbs.pinned(self.trail.here.focus, "days", (event.first, event.last)))

    @on(Bar.Picked)
    def _pick_piece(self, event: Bar.Picked) -> None:
        if event.bar.id == "trail":
            self.shorten(int(event.piece))
        elif event.bar.id == "tabs":
            self.go_to_pane(event.piece)
        elif event.bar.id == "keys":
            self.do(event.piece)

    # ── the search line ──────────────────────────────────────────────────────────────────────────────────────────

    @on(SearchBar.Asked)
    def _ask_line(self, event: SearchBar.Asked) -> None:
        focus = self.trail.here.focus
        if event.query.strip() != focus.query:
            wanted = breadcrumbs.pinned(focus, "query", event.query.strip())
            stop = self.trail.here.towards(wanted)
            if self.typing:
                self.trail.amend(stop)
            else:
                self.stand()
                self.trail.visit(stop)
            self.typing = not event.final
            self._rest()
            self.ask()
        if event.final:
            self._leave_line()

    def _leave_line(self) -> None:
        behind = self._resting is not None  # the reader does not yet show what was typed last
        self._rest()
        self.typing = False
        self.searchbar.remember(self.trail.here.focus.query)
        self.place.queries = self.searchbar.queries
        self.go_to_pane(self.chosen)
        subject = self.list_pane(self.chosen).subject or self.list_pane("passages").subject
        if behind and subject is not None:
            self._follow(subject)

    @on(SearchBar.Left)
    def _leave_search(self) -> None:
        if self.searching and self.view is not None:
            self.stop_asking()
            self.trail.amend(self.trail.here.towards(self.view.focus))
            self.say("search stopped")
            self.write_bars()
        self.searchbar.write(self.trail.here.focus.query)
        self._leave_line()

    @on(SearchBar.Taken)
    def _take_suggestion(self) -> None:
        if self.view is not None and self.view.suggestion:
            self.action_suggestion()
        else:
            self._ask_line(SearchBar.Asked(self.searchbar.input.value, final=True))

    # ── commands ─────────────────────────────────────────────────────────────────────────────────────────────────

    def do(self, command: str | None) -> None:
        """Do the command of this id, as its key would."""
        if command is not None:
            owner = self.app if self.commands[command].where == "program" else self
            target = self.focused if self.commands[command].where == "move" and self.focused else owner
            self.app.call_later(self.app.run_action, self.commands[command].action, target)

    def action_jump(self, command: str) -> None:
        """Follow what is under the cursor; with several ways to go the reader chooses."""
        subject = self.subject
        found = jumps.targets(command, subject) if subject else []
        if len(found) == 1:
            self.go(found[0])
        elif found:
            title = self.commands[command].title
            self.app.choose(title, [(target.label, target) for target in found], self.go)

    def action_search(self) -> None:
        """Go to the search line."""
        self.set_focus(self.searchbar.input)  # at once: the next key is for it

    def action_suggestion(self) -> None:
        """Search for the proposed spelling."""
        if self.view is not None and self.view.suggestion:
            self.searchbar.write(self.view.suggestion)
            self._ask_line(SearchBar.Asked(self.view.suggestion, final=True))

    def action_pane(self, name: str) -> None:
        """Go to a pane."""
        self.go_to_pane(name)

    def action_step(self, step: int) -> None:
        """Go to the next (1) or previous (-1) pane."""
        every = self.zoomed is not None or self._layout == "-narrow"
        shown = (*layout.LISTS, layout.READER) if every else self.shown
        self.go_to_pane(layout.neighbour(shown, self.pane, step))

    def action_zoom(self) -> None:
        """This pane alone, or all again."""
        self.zoomed = None if self.zoomed else self.pane
        self.go_to_pane(self.pane)

    def action_hit(self, step: int) -> None:
        """Go to the next (1) or previous (-1) hit, in another article where this one has no more."""
        number = self.reader.hit_after(step)
        if number is not None:
            self.reader.go_to_hit(number)
            return
        subject = doing.next_article(self, step)
        if subject is None:
            self.app.toast("There is no further hit.")
        else:
            self._hit_step = step
            self.open(subject)

    def action_span(self, step: int) -> None:
        """Select the next (1) or previous (-1) annotation in the reader."""
        if self.pane != layout.READER:
            self.go_to_pane(layout.READER)
        self.reader.select_span(step)

    def action_reread(self) -> None:
        """Take up what changed in the collection."""
        self.prepare()

    def action_also(self, name: str) -> None:
        """Do what needs more than the panes: copy, open elsewhere, another screen."""
        doing.ALSO[name](self)
