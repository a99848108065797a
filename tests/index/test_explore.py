"""What the panes show for a focus, on two articles annotated by hand."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.collection import Collection
from index.explore import Explorer
from index.focus import Focus, PinnedHappening, PinnedPassage
from index.model import Actor, Article, Count, Event, EventDate, Mention, Place, Quote, Role, Segment, Span
from index.search.updating import Cancelled
from index.view import View

RAID = (
    "Raid on a depot\n\n"
    "Northland jets bombed a depot near the Sava on Sunday. “We will answer,” said Ana Ruiz of Northland’s army.\n\n"
    "The Watch said seven fighters were killed. “Northland must leave,” said the Brigade’s Omar Said.\n\n"
    "In recent years Southland has armed the Brigade. (wire)"
)
TALKS = (
    "Talks in the café\n\nNorthland and Southland agreed to talk. Southland had condemned the raid. "
    "Ruiz told reporters that talks [it] was [/q] useful."
)
NAMES = {
    "northland": ("Northland", "country", None),
    "southland": ("Southland", "country", None),
    "ana-ruiz": ("Ana Ruiz", "person", "spokeswoman of the army"),
    "watch": ("The Watch", "organization", "an observer"),
    "brigade": ("Brigade", "group", "a militia"),
    "omar-said": ("Omar Said", "person", None),
}
CALLED = {
    "northland": ["Northland"],
    "southland": ["Southland"],
    "ana-ruiz": ["Ana Ruiz", "Ruiz told"],
    "watch": ["The Watch"],
    "brigade": ["Brigade"],
    "omar-said": ["Omar Said"],
}


def at(text: str, words: str) -> dict[str, int]:
    start = text.index(words)
    return {"start": start, "end": start + len(words)}


def actors(text: str) -> tuple[Actor, ...]:
    found = []
    for actor_id, (name, kind, description) in NAMES.items():
        places = [match.start() for one in CALLED[actor_id] for match in re.finditer(one, text)]
        size = len(name) if name in text else len("Ruiz")
        mentions = tuple(Mention(start=place, end=place + size) for place in places)
        if mentions:
            made: Any = {"id": actor_id, "name": name, "kind": kind, "description": description}
            found.append(Actor(mentions=mentions, **made))
    return tuple(found)


def segments(text: str) -> tuple[Segment, ...]:
    spans = [match.span() for match in re.finditer(r"[^\n]+", text)]
    return tuple(Segment(start=a, end=b, kind="paragraph" if a else "title") for a, b in spans)


def roles(text: str, pairs: Iterable[tuple[str, Any]]) -> tuple[Role, ...]:
    return tuple(Role(role=role, **at(text, words)) for words, role in pairs)


def raid() -> Article:
    sunday = EventDate(
        **{"from": date(2021, 6, 27), "to": date(2021, 6, 27)}, reason="Sunday before 28 June 2021"
    )
    dead = Count(what="killed", low=7, high=7, reported_by="watch", **at(RAID, "seven"))
    bombed = Event(
        id="e1", type="ASSAULT", agents=("northland",), recipients=("brigade",), date=sunday, counts=(dead,),
        place=Place(name="Sava"), reported_by="watch", **at(RAID, "bombed"),
    )  # fmt: skip
    return Article(
        id="raid",
        title="Raid on a depot",
        published=date(2021, 6, 28),
        publisher="The Wire",
        text=RAID,
        segments=segments(RAID),
        actors=actors(RAID),
        quotes=(
            Quote(
                id="q1",
                kind="direct",
                speaker="ana-ruiz",
                source=Span(**at(RAID, "Ana Ruiz")),
                cue=Span(**at(RAID, "said")),
                **at(RAID, "We will answer"),
            ),
            Quote(id="q2", kind="indirect", speaker="watch", **at(RAID, "seven fighters were killed")),
            Quote(id="q3", kind="direct", speaker="omar-said", **at(RAID, "Northland must leave")),
        ),
        events=(
            bombed,
            Event(
                id="e2",
                type="AID",
                agents=("southland",),
                recipients=("brigade",),
                status="past",
                **at(RAID, "armed"),
            ),
        ),
        roles=roles(
            RAID,
            [
                ("Northland jets bombed a depot near the Sava on Sunday.", "main"),
                ("In recent years Southland has armed the Brigade.", "history"),
                ("(wire)", "boilerplate"),
            ],
        ),
    )


def talks() -> Article:
    return Article(
        id="talks",
        title="Talks in the café",
        published=date(2021, 7, 2),
        text=TALKS,
        segments=segments(TALKS),
        actors=actors(TALKS),
        quotes=(
            Quote(id="q1", kind="indirect", speaker="ana-ruiz", **at(TALKS, "talks [it] was [/q] useful")),
        ),
        events=(
            Event(id="e1", type="AGREE", agents=("northland", "southland"), **at(TALKS, "agreed")),
            Event(
                id="e2",
                type="REJECT",
                agents=("southland",),
                recipients=("northland",),
                **at(TALKS, "condemned"),
            ),
        ),
        roles=roles(TALKS, [("Southland had condemned the raid.", "previous")]),
    )


@pytest.fixture(scope="module")
def explorer(tmp_path_factory: pytest.TempPathFactory) -> Explorer:
    folder = tmp_path_factory.mktemp("desk")
    collection = Collection.create(folder / "desk")
    for article in (raid(), talks()):
        collection.add(article)
    found = Explorer(collection, cache=folder / "index")
    found.prepare()
    return found


def shown(view: View) -> tuple[set[str], list[str], list[str], list[str]]:
    """Actors, events, quotes and context of a view, by id or role."""
    return (
        {row.id for row in view.actors},
        [row.id for row in view.events],
        [row.id for row in view.quotes],
        [row.role for row in view.context],
    )


def test_everything_is_shown_where_nothing_is_asked(explorer: Explorer) -> None:
    view = explorer.explore(Focus())
    assert len(view.passages) == 6
    assert view.articles == 2
    assert view.passages[0].title == "Talks in the café"  # the newest first
    counts = [(row.id, row.passages) for row in view.actors]
    assert counts == [
        ("northland", 3),
        ("ana-ruiz", 2),
        ("brigade", 2),
        ("southland", 2),
        ("omar-said", 1),
        ("watch", 1),
    ]
    assert [row.id for row in view.events] == ["raid#e1", "raid#e2", "talks#e1", "talks#e2"]  # in time order
    assert view.days == ((date(2021, 6, 28), 4), (date(2021, 7, 2), 2))
    assert dict(view.types) == {"ASSAULT": 1, "AID": 1, "AGREE": 1, "REJECT": 1}
    assert dict(view.roles) == {"main": 1, "history": 1, "previous": 1, "boilerplate": 1}
    assert [row.id for row in view.speakers] == ["ana-ruiz", "omar-said", "watch"]
    assert list(view.ranking) == ["talks", "raid"]
    assert view.notice is None
    assert view.suggestion is None


def test_an_event_row_tells_all(explorer: Explorer) -> None:
    row = explorer.explore(Focus(types=("ASSAULT",))).events[0]
    assert (row.type, row.trigger, row.place, row.counts) == (
        "ASSAULT",
        "bombed",
        "Sava",
        ("7 killed (The Watch)",),
    )
    assert (row.agents, row.recipients) == ((("northland", "Northland"),), (("brigade", "Brigade"),))
    assert (row.first, row.last, row.reason) == (
        date(2021, 6, 27),
        date(2021, 6, 27),
        "Sunday before 28 June 2021",
    )
    assert row.reported_by == ("watch", "The Watch")
    assert RAID[row.anchor.start : row.anchor.end] == "bombed"


def test_a_quote_row_tells_all(explorer: Explorer) -> None:
    row = explorer.explore(Focus(speaker="omar-said")).quotes[0]
    assert (row.words, row.speaker, row.kind) == (
        "Northland must leave",
        ("omar-said", "Omar Said"),
        "direct",
    )
    assert row.names == (("northland", "Northland"),)
    first = explorer.explore(Focus(query="quote:answer")).quotes[0]
    assert (first.source, first.cue) == ("Ana Ruiz", "said")


def test_text_stays_as_it_is(explorer: Explorer) -> None:
    view = explorer.explore(Focus(speaker="ana-ruiz", articles=("talks",)))
    assert view.quotes[0].words == "talks [it] was [/q] useful"
    assert "[it] was [/q]" in view.passages[0].words


@pytest.mark.parametrize(
    ("focus", "passages", "events", "quotes"),
    [
        (Focus(actors=("brigade",)), 2, ["raid#e2"], ["raid#q2", "raid#q3"]),
        (Focus(actors=("brigade", "southland")), 1, ["raid#e2"], []),
        (Focus(speaker="ana-ruiz"), 2, ["raid#e1", "talks#e1", "talks#e2"], ["talks#q1", "raid#q1"]),
        (Focus(speaker="watch"), 1, [], ["raid#q2"]),
        (Focus(about="northland"), 1, [], ["raid#q3"]),
        (Focus(speaker="watch", about="northland"), 0, [], []),
        (Focus(agents=("southland",)), 2, ["raid#e2", "talks#e1", "talks#e2"], ["talks#q1"]),
        (Focus(agents=("southland",), recipients=("northland",)), 1, ["talks#e2"], ["talks#q1"]),
        (Focus(agents=("northland", "southland")), 1, ["talks#e1"], ["talks#q1"]),
        (Focus(types=("AID", "AGREE")), 2, ["raid#e2", "talks#e1"], ["talks#q1"]),
        (Focus(types=("AID",), agents=("northland",)), 0, [], []),
        (Focus(roles=("history",)), 1, ["raid#e2"], []),
        (Focus(articles=("talks",)), 2, ["talks#e1", "talks#e2"], ["talks#q1"]),
        (Focus(account=PinnedHappening("A raid", ("raid#e1",))), 1, ["raid#e1"], ["raid#q1"]),
        (
            Focus(account=PinnedHappening("Both", ("raid#e1", "talks#e1"))),
            2,
            ["raid#e1", "talks#e1"],
            ["talks#q1", "raid#q1"],
        ),
        (Focus(account=PinnedHappening("A raid", ("raid#e1",)), agents=("southland",)), 0, [], []),
        (Focus(account=PinnedHappening("Gone", ("lost#e1", "raid#e77"))), 0, [], []),
        (Focus(passage=PinnedPassage(article="raid", start=20, end=22)), 1, ["raid#e1"], ["raid#q1"]),
        (Focus(first=date(2021, 7, 1)), 2, ["talks#e1", "talks#e2"], ["talks#q1"]),
        (Focus(last=date(2021, 6, 30), query="said"), 2, ["raid#e1"], ["raid#q3", "raid#q1", "raid#q2"]),
        (Focus(actors=("nobody",)), 0, [], []),
    ],
)  # fmt: skip
def test_pins_narrow(
    explorer: Explorer, focus: Focus, passages: int, events: list[str], quotes: list[str]
) -> None:
    view = explorer.explore(focus)
    assert len(view.passages) == passages
    assert [row.id for row in view.events] == events
    assert sorted(row.id for row in view.quotes) == sorted(quotes)
    assert all(
        row.pinned
        == (row.id in {*focus.actors, *focus.agents, *focus.recipients, focus.speaker, focus.about})
        for row in view.actors
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("bombed", ["raid"]),
        ("BOMBING", ["raid"]),
        ("cafe", ["talks"]),
        ("northland talk", ["talks"]),
        ("depot OR talk", ["raid", "raid", "talks", "talks"]),
        ("southland NOT raid", ["raid"]),
        ('"armed the brigade"', ["raid"]),
        ('"southland brigade"', []),
        ('"southland brigade"~4', ["raid"]),
        ("south*", ["raid", "talks"]),
        ("bombs~", []),
        ("bombd~", ["raid"]),
        ("d?pot", ["raid", "raid"]),
        ("speaker:ruiz", ["raid", "talks"]),
        ('speaker:"ana ruiz" talk*', ["talks"]),
        ("Speaker:ANA-RUIZ", ["raid", "talks"]),
        ("speaker:ru*", ["raid", "talks"]),
        ("speaker:ruis~", ["raid", "talks"]),
        ("about:northland", ["raid"]),
        ("by:northland to:brigade", ["raid"]),
        ("event:assault", ["raid"]),
        ("event:attack", ["raid"]),
        ("event:(assault OR reject)", ["raid", "talks"]),
        ("role:history", ["raid"]),
        ("quote:leave", ["raid"]),
        ("title:café", ["talks", "talks"]),
        ("publisher:wire", ["raid"] * 4),
        ("place:sava", ["raid"]),
        ("kind:title", ["raid", "talks"]),
        ("kind:indirect", ["raid", "talks"]),
        ("date:2021-07", ["talks", "talks"]),
        ("date:[2021-05 to 2021-06]", ["raid"] * 4),
        ("date:2021-05..2021-06", ["raid"] * 4),
        ("date:2021-06-29", []),
        ("date:yesterday", []),
        ("speaker:nobody", []),
        ("date:[2021-07 to]", ["talks", "talks"]),
        ("date:2021-07..", ["talks", "talks"]),
        ("“armed the Brigade”", ["raid"]),
        ("depot AND", ["raid", "raid"]),
        ("depot speaker:", ["raid", "raid"]),
        ("(depot", ["raid", "raid"]),
        ('"armed the', ["raid"]),
    ],
)
def test_query_language(explorer: Explorer, line: str, expected: list[str]) -> None:
    view = explorer.explore(Focus(query=line))
    assert sorted(row.anchor.article for row in view.passages) == expected


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("colour:red", "“colour:” is no field"),
        ("speaker:nobody", "nobody here is called “nobody”"),
        ("event:dancing", "is no event"),
        ("event:attack", "“attack” is told as event:ASSAULT, which is asked for"),
        ("event:arrest", "told as event:COERCE"),
        ("date:yesterday", "is no date"),
        ("depot AND", "waits"),
        ('"depot', "not closed"),
        ("(depot", "rackets"),
        ("!!!", "no word"),
        ("x" * 3000, "2,000"),
    ],
)
def test_what_is_not_understood_is_said(explorer: Explorer, line: str, words: str) -> None:
    notice = explorer.explore(Focus(query=line)).notice
    assert notice is not None
    assert words.lower() in notice.lower()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("depot speaker:ruiz", "“depot” and quotes by Ana Ruiz"),
        ("bombing NOT talks", "“bombing” and not “talks”"),
        ("date:2021-07", "date 2021-07-01 to 2021-07-31"),
    ],
)
def test_how_a_query_was_understood(explorer: Explorer, line: str, words: str) -> None:
    assert explorer.explore(Focus(query=line)).understood == words


def test_a_misspelt_word_gets_a_suggestion(explorer: Explorer) -> None:
    assert explorer.explore(Focus(query="brigida depoot")).suggestion == "brigade depot"
    assert explorer.explore(Focus(query="depot")).suggestion is None
    assert explorer.explore(Focus(query="by:hand")).suggestion is None  # nobody of a name like that is meant


def test_matched_words_are_marked(explorer: Explorer) -> None:
    focus = Focus(query='bombing "armed the brigade" NOT depot sou*')
    text = "Bombs fell; Southland armed the Brigade, the depot burnt."
    assert [text[a:b] for a, b in explorer.highlights(focus, text)] == [
        "Bombs",
        "Southland",
        "armed the Brigade",
    ]
    row = explorer.explore(Focus(query="depot")).passages[0]
    assert [row.words[a:b] for a, b in row.hits] == ["depot"]


def test_actors_have_cards(explorer: Explorer) -> None:
    card = explorer.actor("ana-ruiz")
    assert card is not None
    assert (card.name, card.kind, card.description) == ("Ana Ruiz", "person", "spokeswoman of the army")
    assert "Ruiz" in card.names
    assert (card.passages, card.quotes, card.about, card.done, card.suffered) == (2, 2, 0, 0, 0)
    assert explorer.actor("nobody") is None
    assert [one.id for one in explorer.find_actors("rui")] == ["ana-ruiz"]
    assert [one.id for one in explorer.find_actors("ana r")] == ["ana-ruiz"]
    assert explorer.find_actors("") == []


def test_the_command_line_gets_hits_with_scores(explorer: Explorer) -> None:
    hits = explorer.search("depot", limit=1)
    assert [(hit.article, hit.words) for hit in hits] == [("raid", "Raid on a depot")]
    assert hits[0].score > 0
    assert len(explorer.search("depot")) == 2


def test_an_actor_stands_on_its_first_mention(explorer: Explorer) -> None:
    anchors = {row.id: row.anchor for row in explorer.explore(Focus(query="armed")).actors}
    assert RAID[anchors["brigade"].start : anchors["brigade"].end] == "Brigade"
    assert anchors["brigade"].start > RAID.index("In recent years")


def test_a_cancelled_question_has_no_answer(explorer: Explorer) -> None:
    with pytest.raises(Cancelled):
        explorer.explore(Focus(query="depot"), cancelled=lambda: True)


def test_status_counts(explorer: Explorer) -> None:
    status = explorer.status()
    assert (status.articles, status.passages, status.actors, status.events, status.quotes) == (2, 6, 6, 4, 4)


PIECES = st.sampled_from(
    [
        "depot",
        "AND",
        "OR",
        "NOT",
        "speaker:",
        "ruiz",
        '"',
        "(",
        ")",
        "~2",
        "*",
        "?",
        "[",
        "to",
        "]",
        "date:",
        "2021",
        "^",
        "{",
        "\\",
        "'",
        "actor:",
        "event:",
        ":",
        "<",
        ">",
        "kind:",
        "x*",
        "é",
        "\x1b[2J",
        "𝔸",
    ]
)


@given(
    line=st.one_of(
        st.text(max_size=40),
        st.lists(PIECES, max_size=9).map(" ".join),
        st.lists(PIECES, max_size=9).map("".join),
    )
)
def test_any_line_gives_an_answer(explorer: Explorer, line: str) -> None:
    view = explorer.explore(Focus(query=line))
    assert len(list(view.passages)) == len(view.passages)
    for row in view.passages:
        assert all(0 <= a < b <= len(row.words) for a, b in row.hits)
    shown(view)


def test_an_article_without_annotations_or_segments(tmp_path: Path) -> None:
    collection = Collection.create(tmp_path / "desk")
    collection.add(Article(id="bare", text="Only words 😀 and more."))
    collection.add(Article(id="empty", text=""))
    explorer = Explorer(collection, cache=tmp_path / "index")
    explorer.prepare()
    view = explorer.explore(Focus(query="more"))
    assert [row.words for row in view.passages] == ["Only words 😀 and more."]
    assert view.passages[0].published is None
    assert view.days == ()
    assert explorer.explore(Focus(first=date(2000, 1, 1))).articles == 0


def test_an_empty_collection(tmp_path: Path) -> None:
    explorer = Explorer(Collection.create(tmp_path / "desk"), cache=tmp_path / "index")
    assert len(explorer.explore(Focus()).passages) == 0
    assert not explorer.ready  # which it was found out without an index
    explorer.prepare()
    assert explorer.ready
    view = explorer.explore(Focus(query="anything NOT else*"))
    assert (len(view.passages), view.articles, len(view.actors), view.suggestion) == (0, 0, 0, None)


def test_two_who_ask_first_open_the_happenings_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stores: list[object] = []

    def slowly(*_place: object) -> object:
        time.sleep(0.02)
        stores.append(object())
        return stores[-1]

    monkeypatch.setattr("index.happenings.store.HappeningStore", slowly)
    explorer = Explorer(Collection.create(tmp_path / "desk"), cache=tmp_path / "index")
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(lambda _: explorer.happenings, range(2))
    assert first is second
    assert len(stores) == 1


def test_copies_are_told(tmp_path: Path) -> None:
    kept = Collection.create(tmp_path)
    for name, original in (
        ("wire", None),
        ("b-paper", "wire"),
        ("a-paper", "b-paper"),
        ("alone", None),
        ("orphan", "gone"),
        ("twin", "gone"),
    ):
        kept.add(Article(id=name, text=f"News of {name}.", copy_of=original))
    explorer = Explorer(kept, cache=tmp_path / "cache")
    explorer.prepare()
    group = ("wire", "a-paper", "b-paper")
    assert [explorer.copies(one) for one in group] == [group] * 3
    assert explorer.copies("orphan") == explorer.copies("gone") == ("orphan", "twin")
    assert explorer.copies("alone") == explorer.copies("unknown") == ()
    kept.remove("wire")
    explorer.prepare()
    assert explorer.copies("b-paper") == ("a-paper", "b-paper")


def test_a_heading_is_no_background(tmp_path: Path) -> None:
    kept = Collection.create(tmp_path)
    text = "THE MILITIAS\n\nThey were founded in 2014."
    kept.add(
        Article(
            id="one",
            text=text,
            segments=(Segment(start=0, end=12, kind="heading"), Segment(start=14, end=len(text))),
            roles=(Role(start=0, end=12, role="context"), Role(start=14, end=len(text), role="history")),
        )
    )
    explorer = Explorer(kept, cache=tmp_path / "cache")
    explorer.prepare()
    assert [row.words for row in explorer.explore(Focus()).context] == ["They were founded in 2014."]
