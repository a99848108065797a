"""Who has no name is an actor of the article alone; a public body of a place or country is one in all articles."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from index.annotate import annotate
from index.annotate.actors.renaming import with_bound_ids
from index.model import Actor, Article, Event, Mention, Quote, Segment

Annotated = Callable[..., Article]


@pytest.fixture
def annotated(pipeline: Language) -> Annotated:
    def run(text: str, article_id: str = "made") -> Article:
        return annotate(Article(id=article_id, text=text, segments=(Segment(start=0, end=len(text)),)))

    return run


def speakers(article: Article) -> list[str | None]:
    return [quote.speaker for quote in article.quotes]


GENERIC = [
    "The spokesman said the road was closed.",
    "Police said the road was closed.",
    "Critics said the road was closed.",
    "The prime minister said the road was closed.",
    "Officials said the road was closed.",
    "Several people said the road was closed.",
    "The government said the road was closed.",
    "Two Oslo police officers said the road was closed.",
    "Hungarian and Romanian officials said the road was closed.",
    "The District Court said the road was closed.",
]


@pytest.mark.parametrize("text", GENERIC)
def test_a_common_noun_never_joins_two_articles(annotated: Annotated, text: str) -> None:
    one, other = speakers(annotated(text, "peru")), speakers(annotated(text, "norway"))
    assert len(one) == len(other) == 1
    assert None not in (*one, *other)
    assert one != other


def test_the_ids_of_an_article_are_the_same_each_time(annotated: Annotated) -> None:
    assert annotated(GENERIC[0]) == annotated(GENERIC[0])


SHARED = [
    ("The Peruvian government", "The government of Peru", "peru"),
    ("Oslo police", "Police in Oslo", "oslo-police"),
    ("The Oslo police", "Police in the city of Oslo", "oslo-police"),
    ("Peru's prosecutors", "Peruvian prosecutors", "peruvian-prosecutors"),
    ("The Norwegian parliament", "The parliament of Norway", "norwegian-parliament"),
    ("Iranian-backed militias", "Militias backed by Iran", "iranian-backed-militias"),
]


@pytest.mark.parametrize(("first", "second", "actor_id"), SHARED, ids=[row[2] for row in SHARED])
def test_a_public_body_carries_its_place_or_state(
    annotated: Annotated, first: str, second: str, actor_id: str
) -> None:
    said = "said the road was closed."
    assert speakers(annotated(f"{first} {said}", "a")) == [actor_id]
    assert speakers(annotated(f"{second} {said}", "b")) == [actor_id]


def test_the_noun_alone_is_the_body_whose_place_the_article_tells(annotated: Annotated) -> None:
    article = annotated(
        "Police closed the road. Later Oslo police said a man was hurt. Police said he was 40."
    )
    assert {one for one in speakers(article) if one} == {"oslo-police"}
    (police,) = (actor for actor in article.actors if actor.id == "oslo-police")
    assert [(one.of(article.text), one.form) for one in police.mentions] == [
        ("Police", "nominal"),
        ("Oslo police", "name"),
        ("Police", "nominal"),
    ]


def test_the_noun_alone_is_neither_of_two(annotated: Annotated) -> None:
    article = annotated("Oslo police met Lima police. Police said the road was closed.")
    assert not {"oslo-police", "lima-police"} & {*speakers(article)}


def test_near_misses_carry_no_place(annotated: Annotated) -> None:
    for text in ("Police in riot gear said no road was open.", "Police in March said no road was open."):
        assert [one and one.rsplit("-", 1)[0] for one in speakers(annotated(text))] == ["police"]


def test_ids_are_bound_wherever_the_article_speaks_of_the_actor() -> None:
    text = "The guard shot at Tova Brandt."
    guard = Actor(
        id="guard", name="guard", kind="person", mentions=(Mention(start=4, end=9, form="nominal"),)
    )
    tova = Actor(id="tova-brandt", name="Tova Brandt", kind="person", mentions=(Mention(start=18, end=29),))
    article = Article(
        id="made",
        text=text,
        actors=(guard, tova),
        quotes=(Quote(id="q1", start=4, end=9, kind="direct", speaker="guard"),),
        events=(
            Event(id="e1", type="ASSAULT", start=10, end=14, agents=("guard",), recipients=("tova-brandt",)),
        ),
    )
    bound = with_bound_ids(article)
    (guard_id,) = bound.events[0].agents
    assert guard_id.startswith("guard-")
    assert bound.quotes[0].speaker == bound.actors[0].id == guard_id
    assert bound.events[0].recipients == ("tova-brandt",)
    assert with_bound_ids(bound) == bound


def test_an_actor_set_by_hand_keeps_its_id_when_annotated_again(pipeline: Language) -> None:
    text = "The guards said the road was closed."
    guards = Actor(
        id="guards",
        name="guards",
        kind="group",
        by="hand",
        mentions=(Mention(start=4, end=10, form="nominal"),),
    )
    before = Article(id="made", text=text, segments=(Segment(start=0, end=len(text)),), actors=(guards,))
    assert speakers(annotate(before)) == ["guards"]
