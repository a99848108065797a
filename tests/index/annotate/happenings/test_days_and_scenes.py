"""What speaks for each day and place that an article names: where it stands, what it is said of, what is beside it."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from index.annotate.dates.find_dates import find_dates
from index.annotate.happenings.days import days_of
from index.annotate.happenings.deeds import Deeds
from index.annotate.happenings.happening_words import words
from index.annotate.happenings.scenes import scenes_of
from index.annotate.happenings.story import Story
from index.annotate.happenings.weighing import Features
from index.annotate.parse.language import parse
from index.annotate.places.find_places import find_places
from index.model import Article, Segment

WEDNESDAY = date(2024, 5, 15)
HARM = Deeds(words("deeds", "assault") | {"kill", "shoot"})
CALM = Deeds(frozenset(("win", "race", "resign")), is_harm=False)
EVERYWHERE = {"times", "size", "early"}  # nearly all have these

IN_QUETTA = "Gunmen killed a guard in Quetta on Saturday."
AT_NINE = (
    "A man was shot on Friday night. It happened at about 9 p.m. in Leeds, police said.\n"
    "Posted: May 12, 2024, 10:15 AM"
)
IN_YORK = (
    "Two boys were killed in York on Sunday. Police arrested a man from Leeds on Monday. "
    "He appeared in a court in Hull on Tuesday. Nobody else is sought. The school was closed. "
    "Two nurses from Ripon came. In 2019 three men were shot in Whitby."
)
IN_KIRKUK = "The mayor, who was elected in May 2023, said that gunmen had killed a Kirkuk resident on May 13."
THE_RACE = "Anna Holm won the race in Oslo on Sunday. She will run in Bergen on 3 June."
RESIGNED = "The minister has resigned. He met farmers in Lund on Monday, weeks after the vote of 3 March."
IN_OHIO = (
    "A bomb killed nine people in Springfield, Ohio, on Monday. The victims were treated at Mercy Hospital "
    "in Dayton. On May 1, a man who lives in Toledo was shot on Elm Street near Kent County."
)
IN_MOSUL = (
    "MOSUL, Iraq (Agency) - Gunmen killed four guards on Saturday, police in Baghdad said. "
    "The guards came from Basra. They were taken to a hospital in Erbil."
)
OF_THE_DEED = {"of_deed", "in_deed_sentence"}
FIRST_OF_DEED = OF_THE_DEED | {"first", "first_of_deed", "sentence_1", "times"}
WHERE_IT_WAS = {"near_deed", "told_of_deed", "where", "where_near_deed"}


def story_of(pipeline: Language, text: str, title: str | None) -> Story:
    """The story of a text whose lines are its segments."""
    segments, at = [], 0
    for line in text.split("\n"):
        segments.append(Segment(start=at, end=at + len(line)))
        at += len(line) + 1
    article = Article(id="made", title=title, text=text, segments=tuple(segments), published=WEDNESDAY)
    parsed = parse(article, pipeline)
    return Story(parsed, find_dates(parsed), find_places(parsed), frozenset())


def speaking(features: Features) -> set[str]:
    """What speaks at all, by name."""
    return {name for name, value in features.items() if value}


@pytest.mark.parametrize(
    ("text", "title", "deeds", "days"),
    [
        (IN_QUETTA, None, HARM, {(11, 11): FIRST_OF_DEED | {"week_before"}}),
        (
            AT_NINE,
            None,
            HARM,
            {
                (10, 11): FIRST_OF_DEED | {"clock", "night", "time_of_day", "week_before"},
                (12, 12): {"clock", "days_before", "no_verb", "posted", "sentence_4", "times", "written"},
                (14, 15): {"only_clock"},
            },
        ),
        (
            IN_YORK,
            None,
            HARM,
            {
                (12, 12): FIRST_OF_DEED | {"days_before"},
                (13, 13): {"days_before", "procedure", "sentence_2", "times"},
                (14, 14): {"day_before", "procedure", "sentence_4", "times"},
            },
        ),
        (IN_KIRKUK, None, HARM, {(13, 13): FIRST_OF_DEED | {"days_before", "had_been", "written"}}),
        (
            THE_RACE,
            "Holm wins in Oslo",
            CALM,
            {
                (12, 12): FIRST_OF_DEED | {"days_before", "calm_first", "calm_of_deed"},
                (3, 3): {"ahead", "sentence_2", "times"},
                (14, 15): {"only_headline", "calm_only_headline"},
            },
        ),
        (
            RESIGNED,
            None,
            CALM,
            {
                (13, 13): {
                    "before_news", "calm_before_news", "calm_first", "days_before", "first", "sentence_2", "times"
                },
                (3, 3): {
                    "before_news", "calm_before_news", "calm_of_other_noun", "long_before", "of_other_noun",
                    "sentence_2", "times", "written",
                },
                (14, 15): {"only_tense", "calm_only_tense"},
            },
        ),
        (
            IN_OHIO,
            None,
            HARM,
            {
                (13, 13): FIRST_OF_DEED | {"days_before"},
                (1, 1): OF_THE_DEED | {"month_before", "sentence_4", "times", "written"},
            },
        ),
    ],
)  # fmt: skip
def test_days_have_what_speaks_for_them(
    pipeline: Language, text: str, title: str | None, deeds: Deeds, days: dict[tuple[int, int], set[str]]
) -> None:
    told = days_of(story_of(pipeline, text, title), deeds)
    assert {(day.first.day, day.last.day): speaking(day.features) for day in told} == days


@pytest.mark.parametrize(
    ("text", "title", "deeds", "scenes"),
    [
        (IN_QUETTA, None, HARM, {"Quetta": WHERE_IT_WAS | {"of_deed_in_lead", "first", "is_city", "sentence_1"}}),
        (AT_NINE, None, HARM, {"Leeds": {"first", "is_city", "sentence_3", "where"}}),
        (
            IN_YORK,
            None,
            HARM,
            {
                "York": WHERE_IT_WAS | {"of_deed_in_lead", "first", "is_city", "sentence_1"},
                "Leeds": {"is_city", "sentence_3"},
                "Hull": {"court", "is_city", "sentence_3", "where"},
            },
        ),
        (
            IN_KIRKUK,
            "Resident killed in Kirkuk",
            HARM,
            {
                "Kirkuk": {
                    "first", "in_title", "is_city", "near_deed", "people", "sentence_1", "title_names",
                    "told_of_deed", "where", "where_in_title",
                }
            },
        ),
        (
            THE_RACE,
            "Holm wins in Oslo",
            CALM,
            {
                "Oslo": WHERE_IT_WAS
                | {"calm_sentence_1", "first", "in_title", "is_city", "of_deed_in_lead", "sentence_1"}
                | {"title_names", "where_in_title"},
                "Bergen": {"is_city", "sentence_3", "where"},
            },
        ),
        (
            IN_OHIO,
            None,
            HARM,
            {
                "Springfield": WHERE_IT_WAS
                | {"of_deed_in_lead", "first", "is_city", "sentence_1", "with_state"},
                "Ohio": {"is_state", "near_deed", "sentence_1"},
                "Dayton": {"hospital", "is_city", "sentence_3", "where"},
                "Elm Street": WHERE_IT_WAS | {"of_deed_in_lead", "is_site", "sentence_3"},
                "Kent County": WHERE_IT_WAS | {"of_deed_in_lead", "is_county", "sentence_3"},
            },
        ),
    ],
)  # fmt: skip
def test_places_have_what_speaks_for_them(
    pipeline: Language, text: str, title: str | None, deeds: Deeds, scenes: dict[str, set[str]]
) -> None:
    told = scenes_of(story_of(pipeline, text, title), deeds)
    features = {scene.best.place.name: speaking(scene.features) for scene in told}
    assert {name: names - EVERYWHERE for name, names in features.items()} == scenes
    assert all({"times", "early"} <= names for names in features.values())


def test_places_say_why_they_are_meant(pipeline: Language) -> None:
    scenes = scenes_of(story_of(pipeline, IN_MOSUL, None), HARM)
    assert {scene.best.place.name: scene.reason for scene in scenes} == {
        "Mosul": "the dateline",
        "Iraq": "the dateline",
        "Baghdad": "told to be where it was in sentence 2",
        "Basra": "named in sentence 3",
        "Erbil": "told to be where it was in sentence 4",
    }
    title = scenes_of(story_of(pipeline, "Gunmen fled.", "Guard killed in Quetta"), HARM)
    assert [scene.reason for scene in title] == ["named in the title"]


def test_days_say_why_they_are_meant(pipeline: Language) -> None:
    days = days_of(story_of(pipeline, AT_NINE, None), HARM)
    assert [day.reason.rpartition("; ")[2] for day in days[:2]] == ["said of “shot”", "told in sentence 4"]
    assert days[2].reason == (
        "a time of day without a day, told on Wednesday 15 May 2024: that day or the one before"
    )
    assert days[2].span is not None
    assert AT_NINE[slice(*days[2].span)] == "9 p.m"
    perfect = days_of(story_of(pipeline, RESIGNED, None), CALM)[-1]
    assert perfect.reason.startswith("“resigned”, told as the news of Wednesday 15 May 2024")
    assert perfect.span is not None
    assert RESIGNED[slice(*perfect.span)] == "resigned"
