"""Cases as lines of the journal: order, columns, notes and undoing; words that moved are found, those gone are told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import paths
from index.cases.case import Case, Clipping
from index.cases.case_desk import CaseDesk, case_desk
from index.cases.places import place_of_part, speaker_of
from index.cases.stored import read_cases
from index.collection import Collection
from index.errors import CollectionError, JournalError, Undecidable
from index.ingest.corrections import corrections
from index.journal.builders import set_speaker
from index.journal.clippings import ChangeClipping
from index.journal.decisions import Entry
from index.journal.journal_file import Journal
from tests.index.journal.made import HARBOUR, desk, harbour, sums

PARTS = ("q1", "q2", "e1", "e3")


@pytest.fixture
def collection(tmp_path: Path) -> Collection:
    return desk(tmp_path / "desk")


def clip(held: CaseDesk, part: str = "q1", case: str = "Harbour strike", **fields: str) -> Clipping:
    article = held.collection.get("harbour")
    place = place_of_part(article, part)
    assert place is not None
    return held.clip(case, article, place[1:], kind=place[0], **fields)  # type: ignore[arg-type]


def case_of(collection: Collection) -> Case:
    return read_cases(collection).get("harbour-strike", Case("harbour-strike", ()))


def numbers(collection: Collection) -> list[int]:
    return [one.number for one in case_of(collection).clippings]


def test_a_clipping_has_the_words_of_its_quote_or_the_sentence_of_its_event(collection: Collection) -> None:
    with case_desk(collection) as held:
        quote = clip(held, "q1", tag=" port ", note="first\x1b[2J word", column="for")
        event, happening, actor = (clip(held, part) for part in ("e3", "h1", "ana-duarte"))
    assert (quote.words, quote.tag, quote.note, quote.column) == (
        "the port would stay shut",
        "port",
        "first[2J word",
        "for",
    )
    assert (event.words, event.kind) == ("The port opened on Friday.", "event")
    assert happening.words == "Police beat two dockers, Tom Brand said."
    assert (actor.words, actor.kind) == ("Ana Duarte said the port would stay shut.", "actor")


def test_order_columns_and_notes_are_changed_and_each_change_is_taken_back(collection: Collection) -> None:
    before = sums(collection)
    with case_desk(collection) as held:
        first, second, third = (clip(held, part).number for part in ("q1", "q2", "e1"))
        held.change(ChangeClipping(clipping=third, before=first))
        held.change(ChangeClipping(clipping=second, column="against", note="who saw it?"))
        held.change(ChangeClipping(clipping=first, removed=True))
    assert numbers(collection) == [third, second]
    assert [one.note for one in case_of(collection).in_columns()] == ["who saw it?", ""]
    with corrections(collection.path) as decided:
        decided.undo()
        assert numbers(collection) == [third, first, second]
        for _ in range(5):
            decided.undo()
        assert read_cases(collection) == {}
        decided.redo()
    assert numbers(collection) == [first]
    assert sums(collection) == before


@given(steps=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 4)), max_size=8))
@settings(max_examples=15)
def test_moving_never_loses_or_doubles_a_clipping(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, int]]
) -> None:
    collection = desk_once(tmp_path_factory)
    with case_desk(collection) as held:
        there = list(range(1, 5))
        order = numbers(collection)
        for what, place in steps:
            before = 0 if place == 4 else there[place]
            if before == there[what]:
                with pytest.raises(Undecidable):
                    held.change(ChangeClipping(clipping=there[what], before=before))
                continue
            held.change(ChangeClipping(clipping=there[what], before=before))
            order.remove(there[what])
            order.insert(order.index(before) if before else len(order), there[what])
    assert numbers(collection) == order


_MADE: list[Collection] = []


def desk_once(factory: pytest.TempPathFactory) -> Collection:
    if not _MADE:
        _MADE.append(desk(factory.mktemp("cases") / "desk"))
        with case_desk(_MADE[0]) as held:
            for part in PARTS:
                clip(held, part)
    return _MADE[0]


def test_corrections_and_clippings_share_a_journal(collection: Collection) -> None:
    with case_desk(collection) as held:
        clip(held, "q2")
    with corrections(collection.path) as decided:
        article = collection.get("harbour")
        decided.decide(set_speaker(article, article.quotes[1], "Tom Brand"))
    with case_desk(collection) as held:
        clip(held, "q1")
    (clipping, _) = case_of(collection).clippings
    place = clipping.place_in(collection.get("harbour").text)
    assert place is not None
    assert speaker_of(collection.get("harbour"), place) == "Tom Brand (not word for word)"
    with corrections(collection.path) as decided:
        assert decided.catch_up() == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (HARBOUR, "the port would stay shut"),
        (f"On the quay. {HARBOUR}", "the port would stay shut"),
        (HARBOUR.replace("stay shut", "stay closed"), None),
        (f"On the quay. {HARBOUR} {HARBOUR}", None),
    ],
)
def test_words_are_found_where_they_stand_now_or_told_to_be_gone(
    collection: Collection, text: str, words: str | None
) -> None:
    with case_desk(collection) as held:
        place = clip(held).place_in(text)
    assert (text[slice(*place)] if place else None) == words


def test_what_cannot_be_clipped_is_said(collection: Collection) -> None:
    with case_desk(collection) as held:
        clip(held)
        for case, place, why in (
            ("harbour strike", place_of_part(harbour(), "q1"), "in the case harbour-strike already"),
            ("…", place_of_part(harbour(), "q1"), "needs a name"),
            ("x", ("passage", 7, 8), "1 to 5,000 characters"),
        ):
            assert place is not None
            with pytest.raises(Undecidable, match=why):
                held.clip(case, held.collection.get("harbour"), place[1:])
        with pytest.raises(Undecidable, match="no clipping 9"):
            held.change(ChangeClipping(clipping=9, column="for"))


def test_many_clippings_are_added_without_playing_the_journal_for_each(
    collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    played: list[Journal] = []
    standing = Journal.standing

    def counted(journal: Journal) -> list[Entry]:
        played.append(journal)
        return standing(journal)

    monkeypatch.setattr(Journal, "standing", counted)
    with case_desk(collection) as held:
        for start in range(20):
            held.clip("letters", held.collection.get("harbour"), (start, start + 30))
        at_the_desk = held.cases
    assert len(played) < 5
    assert at_the_desk == read_cases(collection)
    assert len(at_the_desk["letters"].clippings) == 20


def test_a_damaged_journal_is_one_sentence_and_the_sound_lines_are_read(collection: Collection) -> None:
    with case_desk(collection) as held:
        clip(held)
    path = collection.path / "journal.jsonl"
    path.write_bytes(
        path.read_bytes() + b'{"seq": 2, "deed": {"do": "clip", "words": "' + b"x" * 9_000 + b'"}}\n'
    )
    assert len(case_of(collection).clippings) == 1
    with case_desk(collection) as held, pytest.raises(JournalError, match="line 2 is no decision"):
        clip(held, "q2")
    path.unlink()
    path.mkdir()
    with pytest.raises((CollectionError, JournalError), match="no plain file"), case_desk(collection):
        pass


def test_the_cases_of_the_sample_lie_among_the_readers_data() -> None:
    sample = Collection.open(paths.sample_collection())
    article = next(one for one in sample.articles() if one.quotes)
    with case_desk(sample) as held:
        held.clip("try", article, (article.quotes[0].start, article.quotes[0].end), kind="quote")
        assert list(read_cases(sample)) == ["try"]
        held.undo()
    assert read_cases(sample) == {}
    assert not (sample.path / "journal.jsonl").exists()
