"""From the event under the cursor to its happening: who says what of it, and how many by whose count."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from os import environ
from time import monotonic
from typing import TYPE_CHECKING, Any

from tui import breadcrumbs
from tui.actions.casework import put
from tui.actions.deciding import DECIDED, decide_beside, may_decide
from tui.actions.following import read
from tui.actions.threads import in_thread
from tui.empty_states import grouping, without_happenings
from tui.messages import HappeningsGrouped
from tui.plurals import counted
from tui.terminal.colours import draws

if TYPE_CHECKING:
    from index.happenings.article_report import ReportKey
    from index.happenings.happening import CollectionHappening
    from index.happenings.listing import Listing
    from index.happenings.placing import PlaceOfHappenings
    from index.ingest.deciding_ahead import Decider, JournalStep
    from index.journal.clippings import ClippingKind
    from index.view import Anchor
    from tui.host import Host
    from tui.screens.evidence_screen import Side
    from tui.screens.timeline_screen import SameOrApart

OFTEN = 0.1  # seconds after which progress is told again


def accounts(host: Host) -> None:
    """Show who says what of the happening that this event is a report of."""
    _show(host, "accounts")


def figures(host: Host) -> None:
    """Show the figures that are given of it."""
    _show(host, "figures")


def _show(host: Host, side: Side) -> None:
    item = host.item
    if item is None:
        return
    article, _, event = item.key.partition("#")

    def work() -> Callable[[], object]:
        _update(host)
        happening = host.backend.happening_of(article, event)
        if happening is None:
            words = (
                "This article was annotated before there were happenings: dateline add --again makes them."
            )
            return partial(host.app.toast, words)
        return partial(host.app.push_screen, *_screen(host, happening, side))

    in_thread(host, "evidence", work)


def timeline(host: Host) -> None:
    """Show the happenings of what is asked and pinned, by the days they happened; as sure as in the events pane."""
    focus, least = host.browser.focus, host.arrangement.least

    def listing() -> Listing:
        _update(host)
        return host.backend.explorer.happenings.listing(focus, least=least)

    def show(happening: CollectionHappening, side: Side) -> None:
        in_thread(host, "evidence", lambda: partial(host.app.push_screen, *_screen(host, happening, side)))

    def decide(how: SameOrApart, reports: Sequence[ReportKey], done: Callable[[Listing], None]) -> None:
        _decide(host, how, reports, lambda: partial(done, listing()))

    def work() -> Callable[[], object]:
        from tui.screens.timeline_screen import TimelineScreen

        listed, happenings = listing(), host.backend.explorer.happenings
        clip = partial(_clip, host, side="accounts")
        nothing = without_happenings(host.browser.view, host.commands)
        screen = TimelineScreen(listed, happenings, _asked(host), show, decide, clip, nothing)
        return partial(host.app.push_screen, screen, partial(_leave_timeline, host))

    in_thread(host, "timeline", work)


def world_map(host: Host) -> None:
    """Show where the happenings of what is asked and pinned were; what happened at a place can be pinned."""
    focus, least = host.browser.focus, host.arrangement.least

    def follow(place: PlaceOfHappenings | None) -> None:
        if place is not None:
            in_thread(host, "map", partial(visit, place))

    def visit(place: PlaceOfHappenings) -> Callable[[], object]:
        from index.exploring.happening_map import focus_on

        rows = host.backend.explorer.happenings.rows
        return partial(host.visit, focus_on(place, rows, focus), "events")

    def work() -> Callable[[], object]:
        from tui.screens.world_map_screen import MapScreen

        _update(host)
        happenings = host.backend.explorer.happenings
        on_map = happenings.on_map(focus, least=least)
        nothing = without_happenings(host.browser.view, host.commands)
        screen = MapScreen(on_map, happenings, _asked(host), nothing, drawn=draws(environ))
        return partial(host.app.push_screen, screen, follow)

    in_thread(host, "map", work)


def _asked(host: Host) -> str:
    """Of what the happenings are, and how many events are left out, as the title of the events pane says it."""
    view = host.browser.view
    unsure = view.unsure.get("events", 0) if view is not None else 0
    pieces = ["of what is asked and pinned"] if not host.browser.focus.empty else []
    pieces += [f"without {counted(unsure, 'unsure event')}"] if unsure else []
    return " ".join(pieces)


def _update(host: Host) -> None:
    """Bring the happenings up to date, and say how far that is where it takes long."""

    def say(done: int, total: int) -> None:
        if monotonic() - last_told[0] >= OFTEN:
            last_told[0] = monotonic()
            host.app.call_from_thread(host.bars.say, grouping(done, total))

    last_told = [monotonic()]
    host.post_message(HappeningsGrouped(host.backend.group(say)))


def _decide(
    host: Host, how: SameOrApart, reports: Sequence[ReportKey], listed: Callable[[], Callable[[], object]]
) -> None:
    """Write to the collection how reports belong together; then they are grouped anew, and `listed` shows how."""
    if not may_decide(host):
        return

    def decide(decider: Decider) -> JournalStep:
        from index.journal.builders import grouped

        return decider.decide(lambda get: grouped(how, [(get(article), part) for article, part in reports]))

    decide_beside(host, decide, DECIDED, lambda _decision: in_thread(host, "timeline", listed))


def _leave_timeline(host: Host, answer: Any) -> None:
    from index.view import Anchor

    if isinstance(answer, Anchor):
        read(host, answer)
    elif answer is not None:
        pin(host, answer)


def _screen(host: Host, happening: CollectionHappening, side: Side) -> tuple[Any, Any]:
    """The screen of a happening, and what is done with its answer."""
    from index.happenings.accounts import accounts_of
    from index.happenings.figure_ledger import ledger_of
    from tui.screens.evidence_screen import EvidenceScreen

    tellings = host.backend.explorer.happenings.tellings(happening)
    screen = EvidenceScreen(happening, accounts_of(tellings), ledger_of(tellings), side, partial(_clip, host))
    return screen, partial(_follow, host, happening)


def _clip(host: Host, anchor: Anchor, side: Side) -> None:
    """Put a sentence of the accounts or the figures into a case."""
    kind: ClippingKind = "figure" if side == "figures" else "event"
    put(host, lambda: [(anchor.article, kind, anchor.start, anchor.end)])


def _follow(host: Host, happening: CollectionHappening, answer: Anchor | str | None) -> None:
    if answer is None:
        return
    if isinstance(answer, str):
        pin(host, happening)
    else:
        read(host, answer)


def pin(host: Host, happening: CollectionHappening) -> None:
    """Pin the reports of a happening: every pane answers for them."""
    from index.focus import PinnedHappening

    reports = tuple(f"{article}#{event}" for article, event in happening.reports)
    account = PinnedHappening(happening.title, reports)
    host.visit(breadcrumbs.pinned(host.browser.focus, "account", account), "events")
