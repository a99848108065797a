"""What speaks for a number of dead or wounded: each kind of evidence speaks where it holds, and only there."""

from __future__ import annotations

import math
from functools import cache
from typing import Literal

import pytest
import spacy
from spacy.tokens import Doc

from index.annotate.events.victims import Victims
from index.annotate.happenings import toll_features
from index.annotate.happenings.harmed_persons import TITLE, Person, distinct
from index.annotate.happenings.told import LEAD, ToldHarm, figures
from index.annotate.happenings.toll_features import LARGE, Sums
from index.annotate.happenings.weighing import Features, chances

How = Literal["number", "one", "name", "definite", "pronoun", "other", "bare", "none"]
What = Literal["killed", "wounded", "treated", "hit"]
ANN, TOM, GUNMAN = frozenset({"ann", "lee"}), frozenset({"tom", "lee"}), "attacker"


def speaking(features: Features) -> set[str]:
    """What speaks at all, by name."""
    return {name for name, value in features.items() if value}


@cache
def doc() -> Doc:
    """Words for people: the numbers of two of them differ."""
    return Doc(spacy.blank("en").vocab, words=[f"word{number}" for number in range(40)])


def told(
    what: What, low: int, sentence: int, noun: int, how: How = "number", least: int = 0, high: int | None = -1
) -> ToldHarm:
    """So many people told in a sentence, by the word of this number."""
    highest = low if high == -1 else high
    return ToldHarm(Victims(what, low, highest, 0, 1, how, doc()[0], doc()[noun], least), sentence)


def test_one_person_is_meant_by_up_to_one_or_more() -> None:
    assert told("killed", 4, 0, 1).number == 4
    assert told("killed", 1, 0, 1, high=4).number == 4  # "as many as four"
    assert told("killed", 2, 0, 1, high=4).number == 2
    assert told("killed", 1, 0, 1, high=None).number == 1
    assert told("killed", 1, 0, 1, high=1).number == 1


def test_only_numbers_are_figures() -> None:
    several = [told("killed", 4, 2, 1), told("killed", 1, 3, 2, "name"), told("killed", 0, 3, 3)]
    several.append(told("killed", 1, 5, 4, "other"))
    assert figures(several) == [(4, 2), (1, 5)]
    assert figures(several, less=1) == [(3, 2), (0, 5)]
    assert figures(several, less=2) == [(2, 2)]


@pytest.mark.parametrize(
    ("number", "numbers", "names"),
    [
        (3, [(3, 0), (3, 4)], {"agreed"}),
        (3, [(3, 0), (1, 4)], {"agreed"}),  # one is no figure of several
        (4, [(3, 0), (3, 4)], {"against_agreed"}),
        (2, [(3, 0)], {"against_agreed", "below_all"}),
        (3, [(3, 0), (4, 4)], set()),
        (2, [(3, 0), (4, 4)], {"below_all"}),
        (0, [], set()),
        (1, [(1, 0)], set()),
    ],
)
def test_figures_agree_or_not(number: int, numbers: list[tuple[int, int]], names: set[str]) -> None:
    assert speaking(toll_features.by_agreement(number, numbers)) == names


@pytest.mark.parametrize(
    ("number", "numbers", "names"),
    [
        (2, [(2, TITLE), (2, 0)], {"in_title", "in_lead", "first", "last", "largest", "is_two", "times"}),
        (2, [(2, LEAD)], {"in_lead", "first", "last", "largest", "is_two", "times"}),
        (2, [(2, LEAD + 1)], {"first", "last", "largest", "is_two", "times"}),
        (2, [(2, 9)], {"first", "last", "late", "largest", "is_two", "times"}),
        (2, [(2, 8)], {"first", "last", "largest", "is_two", "times"}),
        (2, [(2, TITLE), (2, 9)], {"in_title", "first", "last", "largest", "is_two", "times"}),
        (1, [(1, 0)], {"in_lead", "first", "is_one", "times"}),
        (3, [(4, TITLE), (3, 1)], {"in_lead", "last", "below_title", "below_largest", "times"}),
        (4, [(4, TITLE), (3, 1)], {"in_title", "first", "largest"}),
        (3, [(3, 5), (4, 1)], {"first", "below_lead", "below_largest", "times"}),
        (0, [(1, 0)], {"below_lead", "below_largest", "is_none"}),
        (0, [], {"is_none"}),
        (5, [], set()),
    ],
)
def test_a_figure_stands_where_it_stands(
    number: int, numbers: list[tuple[int, int]], names: set[str]
) -> None:
    features = toll_features.by_figures(number, numbers)
    assert speaking(features) - {"size"} == names
    assert features["size"] == pytest.approx(math.log(number + 1))


