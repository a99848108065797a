"""What decisions about actors make of a part: what is asked often says the same as the arrays that are made late."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from index.model import Article
from index.search.overlaid import JoinedActor, Retold, with_joined, with_retold
from index.search.overlaid_cards import Told
from index.search.overlaid_part import postings_of
from index.search.part import Part, Postings
from index.search.part_builder import LISTS
from index.search.schema import FIELDS
from tests.index.search.test_merging import part_of


@pytest.fixture(params=[[], [0, 5]])
def part(tmp_path: Path, newsroom: Callable[[int], list[Article]], request: pytest.FixtureRequest) -> Part:
    return part_of(tmp_path / "part", newsroom(60), request.param)


def decided(part: Part) -> Iterator[Part]:
    """The part after each of several decisions, one laid over the other; the last lead is somebody new."""
    for lead, other in (("john-kirby", "gerard"), ("iran", "john-kirby")):
        part = with_joined(part, JoinedActor(Told(lead, lead.title(), "person"), (other,)))
        yield part
    part = with_retold(part, Retold("iran", name="Quite Another", kind="group"))
    yield part
    yield with_joined(part, JoinedActor(Told("new", "New", "person"), ("kataib", "iran")))


def test_lists_of_actors_are_read_as_the_arrays_have_them(part: Part) -> None:
    for after in decided(part):
        docs = np.arange(1, after.docs, 3)
        for name in LISTS:
            pointers, ids = after[f"{name}.ptr"], after[f"{name}.ids"]
            every = [ids[start:end].tolist() for start, end in pairwise(pointers)]
            assert [after.row(name, row).tolist() for row in range(len(every))] == every
            if name.startswith("doc."):
                some, counts = after.entries(name, docs)
                assert some.tolist() == [actor for doc in docs for actor in every[doc]]
                assert counts.tolist() == [len(every[doc]) for doc in docs]


def test_posting_lists_are_those_of_the_arrays(part: Part) -> None:
    for after in decided(part):
        for name in (*FIELDS, "name", "fullname"):
            quick, made = postings_of(after, name), Postings(after.file, name)
            terms = {made.lexicon[rank]: made.docs(rank).tolist() for rank in range(len(made.lexicon))}
            ranks = range(len(quick.lexicon))
            lists = {quick.lexicon[rank]: quick.docs(rank).tolist() for rank in ranks if quick.count(rank)}
            assert lists == terms
            assert sorted(quick.all_docs.tolist()) == sorted(made.all_docs.tolist())
            assert quick.counts.tolist() == [len(quick.docs(rank)) for rank in ranks]


def test_actors_are_counted_and_put_in_order_as_by_the_arrays(part: Part) -> None:
    for after in decided(part):
        marks = np.zeros(after.docs, dtype=np.uint8)
        marks[::3] = 1
        for name in ("actor", "speaker"):
            quick, made = after.fields[name], Postings(after.file, name)
            ranks, made_ranks = after.term_ranks(name), after[f"actors.{name}"]
            counts = np.append(quick.marked_counts(marks), 0)[ranks]
            assert counts.tolist() == np.append(made.marked_counts(marks), 0)[made_ranks].tolist()
            assert counts.any()
            for one, other in zip(ranks.tolist(), made_ranks.tolist(), strict=True):
                ranked = quick.ranked(one).tolist() if one >= 0 else []
                assert ranked == (made.ranked(other).tolist() if other >= 0 else [])


def test_somebody_is_mentioned_where_any_of_those_was_who_are_one(part: Part) -> None:
    *_before, after = decided(part)
    starts, lengths, pointers = (
        after[name] for name in ("mention.start", "mention.length", "doc.actors.ptr")
    )
    for doc in range(after.docs):
        for place in range(int(pointers[doc]), int(pointers[doc + 1])):
            actor = int(after["doc.actors.ids"][place])
            assert after.mention(doc, {actor}) == (int(starts[place]), int(lengths[place]))
