"""What a person set by hand outlives annotating again."""

from index.manual.keep import keep_handmade
from index.manual.reanchor import anchor
from index.model import Actor, Article, Event, Happening, Quote, Role

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


def test_a_happening_set_by_hand_keeps_its_events_and_the_others_speak_of_the_new_ones() -> None:
    by_hand = Happening(id="h9", type="PROTEST", events=("e1",), by="hand", status="planned")
    before = article(
        events=[
            Event(id="e1", start=38, end=44, type="PROTEST", by="hand"),
            Event(id="e2", start=22, end=26, type="AGREE"),
        ],
        happenings=[by_hand, Happening(id="h1", type="AGREE", events=("e2",))],
    )
    found = article(
        events=[
            Event(id="e1", start=22, end=26, type="CONCEDE"),
            Event(id="e2", start=38, end=44, type="PROTEST"),
        ],
        happenings=[
            Happening(id="h1", type="PROTEST", events=("e2",)),
            Happening(id="h2", type="CONCEDE", events=("e1",)),
        ],
    )
    kept = keep_handmade(before, found)
    words = {event.id: event.of(TEXT) for event in kept.events}
    assert [(one.id, one.type, [words[event] for event in one.events]) for one in kept.happenings] == [
        ("h9", "PROTEST", ["struck"]),
        ("h1", "CONCEDE", ["over"]),
    ]
    assert kept.happenings[0].status == "planned"


def test_a_happening_set_by_hand_follows_events_that_are_numbered_anew() -> None:
    by_hand = Happening(id="h1", type="PROTEST", events=("e1",), by="hand")
    strike = Event(id="e1", start=38, end=44, type="PROTEST")
    talk = Event(id="e1", start=11, end=15, type="AGREE")
    before = article(events=[strike], happenings=[by_hand])
    found = article(
        events=[talk, strike.model_copy(update={"id": "e2"})],
        happenings=[Happening(id="h1", type="AGREE", events=("e1",))],
    )
    kept = keep_handmade(before, found)
    assert [(one.type, one.events) for one in kept.happenings] == [("PROTEST", ("e2",)), ("AGREE", ("e1",))]


def test_an_event_whose_words_are_lost_leaves_its_happening() -> None:
    event = Event(id="e1", start=38, end=44, type="PROTEST", by="hand", words="struck")
    other = Event(id="e2", start=4, end=9, type="AGREE")
    whole = article(
        events=[event, other], happenings=[Happening(id="h1", type="PROTEST", events=("e1", "e2"))]
    )
    file = whole.model_dump(by_alias=True, mode="json")
    file["text"] = TEXT.replace("struck", "rested")
    anchor(file)
    assert Article.model_validate(file).happenings[0].events == ("e2",)
