"""Decisions by hand: they hold, survive everything, and can be taken back to the last byte."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.collection import Collection
from index.errors import DatelineError, JournalError, Undecidable
from index.ingest import destination
from index.ingest.article_follower import follow
from index.ingest.corrections import BuiltOn, Corrections, accept_journal, corrections
from index.ingest.deciding_ahead import Decider, journal_condition
from index.journal.actor_builders import apart, same, set_actor
from index.journal.builders import (
    added_event,
    added_quote,
    annotation_of,
    removed,
    set_article,
    set_event,
    set_quote,
    set_role,
    set_speaker,
)
from index.journal.decided_articles import lost_decisions
from index.journal.decisions import Decision
from index.journal.journal_file import Journal
from index.model import Article, Event, Quote
from index.whole_file import UNFINISHED
from tests.index.journal.made import HARBOUR, desk, harbour, sums


def quote(article: Article, quote_id: str) -> Quote:
    found = annotation_of(article, quote_id)
    assert isinstance(found, Quote)
    return found


def event(article: Article, event_id: str) -> Event:
    found = annotation_of(article, event_id)
    assert isinstance(found, Event)
    return found


CHOICES: dict[str, Callable[[Corrections, Article], Decision]] = {
    "speaker": lambda _, one: set_speaker(one, quote(one, "q2"), "Tom Brand"),
    "nobody": lambda _, one: set_speaker(one, quote(one, "q1"), None),
    "newcomer": lambda _, one: set_speaker(one, quote(one, "q1"), "Eva Lund"),
    "kind": lambda _, one: set_quote(one, quote(one, "q1"), {"kind": "mixed", "status": "denied"}),
    "agents": lambda _, one: set_event(one, event(one, "e2"), {}, agents=["police"]),
    "type": lambda _, one: set_event(one, event(one, "e3"), {"type": "OTHER", "status": "claimed"}),
    "no quote": lambda _, one: removed(one, quote(one, "q1")),
    "no event": lambda _, one: removed(one, event(one, "e2")),
    "more said": lambda _, one: added_quote(one, "The port opened on Friday", "Tom Brand", "indirect"),
    "more done": lambda _, one: added_event(one, "shut", "SANCTION", ["dockers"], ["Eva Lund"]),
    "role": lambda _, one: set_role(one, 3, "history"),
    "title": lambda _, one: set_article(one, {"title": "Harbour open", "published": "2022-05-04"}),
    "name": lambda held, _: set_actor(held.actor("tom-brand"), {"name": "Thomas Brand"}),
    "what": lambda held, _: set_actor(held.actor("ana-duarte"), {"description": "leader", "kind": "other"}),
    "same": lambda held, _: same([held.actor("ana-duarte"), held.actor("eva-duarte")]),
    "apart": lambda held, one: apart(one, held.actor("tom-brand")),
}


def decided(collection: Collection, *names: str) -> None:
    with corrections(collection.path, who="ana") as held:
        for name in names:
            held.decide(CHOICES[name](held, collection.get("harbour")))


def test_each_kind_of_decision_holds_and_is_marked_as_made_by_hand(tmp_path: Path) -> None:
    collection = desk(tmp_path / "desk")
    decided(collection, "speaker", "agents", "no quote", "more said", "role", "title")
    article = collection.get("harbour")
    said = {one.of(HARBOUR): (one.speaker, one.by) for one in article.quotes}
    assert said == {
        "Police beat two dockers": ("tom-brand", "hand"),
        "The port opened on Friday": ("tom-brand", "hand"),
    }
    assert (event(article, "e2").agents, event(article, "e2").by) == (("police",), "hand")
    assert (article.roles[0].role, article.roles[0].by) == ("history", "hand")
    assert (article.title, str(article.published)) == ("Harbour open", "2022-05-04")


def test_a_happening_accuses_nobody_whom_its_events_do_not_name(tmp_path: Path) -> None:
    collection = desk(tmp_path / "desk")
    decided(collection, "agents")
    assert collection.get("harbour").happenings[0].agents == ("police",)
    decided(collection, "no event")
    assert [one.id for one in collection.get("harbour").happenings] == ["h2"]


def test_whoever_is_the_same_is_one_in_all_articles_and_apart_again_when_undone(tmp_path: Path) -> None:
    collection = desk(tmp_path / "desk")
    before = sums(collection)
    decided(collection, "same")
    joined = collection.get("second")
    leader = joined.actors[0]
    assert (leader.id, leader.name, len(leader.mentions)) == ("ana-duarte", "Ana Duarte", 2)
    assert joined.quotes[0].speaker == "ana-duarte"
    with corrections(collection.path) as held:
        held.undo()
    assert sums(collection) == before


def test_an_actor_of_one_article_can_be_somebody_else(tmp_path: Path) -> None:
    collection = desk(tmp_path / "desk")
    decided(collection, "apart")
    ids = [
        {one.id for one in collection.get(name).actors if one.name == "Tom Brand"}
        for name in ("harbour", "second")
    ]
    assert ids[0].isdisjoint(ids[1])
    assert ids[1] == {"tom-brand"}


@settings(max_examples=12)
@given(
    st.lists(st.tuples(st.sampled_from(["undo", "redo", *CHOICES]), st.integers(0, 5)), max_size=10),
    st.randoms(),
)
def test_any_decisions_and_their_undoing_leave_every_article_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]], chance: random.Random
) -> None:
    collection = desk(tmp_path_factory.mktemp("desk"))
    before = sums(collection)
    with corrections(collection.path) as held:
        for name, number in steps:
            try:
                if name == "undo":
                    held.undo(number or None)
                elif name == "redo":
                    held.redo()
                else:
                    held.decide(CHOICES[name](held, collection.get("harbour")))
            except DatelineError:
                continue
        while standing := held.journal.standing():
            with suppress(BuiltOn):  # what was made on it goes first
                held.undo(chance.choice(standing).seq)
    assert sums(collection) == before
    assert (Journal(collection.path).unreadable, Journal(collection.path).broken) == ([], [])


def test_what_others_were_made_on_is_not_undone_alone(tmp_path: Path) -> None:
    collection = desk(tmp_path / "desk")
    decided(collection, "same", "what", "speaker")
    with corrections(collection.path) as held, pytest.raises(BuiltOn, match="undo 2 first"):
        held.undo(1)
    with corrections(collection.path) as held:
        held.undo(2)
        assert held.undo(1).changed == ("second",)
        assert [entry.seq for entry in held.journal.standing()] == [3]


def test_what_is_so_already_is_not_decided_twice(tmp_path: Path) -> None:
    collection = desk(tmp_path / "desk")
    decided(collection, "speaker")
    with pytest.raises(Undecidable, match="so already"):
        decided(collection, "speaker")
    assert Journal(collection.path).length == 1


def test_what_was_undone_is_done_again(tmp_path: Path) -> None:
    collection = desk(tmp_path / "desk")
    decided(collection, "speaker", "no event")
    after = sums(collection)
    with corrections(collection.path) as held:
        held.undo()
        held.undo()
        held.redo()
        held.redo()
        with pytest.raises(Undecidable, match="nothing to do again"):
            held.redo()
    assert sums(collection) == after


def annotated_again(collection: Collection, article: Article) -> None:
    """The article as the program makes it another time: what people set is not in it."""
    with destination.opened(collection.path, writes=True) as opened:
        opened.save(article, anew=True)


def test_annotating_again_keeps_every_decision(tmp_path: Path) -> None:
    collection = desk(tmp_path / "desk")
    decided(collection, "speaker", "no quote", "agents", "more said", "title", "same", "name")
    after = sums(collection)
    annotated_again(collection, harbour())
    assert sums(collection) == after


def test_a_decision_follows_its_words_and_is_lost_with_them_never_moved_to_others(tmp_path: Path) -> None:
    collection = desk(tmp_path / "desk")
    decided(collection, "agents", "no quote")
    text = f"Late news. {HARBOUR}".replace("the port would stay shut", "all ports were closed")
    moved = harbour().model_dump(by_alias=True)
    bare: dict[str, list[object]] = {"roles": [], "quotes": [], "events": [], "happenings": [], "actors": []}
    article = Article.model_validate(
        {**moved, **bare, "text": text, "segments": [{"start": 0, "end": len(text)}]}
    )
    collection.replace(article)
    annotated_again(collection, article)
    (kept,) = collection.get("harbour").events
    assert (kept.of(text), kept.start) == ("beat", text.index("beat"))
    lost = list(lost_decisions(collection, Journal(collection.path)))
    assert [entry.seq for entry, _ in lost] == [2]


def test_articles_to_come_know_who_is_the_same(tmp_path: Path) -> None:
    collection = desk(tmp_path / "desk")
    decided(collection, "same", "name")
    text = "Eva Duarte met Tom Brand."
    actors = [
        {"id": "eva-duarte", "name": "Eva Duarte", "kind": "person", "mentions": [{"start": 0, "end": 10}]},
        {"id": "tom-brand", "name": "Tom Brand", "kind": "person", "mentions": [{"start": 15, "end": 24}]},
    ]
    late = {"id": "late", "text": text, "segments": [{"start": 0, "end": len(text)}], "actors": actors}
    with destination.opened(collection.path, writes=True) as opened:
        opened.save(Article.model_validate(late))
    names = {one.id: one.name for one in collection.get("late").actors}
    assert names == {"ana-duarte": "Ana Duarte", "tom-brand": "Thomas Brand"}
    with corrections(collection.path) as held:
        held.undo()
        held.undo()
    assert {one.id: one.name for one in collection.get("late").actors} == {
        "eva-duarte": "Eva Duarte",
        "tom-brand": "Tom Brand",
    }


@pytest.mark.parametrize("last", range(1, 14))
def test_ended_at_any_write_the_next_writer_brings_it_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, last: int
) -> None:
    class Ended(BaseException):
        pass

    written = 0

    def ending(path: Path, data: bytes, *, new: bool = False) -> None:
        nonlocal written
        written += 1
        if written == last:
            raise Ended
        write_whole(path, data, new=new)

    from index.whole_file import write_whole

    undisturbed, collection = desk(tmp_path / "undisturbed"), desk(tmp_path / "desk")
    decided(undisturbed, "same")
    with monkeypatch.context() as patched:
        for module in ("index.journal.originals", "index.collection"):
            patched.setattr(f"{module}.write_whole", ending)
        with suppress(Ended):
            decided(collection, "same")
    before = Journal(collection.path).length
    with corrections(collection.path):
        pass
    assert sums(collection) == sums(undisturbed if before else desk(tmp_path / "other"))


@pytest.mark.parametrize(
    ("choice", "sentence"),
    [
        (lambda _, one: added_quote(one, "nobody said this", None, "direct"), "do not stand"),
        (lambda _, one: added_quote(one, "port", None, "direct"), "stand 2 times"),
        (lambda _, one: set_event(one, event(one, "e1"), {"type": "DANCE"}), "That cannot be"),
        (lambda _, one: set_article(one, {"published": "yesterday"}), "is no day"),
        (lambda _, one: set_role(one, 5_000, "main"), "No sentence"),
        (lambda held, _: same([held.actor("Nobody Here"), held.actor("tom-brand")]), "No actor"),
        (lambda _, one: removed(one, annotation_of(one, "e9")), "no quote or event"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_one_sentence_and_nothing_is_decided(
    tmp_path: Path, choice: Callable[[Corrections, Article], Decision], sentence: str
) -> None:
    collection = desk(tmp_path / "desk")
    before = sums(collection)
    with corrections(collection.path) as held, pytest.raises(Undecidable, match=sentence):
        held.decide(choice(held, collection.get("harbour")))
    assert sums(collection) == before
    assert Journal(collection.path).length == 0


def test_what_a_killed_writer_left_is_gone_after_the_next_decision(tmp_path: Path) -> None:
    collection = desk(tmp_path / "desk")
    left = collection.folder / f"{UNFINISHED}left"
    left.write_text("{")
    decided(collection, "title")
    assert not left.exists()


def test_a_journal_that_somebody_has_spoilt_costs_no_original(tmp_path: Path) -> None:
    collection = desk(tmp_path / "desk")
    before = sums(collection)
    decided(collection, "speaker", "no quote", "role")
    journal, after = collection.path / "journal.jsonl", sums(collection)
    lines = journal.read_bytes()
    for spoilt in (
        lines.replace(b'"do":"remove"', b'"do":"fancy"'),
        b"root:x:0:0\n" * 24,
    ):
        journal.write_bytes(spoilt)
        with pytest.raises(JournalError, match="is no decision"), corrections(collection.path) as held:
            held.undo()
        with pytest.raises(JournalError, match="is no decision"):
            decided(collection, "type")
        assert not journal_condition(collection.path).is_behind
        assert sums(collection) == after
    journal.write_bytes(lines.replace(b"Police beat two dockers", b"Police beat six dockers", 1))
    decided(collection, "type")
    journal.write_bytes(lines)
    assert accept_journal(collection.path) == ["harbour"]
    with corrections(collection.path) as held:
        while held.journal.last_standing():
            held.undo()
    assert sums(collection) == before


def refused_everywhere(collection: Collection) -> None:
    """Whatever would write behind the journal's last line, or settle articles by it, says what to do instead."""
    ahead = Decider(collection.path, collection.get)
    named = set_actor(collection.get("second").actors[0], {"name": "Ann Duarte"})
    for write in (
        lambda: decided(collection, "type"),
        lambda: decided(collection, "same"),
        lambda: ahead.decide(lambda _: named),
        ahead.undo,
        ahead.redo,
        lambda: annotated_again(collection, harbour()),
    ):
        with pytest.raises(JournalError, match=r"put the whole one back.* journal .* --accept; nothing was"):
            write()
    assert not journal_condition(collection.path).is_behind
    follow(collection.path, lambda _done, _all: None, lambda: False)


