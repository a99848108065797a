"""Names, bodies and questions that are told by their build, where the tagger or the parser reads them wrongly."""

from __future__ import annotations

from datetime import date

import pytest

from index.annotate import annotate_all
from index.model import Article, Segment


def _article(text: str) -> Article:
    behind = "\n\nTwo details came later."
    segments = (
        Segment(start=0, end=len(text)),
        Segment(start=len(text) + 2, end=len(text) + len(behind)),
    )
    return Article(id="made", text=text + behind, segments=segments, published=date(2024, 5, 15))


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
    (article,) = annotate_all([_article(text)])
    names = {actor.id: actor.name for actor in article.actors}
    (attack,) = (event for event in article.events if event.of(article.text) == "attacked")
    assert [names[agent] for agent in attack.agents] == [name]


def test_states_before_their_names_say_nothing() -> None:
    text = "He won the Rust Belt states Ohio and Iowa."
    (article,) = annotate_all([_article(text)])
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
    (article,) = annotate_all([_article(text)])
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
    (article,) = annotate_all([_article(text)])
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
    (article,) = annotate_all([_article(text)])
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
    (article,) = annotate_all([_article(text)])
    names = {actor.id: actor.name for actor in article.actors}
    assert [names[quote.speaker] for quote in article.quotes if quote.speaker] == speakers
    assert all(event.type != "ASSAULT" for event in article.events)


def test_whom_a_dead_suspect_stabbed_is_not_dead() -> None:
    text = "A man suspected in the stabbing of two guards was found dead."
    (article,) = annotate_all([_article(text)])
    assert {
        count.low for happening in article.happenings for count in happening.counts if count.what == "killed"
    } <= {1}
