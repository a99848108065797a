"""`speaker:`, `about:`, `by:`, `to:`, `party:`, `event:` and `role:` in the query line mean what the pins mean."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.collection import Collection
from index.explore import Explorer
from index.focus import Focus
from index.model import Article, Event, Quote
from index.view import View

WHO = st.sampled_from(["john-kirby", "united-states", "iran", "kataib", "gerard"])
TYPE = st.sampled_from(["ASSAULT", "AID", "AGREE", "THREATEN", "CONSULT"])
ROLE = st.sampled_from(["history", "context", "main", "evaluation"])


@pytest.fixture(scope="module")
def explorer(tmp_path_factory: pytest.TempPathFactory, newsroom: Callable[[int], list[Article]]) -> Explorer:
    folder = tmp_path_factory.mktemp("desk")
    collection = Collection.create(folder / "desk")
    made = Explorer(collection, cache=folder / "index")
    for group in (newsroom(90)[:70], newsroom(90)[70:]):
        for article in group:
            collection.add(article)
        made.prepare()
    return made


pins = st.fixed_dictionaries(
    {},
    optional={
        "speaker": WHO,
        "about": WHO,
        "agents": st.lists(WHO, max_size=1).map(tuple),
        "recipients": st.lists(WHO, max_size=1).map(tuple),
        "parties": st.lists(WHO, max_size=2, unique=True).map(tuple),
        "types": st.lists(TYPE, min_size=1, max_size=3, unique=True).map(tuple),
        "roles": st.lists(ROLE, min_size=1, max_size=2, unique=True).map(tuple),
    },
)
FIELDS = {
    "speaker": "speaker", "about": "about", "agents": "by", "recipients": "to", "parties": "party",
    "types": "event", "roles": "role",
}  # fmt: skip


def typed(pinned: dict[str, Any]) -> str:
    """The pins as a query line."""
    pieces = []
    for name, value in pinned.items():
        values = [value] if isinstance(value, str) else [*value]
        if name in ("types", "roles"):
            pieces.append("(" + " OR ".join(f"{FIELDS[name]}:{one}" for one in values) + ")")
        else:
            pieces += [f"{FIELDS[name]}:{one}" for one in values]
    return " ".join(pieces)


def shown(view: View) -> dict[str, Any]:
    rows = {name: {row.id for row in getattr(view, name)} for name in ("events", "quotes")}
    rows["context"] = {row.anchor for row in view.context}
    return {
        **rows,
        "passages": {row.anchor for row in view.passages},
        "actors": {(row.id, row.passages) for row in view.actors},
        "days": view.days,
    }


@settings(max_examples=30)
@given(pinned=pins, words=st.sampled_from(["", "the", "strike OR militia"]))
def test_what_is_typed_is_what_is_pinned(explorer: Explorer, pinned: dict[str, Any], words: str) -> None:
    by_pins = explorer.explore(Focus(query=words, **pinned))
    line = f"({words}) {typed(pinned)}" if words else typed(pinned)
    by_line = explorer.explore(Focus(query=line.strip()))
    assert shown(by_line) == shown(by_pins)


def event_meets(event: Event, pinned: dict[str, Any]) -> bool:
    return (
        {*pinned.get("agents", ())} <= {*event.agents}
        and {*pinned.get("recipients", ())} <= {*event.recipients}
        and {*pinned.get("parties", ())} <= {*event.agents, *event.recipients}
        and event.type in pinned.get("types", (event.type,))
    )


def quote_meets(article: Article, quote: Quote, pinned: dict[str, Any]) -> bool:
    named = {
        actor.id
        for actor in article.actors
        if any(quote.start <= one.start and one.end <= quote.end for one in actor.mentions)
    }
    about = pinned.get("about")
    return pinned.get("speaker") in (None, quote.speaker) and (
        about is None or (about in named and about != quote.speaker)
    )


@settings(max_examples=30)
@given(pinned=pins)
def test_rows_are_of_the_kind_that_is_asked_for_and_no_others(
    explorer: Explorer, pinned: dict[str, Any]
) -> None:
    articles = {one.id: one for one in explorer.collection.articles()}
    view = explorer.explore(Focus(query=typed(pinned)))
    events, quotes = set[str](), set[str]()
    for passage in view.passages:
        article, place = articles[passage.anchor.article], passage.anchor
        inside = [one for one in article.events if place.start <= one.start < place.end]
        said = [one for one in article.quotes if place.start <= one.start < place.end]
        meeting = [one for one in inside if event_meets(one, pinned)]
        assert meeting or not {"agents", "recipients", "parties", "types"} & {
            k for k, v in pinned.items() if v
        }
        events |= {f"{article.id}#{one.id}" for one in meeting}
        quotes |= {f"{article.id}#{one.id}" for one in said if quote_meets(article, one, pinned)}
    assert {row.id for row in view.events} == events
    assert {row.id for row in view.quotes} == quotes
    if "roles" in pinned:
        assert {row.role for row in view.context} <= {*pinned["roles"]}


def test_in_the_same_article_rows_are_of_the_kind_too(explorer: Explorer) -> None:
    view = explorer.explore(Focus(query="in:article event:ASSAULT militia"))
    assert len(view.events) > 0
    assert {row.type for row in view.events} == {"ASSAULT"}
    assert any("militia" in row.words for row in view.passages)


def test_either_actor_may_be_asked_for(explorer: Explorer) -> None:
    view = explorer.explore(Focus(query="speaker:(iran OR gerard)"))
    assert {row.speaker and row.speaker[0] for row in view.quotes} == {"iran", "gerard"}
    free = explorer.explore(Focus(query="speaker:iran OR strike"))
    assert len({row.speaker for row in free.quotes}) > 1


@pytest.mark.parametrize("field", ["party", "by", "speaker", "in", "date", "text", "role", "wounded"])
@pytest.mark.parametrize("value", ["*", "x*", "²", "?", "x~", "[a TO b]", ">a", "/x/", '"x y"'])
def test_any_field_may_be_asked_for_anything(explorer: Explorer, field: str, value: str) -> None:
    explorer.explore(Focus(query=f"{field}:{value}"))


def test_whoever_does_or_suffers_anything_is_a_party(explorer: Explorer) -> None:
    places = [
        {(row.anchor.article, row.anchor.start) for row in explorer.explore(Focus(query=line)).passages}
        for line in ("party:*", "by:* OR to:*")
    ]
    assert places[0] == places[1] != set()
