"""Deciding by hand what the thing under the cursor is, taking it back, and doing it again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from index.errors import Undecidable

if TYPE_CHECKING:
    from index.ingest.correct import Corrections, Decided
    from index.journal.decisions import Decision
    from tui.correcting import Choice, Write
    from tui.host import Host

MOST_FOUND = 12  # actors of the collection who are offered as the same, for each word of a name


def correct(host: Host) -> None:
    """Ask what is right instead, and decide it."""
    from tui.correcting import choices

    item, article = host.item, host.grid.reader.article
    if item is None or article is None or article.id != item.anchor.article:
        host.app.toast("The article is not open yet; try again in a moment.")
        return
    find = partial(host.backend.explorer.find_actors, limit=MOST_FOUND)
    there = choices(item, article, find)
    if not there:
        host.app.toast("This stands in no list of the article any more.")
    elif _may_decide(host):
        host.app.choose("Correct", [(choice.label, choice) for choice in there], partial(_follow, host))


def undo(host: Host) -> None:
    """Take the last decision back."""
    if _may_decide(host):
        _in_thread(host, lambda held: held.undo(), "Undone")


def redo(host: Host) -> None:
    """Make the decision hold again that was undone last."""
    if _may_decide(host):
        _in_thread(host, lambda held: held.redo(), "Done again")


def _may_decide(host: Host) -> bool:
    if host.backend.is_sample:
        host.app.toast("The sample is not changed; add its articles, or yours, to a collection of your own.")
    return not host.backend.is_sample


def _follow(host: Host, choice: Choice) -> None:
    """Go on to where a choice leads."""
    from tui.correcting import Menu, Write

    if isinstance(choice, Menu):
        host.app.choose(choice.label, [(one.label, one) for one in choice.further()], partial(_follow, host))
    elif isinstance(choice, Write):
        _ask(host, choice)
    else:
        _decide(host, choice.decide)


def _ask(host: Host, choice: Write) -> None:
    from tui.screens.words import WordsScreen

    def take(line: str | None) -> None:
        if line is not None:
            _decide(host, partial(choice.decide, line))

    host.app.push_screen(WordsScreen(choice.title, choice.preset), take)


def _decide(host: Host, make: Callable[[], Decision]) -> None:
    _in_thread(host, lambda held: held.decide(make()), "Decided (U undoes)")


def _in_thread(host: Host, do: Callable[[Corrections], Decided], done: str) -> None:
    """Write to the collection beside the screen, then take up what changed."""
    app, path = host.app, host.backend.path

    def work() -> None:
        from pydantic import ValidationError

        from index.ingest.correct import corrections
        from index.journal.wording import without_article

        try:
            with corrections(path, waiting=partial(app.call_from_thread, _say_waiting, host)) as held:
                words = without_article(held.what(do(held).entry))
        except ValidationError as error:
            app.call_from_thread(app.toast, f"That cannot be: {error.errors()[0]['msg'].lower()}.")
        except Undecidable as error:
            app.call_from_thread(app.toast, str(error))
        except Exception as error:  # noqa: BLE001 - shown and logged; the program goes on
            app.call_from_thread(app.tell_error, error)
        else:
            app.call_from_thread(app.toast, f"{done}: {words}")
            app.call_from_thread(host.prepare)

    app.run_worker(work, thread=True, exclusive=False, group="correct")


def _say_waiting(host: Host) -> None:
    host.app.toast("Another program writes to this collection; the decision waits for it.")
