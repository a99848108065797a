"""What is done to a desk in trials, each to an end that is the same however often it was broken off before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from index.ingest.article_follower import follow
from index.ingest.corrections import corrections
from index.ingest.deciding_ahead import Decider
from index.journal.actor_builders import same, set_actor
from index.journal.decisions import Decision, SetArticle, in_one_step
from index.journal.journal_file import Journal
from index.journal.journal_state import FILE_NAME
from index.model import Actor, Article
from tools.trials.child import TellLine
from tools.trials.desk import Desk

MOMENT = datetime(2031, 5, 9, 12, tzinfo=UTC)
Operation = Callable[[Desk, TellLine], None]


def add(desk: Desk, report: TellLine) -> None:
    """Add what is not there yet; what is said to be saved is reported."""
    for result in desk.add(range(16, 28)):
        if result.outcome != "known":
            report(f"saved {result.id}")


def replace(desk: Desk, report: TellLine) -> None:
    """Put corrected articles in the place of some."""
    for article_id in desk.replace(range(8)):
        report(f"saved {article_id}")


def correct(desk: Desk, report: TellLine) -> None:
    """Decide what somebody is called in all articles."""
    _decide_and_undo(desk, report, 1)


def decide_ahead(desk: Desk, report: TellLine) -> None:
    """Decide that two are one before the articles follow, and take it back when some may have; then all follow."""
    collection = desk.explorer().collection
    first = collection.get(desk.ids()[0])
    decider = Decider(desk.collection, collection.get, who="somebody")
    for length in range(3):
        if Journal(desk.collection).length <= length:
            _decide_ahead(decider, first, length)
            report(f"decided {length + 1}")
        follow(desk.collection, lambda _done, _all: None, lambda: False)
    desk.explorer().prepare()


def _decide_ahead(decider: Decider, article: Article, length: int) -> None:
    if length == 1:
        decider.undo()
    elif length == 2:
        decider.redo()
    else:
        decider.decide(lambda _get: same(article.actors[:2]))


def undo(desk: Desk, report: TellLine) -> None:
    """Decide it, and take it back."""
    _decide_and_undo(desk, report, 2)


def _decide_and_undo(desk: Desk, report: TellLine, most: int) -> None:
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


def decide_several(desk: Desk, report: TellLine) -> None:
    """Decide about several articles in one step, and take it back, and decide it again."""
    first, second, *_ = desk.ids()
    for length in range(3):
        with corrections(desk.collection, who="somebody") as open_corrections:
            if open_corrections.journal.length > length:
                continue
            if length == 0:
                titles = [SetArticle(article=one, fields={"title": "Quiet night"}) for one in (first, second)]
                open_corrections.decide(in_one_step(titles))
            elif length == 1:
                open_corrections.undo()
            else:
                open_corrections.redo()
            report(f"decided {length + 1}")


def merge(desk: Desk, report: TellLine) -> None:
    """Take over the journal of somebody else, of which one decision conflicts."""
    with corrections(desk.collection, who="somebody") as open_corrections:
        actor = open_corrections.actor("North Shipping")
        if open_corrections.journal.length == 0:
            open_corrections.decide(set_actor(actor, {"description": "a line of steamers"}))
            report("decided 1")
        theirs = _journal_of_another(desk, actor)
        open_corrections.merge(theirs)
        report(f"decided {open_corrections.journal.length}")


def _journal_of_another(desk: Desk, actor: Actor) -> Journal:
    """Three decisions of somebody else, whole."""
    folder = desk.place / "theirs"
    folder.mkdir(exist_ok=True)
    first, second, *_ = desk.ids()
    decisions: list[Decision] = [
        set_actor(actor, {"description": "owners of tugs"}),
        SetArticle(article=first, fields={"title": "Tugs at work"}),
        in_one_step([SetArticle(article=one, fields={"publisher": "Pier News"}) for one in (first, second)]),
    ]
    if Journal(folder).length < len(decisions):
        (folder / FILE_NAME).unlink(missing_ok=True)
        Journal(folder).append_all((one, "another", MOMENT) for one in decisions)
    return Journal(folder)


def index(desk: Desk, report: TellLine) -> None:
    """Bring the index up to date after much has changed."""
    for article_id in desk.ids():
        if article_id.endswith(("1", "5")):
            desk.explorer().collection.remove(article_id)
    explorer = desk.explorer()
    explorer.prepare()
    explorer.happenings.update()
    report("done")


def repair(desk: Desk, report: TellLine) -> None:
    """Make the index anew."""
    desk.explorer().rebuild()
    report("done")


OPERATIONS: dict[str, Operation] = {
    work.__name__: work
    for work in (add, replace, correct, decide_ahead, undo, decide_several, merge, index, repair)
}