@pytest.mark.parametrize("left", [0, 1])
def test_nothing_is_decided_behind_a_journal_whose_end_is_gone(tmp_path: Path, left: int) -> None:
    collection = desk(tmp_path / "desk")
    before = sums(collection)
    decided(collection, "speaker", "same", "no event")
    journal, after = collection.path / "journal.jsonl", sums(collection)
    lines = journal.read_bytes()
    cut = b"".join(lines.splitlines(keepends=True)[:left])
    journal.write_bytes(cut)
    refused_everywhere(collection)
    assert (sums(collection), journal.read_bytes()) == (after, cut)

    journal.write_bytes(lines)  # the whole file put back goes on
    assert accept_journal(collection.path) is None
    decided(collection, "role")
    assert Journal(collection.path).length == 4

    journal.write_bytes(cut)  # an older one on purpose
    assert accept_journal(collection.path) == ["harbour", "second"]
    undisturbed = desk(tmp_path / "undisturbed")
    decided(undisturbed, *["speaker"][:left])
    assert sums(collection) == sums(undisturbed)
    decided(collection, "type")
    with corrections(collection.path) as held:
        while held.journal.last_standing():
            held.undo()
    assert sums(collection) == before


def test_lines_that_articles_did_not_follow_yet_are_no_lost_ones(tmp_path: Path) -> None:
    collection = desk(tmp_path / "desk")
    decided(collection, "speaker")
    journal, applied = collection.path / "journal.jsonl", collection.path / "originals" / "journal.applied"
    followed = applied.read_bytes()
    decided(collection, "no event")
    after = sums(collection)
    lines = journal.read_bytes()
    journal.write_bytes(lines + b'{"seq":3,"ti')  # ended while it wrote a line
    for noted in (followed, b"", b"<<<<<<< ours\n" + followed):  # or before it noted, or git left its marks
        applied.write_bytes(noted)
        with corrections(collection.path):
            assert sums(collection) == after
    decided(collection, "role")
    assert Journal(collection.path).broken == []
