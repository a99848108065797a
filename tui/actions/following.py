"""Following what is under the cursor, and walking the trail."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui import breadcrumbs, jumps, layout
from tui.current_item import Item

if TYPE_CHECKING:
    from index.view import Anchor
    from tui.host import Host

JUMPS = (
    "pin",
    "quotes_by",
    "quotes_about",
    "events",
    "background",
    "speaker",
    "named",
    "doers",
    "receivers",
    "only_kind",
    "only_article",
    "only_day",
)


def jump(host: Host, command: str) -> None:
    """Follow what is under the cursor; with several ways to go the user chooses."""
    if command == "pin" and len(host.grid.marked) > 1:
        pin_all(host)
        return
    offer = host.grid.offer
    if command == "pin" and offer is not None and offer.focus is not None:
        host.visit(offer.focus)
        return
    item = host.item
    if command == "pin" and item is not None and item.actor is None and not host.grid.reads:
        host.grid.go_to(layout.READER)  # read first; from there the next key pins
        return
    targets = jumps.targets(command, item) if item is not None else []
    if len(targets) == 1:
        go(host, targets[0])
    elif targets:
        choices = [(target.label, target) for target in targets]
        host.app.choose(host.commands[command].title, choices, lambda target: go(host, target))


def pin_all(host: Host) -> None:
    """Pin all that are selected: actors together, of other rows the articles that they are from."""
    focus, marked = host.browser.focus, host.grid.marked
    actors = [item.actor[0] for item in marked if item.actor]
    for actor in actors:
        focus = breadcrumbs.pinned(focus, "actors", actor)
    if not actors:
        focus = replace(focus, articles=tuple(dict.fromkeys(item.anchor.article for item in marked)))
    host.visit(focus, host.grid.list_in_use)


def go(host: Host, target: jumps.JumpTarget) -> None:
    """Pin what a jump leads to and land in its pane."""
    pane = target.pane or host.grid.list_in_use
    focus = breadcrumbs.pinned(host.browser.focus, target.field, target.value)
    if focus != host.browser.focus or pane != host.grid.pane:
        host.visit(focus, pane, target.row)
    elif target.row and host.grid.list_pane(pane).list.key != target.row:
        host.grid.list_pane(pane).list.go_to(target.row)
    else:
        host.app.toast("That is pinned already.")


def read(host: Host, anchor: Anchor) -> None:
    """Open a sentence in the reader."""
    host.grid.go_to("reader")
    host.read(Item("passage", f"{anchor.article}:{anchor.start}", anchor))


def walk(host: Host, step: int) -> None:
    """Go back (-1) or forward (1) along the trail."""
    host.browser.stand(host.grid.pane, host.grid.cursors())
    host.browser.walk(step)
    host.arrive()


def shorten(host: Host, number: int) -> None:
    """Keep only the first crumbs of the trail line."""
    host.visit(host.browser.upto(number))


def unpin(host: Host) -> None:
    """Take the last crumb away."""
    shorten(host, len(host.browser.here.order) - 1)


def unpin_all(host: Host) -> None:
    """Take every crumb away."""
    shorten(host, 0)
