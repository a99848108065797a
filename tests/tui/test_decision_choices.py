"""What is offered to be decided, and what comes of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.errors import Undecidable
from index.journal.apply import applied
from index.journal.decision_words import in_words
from index.journal.decisions import Grouped, Same
from index.model import Actor, Article
from index.view import Anchor
from tests.index.journal.made import HARBOUR, harbour
from tui.current_item import Item, of_place
from tui.decision_choices import choices, of_words, title_of
from tui.offered_choices import Menu, OfferedChoice, Take, Write


def chosen(offered: tuple[OfferedChoice, ...], label: str) -> OfferedChoice:
    return next(choice for choice in offered if choice.label.startswith(label))


def nobody(_word: str) -> tuple[()]:
    """A collection in which nobody is found."""
    return ()


def taken(article: Article, choice: OfferedChoice, *path: str, part: str = "") -> Article:
    """The article after a choice, and those behind it, were taken."""
    for label in path:
        assert isinstance(choice, Menu)
        choice = chosen(choice.further(), label)
    assert isinstance(choice, Take)
    decision = choice.make(article, part)
    assert decision is not None
    return applied(article, decision)


def test_words_that_were_selected_become_a_quote_or_an_event() -> None:
    article, words = harbour(), "The port opened on Friday"
    start = HARBOUR.index(words)
    offered = of_words(
        article, (start, start + len(words)), of_place("harbour", start, start + len(words)), nobody
    )
    quote = taken(article, chosen(offered, "A quote"), "Tom Brand").quotes[-1]
    assert (quote.of(HARBOUR), quote.speaker, quote.by) == (words, "tom-brand", "hand")
    events = taken(article, chosen(offered, "An event"), "CONCEDE").events
    assert [event.of(HARBOUR) for event in events if event.by == "hand"] == [words]


def test_words_that_were_selected_name_somebody_new_or_known_but_nobody_else() -> None:
    article = harbour()

    def offered(words: str) -> OfferedChoice:
        start = HARBOUR.index(words)
        place = of_place("harbour", start, start + len(words))
        return chosen(of_words(article, (start, start + len(words)), place, nobody), "An actor")

    added = taken(article, offered("Arvik"), "Arvik, new: country").actors[-1]
    assert (added.id, added.kind, added.by) == ("arvik", "country", "hand")
    assert [mention.of(HARBOUR) for mention in added.mentions] == ["Arvik"]
    brand = taken(article, offered("The port"), "Tom Brand").actor("tom-brand")
    assert brand is not None
    assert [mention.of(HARBOUR) for mention in brand.mentions] == ["Tom Brand", "The port"]
    with pytest.raises(Undecidable):
        taken(article, offered("Ana Duarte"), "Tom Brand")


def test_a_quote_goes_from_here_to_there() -> None:
    article = harbour()
    start, end = HARBOUR.index("the port"), HARBOUR.index(" shut")
    item = Item("quote", "harbour#q1", Anchor("harbour", start, end + 5))
    changed = taken(article, chosen(of_words(article, (start, end), item, nobody), "The quote goes"))
    assert changed.quotes[0].of(HARBOUR) == "the port would stay"
    assert changed.quotes[0].speaker == "ana-duarte"


def test_of_a_passage_what_is_stated_of_its_article_is_decided() -> None:
    article, item = harbour(), Item("passage", "harbour:0", Anchor("harbour", 0, 9))
    stated = {
        "Another title": "Port shut",
        "Published on": "2022-05-09",
        "Published by": "",
        "Written by": "A B; C D",
    }
    for label, words in stated.items():
        choice = chosen(choices([(item, article)], nobody), label)
        assert isinstance(choice, Write)
        decision = choice.make(words)(article, "")
        assert decision is not None
        assert words in in_words(decision)
        article = applied(article, decision)
    assert (article.title, str(article.published), article.publisher) == ("Port shut", "2022-05-09", None)
    assert article.authors == ("A B", "C D")


def test_events_that_are_selected_are_one_happening() -> None:
    article = harbour()
    items = [
        Item(
            "event",
            f"harbour#{event.id}",
            Anchor("harbour", event.start, event.end),
            event.of(HARBOUR),
            type=event.type,
        )
        for event in article.events[:2]
    ]
    choice = chosen(choices([(item, article) for item in items], nobody), "All of them")
    assert isinstance(choice, Take)
    decision = choice.make(article, "e1")
    assert isinstance(decision, Grouped)
    assert [report.words for report in decision.reports] == ["struck", "beat"]
    assert choice.make(article, "e2") is None  # it is one decision, not one for each


def test_an_event_told_with_others_can_be_a_happening_of_its_own() -> None:
    article = harbour()
    items = [
        Item("event", f"harbour#{event.id}", Anchor("harbour", event.start, event.end), type=event.type)
        for event in article.events
    ]
    alone = taken(
        article, chosen(choices([(items[0], article)], nobody), "A happening of its own"), part="e1"
    )
    assert [one.events for one in alone.happenings] == [("e2",), ("e3",), ("e1",)]
    assert "A happening of its own" not in [one.label for one in choices([(items[1], article)], nobody)]
    several = choices([(item, article) for item in items[1:]], nobody)
    assert "A happening of their own" not in [one.label for one in several]  # they are of two types
    strike, beating, opening = article.events
    article = article.model_copy(
        update={"events": (strike, beating, opening.model_copy(update={"type": "ASSAULT"}))}
    )
    several = choices([(replace(item, type="ASSAULT"), article) for item in items[1:]], nobody)
    both = taken(article, chosen(several, "A happening of their own"), part="e2")
    assert [one.events for one in both.happenings] == [("e2", "e3"), ("e1",)]


def test_of_a_quote_its_kind_is_decided_and_whoever_the_text_names_is_named() -> None:
    first, *others = harbour().quotes
    article = harbour().model_copy(update={"quotes": (first.model_copy(update={"speaker": None}), *others)})
    item = Item("quote", "harbour#q1", Anchor("harbour", first.start, first.end))
    offered = choices([(item, article)], nobody)
    assert chosen(offered, "Right as it is").label == "Right as it is: said by Ana Duarte"
    changed = taken(article, chosen(offered, "Not indirect"), "mixed", part="q1").quotes[0]
    assert (changed.kind, changed.by) == ("mixed", "hand")


@pytest.mark.parametrize(
    ("rows", "reports", "title"),
    [
        (1, 0, "Correct"),
        (1, 3, "Correct this report, one of 3"),
        (2, 3, "Correct 2 rows in one step"),
    ],
)
def test_of_a_happening_it_says_that_one_report_is_corrected(rows: int, reports: int, title: str) -> None:
    assert title_of(rows, reports) == title


def event_item(article: Article, number: int) -> Item:
    event = article.events[number]
    return Item("event", f"harbour#{event.id}", Anchor("harbour", event.start, event.end), type=event.type)


def test_an_event_has_several_doers_and_one_of_them_can_go_again() -> None:
    article = harbour()
    item = event_item(article, 0)
    first = article.events[0].agents
    label = "Done by somebody else too" if first else "Done by somebody else"
    several = taken(
        article, chosen(choices([(item, article)], nobody), label), "Tom Brand", part=article.events[0].id
    )
    assert several.events[0].agents == (*first, "tom-brand")
    write = chosen(chosen(choices([(item, article)], nobody), "Done by").further(), "somebody else")  # type: ignore[union-attr]
    assert isinstance(write, Write)
    decision = write.make("Ana Duarte (ana-duarte); tom brand; Ida New")(article, article.events[0].id)
    assert decision is not None
    written = applied(article, decision)
    assert written.events[0].agents == ("ana-duarte", "tom-brand", "ida-new")
    fewer = taken(
        written,
        chosen(choices([(item, written)], nobody), "Not done by Tom Brand"),
        part=article.events[0].id,
    )
    assert fewer.events[0].agents == ("ana-duarte", "ida-new")


def test_to_whom_it_was_done_is_no_doer_more() -> None:
    article = harbour()
    for label, near in {
        "Done by somebody else too": ["Police", "Ana Duarte"],
        "Done by somebody else …": ["Police", "Ana Duarte", "nobody"],
    }.items():
        menu = chosen(choices([(event_item(article, 1), article)], nobody), label)
        assert isinstance(menu, Menu)
        *others, write = menu.further()
        assert [choice.label for choice in others] == near
        assert isinstance(write, Write)
        with pytest.raises(Undecidable, match="dockers is on the other side"):
            write.make("dockers")(article, "e2")


def test_an_event_that_was_done_the_other_way_round_is_turned_in_one_step() -> None:
    article = harbour()
    event = article.events[1]
    turn = chosen(choices([(event_item(article, 1), article)], nobody), "The other way round: dockers → ")
    turned = taken(article, turn, part=event.id).events[1]
    assert (turned.agents, turned.recipients) == (event.recipients, event.agents)


def test_of_several_events_only_what_fits_all_is_offered() -> None:
    article = harbour()
    first, second = article.events[:2]
    article = article.model_copy(
        update={"events": (first.model_copy(update={"agents": (), "recipients": ()}), second)}
    )
    rows = [(event_item(article, number), article) for number in range(2)]
    alone = {choice.label for choice in choices(rows[1:], nobody)}
    assert any(label.startswith("The other way round: ") for label in alone)
    assert "Done by somebody else too …" in alone
    both = choices(rows, nobody)
    labels = {choice.label for choice in both}
    assert not {"The other way round", "Done by somebody else too …", "No such event"} & labels
    assert {"None of them is such an event", "All of them are one happening"} <= labels
    kinds = chosen(both, "Of another type")
    assert [taken(article, kinds, "AID", part=event.id).events[number].type for number, event in
            enumerate(article.events)] == ["AID", "AID"]  # fmt: skip


def test_who_is_the_same_is_written_and_must_be_somebody_of_the_collection() -> None:
    article = harbour()
    elsewhere = article.actors[0].model_copy(update={"id": "t-brand", "name": "T. Brand"})

    def find(word: str) -> list[Actor]:
        return [elsewhere] if elsewhere.name.lower().startswith(word.lower()) else []

    item = Item("actor", "tom-brand", Anchor("harbour", 0, 1), actor=("tom-brand", "Tom Brand"))
    menu = chosen(choices([(item, article)], find), "The same as")
    assert isinstance(menu, Menu)
    write = menu.further()[-1]
    assert isinstance(write, Write)
    assert write.ways is not None
    assert list(write.ways("t. b")) == ["T. Brand (t-brand)"]
    for words in ("T. Brand (t-brand)", "t. brand"):
        decision = write.make(words)(article, "tom-brand")
        assert isinstance(decision, Same)
        assert [actor.id for actor in decision.actors] == ["t-brand", "tom-brand"]
    with pytest.raises(Undecidable, match="Nobody here is called “Brandy”"):
        write.make("Brandy")


def test_a_place_by_hand_lies_where_the_gazetteer_has_it() -> None:
    article = harbour()
    write = chosen(choices([(event_item(article, 0), article)], nobody), "In another place")
    assert isinstance(write, Write)
    assert write.ways is not None
    assert write.ways("paris, te")[0] == "Paris, Texas"
    for words, is_placed in {"Paris, Texas": True, "the old quay": False}.items():
        decision = write.make(words)(article, article.events[0].id)
        assert decision is not None
        place = applied(article, decision).events[0].place
        assert place is not None
        assert (place.name, place.latitude is not None) == (words, is_placed)
