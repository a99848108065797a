"""The list of actors is led by those with a name; who is only described comes after, each with its article."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from index.annotate import annotate
from index.collection import Collection
from index.explore import Explorer
from index.exploring.actor_cards import ActorCard
from index.exploring.namesakes import likeliest_first
from index.focus import Focus
from index.model import Actor, Article, Mention, Segment
from index.vocabulary import ActorKind
from tui.panes.actors import ActorsPane

PORT = (
    "The spokesman said the port of Sund was closed. The spokesman said ships were waiting. "
    "“We will open it on Friday,” the spokesman said. Tova Brandt agreed."
)
MINE = "A spokesman said the mine had flooded. “All got out,” the spokesman said. Tova Brandt thanked the miners."


def article(article_id: str, title: str, text: str) -> Article:
    whole = f"{title}\n\n{text}"
    start = len(title) + 2
    segments = (Segment(start=0, end=len(title), kind="title"), Segment(start=start, end=len(whole)))
    return Article(id=article_id, title=title, text=whole, segments=segments)


@pytest.fixture
def explorer(pipeline: Language, tmp_path: Path) -> Explorer:
    collection = Collection.create(tmp_path / "desk")
    for one in (article("port", "Port closed", PORT), article("mine", "Mine flooded", MINE)):
        collection.add(annotate(one))
    explorer = Explorer(collection, cache=tmp_path / "cache")
    explorer.prepare()
    return explorer


def test_those_with_a_name_come_first(explorer: Explorer) -> None:
    rows = list(explorer.explore(Focus()).actors)
    assert rows[0].name == "Tova Brandt"
    named = [row.named for row in rows]
    assert named == sorted(named, reverse=True)


def test_who_is_only_described_is_one_in_each_article_and_says_in_which(explorer: Explorer) -> None:
    rows = [row for row in explorer.explore(Focus()).actors if row.name == "spokesman"]
    assert {row.article_title for row in rows} == {"Port closed", "Mine flooded"}
    assert {row.passages for row in rows} == {1}
    assert len({row.id for row in rows}) == 2


def test_both_are_found_by_what_they_are_called(explorer: Explorer) -> None:
    articles = {row.anchor.article for row in explorer.explore(Focus(query="speaker:spokesman")).passages}
    assert articles == {"port", "mine"}


def test_nobody_proposes_those_who_are_only_described(explorer: Explorer) -> None:
    assert explorer.find_actors("spokes") == []
    assert [card.name for card in explorer.find_actors("tov")] == ["Tova Brandt"]


def test_an_actor_has_the_name_that_the_id_is_made_of_also_where_another_is_described(tmp_path: Path) -> None:
    collection = Collection.create(tmp_path / "desk")
    for number, (name, description) in enumerate(
        [("Tova Brandt", None), ("Tova M. Brandt", "mayor"), ("Tova M. Brandt", None)]
    ):
        one = article(f"a-{number}", "Port", f"{name} left.")
        start = one.text.index(name)
        mention = Mention(start=start, end=start + len(name))
        actor = Actor(
            id="tova-brandt", name=name, kind="person", description=description, mentions=(mention,)
        )
        collection.add(one.model_copy(update={"actors": (actor,)}))
    explorer = Explorer(collection, cache=tmp_path / "cache")
    explorer.prepare()
    assert [row.name for row in explorer.explore(Focus()).actors] == ["Tova Brandt"]
    assert [card.name for card in explorer.find_actors("brandt")] == ["Tova Brandt"]


def test_who_is_called_as_others_are_says_who_that_is_or_where(tmp_path: Path) -> None:
    collection = Collection.create(tmp_path / "desk")
    people = {
        "port": ("ida-holt", "harbour master"),
        "mine": ("ida-holt-2", None),
        "quay": ("tom-reik", None),
        "pier": ("port-police", None),
        "gate": ("port-police-2", None),
    }
    for article_id, (actor, description) in people.items():
        name = " ".join(actor.removesuffix("-2").split("-")).title()
        mention = Mention(start=0, end=len(name))
        kind: ActorKind = "government" if "police" in actor else "person"
        person = Actor(id=actor, name=name, kind=kind, description=description, mentions=(mention,))
        told = article(article_id, f"{name} of the {article_id}", "The gates were shut.")
        collection.add(told.model_copy(update={"actors": (person,)}))
    explorer = Explorer(collection, cache=tmp_path / "cache")
    explorer.prepare()
    rows = {row.id: row for row in explorer.explore(Focus()).actors}
    assert {actor: row.namesakes for actor, row in rows.items()} == {
        "ida-holt": 1,
        "ida-holt-2": 1,
        "tom-reik": 0,
        "port-police": 1,
        "port-police-2": 1,
    }
    assert rows["ida-holt-2"].article_title == "Ida Holt of the mine"
    lines = {actor: [line.plain for line in ActorsPane().draw(row, None, 30)] for actor, row in rows.items()}
    assert lines["ida-holt"][1:] == ["  harbour master"]
    assert lines["ida-holt-2"][1:] == ["  in “Ida Holt of the mine”"]
    assert lines["port-police"][1:] == ["  in “Port Police of the pier”"]
    assert lines["tom-reik"][1:] == []


def card(id_: str, kind: ActorKind, passages: int, *names: str) -> ActorCard:
    return ActorCard(id_, names[0], kind, None, names, passages, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("name", "order"),
    [
        ("brandt", ["ana-brandt", "brandt", "brandt-press", "brandtia"]),
        ("Brandt Press", ["brandt-press"]),
        ("lodeport", ["lodeport", "lodeport-times"]),
    ],
)
def test_a_name_means_its_bearer_of_most_passages(name: str, order: list[str]) -> None:
    cards = [
        card("brandt", "organization", 9, "Brandt"),
        card("brandtia", "country", 5_000, "Brandtia"),
        card("brandt-press", "media", 3_000, "Brandt Press"),
        card("ana-brandt", "person", 1_000, "Ana Brandt"),
        card("lodeport", "other", 2, "Lodeport"),
        card("lodeport-times", "media", 70, "Lodeport Times"),
    ]
    assert [one.id for one in likeliest_first(name, cards)][: len(order)] == order