def test_large_numbers_are_no_less_likely_for_their_size() -> None:
    sizes = [toll_features.by_figures(number, [])["size"] for number in (LARGE - 1, LARGE, LARGE + 40)]
    assert sizes[0] < sizes[1] == sizes[2]
    assert toll_features.by_figures(7, [(7, 1), (7, 2), (7, TITLE)])["times"] == pytest.approx(math.log(3))


@pytest.mark.parametrize(
    ("number", "dead", "struck", "names"),
    [
        (3, [(3, 0)], (), {"by_ordinal", "by_ordinal_in_lead"}),
        (3, [(3, LEAD)], (3,), {"by_ordinal", "by_ordinal_in_lead", "ordinal_of_hit"}),
        (3, [(3, LEAD + 1)], (), {"by_ordinal"}),
        (2, [(3, LEAD + 1)], (), {"below_ordinal"}),
        (2, [(3, 1)], (3,), {"below_ordinal", "below_ordinal_in_lead", "below_ordinal_of_hit"}),
        (1, [(1, 0)], (1,), set()),
        (4, [(3, 0)], (3,), set()),
        (0, [], (), set()),
    ],
)
def test_a_third_man_makes_three(
    number: int, dead: list[tuple[int, int]], struck: tuple[int, ...], names: set[str]
) -> None:
    harms = [told("killed", 1, sentence, 1, "other", least) for least, sentence in dead]
    assert speaking(toll_features.by_ordinals(number, harms, struck)) == names


def test_counts_of_a_charge() -> None:
    assert speaking(toll_features.by_charges(3, 3)) == {"charged"}
    assert speaking(toll_features.by_charges(2, 3)) == {"below_charged"}
    assert speaking(toll_features.by_charges(4, 3)) == set()
    assert speaking(toll_features.by_charges(0, 0)) == set()


def test_those_shot_or_treated_may_be_the_wounded() -> None:
    kinds = {"hit": [(2, TITLE), (3, LEAD + 1)], "treated": [(0, 1)]}
    assert speaking(toll_features.by_kinds(2, kinds)) == {"hit", "hit_in_title"}
    assert speaking(toll_features.by_kinds(3, kinds)) == {"hit", "hit_largest"}
    assert speaking(toll_features.by_kinds(0, kinds)) == {"none_treated"}
    assert speaking(toll_features.by_kinds(4, kinds)) == set()
    lead = {"hit": [(2, 0), (2, LEAD)]}
    assert speaking(toll_features.by_kinds(2, lead)) == {"hit", "hit_in_lead", "hit_largest"}
    assert toll_features.by_kinds(2, lead)["hit"] == pytest.approx(math.log(3))


def test_nobody_is_not_likely_where_somebody_is_told() -> None:
    assert speaking(toll_features.nobody_told([])) == set()
    in_title, in_lead, late = (told("killed", 1, at, 1, "one") for at in (TITLE, LEAD, LEAD + 1))
    often = {"none_though_told", "none_though_often"}
    assert speaking(toll_features.nobody_told([in_title])) == often | {"none_though_in_title"}
    assert speaking(toll_features.nobody_told([in_lead])) == often | {"none_though_in_lead"}
    assert speaking(toll_features.nobody_told([late])) == often
    assert toll_features.nobody_told([late, late])["none_though_often"] == pytest.approx(math.log(3))


@pytest.mark.parametrize(
    ("number", "numbers", "apart", "names"),
    [
        (3, [(3, 0)], [], {"sum", "sum_first"}),
        (3, [(2, 0), (3, 4)], [], {"sum"}),
        (2, [(2, 0), (3, LEAD + 1)], [], {"below_sum", "sum", "sum_first"}),
        (2, [(3, LEAD)], [], {"below_sum", "below_sum_in_lead"}),
        (2, [(2, TITLE)], [], {"sum", "sum_first", "sum_in_title"}),
        (2, [(2, TITLE)], [(2, TITLE)], {"sum", "sum_first", "sum_in_title", "apart"}),
        (2, [], [(2, LEAD)], {"apart"}),
        (2, [], [(2, LEAD + 1)], set()),
        (1, [], [(2, LEAD + 1)], {"below_apart"}),
        (1, [], [(2, LEAD)], {"below_apart", "below_apart_in_lead"}),
        (0, [], [], set()),
    ],
)
def test_phrases_add_up(
    number: int, numbers: list[tuple[int, int]], apart: list[tuple[int, int]], names: set[str]
) -> None:
    assert speaking(toll_features.by_sums(number, Sums(numbers, apart))) == names


