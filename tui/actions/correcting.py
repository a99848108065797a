"""Deciding by hand what the thing under the cursor is, taking it back, and doing it again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from index.errors import DatelineError
from tui import layout
from tui.actions import casework
from tui.actions.deciding import DECIDED, REDONE, UNDONE, decide_beside, may_decide
from tui.actions.threads import in_thread
from tui.current_item import of_place
from tui.last_decision import LastDecision

if TYPE_CHECKING:
    from index.ingest.deciding_ahead import Decider, JournalStep
    from index.journal.about_rows import Make
    from index.journal.decisions import Decision, Entry
    from index.journal.journal_file import Journal
    from tui.current_item import Item
    from tui.host import Host
    from tui.offered_choices import OfferedChoice, Write

MOST_FOUND = 12  # actors of the collection who are offered as the same, for each word of a name
MOST_TRIED = 20  # rows that a written decision is tried on before it is taken
MOST_LISTED = 200  # decisions that are listed, the newest
_KINDS = {
    "quote": "a quote",
    "event": "an event",
    "actor": "an actor",
    "context": "a sentence of the context",
    "passage": "an article",
    "words": "words of an article",
}


def correct(host: Host) -> None:
    """Ask what is right instead of the row under the cursor, or of all that are selected, and decide it."""
    from tui.decision_choices import choices, of_words, title_of

    find = partial(host.backend.explorer.find_actors, limit=MOST_FOUND)
    if host.grid.chosen_words is not None:
        article, words = host.grid.chosen_words
        if may_decide(host):
            offered = of_words(article, words, host.item, find)
            _choose(host, [of_place(article.id, *words)], "These words are", offered)
        return
    items = host.items
    title = title_of(len(items), _reports(host))

    def work() -> Callable[[], object]:
        rows = [(item, host.backend.read(item.anchor.article)) for item in items[:MOST_TRIED]]
        return partial(_choose_of, host, items, title, choices(rows, find))

    if not items or not all(item.anchor.article for item in items):
        host.app.toast("The article is not open yet; try again in a moment.")
    elif may_decide(host):
        in_thread(host, "correct", work)


def _choose_of(host: Host, items: Sequence[Item], title: str, offered: Sequence[OfferedChoice]) -> None:
    if offered:
        _choose(host, items, title, offered)
    else:
        host.app.toast("This stands in no list of the article any more.")


def _reports(host: Host) -> int:
    """How many reports the row under the cursor stands for."""
    row = host.grid.list_pane("events").list.row if host.grid.pane == "events" else None
    return row.events if row is not None else 1


def repeat(host: Host) -> None:
    """Decide of the row under the cursor, or of the next, what was decided last."""
    last, item = host.decided, host.item
    if last is None:
        host.app.toast("Nothing was decided yet that could be decided again.")
        return
    if not host.grid.marked and item is not None and item.key == last.key and host.grid.item is not None:
        _go_on(host)
        item = host.item if host.item is not None and host.item.key != last.key else None
    items = host.grid.marked or ([item] if item else [])
    if not items:
        host.app.toast("There is no row behind this one.")
    elif items[0].kind != last.kind:
        host.app.toast(f"The last decision was about {_KINDS[last.kind]}.")
    elif may_decide(host):
        _decide(host, items, last.make)


def undo(host: Host) -> None:
    """Take the last decision back; of the sample, what was done in its cases last."""
    if host.backend.is_sample:
        casework.undo(host)
    elif may_decide(host):
        decide_beside(host, lambda decider: decider.undo(), UNDONE, partial(_step_back, host))


def redo(host: Host) -> None:
    """Make the decision hold again that was undone last; of the sample, what was undone in its cases."""
    if host.backend.is_sample:
        casework.undo(host, again=True)
    elif may_decide(host):
        decide_beside(host, lambda decider: decider.redo(), REDONE, partial(_step_off, host))


def list_decisions(host: Host) -> None:
    """List what was decided, the last first; what is chosen is taken back alone, or made to hold again."""
    from index.journal.decisions import Undo
    from index.journal.journal_file import Journal

    def work() -> Callable[[], object]:
        journal = Journal(host.backend.path)
        standing = {entry.seq for entry in journal.standing()}
        made = [entry for entry in reversed(journal.entries) if not isinstance(entry.deed, Undo)]
        lines = [_listed(entry, standing) for entry in made[:MOST_LISTED]]
        return partial(_choose_decision, host, journal, standing, lines)

    if may_decide(host):
        in_thread(host, "correct", work)


def _choose_decision(
    host: Host, journal: Journal, standing: Collection[int], lines: Sequence[tuple[str, int]]
) -> None:
    """Offer what was decided, to be taken back alone or made to hold again."""

    def take(seq: int) -> None:
        later = journal.all_built_on(seq) if seq in standing else []
        if seq < 0:
            decide_beside(host, lambda decider: decider.undo_with_later(-seq), UNDONE)
        elif later:
            title = f"Made on it later: {len(later)}; which is undone first?"
            all_of_them = ("All of them, and it", -seq)
            host.app.choose(title, [all_of_them, *(_listed(entry, standing) for entry in later)], take)
        elif seq in standing:
            decide_beside(host, lambda decider: decider.undo(seq), UNDONE, partial(_step_back, host))
        else:
            decide_beside(host, lambda decider: decider.redo(seq), REDONE)

    if lines:
        host.app.choose("Decisions: ⏎ undoes one alone, or does one with × again", lines, take)
    else:
        host.app.toast("Nothing was decided yet.")


def _listed(entry: Entry, standing: Collection[int]) -> tuple[str, int]:
    """What was decided, then in which article, when and by whom."""
    from index.journal.decision_words import without_article
    from index.journal.decisions import Undo, article_of, singly

    decisions = () if isinstance(entry.deed, Undo) else singly(entry.deed)
    mark = "" if entry.seq in standing else "× "
    articles = dict.fromkeys(filter(None, map(article_of, decisions)))
    where = f" · {next(iter(articles))}" + (" …" if len(articles) > 1 else "") if articles else ""
    return f"{mark}{without_article(entry.deed)}{where} · {entry.time:%Y-%m-%d %H:%M} {entry.who}", entry.seq


def _go_on(host: Host) -> None:
    """To the next row of the list in use."""
    if host.grid.pane in layout.LISTS:
        host.grid.list_pane(host.grid.pane).list.action_down()


def _choose(host: Host, items: Sequence[Item], title: str, offered: Sequence[OfferedChoice]) -> None:
    from tui.offered_choices import Write

    lines = [(choice.label, choice) for choice in offered]
    named = next((choice for choice in offered if isinstance(choice, Write) and choice.is_name), None)
    write = partial(_ask, host, items, named) if named is not None else None
    host.app.choose(title, lines, partial(_follow, host, items), write)


def _follow(host: Host, items: Sequence[Item], choice: OfferedChoice) -> None:
    """Go on to where a choice leads."""
    from tui.offered_choices import Menu, Write, with_rows

    if isinstance(choice, Menu):
        title, further = with_rows(choice.label, len(items)), choice.further
        in_thread(host, "correct", lambda: partial(_choose, host, items, title, further()))
    elif isinstance(choice, Write):
        _ask(host, items, choice)
    else:
        _decide(host, items, choice.make)


def _ask(host: Host, items: Sequence[Item], choice: Write, began: str = "") -> None:
    from tui.offered_choices import with_rows
    from tui.screens.words_screen import WordsScreen

    def take(line: str | None) -> None:
        if line is not None:
            in_thread(host, "decide", lambda: partial(_decide, host, items, choice.make(line)))

    check = partial(_wrong, host, items, choice)
    screen = WordsScreen(
        with_rows(choice.title, len(items)),
        choice.preset,
        empty=choice.empty,
        ways=choice.ways,
        check=check,
        doubt=partial(_doubtful, choice.doubt) if choice.doubt is not None else None,
        began=began,
    )
    host.app.push_screen(screen, take)


def _wrong(host: Host, items: Sequence[Item], choice: Write, line: str) -> str | None:
    """Why what is written cannot be decided of the rows as they are shown; None where it can."""
    from pydantic import ValidationError

    from index.journal.about_rows import about_rows
    from index.refusals import sentence as refusal
    from tui.decision_choices import row_of

    try:
        about_rows(host.backend.read, choice.make(line), [row_of(item) for item in items[:MOST_TRIED]])
    except ValidationError as error:
        return refusal(error)
    except DatelineError as error:
        return str(error)
    return None


def _doubtful(doubt: Callable[[str], str | None], line: str) -> str | None:
    """Why what is written may not be meant, or why that is not known."""
    try:
        return doubt(line)
    except DatelineError as error:
        return str(error)


def _decide(host: Host, items: Sequence[Item], make: Make) -> None:
    """Decide of these rows, and let go of them at once: keys typed ahead are about the next ones."""
    from tui.decision_choices import row_of

    rows = [row_of(item) for item in items]

    def decide(decider: Decider) -> JournalStep:
        from index.journal.about_rows import about_rows

        return decider.decide(lambda get: about_rows(get, make, rows))

    if decide_beside(host, decide, DECIDED, partial(_step_off, host)):
        host.decided = LastDecision(items[0].kind, items[-1].key, make)
        host.grid.unmark()
        host.grid.reader.let_go()


def _step_off(host: Host, decision: Decision) -> None:
    """Step off rows that are none any more; from an actor who is one with another to that one.

    Happenings are listed anew, folded: the cursor goes to that of the events it was on, or of those put apart.
    """
    if host.grid.pane == "events" and host.grid.events.grouping == "happening":
        _stay_by_events(host, decision)
    if (goes := _ended_by(host.grid.pane, decision)) is None:
        return
    rows = host.grid.list_pane(host.grid.pane).list
    if host.grid.pane == "actors" and rows.row is not None and goes(rows.row):
        leads = _leads(decision)
        rows.wait_for(lambda row: getattr(row, "id", None) in leads)
    else:
        rows.step_off(goes)


def _stay_by_events(host: Host, decision: Decision) -> None:
    rows = host.grid.events.list
    if parted := _parted(host, decision):
        rows.wait_for(lambda row: _told_with(row, parted) == parted)
    elif rows.row is not None and not rows.row.events:  # a report, below its happening
        event = {rows.row.id}
        rows.wait_for(lambda row: event <= _told_with(row, event))


def _parted(host: Host, decision: Decision) -> set[str]:
    """The events that a decision makes a happening of their own; none where it makes none."""
    from index.journal.decisions import OwnHappening, singly

    return {
        f"{part.article}#{event.id}"
        for part in singly(decision)
        if isinstance(part, OwnHappening)
        for event in host.backend.read(part.article).events
        if (event.start, event.type) in {(target.start, target.type) for target in part.events}
    }


def _told_with(row: Any, events: Collection[str]) -> set[str]:
    """The events of a row that are of the same articles as these."""
    articles = {event.partition("#")[0] for event in events}
    happening = getattr(row, "happening", None)
    if happening is None:
        return {row.id}
    return {f"{article}#{event}" for article, event in happening.reports if article in articles}


def _leads(decision: Decision) -> set[str]:
    """Those with whom a decision says that others are one."""
    from index.journal.decisions import Same, singly

    return {part.actors[0].id for part in singly(decision) if isinstance(part, Same)}


def _step_back(host: Host, decision: Decision) -> None:
    """Stand on a row that is one again, as soon as it is shown."""
    if host.grid.pane == "events" and (parted := _parted(host, decision)):
        host.grid.events.list.wait_for(lambda row: parted < _told_with(row, parted))
    if (returns := _ended_by(host.grid.pane, decision)) is not None:
        host.grid.list_pane(host.grid.pane).list.wait_for(returns)


def _ended_by(pane: str, decision: Decision) -> Callable[[Any], bool] | None:
    """Which rows of a list a decision ends; None where it ends none of them, or the pane is no list."""
    from index.journal.decisions import Remove, Same, singly

    if pane not in layout.LISTS:
        return None
    gone = {(part.article, part.target.start) for part in singly(decision) if isinstance(part, Remove)}
    one_with = {actor.id for part in singly(decision) if isinstance(part, Same) for actor in part.actors[1:]}
    if pane == "actors":
        return (lambda row: getattr(row, "id", None) in one_with) if one_with else None
    return partial(_starts_at, places=gone) if gone else None


def _starts_at(row: Any, places: Collection[tuple[str, int]]) -> bool:
    """Whether a row is of one of these places; where nothing is found, rows offer what to ask instead."""
    anchor = getattr(row, "anchor", None)
    return anchor is not None and (anchor.article, anchor.start) in places
