"""A decision about actors wherever they are is seen at once; articles and index follow, and say the same."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from index.collection import Collection
from index.explore import Explorer
from index.focus import Focus
from index.holdings import Strays, compare_holdings
from index.ingest import article_follower, destination
from index.ingest.article_follower import follow
from index.ingest.corrections import corrections
from index.ingest.deciding_ahead import Decider, journal_condition
from index.journal.actor_builders import known_actor, same, set_actor
from index.journal.builders import quote_of, set_speaker
from index.journal.decided_articles import article_as_decided
from index.journal.decision_words import in_words
from index.journal.decisions import Decision
from index.journal.journal_file import Journal
from index.writer_lock import writer_lock
from tests.index.journal.made import desk, second, sums

ASKED = (
    Focus(),
    Focus(actors=("ana-duarte",)),
    Focus(speaker="ana-duarte"),
    Focus(about="tom-brand"),
    Focus(agents=("police",)),
    Focus(query="actor:duarte"),
)


def explorer_of(collection: Collection) -> Explorer:
    explorer = Explorer(collection, cache=collection.path.parent / "cache")
    explorer.prepare()
    return explorer


def answers(explorer: Explorer) -> list[object]:
    """All that the panes show, but for which of an actor's names are marked in an event's sentence."""
    views = [explorer.explore(focus) for focus in ASKED]
    shown: list[object] = []
    for view in views:
        shown.append([replace(row, marks=()) for row in view.events])
        shown += [list(rows) for rows in (view.actors, view.quotes, view.speakers, view.passages)]
    return shown


def decider(collection: Collection) -> Decider:
    return Decider(collection.path, collection.get, who="somebody")


def go_on(collection: Collection) -> None:
    follow(collection.path, lambda _done, _all: None, lambda: False)


def decision(collection: Collection, what: str) -> Decision:
    first, second = collection.get("harbour"), collection.get("second")
    if what == "called":
        return set_actor(known_actor(first, "Ana Duarte"), {"name": "Ana Costa"})
    if what == "described":
        return set_actor(known_actor(first, "Tom Brand"), {"description": "a clerk"})
    pairs = {
        "both known": (known_actor(second, "Ana Duarte"), known_actor(second, "Eva Duarte")),
        "one known": (known_actor(second, "Eva Duarte"), known_actor(first, "Police")),
        "to himself": (known_actor(first, "Tom Brand"), known_actor(first, "dockers")),
    }
    return same(pairs[what])


@pytest.mark.parametrize("what", ["both known", "one known", "to himself", "called", "described"])
def test_what_is_seen_at_once_is_what_is_seen_later(tmp_path: Path, what: str) -> None:
    collection = desk(tmp_path / "harbour")
    explorer, before = explorer_of(collection), sums(collection)
    asked = answers(explorer)
    decider(collection).decide(lambda _get: decision(collection, what))
    assert sums(collection) == before
    assert explorer.take_decisions()
    at_once = answers(explorer)
    assert at_once != asked
    assert answers(explorer_again(collection)) == at_once  # also where the program was ended in between
    go_on(collection)
    assert not journal_condition(collection.path).is_behind
    explorer.prepare()
    assert not explorer.unfollowed.decisions
    assert answers(explorer) == at_once
    for again, due in ((False, asked), (True, at_once), (False, asked)):
        decider(collection).redo() if again else decider(collection).undo()
        explorer.take_decisions()
        assert answers(explorer) == due
        shown = article_as_decided(collection, "second")
        go_on(collection)
        assert shown == collection.get("second")
        assert answers(explorer) == due
        explorer.prepare()
        assert answers(explorer) == due
    assert sums(collection) == before


def test_the_journal_says_whose_name_several_actors_keep() -> None:
    ana, eva = (known_actor(second(), name) for name in ("Ana Duarte", "Eva Duarte"))
    assert in_words(same((ana, eva))) == "Eva Duarte is Ana Duarte"


def test_who_is_joined_with_another_in_one_article_stays_described(tmp_path: Path) -> None:
    collection = desk(tmp_path / "harbour")
    first = collection.get("harbour")
    leader = first.actors[0].model_copy(update={"description": "leader of the dockers"})
    with destination.opened(collection.path, writes=True) as opened:
        opened.save(first.model_copy(update={"actors": (leader, *first.actors[1:])}), anew=True)
    explorer = explorer_of(collection)
    decider(collection).decide(lambda _get: decision(collection, "both known"))
    for _time in ("at once", "followed"):
        explorer.take_decisions()
        row = next(row for row in explorer.explore(Focus()).actors if row.id == "ana-duarte")
        assert row.description == "leader of the dockers"
        go_on(collection)
        explorer.prepare()


def test_undoing_hides_nothing_that_was_decided_since(tmp_path: Path) -> None:
    collection = desk(tmp_path / "harbour")
    explorer, decides = explorer_of(collection), decider(collection)
    decides.decide(lambda _get: decision(collection, "both known"))
    go_on(collection)
    explorer.prepare()
    decides.decide(lambda get: set_speaker(get("harbour"), quote_of(get("harbour"), "q2"), "Tom Brand"))
    explorer.prepare()
    asked = answers(explorer)
    decides.undo(1)
    explorer.take_decisions()
    assert answers(explorer) == asked
    assert article_as_decided(collection, "second").actor("eva-duarte") is not None
    go_on(collection)
    explorer.prepare()
    assert answers(explorer) != asked


def test_what_is_pinned_of_somebody_means_whom_it_is_one_with_until_that_is_undone(tmp_path: Path) -> None:
    collection = desk(tmp_path / "harbour")
    explorer, decides = explorer_of(collection), decider(collection)

    def pinned(actor: str) -> tuple[str, list[str], list[bool]]:
        view, card = explorer.explore(Focus(actors=(actor,), speaker=actor)), explorer.actor(actor)
        rows = [row.pinned for row in view.actors if row.id == "ana-duarte"]
        return card.name if card else "", [row.anchor.article for row in view.passages], rows

    before = pinned("eva-duarte")
    decides.decide(lambda _get: decision(collection, "both known"))
    explorer.take_decisions()
    for _time in ("at once", "followed"):
        name, passages, is_marked = pinned("eva-duarte")
        assert (name, passages, is_marked) == pinned("ana-duarte")
        assert (name, is_marked) == ("Ana Duarte", [True])
        assert passages
        go_on(collection)
        explorer.prepare()
    decides.undo()
    go_on(collection)
    explorer.prepare()
    assert pinned("eva-duarte") == before


def explorer_again(collection: Collection) -> Explorer:
    """An explorer that is opened now, and has not looked at the articles."""
    explorer = Explorer(collection, cache=collection.path.parent / "cache")
    assert explorer.ready
    return explorer


def test_what_is_taken_back_before_the_articles_follow_is_seen_at_once_too(tmp_path: Path) -> None:
    collection = desk(tmp_path / "harbour")
    explorer, before = explorer_of(collection), sums(collection)
    asked, decides = answers(explorer), decider(collection)
    decides.decide(lambda _get: decision(collection, "both known"))
    explorer.take_decisions()
    decides.undo()
    explorer.take_decisions()
    assert answers(explorer) == asked
    decides.redo()
    go_on(collection)
    assert collection.get("second").actor("eva-duarte") is None
    decides.undo()
    go_on(collection)
    assert sums(collection) == before


def test_an_article_is_decided_about_before_the_others_have_followed(tmp_path: Path) -> None:
    collection = desk(tmp_path / "harbour")
    before, decides = sums(collection), decider(collection)
    decides.decide(lambda _get: decision(collection, "called"))
    decides.decide(lambda get: set_speaker(get("second"), quote_of(get("second"), "q1"), "Ana Costa"))
    assert collection.get("second").quotes[0].speaker == "ana-duarte"
    assert sums(collection)["harbour.json"] == before["harbour.json"]
    assert journal_condition(collection.path).is_behind
    go_on(collection)
    actor = collection.get("harbour").actor("ana-duarte")
    assert actor is not None
    assert actor.name == "Ana Costa"
    for _decision in range(2):
        decides.undo()
    go_on(collection)
    assert sums(collection) == before


def test_who_follows_beside_another_who_decides_leaves_nothing_off_the_list_of_what_is_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(article_follower, "AT_ONCE", 1)
    collection, busy, steps = desk(tmp_path / "harbour"), ExitStack(), 0
    with destination.opened(collection.path, writes=True) as opened:
        opened.save(second().model_copy(update={"id": "third"}), anew=True)
    decides = decider(collection)
    decides.decide(lambda _get: decision(collection, "called"))

    def after_each(_done: int, _all: int) -> None:
        nonlocal steps
        steps += 1
        if steps == 2:  # what followed so far is noted by who decides, and follows back
            decides.decide(
                lambda get: set_speaker(get("harbour"), quote_of(get("harbour"), "q2"), "Tom Brand")
            )
            decides.undo(1)
        elif steps == 4:  # it is ended while another writes, and cannot note what it did
            busy.enter_context(writer_lock(collection.folder))

    follow(collection.path, after_each, lambda: steps == 4)
    busy.close()
    go_on(collection)
    assert steps == 4
    assert compare_holdings(collection) == Strays()


def test_what_somebody_wrote_into_a_file_before_it_followed_stays(tmp_path: Path) -> None:
    collection = desk(tmp_path / "harbour")
    with corrections(collection.path, who="somebody") as held:
        held.decide(decision(collection, "described"))
    file = collection.file("harbour")
    file.write_text(file.read_text().replace("Harbour shut", "Harbour closed"))
    decider(collection).decide(lambda _get: decision(collection, "called"))
    go_on(collection)
    assert collection.get("harbour").title == "Harbour closed"
    assert Journal(collection.path).length == 2
