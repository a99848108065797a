"""Writing what was decided beside the screen: shown at once, then followed by the articles and the index."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from index.errors import Undecidable
from index.writer_lock import GaveUpWaiting
from tui.messages import Prepared

if TYPE_CHECKING:
    from index.callbacks import IsCancelled
    from index.ingest.corrections import OfferedRule, RuleChange
    from index.ingest.deciding_ahead import Decider, JournalStep
    from index.journal.decisions import Decision, Rule
    from tui.decision_queue import WritingWork
    from tui.host import Host

MOST_NAMED = 3  # articles that a rule would change, with who is called so there
FIRST = 0.4  # seconds in which what was decided is shown before articles and index follow, who would slow that down
DECIDED, UNDONE, REDONE = "Decided", "Undone", "Done again"
HELD_UP = "waiting for another program that writes here …"


def may_decide(host: Host) -> bool:
    """Whether something can be decided about this collection, which is said where it cannot."""
    if host.backend.is_sample:
        host.app.toast("The sample is not changed; add its articles, or yours, to a collection of your own.")
    return not host.backend.is_sample


def decide_beside(
    host: Host,
    do: Callable[[Decider], JournalStep],
    done: str,
    before_shown: Callable[[Decision], None] = lambda _decision: None,
) -> bool:
    """Write to the collection beside the screen, show what was decided, then let articles and index follow.

    Gives whether it was taken on. `before_shown` is called when all is ready to be shown: what is painted earlier
    slows that down.
    """
    return write_beside(host, partial(_write, host, do, done, before_shown))


def write_beside(host: Host, work: WritingWork) -> bool:
    """Do what writes to the collection beside the screen, behind what is being written; False where it is not taken on.

    While another program holds that up, nothing more is taken on: whoever presses a key again would undo too much.
    """
    if host.decisions.is_held_up:
        host.app.toast(
            "Another program writes to this collection; what you did before this still waits for it."
        )
        return False
    if host.decisions.put(partial(_in_turn, host, work)):
        host.app.run_worker(partial(_work, host), thread=True, exclusive=False, group="correct")
    return True


def _work(host: Host) -> None:
    worker = get_current_worker()
    host.decisions.work(lambda: worker.is_cancelled)


def _in_turn(host: Host, work: WritingWork, cancelled: IsCancelled) -> None:
    """Do it; whatever became of it, nothing is waited for any more."""
    work(cancelled)
    if not cancelled():
        go_on(host)


def hold_up(host: Host) -> None:
    """Say that another program writes, from the thread that waits for it."""
    host.decisions.is_held_up = True
    host.app.call_from_thread(host.bars.hold_up, HELD_UP)


def go_on(host: Host) -> None:
    """Nothing is waited for any more; from the thread that waited."""
    if host.decisions.is_held_up:
        host.decisions.is_held_up = False
        host.app.call_from_thread(host.bars.hold_up, "")


def _write(
    host: Host,
    do: Callable[[Decider], JournalStep],
    done: str,
    before_shown: Callable[[Decision], None],
    cancelled: IsCancelled,
) -> None:
    from pydantic import ValidationError

    from index.ingest.deciding_ahead import Decider
    from index.refusals import sentence as refusal

    app, backend = host.app, host.backend
    decider = Decider(backend.path, backend.read, partial(hold_up, host), cancelled=cancelled)
    try:
        step = do(decider)
        go_on(host)
        is_seen = backend.take_decisions() or _is_seen_from_the_journal(step.decision)
        app.call_from_thread(before_shown, step.decision)
        app.call_from_thread(_show, host, step, done, is_seen)
        if is_seen:
            host.decisions.pause(FIRST)
        offered = decider.offered(step.entry) if done == DECIDED else ()
    except GaveUpWaiting:
        return  # the program ends
    except ValidationError as error:
        app.call_from_thread(app.toast, refusal(error))
    except Undecidable as error:
        app.call_from_thread(app.toast, str(error))
    except Exception as error:  # noqa: BLE001 - shown and logged; the program goes on
        app.call_from_thread(app.tell_error, error)
    else:
        app.call_from_thread(host.prepare)
        if offered:
            app.call_from_thread(_offer, host, offered)


def _is_seen_from_the_journal(decision: Decision) -> bool:
    """Whether rows say what was decided as soon as it stands in the journal."""
    from index.journal.decisions import Disputed, singly

    return any(isinstance(part, Disputed) for part in singly(decision))


def _show(host: Host, step: JournalStep, done: str, is_seen: bool) -> None:
    """Say what was decided, and show it, where the index answers so before it has followed."""
    from index.journal.decision_words import without_article

    how = f" ({host.commands['undo'].key} undoes)" if done == DECIDED else ""
    host.app.toast(f"{done}{how}: {without_article(step.decision)}")
    if is_seen:
        host.post_message(Prepared(None, complete=False, changed=True))


def _offer(host: Host, rules: Sequence[OfferedRule]) -> None:
    """Ask whether what was decided twice is to hold everywhere, with what that would change."""

    def take(rule: Rule | None) -> None:
        if rule is not None:
            decide_beside(host, lambda decider: decider.decide(lambda _get: rule), DECIDED)

    lines: list[tuple[str, Rule | None]] = [(_offered(rule), rule.rule) for rule in rules]
    lines.append(("No, only where it was decided", None))
    host.app.choose("Decided twice: everywhere, now and later?", lines, take)


def _offered(offer: OfferedRule) -> str:
    """A rule in words, with what it would change."""
    from index.journal.decision_words import in_words
    from tui.plurals import counted

    changes = offer.changes
    named = "; ".join(map(_changed, changes[:MOST_NAMED])) + (" …" if len(changes) > MOST_NAMED else "")
    count = f"changes {counted(len(changes), 'article')} now" + (f": {named}" if named else "")
    return f"Yes, as a {in_words(offer.rule)}; {count}"


def _changed(change: RuleChange) -> str:
    """Who is called so in an article, where it says that, and the article's title."""
    return ", ".join([*change.described, f"in “{change.title}”"])
