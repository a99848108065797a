"""What is done to a desk in trials, each to an end that is the same however often it was broken off before."""

from __future__ import annotations

from collections.abc import Callable

from tools.trials.desk import Desk

Report = Callable[[str], None]
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


def index(desk: Desk, report: Report) -> None:
    """Bring the index up to date after much has changed."""
    for article_id in desk.ids():
        if article_id.endswith(("1", "5")):
            desk.explorer().collection.remove(article_id)
    desk.explorer().prepare()
    report("done")


def repair(desk: Desk, report: Report) -> None:
    """Make the index anew."""
    desk.explorer().rebuild()
    report("done")


OPERATIONS: dict[str, Operation] = {"add": add, "replace": replace, "index": index, "repair": repair}
