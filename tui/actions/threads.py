"""Work of a command beside the screen; what comes of it is shown by the screen, unless the same was asked again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from textual.worker import Worker, get_current_worker

from tui.terminal.typeahead import OPENS

if TYPE_CHECKING:
    from index.exploring.viewing import Viewer
    from tui.host import Host

    Showing = Callable[[], object]

Answer = TypeVar("Answer")


def in_thread(host: Host, purpose: str, work: Callable[[], Showing | None]) -> None:
    """Do it beside the screen, then on the screen what it gives; what goes wrong is told.

    Of two with one purpose only the later is shown. Keys wait a moment for what is opened.
    """

    def safely() -> None:
        worker = get_current_worker()
        try:
            showing = work()
        except Exception as error:  # noqa: BLE001 - shown and logged; the program goes on
            showing = partial(host.app.tell_error, error)
        if showing is not None and not worker.is_cancelled:
            host.app.call_from_thread(_unless_cancelled, worker, showing)

    # a group of its own: what writes is never cancelled by what is shown
    host.app.run_worker(safely, name=OPENS, thread=True, exclusive=True, group=f"shown: {purpose}")


def _unless_cancelled(worker: Worker[None], showing: Showing) -> object:
    return None if worker.is_cancelled else showing()


def can_ask(host: Host) -> bool:
    """Whether there is an index to ask, which is said where there is none: before, all answers were empty."""
    if not host.backend.ready:
        host.app.toast("The articles are still being indexed: ask again in a moment.")
        return False
    return True


def ask(
    host: Host, purpose: str, question: Callable[[Viewer], Answer], show: Callable[[Answer], object]
) -> None:
    """Have the index answer beside the screen, and show the answer."""
    if can_ask(host):
        in_thread(host, purpose, lambda: partial(show, host.backend.explorer.answer(question)))
