"""Threads that prepare, explore and read; what they find comes back to the screen as messages."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from tui import log
from tui.messages import (
    Answered,
    Compared,
    Completed,
    Failed,
    GroupingProgress,
    HappeningsGrouped,
    IndexingProgress,
    NotRead,
    Opened,
    Prepared,
)

if TYPE_CHECKING:
    from textual.screen import Screen

    from index.arrangement import Arrangement
    from index.focus import Focus
    from index.model import Article
    from tui.backend import Backend
    from tui.current_item import Item

OFTEN = 0.1  # seconds after which progress is told again


class Workers:
    """Works on one collection for one screen. A newer search, or reading, takes the place of the one before."""

    def __init__(self, backend: Backend, screen: Screen[None]) -> None:
        self._backend, self._screen = backend, screen
        self.ready = False  # whether there is an index to ask, perhaps one that is not up to date
        self._opening = 0
        self._cold = False  # whether a first question to the index would wait

    def prepare(self) -> None:
        """Bring the index up to date; `Prepared` or `Failed` follows, `IndexingProgress` before."""
        self._cold = True
        self._work(self._prepare, "prepare")

    def _prepare(self) -> None:
        worker = get_current_worker()
        last_told = 0.0  # when progress was told last

        def progress(done: int, total: int) -> None:
            nonlocal last_told
            if monotonic() - last_told >= OFTEN:
                last_told = monotonic()
                self._screen.post_message(IndexingProgress(done, total))
                self._open_early()

        def prepare() -> None:
            early = self._open_early()
            note = self._backend.prepare(progress, lambda: worker.is_cancelled)
            changed = last_told > 0 or not early
            self._screen.post_message(Prepared(note, complete=True, changed=changed))
            self._group()

        self._safely(prepare)

    def _group(self) -> None:
        """Put the reports of what is new together into happenings."""
        from index.search.updating import Cancelled

        worker, last_told = get_current_worker(), monotonic()

        def progress(done: int, total: int) -> None:
            nonlocal last_told
            if worker.is_cancelled:
                raise Cancelled
            if monotonic() - last_told >= OFTEN:
                last_told = monotonic()
                self._screen.post_message(GroupingProgress(done, total))

        self._screen.post_message(HappeningsGrouped(self._backend.group(progress)))

    def _open_early(self) -> bool:
        """Let the user ask what is indexed so far; gives whether there is an index yet."""
        if not self._backend.ready:
            return False
        if not self.ready:
            self._screen.post_message(Prepared(None, complete=False, changed=True))
        return True

    def warm(self) -> None:
        """Make ready what a first question to this index would wait for; once, when it is up to date."""
        if self._cold:
            self._cold = False
            self._screen.call_after_refresh(self._work, partial(self._safely, self._backend.warm), "warm")

    def explore(self, number: int, focus: Focus, arrangement: Arrangement) -> None:
        """Explore a focus; `Answered` or `Failed` follows. A search that still runs is stopped."""
        self._work(partial(self._explore, number, focus, arrangement), "search")

    def _explore(self, number: int, focus: Focus, arrangement: Arrangement) -> None:
        worker = get_current_worker()

        def explore() -> None:
            view = self._backend.explore(focus, lambda: worker.is_cancelled, arrangement)
            if not worker.is_cancelled:
                self._screen.post_message(Answered(number, view))

        self._safely(explore, number)

    def stop_exploring(self) -> None:
        """Stop the search that runs."""
        self._screen.workers.cancel_group(self._screen, "search")

    def complete(self, written: str) -> None:
        """Find how a search line can go on; `Completed` follows."""
        if self.ready:
            self._work(partial(self._safely, partial(self._complete, written)), "complete")

    def _complete(self, written: str) -> None:
        completions = self._backend.complete(written)
        if not get_current_worker().is_cancelled:
            self._screen.post_message(Completed(written, completions))

    def read(self, item: Item, focus: Focus) -> None:
        """Read the article of an item, and where the words of the focus stand; `Opened` or `NotRead` follows."""
        self._opening += 1
        self._work(partial(self._read, self._opening, item, focus), "read")

    def wanted(self, number: int) -> bool:
        """Whether the article of this number is the one that was asked for last."""
        return number == self._opening

    def _read(self, number: int, item: Item, focus: Focus) -> None:
        worker = get_current_worker()
        try:
            article = self._backend.read(item.anchor.article)
            hits = self._backend.hits(focus, article) if self.ready else []
        except Exception as error:  # noqa: BLE001 - shown and logged; the program goes on
            result: Opened | NotRead = NotRead(number, error)
        else:
            result = Opened(number, article, hits, item)
        if not worker.is_cancelled:
            self._screen.post_message(result)
            if isinstance(result, Opened) and self.ready:
                self._compare(result.article)

    def _compare(self, article: Article) -> None:
        """Find what an article brings; where that fails, the next question to the index says why."""
        worker = get_current_worker()
        try:
            novelty = self._backend.novelty(article)
        except Exception as error:  # noqa: BLE001 - logged; the article can be read
            log.write(error)
        else:
            if not worker.is_cancelled:
                self._screen.post_message(Compared(article, novelty))

    # ── threads ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _work(self, work: Callable[[], None], group: str) -> None:
        self._screen.run_worker(work, group=group, thread=True, exclusive=True, exit_on_error=False)

    def _safely(self, work: Callable[[], object], number: int = 0) -> None:
        """Do the work; what goes wrong is told to the screen, because a thread has nobody else to tell."""
        try:
            work()
        except Exception as error:  # noqa: BLE001 - shown and logged; the program goes on
            if not get_current_worker().is_cancelled:
                self._screen.post_message(Failed(error, number))
