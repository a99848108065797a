"""A screen that asks: it keeps the trail, and lets threads prepare, explore and read. Only the newest answer counts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.screen import Screen
from textual.worker import get_current_worker

from index.focus import Focus
from tui.backend import Desk
from tui.history import History
from tui.messages import Answered, Failed, Opened, Prepared, Progress
from tui.session import Place
from tui.stops import Stop, from_json

if TYPE_CHECKING:
    from index.view import View
    from tui.current_item import Subject


class AskingScreen(Screen[None]):
    """The part of the explorer that knows no pane: what is asked, what was asked before, who works on it."""

    def __init__(self, desk: Desk, place: Place, focus: Focus | None) -> None:
        """`place` is where the reader was in this collection; `focus`, if given, is what is asked first."""
        super().__init__()
        self.desk = desk
        self.place = place
        self.trail: History[Stop] = History(Stop(Focus()))
        stops = [stop for stop in map(from_json, place.stops) if stop is not None]
        self.trail.restore(stops, place.position)
        if focus is not None and focus != self.trail.here.focus:
            self.trail.visit(self.trail.here.towards(focus))
        self.view: View | None = None
        self.ready = False
        self.searching = False
        self.preparing = False
        self._cold = False  # whether a first question to the index would wait
        self._number = 0
        self._opening = 0

    # ── preparing ────────────────────────────────────────────────────────────────────────────────────────────────

    def prepare(self) -> None:
        """Bring the index up to date in a thread; `Prepared` or `Failed` follows, `Progress` before."""
        self.preparing = self._cold = True
        self._work(self._prepare, "prepare")

    def _prepare(self) -> None:
        worker = get_current_worker()
        told = -1

        def progress(done: int, total: int) -> None:
            nonlocal told
            step = done * 100 // total if total else done // 100
            if step != told:
                told = step
                self.post_message(Progress(done, total, "indexing"))
                self._open_early()

        def prepare() -> None:
            early = self._open_early()
            note = self.desk.prepare(progress, lambda: worker.is_cancelled)
            changed = told >= 0 or not early
            self.post_message(Prepared(note, complete=True, changed=changed))

        self._safely(prepare)

    def warm_once(self) -> None:
        """Make ready in a thread what a first question to this index would wait for; once, when it is up to date."""
        if self._cold and not self.preparing:
            self._cold = False
            self.call_after_refresh(self._work, partial(self._safely, self.desk.warm), "warm")

    def _open_early(self) -> bool:
        """Let the reader ask what is indexed so far; gives whether there is an index yet."""
        if not self.desk.ready:
            return False
        if not self.ready:
            self.post_message(Prepared(None, complete=False, changed=True))
        return True

    # ── exploring ────────────────────────────────────────────────────────────────────────────────────────────────

    def ask(self) -> None:
        """Explore the present focus in a thread. A search that still runs is stopped, its answer never shown."""
        self._number += 1
        if self.ready:
            self.searching = True
            self._work(partial(self._explore, self._number, self.trail.here.focus), "search")

    def stop_asking(self) -> None:
        """Stop the search that runs; what is shown stays."""
        self._number += 1
        self.searching = False
        self.workers.cancel_group(self, "search")

    def newest(self, number: int) -> bool:
        """Whether the search of this number is the one that was asked last."""
        return number == self._number

    def _explore(self, number: int, focus: Focus) -> None:
        worker = get_current_worker()

        def explore() -> None:
            view = self.desk.explore(focus, lambda: worker.is_cancelled)
            if not worker.is_cancelled:
                self.post_message(Answered(number, view))

        self._safely(explore, number)

    # ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────

    def open(self, subject: Subject) -> None:
        """Read the article of a subject in a thread; `Opened` follows."""
        self._opening += 1
        self._work(partial(self._read, self._opening, subject, self.trail.here.focus), "read")

    def wanted(self, number: int) -> bool:
        """Whether the article of this number is the one that was asked for last."""
        return number == self._opening

    def _read(self, number: int, subject: Subject, focus: Focus) -> None:
        worker = get_current_worker()

        def read() -> None:
            article = self.desk.read(subject.anchor.article)
            hits = self.desk.hits(focus, article) if self.ready else []
            if not worker.is_cancelled:
                self.post_message(Opened(number, article, hits, subject))

        self._safely(read)

    # ── threads ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _work(self, work: Callable[[], None], group: str) -> None:
        self.run_worker(work, group=group, thread=True, exclusive=True, exit_on_error=False)

    def _safely(self, work: Callable[[], object], number: int = 0) -> None:
        """Do the work; what goes wrong is told to the screen, because a thread has nobody else to tell."""
        try:
            work()
        except Exception as error:  # noqa: BLE001 - shown and logged; the program goes on
            if not get_current_worker().is_cancelled:
                self.post_message(Failed(error, number))

    def remembered(self) -> Place:
        """The trail in the form in which it is kept; the oldest stops are left out."""
        stops = self.trail.stops[-50:]
        position = self.trail.position - (len(self.trail.stops) - len(stops))
        return Place([stop.to_json() for stop in stops], max(0, position), self.place.queries)
