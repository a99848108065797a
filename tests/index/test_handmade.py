"""What a person set by hand outlives annotating again."""

from index.manual.keep import keep_handmade
from index.model import Actor, Article, Event, Quote, Role

TEXT = "The mayor said it was over. The union struck again."


def article(**fields: object) -> Article:
    return Article.model_validate({"id": "a", "text": TEXT, **fields})


def test_without_handwork_the_new_annotations_stand() -> None:
    before = article(roles=[Role(start=0, end=27, role="main")])
    found = article(roles=[Role(start=0, end=27, role="history")])
    assert keep_handmade(before, found) is found


def test_handwork_wins_and_the_rest_is_new() -> None:
    before = article(
        actors=[Actor(id="mayor", name="The mayor"), Actor(id="union", name="Dockers", by="hand")],
        roles=[Role(start=0, end=27, role="main", by="hand"), Role(start=28, end=51, role="main")],
        quotes=[Quote(id="q7", start=15, end=26, kind="indirect", speaker="mayor", by="hand")],
    )
    found = article(
        actors=[Actor(id="union", name="The union"), Actor(id="other", name="Other")],
        roles=[Role(start=0, end=27, role="history"), Role(start=28, end=51, role="context")],
        quotes=[Quote(id="q1", start=10, end=26, kind="indirect", speaker="other")],
        events=[Event(id="e1", start=38, end=44, type="PROTEST", agents=("union",))],
    )
    kept = keep_handmade(before, found)
    assert [role.role for role in kept.roles] == ["main", "context"]
    assert [(quote.id, quote.speaker) for quote in kept.quotes] == [("q7", "mayor")]
    assert {actor.id: actor.name for actor in kept.actors} == {
        "union": "Dockers",
        "other": "Other",
        "mayor": "The mayor",
    }
    assert [event.id for event in kept.events] == ["e1"]
