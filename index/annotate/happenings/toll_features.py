"""What speaks for a number of killed or wounded: what figures, people told one by one, sums and charges say of it."""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from index.annotate.happenings.harmed_persons import TITLE, Person, are_apart, distinct
from index.annotate.happenings.told import LEAD, ToldHarm, by_word
from index.annotate.happenings.weighing import Features

_EARLY = 8  # the last sentence of a text in which a figure of its news mostly stands
LARGE = 12  # from here on a number is no less likely for its size
ToldNumbers = Sequence[tuple[int, int]]  # numbers with the sentences that tell them


@dataclass(frozen=True)
class Sums:
    """What the numbers of one word of harm come to, where several phrases share it: "a man and two women"."""

    numbers: ToldNumbers
    of_others: ToldNumbers  # of people of whom none can be another: "a father and his baby boy"

    @classmethod
    def of(cls, harms: Iterable[ToldHarm]) -> Sums:
        """The sums of those that are told with one word of harm."""
        several = [parts for parts in by_word(harms) if len(parts) > 1]
        apart = [parts for parts in several if are_apart([one.victims for one in parts])]
        return cls([*map(_sum, several)], [*map(_sum, apart)])


def _sum(parts: Sequence[ToldHarm]) -> tuple[int, int]:
    """What the numbers come to, and the sentence that tells them."""
    return sum(one.number for one in parts), parts[0].sentence


def by_agreement(number: int, numbers: ToldNumbers) -> Features:
    """Whether all figures agree on a number of several, or on another one."""
    several = {one for one, _ in numbers if one > 1}
    return {
        "agreed": float(several == {number}),
        "against_agreed": float(len(several) == 1 and number not in several),
        "below_all": float(bool(several) and number < min(several)),
    }


def by_survivors(number: int, sure: Sequence[Person], others: Sequence[Person]) -> Features:
    """What those told as wounded say, and those of them who are none of the dead: a policeman is no gunman."""
    dead = [one for one in others if one.dead]
    apart = [one for one in sure if one.beside_dead or not any(one.may_be(other) for other in dead)]
    parts = {one.part for one in others if one.dead}
    on_duty = [one for one in sure if one.part is not None and parts and one.part not in parts]
    beside = sum(one.beside_dead for one in others)
    treated = sum(one.treated for one in apart)
    alone = len(dead) == len(apart) == 1
    return {
        "treated": float(number == treated > 0),
        "none_though_treated": float(number == 0 and treated > 0),
        "one_of_each": float(alone and number == 1),
        "none_of_one_each": float(alone and number == 0),
        "beside_dead": float(number == beside > 0),
        "below_beside_dead": float(number < beside),
        "on_duty": float(number == len(on_duty) > 0),
        "none_though_on_duty": float(number == 0 and bool(on_duty)),
        "survivors": float(number == len(sure) > 0),
        "survivors_apart": float(number == len(apart) > 0),
        "none_though_survivors": float(number == 0 and bool(sure)),
        "none_though_apart": float(number == 0 and bool(apart)),
        "below_survivors": float(number < len(sure)),
    }


def by_contrast(number: int, killed: int, told: Sequence[ToldHarm]) -> Features:
    """What sentences say that tell of the dead and of others: "one man was killed and a woman was wounded"."""
    dead: dict[int, set[Token]] = {}
    for harm in told:
        if harm.victims.what == "killed":
            dead.setdefault(harm.sentence, set()).add(harm.victims.noun)
    alive: dict[int, dict[Token, int]] = {}
    for harm in told:
        others = harm.victims.what in ("wounded", "treated") or harm.victims.how == "other"
        explicit = harm.victims.how not in ("pronoun", "definite")
        nouns = dead.get(harm.sentence, set())
        if others and explicit and nouns and harm.victims.noun not in nouns:
            alive.setdefault(harm.sentence, {})[harm.victims.noun] = harm.number
    sums = {sentence: sum(numbers.values()) for sentence, numbers in alive.items()}
    early = max((total for sentence, total in sums.items() if sentence <= LEAD), default=0)
    largest = max(sums.values(), default=0)
    several = number == killed > 1
    return {
        "contrast": float(number == early > 0),
        "contrast_late": float(number == largest > 0),
        "below_contrast": float(number < early),
        "none_though_contrast": float(number == 0 and early > 0),
        "none_though_contrast_late": float(number == 0 and largest > 0),
        "as_the_dead": float(several and number not in sums.values()),
    }


def by_figures(number: int, numbers: ToldNumbers) -> Features:
    """What the figures say for a number."""
    title = [one for one, sentence in numbers if sentence == TITLE]
    lead = [one for one, sentence in numbers if 0 <= sentence <= LEAD]
    body = [one for one, sentence in numbers if sentence >= 0]
    early = [one for one, sentence in numbers if sentence <= _EARLY]
    largest = max((one for one, _ in numbers), default=0)
    return {
        "in_title": float(number in title),
        "in_lead": float(number in lead),
        "times": math.log1p(body.count(number)),
        "first": float(bool(numbers) and numbers[0][0] == number),
        "last": float(bool(body) and body[-1] == number > 1),
        "late": float(number in body and number not in title and number not in early),
        "largest": float(number == largest > 1),
        "below_title": float(bool(title) and number < max(title)),
        "below_lead": float(bool(lead) and number < max(lead)),
        "below_largest": float(number < largest),
        "size": math.log1p(min(number, LARGE)),
        "is_none": float(number == 0),
        "is_one": float(number == 1),
        "is_two": float(number == 2),
    }


