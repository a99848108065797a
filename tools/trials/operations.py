"""What is done to a desk in trials, each to an end that is the same however often it was broken off before."""

from __future__ import annotations

from collections.abc import Callable

from index.ingest.correct import corrections
from index.journal.builders import set_actor
from tools.trials.child import Report
from tools.trials.desk import Desk

Operation = Callable[[Desk, Report], None]


def add(desk: Desk, report: Report) -> None:
    """Add what is not there yet; what is said to be saved is reported."""
    for result in desk.add(range(16, 28)):
        if result.outcome != "known":
            report(f"saved {result.id}")


def replace(desk: Desk, report: Report) -> None:
    """Put corrected articles in the place of some."""
    for article_id in desk.replace(range(8)):
        report(f"saved {article_id}")


def correct(desk: Desk, report: Report) -> None:
    """Decide what somebody is called in all articles."""
    _decide_and_undo(desk, report, 1)


def undo(desk: Desk, report: Report) -> None:
    """Decide it, and take it back."""
    _decide_and_undo(desk, report, 2)


def _decide_and_undo(desk: Desk, report: Report, most: int) -> None:
    for length in range(most):
        with corrections(desk.collection, who="somebody") as open_corrections:
            if open_corrections.journal.length > length:
                continue
            if length == 0:
                actor = open_corrections.actor("North Shipping")
                open_corrections.decide(set_actor(actor, {"description": "a line of steamers"}))
            else:
                open_corrections.undo()
            report(f"decided {length + 1}")


def index(desk: Desk, report: Report) -> None:
    """Bring the index up to date after much has changed."""
    for article_id in desk.ids():
        if article_id.endswith(("1", "5")):
            desk.explorer().collection.remove(article_id)
    explorer = desk.explorer()
    explorer.prepare()
    explorer.happenings.update()
    report("done")


def repair(desk: Desk, report: Report) -> None:
    """Make the index anew."""
    desk.explorer().rebuild()
    report("done")


OPERATIONS: dict[str, Operation] = {
    work.__name__: work for work in (add, replace, correct, undo, index, repair)
}
