"""Decisions about several rows are one step: all of them or none, taken back together."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import Undecidable
from index.ingest.corrections import BuiltOn, Corrections, Decided, corrections
from index.journal.about_rows import DecidedRow, Make, about_rows
from index.journal.actor_builders import same
from index.journal.builders import event_of, quote_of, removed, set_event, set_quote, set_speaker
from index.journal.decision_words import in_words, without_article
from index.journal.decisions import Correction, NamedActor, in_one_step
from index.judging.answer import answer
from index.model import Article
from tests.index.journal.made import desk, harbour, sums


def decide(held: Corrections, make: Make, *rows: tuple[str, str]) -> Decided:
    return held.decide(about_rows(held.collection.get, make, [DecidedRow(*row) for row in rows]))


def test_it_is_one_line_and_goes_back_to_the_last_byte(tmp_path: Path) -> None:
    collection = desk(tmp_path / "desk")
    before = sums(collection)
    brand = NamedActor(id="tom-brand", name="Tom Brand", kind="person")
    with corrections(collection.path) as held:
        decided = decide(
            held,
            lambda article, part: set_speaker(article, quote_of(article, part), brand),
            ("harbour", "q1"),
            ("harbour", "q2"),
            ("second", "q1"),
        )
        assert decided.changed == ("harbour", "second")
        assert [one.speaker for name in ("harbour", "second") for one in collection.get(name).quotes] == [
            "tom-brand"
        ] * 3
        held.undo()
        assert sums(collection) == before
        held.redo()
        assert collection.get("second").quotes[0].speaker == "tom-brand"


def test_what_several_rows_became_is_said_without_the_article_and_by_whom_the_text_has_it() -> None:
    article = harbour()
    unnamed = article.quotes[0].model_copy(update={"speaker": None, "kind": "mixed"})
    article = article.model_copy(update={"quotes": (unnamed, *article.quotes[1:])})
    deed = in_one_step(
        [set_quote(article, article.quotes[0], {"kind": "direct"}), removed(article, article.quotes[1])]
    )
    assert without_article(deed) == ("2 in one step: “the port would stay shut”: direct, by “Ana Duarte”; …")
    assert in_words(deed).startswith("2 in one step: harbour: “the port")


def test_somebody_of_another_article_stays_who_it_is(tmp_path: Path) -> None:
    collection = desk(tmp_path / "desk")
    police = NamedActor(id="police", name="Police", kind="government")
    with corrections(collection.path) as held:
        decide(
            held,
            lambda article, part: set_speaker(article, quote_of(article, part), police),
            ("second", "q1"),
        )
    actor = collection.get("second").actor("police")
    assert actor is not None
    assert (actor.name, actor.kind, actor.by) == ("Police", "government", "hand")


def test_what_stands_elsewhere_by_now_is_not_taken_for_what_was_shown() -> None:
    article = harbour()
    first, second = article.quotes
    renumbered = article.model_copy(update={"quotes": (second.model_copy(update={"id": first.id}),)})
    row = DecidedRow(article.id, first.id, (first.start, first.end))

    def none(article: Article, part: str) -> Correction:
        return removed(article, quote_of(article, part))

    about_rows(lambda _id: article, none, [row])
    with pytest.raises(Undecidable, match="changed since it was shown"):
        about_rows(lambda _id: renumbered, none, [row])
    with pytest.raises(Undecidable, match="changed since it was shown"):
        answer(renumbered, first.id, "unsure", right=False, place=(first.start, first.end))


def test_what_is_so_already_is_left_out_and_nothing_is_decided_where_all_is(tmp_path: Path) -> None:
    collection = desk(tmp_path / "desk")

    def right(article, part):  # type: ignore[no-untyped-def]
        return set_event(article, event_of(article, part), {})

    with corrections(collection.path) as held:
        decide(held, right, ("harbour", "e1"))
        assert decide(held, right, ("harbour", "e1"), ("harbour", "e2")).entry.deed.do == "put"
        with pytest.raises(Undecidable, match="so already"):
            decide(held, right, ("harbour", "e1"), ("harbour", "e2"))
        assert held.journal.length == 2


def test_where_one_cannot_be_none_is_decided(tmp_path: Path) -> None:
    collection = desk(tmp_path / "desk")
    before = sums(collection)
    with corrections(collection.path) as held, pytest.raises(Undecidable, match="no quote or event"):
        decide(
            held,
            lambda article, part: removed(article, event_of(article, part)),
            ("harbour", "e1"),
            ("harbour", "e9"),
        )
    assert sums(collection) == before


def test_a_step_on_which_others_were_made_is_not_taken_back_alone_but_with_them(tmp_path: Path) -> None:
    collection = desk(tmp_path / "desk")
    before = sums(collection)
    with corrections(collection.path) as held:
        actors = {name: held.actor(name) for name in ("ana-duarte", "eva-duarte", "tom-brand")}
        decide(
            held,
            lambda _article, part: same([actors["ana-duarte"], actors[part]]),
            ("second", "eva-duarte"),
            ("second", "tom-brand"),
        )
        article = collection.get("harbour")
        held.decide(set_speaker(article, article.quotes[1], "ana-duarte"))
        with pytest.raises(BuiltOn):
            held.undo(1)
        decided = held.undo_with_later(1)
        assert decided.changed == ("harbour", "second")
        assert sums(collection) == before
        for _ in range(2):
            held.redo()
        assert collection.get("harbour").quotes[1].speaker == "ana-duarte"
