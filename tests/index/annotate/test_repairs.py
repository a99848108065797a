"""Clauses that a parser takes apart wrongly by their build: who does it to whom, who says so, in each of them."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from index.annotate import annotate_all
from index.model import Article, Segment, SegmentKind

Row = tuple[list[str], list[str], str | None]  # agents, recipients, who says so

PROSE: dict[str, Row] = {
    "Shadow Minister for Transport and Infrastructure Wanda Okaro condemned Peru.": (
        ["Wanda Okaro"],
        ["Peru"],
        None,
    ),
    "Minister for Foreign Affairs and Trade Nuala Berg condemned Peru.": (["Nuala Berg"], ["Peru"], None),
    "Assistant Commissioner for Crime Dan Reed accused the gang of murder.": (["Dan Reed"], ["gang"], None),
    "The director of the Mary Hale Foundation accused Peru.": (
        ["director of the Mary Hale Foundation"],
        ["Peru"],
        None,
    ),
    "The head of the agency Hugh Hill founded accused Peru.": ([], [], None),
    "The officers that Marsh, in a speech, condemned were fired.": (["Marsh"], ["officers"], None),
    "The judge whom Marsh, speaking in Lund, attacked has ruled.": (["Marsh"], ["judge"], None),
    "Police said I shot them.": ([], [], "Police"),
    "The governor declared an emergency in Norwick.": (["governor"], [], None),
    "The EU met Orsk. The regulator accused the bank of fraud.": (["regulator"], ["bank"], None),
    "Boris Lund fled after the guard missed, shooting him in the hand.": ([], [], None),
    "Police blocked off streets near the mall.": ([], [], None),
    "The boy's father, a former soldier, shot at the bear.": ([], [], None),
    "Hundreds marched against the killing of a teacher by militants.": ([], [], None),
    "The teenager killed just blocks from a school was identified as Kevin Lund.": ([], ["teenager"], None),
    "Officials issued warnings to residents as severe weather continues.": ([], [], None),
    "Police will step up patrols in that area.": (["Police"], [], None),
    "Bandits abducted twelve pupils.": (["Bandits"], ["pupils"], None),
    "Orsk accused the army of theft and the police of lies.": (["Orsk"], ["army", "police"], None),
}
HEADLINES: dict[str, Row] = {
    "Man who shot guard sentenced to life": ([], ["Man"], None),
    "Norwick protests erupt in violence": ([], [], None),
    "Man, 40, charged after wife stabbed": ([], ["wife"], None),
    "Police hunt gunman after deputy ambushed": ([], ["deputy"], None),
    "Bank ordered to pay $3m to widow": ([], [], None),
    "Man accused of fraud arrested in Lund": ([], ["Man"], None),
    "Rights group: Peru army killed 40": (["Peru"], [], "Rights group"),
    "Army killed 40 villagers: rights group": (["Army"], ["villagers"], "rights group"),
    "Army killed 40 villagers, rights group says": (["Army"], ["villagers"], "rights group"),
    "Gunmen storm hotel in Lund – police": (["Gunmen"], [], "police"),
    "Police arrest ex-mayor, seize documents": (["Police"], ["ex-mayor"], None),
}


def _article(text: str, kind: SegmentKind) -> Article:
    behind = "\n\nTwo details came later."
    segments = (
        Segment(start=0, end=len(text), kind=kind),
        Segment(start=len(text) + 2, end=len(text) + len(behind)),
    )
    return Article(id="made", text=text + behind, segments=segments, published=date(2024, 5, 15))


@cache
def _annotated() -> dict[str, Article]:
    """All the sentences, read at once."""
    texts = [*PROSE, *HEADLINES]
    articles = (_article(text, "paragraph" if text in PROSE else "heading") for text in texts)
    return dict(zip(texts, annotate_all(articles), strict=True))


@pytest.mark.parametrize(("text", "row"), (PROSE | HEADLINES).items())
def test_who_does_it_to_whom_and_who_says_so(text: str, row: Row) -> None:
    article = _annotated()[text]
    names = {actor.id: actor.name for actor in article.actors}
    rows = [
        (
            [names[one] for one in event.agents],
            [names[one] for one in event.recipients],
            names.get(event.reported_by or ""),
        )
        for event in article.events
    ]
    assert row in rows or (not rows and not any(row[:2]))


def test_states_before_their_names_say_nothing() -> None:
    text = "He won the Rust Belt states Ohio and Iowa."
    (article,) = annotate_all([_article(text, "paragraph")])
    assert article.quotes == ()


@pytest.mark.parametrize(
    ("text", "name", "form"),
    [
        ("Han Duck-soo resigned. Lee Jae-min criticised Han on Friday.", "Han Duck-soo", "Han"),
        (
            "Police arrested Juan “El Zurdo” Ortega on Monday. Ortega denied it.",
            "Juan “El Zurdo” Ortega",
            "Ortega",
        ),
        ("Jean-Luc Mélanger spoke. “It will fall,” Mélanger said.", "Jean-Luc Mélanger", "Mélanger"),
    ],
)
def test_a_name_told_by_its_build_is_found_again(text: str, name: str, form: str) -> None:
    (article,) = annotate_all([_article(text, "paragraph")])
    forms = {actor.name: {mention.of(article.text) for mention in actor.mentions} for actor in article.actors}
    assert form in forms[name]
    assert form not in forms


@pytest.mark.parametrize(
    "text",
    [
        "He slept on the Kahilna Glacier.",
        "She left Flushing Meadows on Monday.",
        "The road ends near John F. Kennedy International Airport.",
        "He was given the Pat Hill Award for Service.",
    ],
)
def test_sites_and_prizes_are_no_actors(text: str) -> None:
    (article,) = annotate_all([_article(text, "paragraph")])
    assert article.actors == ()