def person(sentence: int = 0, **told_of: object) -> Person:
    """Somebody in a sentence."""
    made = Person(sentence)
    for name, value in told_of.items():
        setattr(made, name, value)
    return made


@pytest.mark.parametrize(
    ("number", "each", "names"),
    [
        (1, [person(0)], {"persons", "persons_early"}),
        (1, [person(LEAD + 1, mentions=2)], {"persons", "persons_early", "persons_again"}),
        (1, [person(LEAD + 2)], {"persons"}),
        (1, [person(TITLE)], {"persons", "persons_early", "persons_in_title"}),
        (1, [person(names=ANN)], {"persons", "persons_early", "persons_named", "persons_aged"}),
        (1, [person(age=0)], {"persons", "persons_early", "persons_aged"}),
        (
            2,
            [person(names=ANN), person(names=TOM)],
            {"persons", "persons_early", "persons_named", "persons_aged", "distinct", "named_apart"},
        ),
        (
            1,
            [person(names=ANN, mentions=2), person(names=TOM, mentions=2)],
            {"below_persons", "below_distinct", "below_named"},
        ),
        (2, [person(is_other=True)], {"also"}),
        (1, [person(is_other=True)], {"persons", "persons_early", "below_also"}),
        (0, [], {"persons", "persons_early", "persons_again", "below_also"}),
    ],
)
def test_people_told_one_by_one_are_counted(number: int, each: list[Person], names: set[str]) -> None:
    features = speaking(toll_features.by_persons(number, each))
    assert features - {"persons_again"} == names - {"persons_again"}
    assert ("persons_again" in features) == (number == sum(one.mentions > 1 for one in each))


@pytest.mark.parametrize(
    ("number", "sure", "others", "names"),
    [
        (1, [person(treated=True)], [], {"treated", "survivors", "survivors_apart"}),
        (
            0,
            [person(treated=True)],
            [],
            {"none_though_treated", "none_though_survivors", "none_though_apart", "below_survivors"},
        ),
        (
            1,
            [person(sex="f")],
            [person(sex="m", dead=True)],
            {"one_of_each", "survivors", "survivors_apart"},
        ),
        (
            0,
            [person(sex="f")],
            [person(sex="m", dead=True)],
            {"none_of_one_each", "none_though_survivors", "none_though_apart", "below_survivors"},
        ),
        (1, [person()], [person(dead=True)], {"survivors"}),  # it may be the dead one
        (0, [person()], [person(dead=True)], {"none_though_survivors", "below_survivors"}),
        (
            1,
            [person(beside_dead=True)],
            [person(dead=True), person(beside_dead=True)],
            {"one_of_each", "survivors", "survivors_apart", "beside_dead"},
        ),
        (
            1,
            [person(part="officer")],
            [person(part="attacker", dead=True)],
            {"one_of_each", "on_duty", "survivors", "survivors_apart"},
        ),
        (
            0,
            [person(part="officer")],
            [person(part="attacker", dead=True)],
            {
                "none_of_one_each",
                "none_though_on_duty",
                "none_though_survivors",
                "none_though_apart",
                "below_survivors",
            },
        ),
        (0, [], [person(beside_dead=True)], {"below_beside_dead"}),
        (0, [], [], set()),
        (2, [person(), person()], [], {"survivors", "survivors_apart"}),
    ],
)
def test_who_lives_is_none_of_the_dead(
    number: int, sure: list[Person], others: list[Person], names: set[str]
) -> None:
    assert speaking(toll_features.by_survivors(number, sure, others)) == names


