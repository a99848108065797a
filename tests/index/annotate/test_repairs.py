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
    "Troops shot dead two drivers on Monday.": (["Troops"], ["drivers"], None),
    "Protesters burnt down a school to “traitors”.": (["Protesters"], [], None),
    "Troops burned the bridge to Lund.": (["Troops"], [], None),
    "Troops burned homes in Chad.": (["Troops"], ["Chad"], None),
    "To assist police in jailing robbers, I would urge witnesses to call.": ([], [], None),
    "A man accused of beating, killing his cousin was arrested.": ([], ["man"], None),
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
    "Orsk Brigade attacks village, burns church, kills 12": (["Orsk Brigade"], [], None),
    "Bandits storm school, abduct pupils, injure two guards": (["Bandits"], ["pupils"], None),
    "Rebels raid town, kill mayor": (["Rebels"], ["mayor"], None),
    "Army attacks camp, raids continue": ([], [], None),
    "Rebel attack kills 12, burns church": ([], [], None),
    "Norway And Peru Sign Deal": (["Norway", "Peru"], [], None),
    "Orsk general threatens to jail minister": (["Orsk general"], ["minister"], None),
    "Soldiers shoot dead two suspects in Lund": (["Soldiers"], ["suspects"], None),
    "Man accused of shooting&nbsp;, killing nurse": ([], ["Man"], None),
    "Man suspected of shooting, killing nurse": ([], ["nurse"], None),
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


def test_each_verb_of_a_headline_is_its_subjects_act() -> None:
    article = _annotated()["Orsk Brigade attacks village, burns church, kills 12"]
    acts = [
        (event.of(article.text).split()[0], len(event.agents), [count.low for count in event.counts])
        for event in article.events
    ]
    assert acts == [("attacks", 1, []), ("burns", 1, []), ("kills", 1, [12])]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Oslo police arrested two men. Police attacked a guard.", "Oslo police"),
        ("Oslo police arrested two men. Lima police came. Police attacked a guard.", "police"),
        ("Police attacked a guard. Oslo police arrested two men. Lima police came.", "Police"),
        ("Oslo police arrested two men. Police in Lima attacked a guard.", "Lima police"),
    ],
)
def test_a_bare_police_is_a_towns_only_where_no_other_towns_is_named(text: str, name: str) -> None:
    (article,) = annotate_all([_article(text, "paragraph")])
    names = {actor.id: actor.name for actor in article.actors}
    (attack,) = (event for event in article.events if event.of(article.text) == "attacked")
    assert [names[agent] for agent in attack.agents] == [name]


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


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Russian troops crossed the Okvara on Monday.", ["Russia"]),
        ("Troops fled near Kuvshin. Jim Kuvshin wept.", ["Troops", "Jim Kuvshin"]),
        ("“Stop Okaro” was written on the walls.", ["Okaro"]),
        ("He gave to Save the Children.", ["Save the Children"]),
        ("The Marketing Manager left for Norway.", ["Norway"]),
        ("Guest User wrote from Norway.", ["Norway"]),
    ],
)
def test_waters_slogans_offices_and_users_are_nobodys_names(text: str, names: list[str]) -> None:
    (article,) = annotate_all([_article(text, "paragraph")])
    assert {actor.name for actor in article.actors} <= {*names}
    assert {*names} - {"Troops", "Okaro"} <= {actor.name for actor in article.actors}


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The minister was asked, “Did Orsk shell the camp?” Okaro said he did not know.", ["Okaro"]),
        ("Asked “Did Orsk shell the camp?”, Boris Lund shrugged.", []),
        ("“Did Orsk shell the camp?” Boris Lund asked.", ["Boris Lund"]),
    ],
)
def test_a_question_put_to_somebody_is_neither_its_hearers_nor_its_neighbours(
    text: str, speakers: list[str]
) -> None:
    (article,) = annotate_all([_article(text, "paragraph")])
    names = {actor.id: actor.name for actor in article.actors}
    assert [names[quote.speaker] for quote in article.quotes if quote.speaker] == speakers
    assert all(event.type != "ASSAULT" for event in article.events)


def test_whom_a_dead_suspect_stabbed_is_not_dead() -> None:
    text = "A man suspected in the stabbing of two guards was found dead."
    (article,) = annotate_all([_article(text, "paragraph")])
    assert {
        count.low for happening in article.happenings for count in happening.counts if count.what == "killed"
    } <= {1}
