"""Whom a stretch of text denotes, and what becomes an actor when another stage asks."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from index.annotate.actors.cast import Cast
from index.annotate.actors.find_actors import find_actors
from index.annotate.parse.language import parse
from index.model import Article, Segment

CastOf = Callable[[str], Cast]


@pytest.fixture(scope="module")
def cast_of(pipeline: Language) -> CastOf:
    def cast(text: str) -> Cast:
        article = Article(id="made", text=text, segments=(Segment(start=0, end=len(text)),))
        return find_actors(parse(article, pipeline), [])

    return cast


def ask(cast: Cast, text: str, words: str, *, ensure: bool = False) -> str | None:
    start = text.index(words)
    return (cast.ensure if ensure else cast.at)(start, start + len(words))


AT = [
    ("Hugh Hill, a doctor, resigned.", "Hugh Hill, a doctor", "hugh-hill"),
    ("US Treasury spokesman Hugh Hill said so.", "US Treasury spokesman Hugh Hill", "hugh-hill"),
    ("The head of the charity, Hugh Hill, resigned.", "The head of the charity, Hugh Hill", "hugh-hill"),
    ("The Norwegian news agency NTB reported a storm.", "The Norwegian news agency", "ntb"),
    ("A spokesman for the State Department said so.", "A spokesman for the State Department", None),
    ("US strikes killed nine people.", "US strikes", "united-states"),
    ("The French government fell on Monday.", "The French government", "france"),
    ("Members of Hamas crossed the border.", "Members of Hamas", "hamas"),
    ("Dozens of US troops left Iraq.", "Dozens of US troops", "united-states"),
    ("China’s decision angered Japan.", "China’s decision", "china"),
    ("The survey asked nine people.", "The survey", None),
    ("A German woman was killed.", "A German woman", None),
]


@pytest.mark.parametrize(("text", "words", "actor_id"), AT, ids=[row[1] for row in AT])
def test_the_head_decides_who_is_denoted(
    cast_of: CastOf, text: str, words: str, actor_id: str | None
) -> None:
    assert ask(cast_of(text), text, words) == actor_id


ENSURED = [
    ("The villagers fled on Monday.", "The villagers", "villagers", "group"),
    (
        "Hungarian and Romanian officials met.",
        "Hungarian and Romanian officials",
        "hungarian-and-romanian-officials",
        "group",
    ),
    (
        "A spokesman for the ministry said so.",
        "A spokesman for the ministry",
        "spokesman-for-the-ministry",
        "person",
    ),
    ("Police fired tear gas.", "Police", "police", "government"),
    ("At least seven armed men attacked a bank.", "At least seven armed men", "armed-men", "group"),
    ("Texas sued the firm.", "Texas", "texas", "government"),
    ("Maria Keller resigned. Her aides wept.", "Her aides", "maria-kellers-aides", "group"),
]


@pytest.mark.parametrize(("text", "words", "actor_id", "kind"), ENSURED, ids=[row[1] for row in ENSURED])
def test_people_and_bodies_become_actors_on_demand(
    cast_of: CastOf, text: str, words: str, actor_id: str, kind: str
) -> None:
    cast = cast_of(text)
    assert actor_id not in {actor.id for actor in cast.finish()}
    assert ask(cast, text, words, ensure=True) == actor_id
    assert {actor.id: actor.kind for actor in cast.finish()}[actor_id] == kind


@pytest.mark.parametrize("words", ["The report", "the weather", "Tuesday", "nine", ", said"])
def test_things_never_become_actors(cast_of: CastOf, words: str) -> None:
    text = "The report, said to be long, praised the weather on Tuesday at nine."
    assert ask(cast_of(text), text, words, ensure=True) is None


def test_a_described_actor_has_all_its_mentions(cast_of: CastOf) -> None:
    text = "Armed rebels took the town. The rebels burned it. Officials fled when the armed rebels came."
    cast = cast_of(text)
    first = ask(cast, text, "Armed rebels", ensure=True)
    assert ask(cast, text, "The rebels", ensure=True) == first
    assert len(next(actor for actor in cast.finish() if actor.id == first).mentions) == 3


def test_groups_backed_by_one_country_are_one(cast_of: CastOf) -> None:
    text = (
        "Iranian-backed armed groups fired rockets. Iran-backed militias denied it. Saudi-backed groups fled."
    )
    cast = cast_of(text)
    ids = [
        ask(cast, text, words, ensure=True)
        for words in ("Iranian-backed armed groups", "Iran-backed militias")
    ]
    assert ids == ["iranian-backed-armed-groups"] * 2
    assert ask(cast, text, "Saudi-backed groups", ensure=True) == "saudi-backed-groups"


def test_a_pronoun_for_a_description_leads_to_it(cast_of: CastOf) -> None:
    text = "The villagers fled. They left their cattle behind."
    cast = cast_of(text)
    assert ask(cast, text, "They") is None
    assert ask(cast, text, "They", ensure=True) == "villagers"


def test_two_actors_of_one_name_have_two_ids(cast_of: CastOf) -> None:
    cast = cast_of("Nobody.")
    assert [cast.add("Jane Hill", "person").id, cast.add("Jane Hill", "person").id] == [
        "jane-hill",
        "jane-hill-2",
    ]


def test_a_name_in_another_script_has_an_id(cast_of: CastOf) -> None:
    assert cast_of("Nobody.").add("Владимир", "person").id.startswith("actor-")


SENTENCE = (
    "The US, whose envoy Hugh Hill (UN) met “rebels” from Mali’s north, warned Tehran; he said they lied."
)


@given(st.integers(0, len(SENTENCE)), st.integers(0, len(SENTENCE)))
def test_any_stretch_may_be_asked_for(cast_of: CastOf, one: int, other: int) -> None:
    cast = cast_of(SENTENCE)
    start, end = sorted((one, other))
    known = cast.at(start, end)
    assert known is None or cast.ensure(start, end) == known
    assert all(mention.of(SENTENCE).strip() for actor in cast.finish() for mention in actor.mentions)


@pytest.mark.parametrize(
    "text",
    [
        "Militias backed by Iran fired rockets. The militias withdrew.",
        "The army struck militias close to Iran. Later the militias withdrew.",
        "Militias fired rockets. The army blamed Iran-backed militias.",
    ],
)
def test_a_noun_alone_means_the_groups_that_a_country_backs(cast_of: CastOf, text: str) -> None:
    cast = cast_of(text)
    places = [one.start() for one in re.finditer("[Mm]ilitias", text)]
    assert {cast.ensure(one, one + len("militias")) for one in places} == {"iranian-backed-militias"}
    assert [actor.name for actor in cast.finish() if actor.kind == "group"] == ["Iranian-backed militias"]


def test_a_noun_alone_means_nobody_in_particular_where_two_countries_back_groups(cast_of: CastOf) -> None:
    text = "Iran-backed militias fought Turkish-backed militias. Militias withdrew."
    cast = cast_of(text)
    assert cast.ensure(text.rindex("Militias"), text.rindex(" withdrew")) == "militias"
