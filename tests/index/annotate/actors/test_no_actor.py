"""What looks like a name and is no actor, and which kind the others are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.model import Article

Annotated = Callable[[str], Article]


def named(article: Article) -> dict[str, str]:
    return {
        actor.name: actor.kind
        for actor in article.actors
        if any(one.form == "name" for one in actor.mentions)
    }


NOBODY = [
    "Police said a man was shot on W. Mill St. near 19th Avenue.",
    "A man was shot on Glen Fern Rd on Monday.",
    "Five were hurt in front of the bank on Dec. 3 in the town.",
    "The mine closed.\n\nEditing by Jane Quill and Tom Ode; Photo: Ann Lee",
    "By Jane Quill\n\nThe mine closed on Monday.",
    "The pit. REUTERS/Carlos Mendo\n\nThe mine closed on Monday.",
    "The tax was cut in the Autumn Budget. The Uruguay Round ended. TB is back.",
    "Officers were called to the pit. (Charlie Marr/KCTV5)",
    "The town was flooded by Hurricane Irma. Nothing was built after Irma.",
    "A girl was hurt in the Wells-Goodfellow neighborhood. The wall on the U.S.-Mexico border was shut.",
    "It cost 180 U.S. dollars.",
    "A boy was hurt in the 400 block of Whittington Place. They parked on nearby Sunshine Circle.",
    "CAMPBELL\n\nA man was shot on Monday.",
    "It cost ten mln U.S. Dlrs last year.",
]


@pytest.mark.parametrize("text", NOBODY, ids=[row[:40] for row in NOBODY])
def test_streets_credits_taxes_and_dates_are_no_actors(annotated: Annotated, text: str) -> None:
    assert named(annotated(text)) == {}


KINDS = [
    ("Kodi Garnes, 17, was shot on Monday.", {"Kodi Garnes": "person"}),
    ("Tarvo Ilmarin met the mayor. Tarvo said he was glad.", {"Tarvo Ilmarin": "person"}),
    ("J. McAllen said the road was closed.", {"J. McAllen": "person"}),
    ("Producers Barbara Holm and Michael Grey expect the film soon.", {
        "Barbara Holm": "person", "Michael Grey": "person",
    }),
    ("The Scottish Executive said the road was closed.", {"Scottish Government": "government"}),
    ("A reporter told WQXA that the road was closed.", {"WQXA": "media"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kinds"), KINDS, ids=[row[0][:40] for row in KINDS])
def test_kinds(annotated: Annotated, text: str, kinds: dict[str, str]) -> None:
    assert named(annotated(text)) == kinds


def test_neighbours_are_people_and_no_country(annotated: Annotated) -> None:
    (neighbors,) = annotated("Neighbors said they heard three shots.").actors
    assert (neighbors.name, neighbors.kind) == ("Neighbors", "group")


def test_letters_are_a_party_only_where_its_country_is_spoken_of(annotated: Annotated) -> None:
    assert named(annotated("NPD says the driver was in a green van.")) == {"NPD": "organization"}
    german = "Germany voted on Sunday. The NPD said it was late."
    assert "National Democratic Party of Germany" in named(annotated(german))


LONG = "The rowers came home late. They had seen the lake, and nobody was hurt. " * 12
PASSING = ["Debris would be cleared.", "They sat on the Browning chairs."]
BEARERS = ["They told a son, Rolf, of it.", "Lund told them of it."]


@pytest.mark.parametrize(("text", "count"), [*((one, 0) for one in PASSING), *((one, 1) for one in BEARERS)])
def test_a_word_in_passing_is_nobody_and_who_acts_or_is_told_of_is(
    annotated: Annotated, text: str, count: int
) -> None:
    assert len(named(annotated(f"{LONG}\n\n{text}"))) == count
