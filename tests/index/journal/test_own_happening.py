"""Events of an article as a happening of their own: what they tell goes with them, what the others tell stays."""

from __future__ import annotations

import json
from typing import Any

import pytest

from index.errors import Undecidable
from index.journal.apply import applied
from index.journal.builders import event_of, own_happening, removed
from index.journal.decision_words import in_words
from index.journal.decisions import depends
from index.journal.journal_merging import conflict
from index.model import Article, Happening
from tests.index.journal.made import HARBOUR, harbour, span

OF_TWO = {"h1": ["e2"], "h2": ["e1", "e3"]}


def lumped() -> Article:
    """The article with all three events in one happening, with the days and a figure that they tell."""
    content: dict[str, Any] = json.loads(harbour().to_json(indent=None))
    monday = {"from": "2022-05-02", "to": "2022-05-02", "reason": "as written", **span(HARBOUR, "Monday")}
    friday = {"from": "2022-05-06", "to": "2022-05-06", "reason": "as written", **span(HARBOUR, "Friday")}
    two = {"what": "wounded", "low": 2, "high": 2, **span(HARBOUR, "two dockers")}
    strike, beating, opening = content["events"]
    strike["date"], opening["date"], beating["counts"] = monday, friday, [two]
    opening["type"] = "ASSAULT"
    content["happenings"] = [
        {
            "id": "h1",
            "type": "PROTEST",
            "events": ["e1", "e2", "e3"],
            "agents": ["dockers", "tom-brand"],
            "recipients": ["dockers"],
            "date": {**monday, "confidence": 0.8},
            "other_dates": [{**friday, "confidence": 0.6}],
            "counts": [{**two, "reason": "as told", "confidence": 0.7}],
        }
    ]
    return Article.model_validate(content)


def parted(article: Article, *events: str) -> tuple[Happening, ...]:
    return applied(article, own_happening(article, [event_of(article, one) for one in events])).happenings


def test_parties_and_figures_go_with_the_event_that_tells_them() -> None:
    rest, own = parted(lumped(), "e2")
    assert (own.id, own.type, own.events, own.by) == ("h2", "ASSAULT", ("e2",), "hand")
    assert (own.agents, own.recipients) == (("tom-brand",), ("dockers",))
    assert [(one.what, one.low) for one in own.counts] == [("wounded", 2)]
    assert own.date is None
    assert (rest.id, rest.events, rest.agents, rest.recipients, rest.counts) == (
        "h1", ("e1", "e3"), ("dockers",), (), (),
    )  # fmt: skip
    assert rest.date is not None
    assert str(rest.date.first) == "2022-05-02"


def test_a_day_goes_with_its_event_and_the_next_one_holds() -> None:
    rest, own = parted(lumped(), "e1")
    assert own.date is not None
    assert (str(own.date.first), own.date.confidence) == ("2022-05-02", 0.8)
    assert rest.date is not None
    assert str(rest.date.first) == "2022-05-06"
    assert rest.other_dates == ()
    assert rest.type == "ASSAULT"  # nothing that it still tells is a protest


def test_several_events_are_one_of_their_own_and_from_several_happenings_too() -> None:
    rest, own = parted(lumped(), "e2", "e3", "e2")
    assert (rest.events, own.events) == (("e1",), ("e2", "e3"))
    content = json.loads(lumped().to_json(indent=None))
    apart = [{**content["happenings"][0], "id": name, "events": events} for name, events in OF_TWO.items()]
    taken, left = parted(Article.model_validate({**content, "happenings": apart}), "e2", "e3")
    assert (taken.events, left.events) == (("e2", "e3"), ("e1",))


def test_events_of_several_types_are_no_happening() -> None:
    with pytest.raises(Undecidable, match=r"several types \(PROTEST, ASSAULT\)"):
        own_happening(lumped(), [event_of(lumped(), one) for one in ("e1", "e2")])


def test_what_is_claimed_of_somebody_is_no_fact_of_the_happening() -> None:
    content = json.loads(lumped().to_json(indent=None))
    strike, beating, opening = content["events"]
    strike["type"] = "ASSAULT"
    beating |= {"status": "claimed", "reported_by": "ana-duarte"}
    opening["agents"] = ["police"]
    content["happenings"][0] |= {"type": "ASSAULT", "agents": ["dockers", "police"]}
    article = Article.model_validate(content)
    rest, own = parted(article, "e2", "e3")
    assert (own.status, own.reported_by, own.agents, own.recipients) == (
        "reported",
        None,
        ("police",),
        ("dockers",),
    )
    assert (rest.status, rest.agents) == ("reported", ("dockers",))
    rest, own = parted(article, "e1", "e3")
    assert (rest.status, rest.reported_by, rest.agents) == ("claimed", "ana-duarte", ("tom-brand",))
    assert (own.status, own.agents) == ("reported", ("dockers", "police"))


def test_all_events_of_a_happening_are_one_of_their_own_already() -> None:
    with pytest.raises(Undecidable, match="a happening of its own"):
        own_happening(harbour(), [event_of(harbour(), "e2")])
    decision = own_happening(lumped(), [event_of(lumped(), "e2")])
    once = applied(lumped(), decision)
    assert applied(once, decision) == once


def test_an_event_that_is_gone_loses_the_decision() -> None:
    article = lumped()
    decision = own_happening(article, [event_of(article, "e2")])
    assert in_words(decision) == "harbour: “beat”: a happening of its own"
    without = applied(article, removed(article, event_of(article, "e2")))
    with pytest.raises(Undecidable, match="not all of these events"):
        applied(without, decision)


def test_it_is_made_on_what_was_decided_of_its_events_and_conflicts_with_another_parting_alone() -> None:
    article = lumped()
    beating, both = (
        own_happening(article, [event_of(article, one) for one in names]) for names in (["e2"], ["e2", "e3"])
    )
    gone, other = (removed(article, event_of(article, one)) for one in ("e2", "e1"))
    assert depends(beating, gone)
    assert not depends(beating, other)
    assert conflict(beating, both)
    assert not conflict(beating, gone)
