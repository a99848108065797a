"""Where each key leads from each kind of thing."""

from datetime import date

import pytest

from index.view import Anchor
from tui.current_item import Item
from tui.jumps import targets

MARA, TOMAS, UNION = ("mara", "Mara"), ("tomas", "Tomas"), ("union", "Union")
HERE = Anchor("story", 10, 20)
ACTOR = Item("actor", "mara", HERE, actor=MARA)
QUOTE = Item("quote", "story#q1", HERE, speakers=(MARA,), names=(TOMAS, UNION), published=date(2024, 3, 4))
MUTE = Item("quote", "story#q2", HERE)
EVENT = Item(
    "event", "story#e1", HERE, speakers=(TOMAS,), agents=(UNION,), recipients=(MARA, TOMAS), type="COERCE"
)
CONTEXT = Item("context", "story:10", HERE, role="history")
PASSAGE = Item("passage", "story:10", HERE, published=date(2024, 3, 4))


@pytest.mark.parametrize(
    ("command", "item", "found"),
    [
        ("quotes_by", ACTOR, [("speaker", "mara", "quotes")]),
        ("quotes_about", ACTOR, [("about", "mara", "quotes")]),
        ("events", ACTOR, [("parties", "mara", "events")]),
        ("background", ACTOR, [("actors", "mara", "context")]),
        ("quotes_by", QUOTE, [("speaker", "mara", "quotes")]),
        ("quotes_by", MUTE, []),
        (
            "events",
            QUOTE,
            [("parties", "mara", "events"), ("parties", "tomas", "events"), ("parties", "union", "events")],
        ),
        ("speaker", QUOTE, [("actors", "mara", "actors")]),
        ("speaker", MUTE, []),
        ("speaker", EVENT, [("actors", "tomas", "actors")]),
        ("named", QUOTE, [("actors", "tomas", "actors"), ("actors", "union", "actors")]),
        ("doers", EVENT, [("actors", "union", "actors")]),
        ("receivers", EVENT, [("actors", "mara", "actors"), ("actors", "tomas", "actors")]),
        ("only_kind", EVENT, [("types", "COERCE", None)]),
        ("only_kind", CONTEXT, [("roles", "history", None)]),
        ("only_kind", PASSAGE, []),
        ("only_article", PASSAGE, [("articles", "story", None)]),
        ("only_day", PASSAGE, [("days", (date(2024, 3, 4), date(2024, 3, 4)), None)]),
        ("only_day", CONTEXT, []),
        ("pin", ACTOR, [("actors", "mara", None)]),
    ],
)
def test_targets(command: str, item: Item, found: list[tuple[str, object, str | None]]) -> None:
    assert [(one.field, one.value, one.pane) for one in targets(command, item)] == found


@pytest.mark.parametrize("item", [QUOTE, CONTEXT, PASSAGE])
def test_words_are_pinned_as_a_passage(item: Item) -> None:
    passage = targets("pin", item)[0].value
    assert (passage.article, passage.start, passage.end) == ("story", 10, 20)


def test_facts_say_what_can_be_followed() -> None:
    assert {"item", "quote", "speakers", "names", "people", "day"} == QUOTE.facts()
    assert {"item", "quote"} == MUTE.facts()
    assert {"agents", "recipients", "event"} <= EVENT.facts()
