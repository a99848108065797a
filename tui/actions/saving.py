"""Keeping what is asked, and asking again what was kept: how much it finds now, and how much of that is new."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from tui import breadcrumbs
from tui.actions.threads import can_ask, in_thread
from tui.saved_searches import SavedSearch, looked_at, with_search, without

if TYPE_CHECKING:
    from index.focus import Focus
    from tui.host import Host


def searches(host: Host) -> None:
    """Show what was kept, with what is new; what is asked now can be kept, or let go."""
    saved = list(host.browser.saved)

    def work() -> Callable[[], object]:
        counts = [_passages(host, one.focus) for one in saved]
        now = _passages(host, host.browser.focus)
        return partial(_choose, host, saved, counts, now)

    if saved or not host.browser.focus.empty:
        if can_ask(host):
            in_thread(host, "searches", work)
    else:
        host.app.toast("Nothing is saved yet: search or pin something, and press this key again.")


def _passages(host: Host, focus: Focus) -> int:
    return host.backend.explorer.answer(lambda viewer: viewer.found(focus, lambda: False)[0])


def _choose(host: Host, saved: Sequence[SavedSearch], counts: Sequence[int], now: int) -> None:
    focus = host.browser.focus
    choices = [
        (search.line(_words(host, search.focus), count), partial(_ask, host, search, count))
        for search, count in zip(saved, counts, strict=True)
    ]
    if any(one.focus == focus for one in saved):
        choices.append((f"forget {_words(host, focus)}", partial(_forget, host, focus)))
    elif not focus.empty:
        choices.insert(0, (f"save {_words(host, focus)}", partial(_keep, host, focus, now)))
    host.app.choose("Saved searches", choices, lambda do: do())


def _words(host: Host, focus: Focus) -> str:
    """What a question asks, in words."""
    name, title = host.backend.actor_name, host.backend.article_title
    return " › ".join(breadcrumbs.label(one, name, title) for one in breadcrumbs.crumbs(focus))


def _ask(host: Host, search: SavedSearch, passages: int) -> None:
    _write(host, with_search(host.browser.saved, looked_at(search, passages, _today())))
    host.visit(search.focus, "passages")


def _today() -> date:
    return datetime.now().astimezone().date()


def _keep(host: Host, focus: Focus, passages: int) -> None:
    _write(host, with_search(host.browser.saved, SavedSearch(focus, passages, _today())))
    host.app.toast("Saved: this key says what is new of it.")


def _forget(host: Host, focus: Focus) -> None:
    _write(host, without(host.browser.saved, focus))


def _write(host: Host, saved: Sequence[SavedSearch]) -> None:
    from tui.messages import PlaceChanged

    host.browser.saved = list(saved)
    host.post_message(PlaceChanged())