def by_persons(number: int, each: Sequence[Person]) -> Features:
    """What the people told one by one say for a number."""
    again = sum(person.mentions > 1 for person in each)
    surely = distinct(each)
    named = distinct(person for person in each if person.names)
    return {
        "persons": float(number == len(each)),
        "persons_early": float(number == sum(person.sentence <= LEAD + 1 for person in each)),
        "persons_again": float(number == again),
        "persons_in_title": float(number == sum(person.sentence == TITLE for person in each) > 0),
        "persons_named": float(number == sum(bool(person.names) for person in each) > 0),
        "persons_aged": float(
            number == sum(person.age is not None or bool(person.names) for person in each) > 0
        ),
        "below_persons": float(number < again),
        "distinct": float(number == surely > 1),
        "below_distinct": float(number < surely),
        "named_apart": float(number == named > 1),
        "below_named": float(number < named),
        "also": float(number == sum(person.is_other for person in each) + 1 > 1),
        "below_also": float(number <= sum(person.is_other for person in each)),
    }


def by_sums(number: int, all_sums: Sums) -> Features:
    """What phrases say that tell several people together: "a mother and her son" are no fewer than two."""
    sums, apart = all_sums.numbers, all_sums.of_others
    early = max((one for one, sentence in sums if sentence <= LEAD), default=0)
    early_apart = max((one for one, sentence in apart if sentence <= LEAD), default=0)
    return {
        "below_sum": float(number < max((one for one, _ in sums), default=0)),
        "below_sum_in_lead": float(number < early),
        "below_apart": float(number < max((one for one, _ in apart), default=0)),
        "below_apart_in_lead": float(number < early_apart),
        "apart": float(number == early_apart > 0),
        "sum": float(any(one == number for one, _ in sums)),
        "sum_first": float(bool(sums) and sums[0][0] == number),
        "sum_in_title": float(any(one == number and sentence == TITLE for one, sentence in sums)),
    }


def by_ordinals(number: int, dead: Sequence[ToldHarm], struck: Container[int]) -> Features:
    """What "a third man died" says; `struck` are the numbers of those shot, of whom he may be the third."""
    least = max((one.victims.least for one in dead), default=0)
    early = max((one.victims.least for one in dead if one.sentence <= LEAD), default=0)
    return {
        "by_ordinal": float(number == least > 1),
        "below_ordinal": float(number < least),
        "below_ordinal_in_lead": float(number < early),
        "by_ordinal_in_lead": float(number == early > 1),
        "ordinal_of_hit": float(number == least > 1 and number in struck),
        "below_ordinal_of_hit": float(number < least and least in struck),
    }


def by_charges(number: int, counts: int) -> Features:
    """Whether so many counts of a crime are charged, or more."""
    return {"charged": float(number == counts > 0), "below_charged": float(number < counts)}


def by_kinds(number: int, kinds: Mapping[str, ToldNumbers]) -> Features:
    """What figures of those shot, treated or called victims say for a number of wounded."""
    features: dict[str, float] = {}
    for name, numbers in kinds.items():
        sentences = [sentence for one, sentence in numbers if one == number]
        features[f"none_{name}"] = float(number == 0 and bool(sentences))
        sentences = sentences if number else []
        features[name] = math.log1p(len(sentences))
        features[f"{name}_in_title"] = float(TITLE in sentences)
        features[f"{name}_in_lead"] = float(any(0 <= sentence <= LEAD for sentence in sentences))
        features[f"{name}_largest"] = float(bool(sentences) and number == max(one for one, _ in numbers))
    return features


def nobody_told(harms: Sequence[ToldHarm]) -> Features:
    """What speaks against nobody: that somebody is told, in the title, in the lead, how often."""
    return {
        "none_though_told": float(bool(harms)),
        "none_though_in_title": float(any(one.sentence == TITLE for one in harms)),
        "none_though_in_lead": float(any(0 <= one.sentence <= LEAD for one in harms)),
        "none_though_often": math.log1p(len(harms)),
    }


def told_late(number: int, harms: Sequence[ToldHarm]) -> Features:
    """What it says where title and lead count those hit, and the first who died is told far behind: of other news."""
    hurt = any(harm.sentence <= LEAD and harm.is_figure and harm.victims.what != "killed" for harm in harms)
    dead = min((harm.sentence for harm in harms if harm.victims.what == "killed"), default=0)
    return {
        "none_though_late": float(number == 0 and hurt and dead > LEAD),
        "none_though_far_behind": float(number == 0 and hurt and dead > _EARLY),
    }
