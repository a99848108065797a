"""Names of persons as news writes them: behind titles, with hyphens, with a month; and what is no part of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.annotate import annotate
from index.model import Article, Segment

Annotated = Callable[[str], Article]


def named(article: Article) -> dict[str, int]:
    """Persons with a name, and how often they are named."""
    found = {}
    for actor in article.actors:
        if actor.kind == "person":
            found[actor.name] = sum(one.form == "name" for one in actor.mentions)
    return {name: count for name, count in found.items() if count}


PERSONS = [
    # given names with a hyphen
    ("Lee Sun-hee said it was over. Lee Sun-hee left.", {"Lee Sun-hee": 2}),
    ("Kim Tae-woo visited Chou Wen-li on Monday.", {"Kim Tae-woo": 1, "Chou Wen-li": 1}),
    ("Jean-Luc Roussel resigned.", {"Jean-Luc Roussel": 1}),
    ("French Interior Minister Jean-Marc Le Goff arrives on Monday.", {"Jean-Marc Le Goff": 1}),
    (
        "Phil Brook-Edward has been here. Brook-Edward told the paper that it was late.",
        {"Phil Brook-Edward": 2},
    ),
    # months and days
    ("“No,” said Ellen March. Ms. March left in March.", {"Ellen March": 2}),
    ("June Hollis and Martha May spoke on June 5.", {"June Hollis": 1, "Martha May": 1}),
    ("In May Robert Hale resigned. By June Anna Hale had left.", {"Robert Hale": 1, "Anna Hale": 1}),
    ("Judge Sunday Halvor convicted two men.", {"Sunday Halvor": 1}),
    (
        "Arthur March-Hale and January Bell spoke with us in January.",
        {"Arthur March-Hale": 1, "January Bell": 1},
    ),
    ("Moon Hae-in met us on Monday. “We will wait,” Moon Hae-in said. Moon left.", {"Moon Hae-in": 3}),
    # offices and ranks before the name
    ("Minister for Fisheries and Food Carla Nunn said no.", {"Carla Nunn": 1}),
    ("Deputy Minister of Water, Energy and Roads Paul Nunn said no.", {"Paul Nunn": 1}),
    ("The Chief of Naval Staff Admiral Victor Osei resigned.", {"Victor Osei": 1}),
    ("Police spokesman Lt. Col. Henry Obuya said so.", {"Henry Obuya": 1}),
    ("Treasurer Martha Quill and Magistrate Ann Bright met.", {"Martha Quill": 1, "Ann Bright": 1}),
    # party and people before the name
    ("Lib Dem Martha Quill voted against it.", {"Martha Quill": 1}),
    ("Vermonter Arthur Bell and Norwegian Anna Hale won.", {"Arthur Bell": 1, "Anna Hale": 1}),
]


@pytest.mark.parametrize(("text", "persons"), PERSONS, ids=[row[0][:40] for row in PERSONS])
def test_a_person_has_the_whole_name_and_no_more(
    annotated: Annotated, text: str, persons: dict[str, int]
) -> None:
    assert named(annotated(text)) == persons


@pytest.mark.parametrize(
    "text",
    [
        "The Hale-era rule ended in March. April was cold.",
        "The talks began May 5 and ended in June.",
        "The office of the Chief of Naval Staff was closed.",
        "Rebels attacked the town of Brod on Tuesday.",
        "The Moon was bright on Sunday.",
        "Staff General is a rank.",
    ],
)
def test_near_misses_name_nobody(annotated: Annotated, text: str) -> None:
    assert named(annotated(text)) in ({}, {"Hale": 1})


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("Former Minister for Women and Youth Carla Nunn said no.", "Former Minister for Women and Youth"),
        ("The Secretary of State for Trade Carla Nunn said no.", "Secretary of State for Trade"),
    ],
)
def test_an_office_of_several_words_describes_and_speaks(
    annotated: Annotated, text: str, description: str
) -> None:
    article = annotated(text)
    (person,) = (actor for actor in article.actors if actor.kind == "person")
    assert (person.name, person.description) == ("Carla Nunn", description)


def test_who_is_named_behind_a_long_office_is_the_speaker(annotated: Annotated) -> None:
    article = annotated("Former Minister for Women and Youth Carla Nunn said the firm had lied.")
    assert [quote.speaker for quote in article.quotes] == ["carla-nunn"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The union accused the firm of fraud.", "firm"),
        ("Rebels robbed the bank of millions.", "bank"),
        ("The judge acquitted the doctor of murder.", "doctor"),
        ("The judge acquitted the minister of finance.", "minister"),
        ("The court condemned the head of the union.", "head of the union"),
    ],
)
def test_what_one_is_accused_of_is_no_part_of_the_name(annotated: Annotated, text: str, name: str) -> None:
    names = {actor.name for actor in annotated(text).actors}
    assert not any(word in one for one in names for word in ("fraud", "millions", "murder"))
    assert name in names or not names


def test_a_surname_never_joins_a_body_that_begins_with_it(annotated: Annotated) -> None:
    article = annotated("The Holmgren Express left Sund on Monday. Mr Holmgren said the road was closed.")
    (quote,) = article.quotes
    actor = article.actor(quote.speaker)
    assert actor is not None
    assert (actor.name, actor.kind) == ("Holmgren", "person")


@pytest.mark.parametrize(
    "text",
    [
        "A spokeswoman for Carla Nunn said no.",
        "A former adviser to President Carla Nunn said no.",
        "The chief of staff to Senator Carla Nunn said no.",
    ],
)
def test_whose_adviser_somebody_is_is_no_adviser(annotated: Annotated, text: str) -> None:
    (nunn,) = (actor for actor in annotated(text).actors if actor.name == "Carla Nunn")
    assert nunn.description in {None, "President", "Senator"}


@pytest.mark.parametrize("daughter", ["Anna Kilborn Sand", "Anna Sand"])
def test_a_surname_alone_is_not_of_somebody_who_is_named_only_later(daughter: str) -> None:
    paragraphs = (
        "Hugo Sand, the former trader, died on Monday.",
        "Sand was born in Peru. Sand sold ships.",
        f"He is survived by his daughter, {daughter}.",
    )
    text, segments, start = "\n\n".join(paragraphs), [], 0
    for paragraph in paragraphs:
        segments.append(Segment(start=start, end=start + len(paragraph)))
        start += len(paragraph) + 2
    article = annotate(Article(id="made", text=text, segments=tuple(segments)))
    assert named(article) == {"Hugo Sand": 3, daughter: 1}
