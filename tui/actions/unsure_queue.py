"""Asking whether what the program found is right, the least sure first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from index.writer_lock import GaveUpWaiting
from tui.actions.deciding import go_on, hold_up, may_decide, write_beside
from tui.actions.following import read
from tui.actions.threads import can_ask, in_thread

if TYPE_CHECKING:
    from index.callbacks import IsCancelled
    from index.ingest.corrections import Corrections
    from index.journal.journal_file import Journal
    from index.judging.unsure import UnsureQuestion
    from index.view import Anchor
    from tui.host import Host
    from tui.screens.unsure_screen import UnsureScreen

MOST = 200  # questions at once
WhenDecided = Callable[[Sequence[str]], None]


def ask(host: Host) -> None:
    """Show one row after the other, the least sure first, and take answers."""
    if not may_decide(host) or not can_ask(host):
        return

    def work() -> Callable[[], object]:
        from index.journal.journal_file import Journal
        from index.judging.precision import judgements
        from index.judging.unsure import questions
        from tui.screens.unsure_screen import UnsureScreen

        journal = Journal(host.backend.path)
        answered = judgements(journal)
        asked = host.backend.explorer.answer(lambda viewer: questions(viewer, answered, limit=MOST))
        key = host.commands["undo"].key
        screen = UnsureScreen(asked, _told(journal), partial(_answer, host), partial(_undo, host), key)
        return partial(host.app.push_screen, screen, partial(_leave, host))

    in_thread(host, "judging", work)


def _told(journal: Journal) -> list[str]:
    from index.judging.precision import judgements, precisions

    return [precision.sentence for precision in precisions(judgements(journal))]


def _leave(host: Host, anchor: Anchor | None) -> None:
    host.prepare()
    if anchor is not None:
        read(host, anchor)


def _answer(host: Host, question: UnsureQuestion, right: bool, done: WhenDecided) -> None:
    def decide(held: Corrections) -> None:
        from index.judging.answer import answer

        anchor = question.row.anchor
        article, place = held.collection.get(anchor.article), (anchor.start, anchor.end)
        held.decide(answer(article, question.part, question.drawn, right=right, place=place))

    _write(host, decide, done)


def _undo(host: Host, done: WhenDecided) -> None:
    def undo(held: Corrections) -> None:
        held.undo()

    _write(host, undo, done)


def _write(host: Host, do: Callable[[Corrections], None], done: WhenDecided) -> None:
    """Write to the journal beside the screen; what goes wrong is told, and the question stays."""
    screen: UnsureScreen = host.app.screen  # type: ignore[assignment]

    def work(cancelled: IsCancelled) -> None:
        from index.ingest.corrections import corrections

        try:
            with corrections(host.backend.path, waiting=partial(hold_up, host), cancelled=cancelled) as held:
                go_on(host)
                do(held)
                sentences = _told(held.journal)
        except GaveUpWaiting:
            return  # the program ends
        except Exception as error:  # noqa: BLE001 - shown and logged; the program goes on
            host.app.call_from_thread(screen.go_on)
            host.app.call_from_thread(host.app.tell_error, error)
        else:
            host.app.call_from_thread(done, sentences)

    if not write_beside(host, work):
        screen.go_on()