@pytest.mark.parametrize(
    ("number", "killed", "harms", "names"),
    [
        (2, 1, [told("killed", 1, 0, 1), told("wounded", 2, 0, 2)], {"contrast", "contrast_late"}),
        (2, 1, [told("killed", 1, 5, 1), told("treated", 2, 5, 2)], {"contrast_late"}),
        (2, 1, [told("killed", 1, LEAD, 1), told("hit", 2, LEAD, 2)], set()),
        (1, 1, [told("killed", 1, LEAD, 1), told("hit", 1, LEAD, 2, "other")], {"contrast", "contrast_late"}),
        (1, 1, [told("killed", 1, LEAD, 1), told("wounded", 2, LEAD, 2)], {"below_contrast"}),
        (
            0,
            1,
            [told("killed", 1, 0, 1), told("wounded", 2, 0, 2)],
            {"below_contrast", "none_though_contrast", "none_though_contrast_late"},
        ),
        (
            0,
            1,
            [told("killed", 1, LEAD + 1, 1), told("wounded", 2, LEAD + 1, 2)],
            {"none_though_contrast_late"},
        ),
        (2, 1, [told("killed", 1, 0, 1), told("wounded", 2, 0, 1)], set()),  # the same people
        (2, 1, [told("killed", 1, 0, 1), told("wounded", 2, 1, 2)], set()),  # another sentence
        (1, 1, [told("killed", 1, 0, 1), told("wounded", 1, 0, 2, "pronoun")], set()),
        (1, 1, [told("killed", 1, 0, 1), told("wounded", 1, 0, 2, "definite")], set()),
        (2, 2, [], {"as_the_dead"}),
        (1, 1, [], set()),
        (2, 2, [told("killed", 2, 5, 1), told("wounded", 2, 5, 2)], {"contrast_late"}),
        (
            3,
            1,
            [told("killed", 1, 0, 1), told("wounded", 2, 0, 2), told("wounded", 1, 0, 3)],
            {"contrast", "contrast_late"},
        ),
    ],
)
def test_others_in_the_sentence_of_the_dead_live(
    number: int, killed: int, harms: list[ToldHarm], names: set[str]
) -> None:
    assert speaking(toll_features.by_contrast(number, killed, harms)) == names


@pytest.mark.parametrize(
    ("one", "other", "may_be"),
    [
        (person(), person(), True),
        (person(age=20), person(age=21), False),
        (person(age=20), person(), True),
        (person(age=0), person(age=1), False),
        (person(sex="f"), person(sex="m"), False),
        (person(sex="f"), person(), True),
        (person(part="officer"), person(part="attacker"), False),
        (person(part="officer"), person(part="officer"), True),
        (person(minor=True), person(minor=False), False),
        (person(minor=True), person(minor=False, age=20), False),
        (person(minor=True), person(minor=False, age=19), True),  # "a boy of 19", "the man"
        (person(minor=True, age=17), person(minor=False), True),
        (person(minor=True, age=16), person(minor=False), False),
        (person(names=ANN), person(names=TOM), False),
        (person(names=ANN), person(names=frozenset({"lee"})), True),
        (person(names=ANN), person(names=frozenset({"ann", "lee", "marsh"})), True),
        (person(names=ANN), person(names=frozenset({"holm"})), False),
        (person(names=ANN), person(), True),
    ],
)
def test_two_may_be_one_unless_something_speaks_against_it(one: Person, other: Person, may_be: bool) -> None:
    assert one.may_be(other) == other.may_be(one) == may_be
    assert distinct([one, other]) == (1 if may_be else 2)


def test_what_is_told_of_one_person_comes_together() -> None:
    first = person(1, age=0, names=frozenset({"lee"}), hurt=True)
    first.join(person(4, age=30, sex="f", minor=True, names=ANN, part=GUNMAN, dead=True, treated=True))
    assert (first.age, first.sex, first.minor, first.names, first.part) == (0, "f", True, ANN, GUNMAN)
    assert (first.dead, first.hurt, first.treated, first.stopped) == (True, True, True, False)
    assert (first.sentence, first.latest, first.mentions) == (1, 4, 2)
    assert first.is_doer
    assert not person(part="officer").is_doer
    assert person(stopped=True).is_doer


def test_chances_add_up_with_that_of_none() -> None:
    assert chances("day", []) == []
    likely, unlikely = chances("day", [{"of_deed": 1.0, "happens": 1.0}, {"posted": 1.0}])
    assert 0 < unlikely < likely < 1
    assert likely + unlikely < 1
    assert sum(chances("day", [{}, {}])) < 1
    assert len({*chances("day", [{}, {"no such feature": 9.0}])}) == 1
