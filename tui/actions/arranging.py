"""Putting the rows of the list in use together otherwise, sorting them, showing those that are not sure."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from index.arrangement import GROUPINGS, sortings_of
from tui.arrangement_words import GROUPED, SORTED

if TYPE_CHECKING:
    from tui.host import Host


def group(host: Host) -> None:
    """Put the rows of the list in use together by the next thing."""
    pane = host.grid.list_in_use
    groupings = GROUPINGS.get(pane)
    if groupings is None:
        host.app.toast("Actors are not grouped.")
        return
    at = groupings.index(host.arrangement.grouping(pane))
    grouping = groupings[(at + 1) % len(groupings)]
    host.rearrange(host.arrangement.grouped(pane, grouping))
    _tell_unseen(host, pane, GROUPED[grouping])


def sort(host: Host) -> None:
    """Ask how the rows of the list in use are to be sorted."""
    pane = host.grid.list_in_use
    sortings = sortings_of(pane, host.arrangement.grouping(pane))
    choices = [(SORTED[sorting], sorting) for sorting in sortings]
    host.app.choose(f"Sort the {pane}", choices, partial(_sort, host, pane))


def _sort(host: Host, pane: str, sorting: str) -> None:
    host.rearrange(host.arrangement.sorted(pane, sorting), first=pane)
    _tell_unseen(host, pane, SORTED[sorting])


def _tell_unseen(host: Host, pane: str, arranged: str) -> None:
    """Say how the rows of a list stand now, where the reader stands in its place."""
    if pane not in host.grid.shown:
        host.app.toast(f"{pane.capitalize()}: {arranged}.")


def unsure(host: Host) -> None:
    """Show the events and quotes that are not sure enough, or leave them out again."""
    least, view = host.app.settings.least_sure / 100, host.browser.view
    if host.arrangement.least and view is not None and not any(view.unsure.values()):
        host.app.toast("Nothing here is left out: all events and quotes are sure enough.")
    host.rearrange(replace(host.arrangement, least=0.0 if host.arrangement.least else least))


def narrow(host: Host) -> None:
    """Show only the rows of the list in use that have some words; all of them where it is narrowed already."""
    from tui.screens.words_screen import WordsScreen

    pane = host.grid.list_in_use
    if pane in host.arrangement.narrowed:
        host.rearrange(host.arrangement.narrowed_to(pane, ""))
        return

    def take(words: str | None) -> None:
        if words is not None:
            host.rearrange(host.arrangement.narrowed_to(pane, words))

    host.app.push_screen(WordsScreen(f"Only {pane} with these words"), take)
