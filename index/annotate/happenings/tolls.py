"""How many were killed and wounded in a happening: the numbers that its text may mean, and what speaks for each."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from index.annotate.events.harm import REFLEXIVE, harm_words
from index.annotate.events.lemmas import lemma
from index.annotate.happenings.charges import Charges
from index.annotate.happenings.harmed_persons import Person, are_apart, persons_of
from index.annotate.happenings.told import LEAD, TITLE, ToldHarm, by_word, figures, told_together
from index.annotate.happenings.weighing import Features

LARGEST = 100_000  # of a toll that is weighed
_EARLY = 8  # the last sentence of a text in which a figure of its news mostly stands
LARGE = 12  # from here on a number is no less likely for its size
_HURT = frozenset(("wounded", "hit", "treated", "victims"))
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


@dataclass(frozen=True)
class TollEvidence:
    """The phrase that tells a number, where one does, and why the number holds, in words."""

    told: ToldHarm | None
    reason: str


class Tolls:
    """The candidates for the toll of one happening."""

    def __init__(self, harms: Sequence[ToldHarm], charges: Charges) -> None:
        self._charges = charges
        self.told = told_together([one for one in harms if one.victims.how != "none"])
        self._nobody = {one.victims.what for one in harms if one.victims.how == "none"}

    @cached_property
    def persons(self) -> list[Person]:
        """The single people told as harmed, each once."""
        return persons_of(
            (harm.victims, harm.sentence) for harm in self.told if harm.victims.what in _HURT | {"killed"}
        )

    def of(self, *whats: str) -> list[ToldHarm]:
        """What is told of these kinds of harm."""
        return [one for one in self.told if one.victims.what in whats]

    def killed(self) -> dict[int, Features]:
        """The numbers of dead that may be meant, with what speaks for each."""
        dead = self.of("killed")
        each = [person for person in self.persons if person.dead]
        numbers, sums = figures(dead), Sums.of(dead)
        largest = max((number for number, _ in numbers), default=0)
        least = max((one.victims.least for one in dead), default=0)
        doers = sum(person.is_doer for person in each)
        others = max(len(each) - doers, largest)
        with_self = bool(self.of("self"))
        by_suicide = any(_is_suicide(one) for one in self.of("self", "killed"))
        by_own_hand = self._own_shots()
        with_killer = any(
            harm.number == 1 and lemma(harm.victims.noun) in harm_words("killers") for harm in dead
        )
        beyond = max(len(each), largest) + 1
        struck = {number for number, _ in figures(self.of("hit", "treated", "victims"))}
        candidates = {
            *_candidates(numbers, each, sums.numbers),
            least,
            len(each) + with_self,
            largest + (with_self or with_killer or by_suicide),
            others,
            self._charges.murders,
        }
        candidates_with_features: dict[int, Features] = {}
        for number in sorted(one for one in candidates if one <= LARGEST):
            candidates_with_features[number] = {
                **_by_figures(number, numbers),
                **_by_persons(number, each),
                **_by_sums(number, sums),
                **(_nobody_told(dead) if number == 0 else {}),
                **by_own_hand(number),
                **_by_ordinals(number, dead, struck),
                **_by_agreement(number, numbers),
                **_by_charges(number, self._charges.murders),
                "without_doers": float(doers and number == others > 0),
                "with_doers": float(doers and number == others + doers > doers),
                "by_self": float(with_self and number == beyond),
                "not_self": float(with_self and number == beyond - 1),
                "by_suicide": float(by_suicide and number == largest + 1 > 1),
                "not_suicide": float(by_suicide and number == largest > 0),
                "by_killer": float(with_killer and number == largest + 1 > 1),
            }
        return candidates_with_features

    def wounded(self, killed: int) -> dict[int, Features]:
        """The numbers of wounded that may be meant where so many were killed, with what speaks for each."""
        hurt, hit, others = self.of("wounded"), self.of("hit"), self.of("treated", "victims")
        each = [person for person in self.persons if not person.dead]
        figures_of_hurt, sums = figures(hurt), Sums.of([*hurt, *hit])
        kinds: dict[str, ToldNumbers] = {
            "hit": figures(hit),
            "hit_less_dead": figures(hit, killed) if killed else [],
            "others_hit": figures(one for one in hit if one.victims.how == "other"),
            "victims": figures(others),
            "victims_less_dead": figures(others, killed) if killed else [],
        }
        together = Counter[int]()
        for sentence, number in {(harm.sentence, harm.number) for harm in hurt if harm.number > 1}:
            together[sentence] += number
        together.update(harm.sentence for harm in hurt if harm.number == 1)
        for harm in hit:  # "three children shot, one injured"
            if harm.is_figure and together[harm.sentence]:
                together[harm.sentence] += harm.number
        sure = [person for person in each if person.hurt]
        by_own_hand = self._own_shots()
        # "one woman was shot … three others were shot" of four
        beside = {number for number, _ in kinds["others_hit"]}
        all_hit = {number for number, _ in (*figures_of_hurt, *kinds["hit"], *kinds["victims"])}
        ordinal = max((one.victims.least for one in self.told), default=0) - killed
        candidates = {*_candidates(figures_of_hurt, each, sums.numbers), *together.values(), max(ordinal, 0)}
        candidates |= {number for numbers in kinds.values() for number, _ in numbers}
        candidates.add(self._charges.attempts)
        candidates_with_features: dict[int, Features] = {}
        for number in sorted(one for one in candidates if one <= LARGEST):
            candidates_with_features[number] = {
                **_by_figures(number, figures_of_hurt),
                **_by_persons(number, each),
                **_by_sums(number, sums),
                **_by_kinds(number, kinds),
                **_by_charges(number, self._charges.attempts),
                **(self._nobody_hurt(hurt, hit, killed) if number == 0 else {}),
                **by_own_hand(number),
                **_by_agreement(number, [*figures_of_hurt, *kinds["hit"]]),
                **_by_survivors(number, sure, self.persons),
                "by_sentence": float(number > 1 and number in together.values()),
                "by_ordinal": float(number == ordinal > 0),
                "one_alive": float(number == 1 and killed == 0),
                "beside_one": float(number in beside and number + 1 in all_hit),
            }
        return candidates_with_features

    def evidence(self, what: str, number: int, killed: int) -> TollEvidence:
        """What tells a number: a figure, else a figure of those shot or treated, else people told one by one."""
        if figure := self._figure(number, what):
            return TollEvidence(figure, "as told" if figure.in_text else "told in the title")
        if what == "wounded":
            if figure := self._figure(number, "hit", "treated", "victims"):
                return TollEvidence(figure, f"told as “{figure.victims.harm.text}”{_where(figure)}")
            if killed and (figure := self._figure(number + killed, "hit", "treated", "victims")):
                return TollEvidence(
                    figure, f"{number + killed} told as “{figure.victims.harm.text}”, {killed} of them dead"
                )
        alive = what == "wounded"
        single = [one for one in self.of(*(_HURT if alive else {"killed"})) if one.number == 1]
        figure = next((one for one in single if one.in_text), None)
        if number == 1 and figure is not None:
            return TollEvidence(figure, f"one person told as “{figure.victims.harm.text}”")
        if number > 1 and number == (self._charges.attempts if alive else self._charges.murders):
            crime = "attempted murder" if alive else "murder"
            return TollEvidence(None, f"{number} counts of {crime} charged")
        return TollEvidence(None, f"{number} people told one by one")

    def _figure(self, number: int, *whats: str) -> ToldHarm | None:
        """The first phrase that tells a number of people, one of the text before one of a title beside it."""
        figures_told = [
            harm for harm in self.of(*whats) if harm.number == number and (harm.is_figure or number == 1)
        ]
        return min(
            figures_told, key=lambda one: (not one.in_text, not one.is_figure, one.sentence), default=None
        )

    def _own_shots(self) -> Callable[[int], Features]:
        """What it says for one that somebody shot themselves, and for a word of suicide beside it."""
        at_self = [one for one in self.of("hit") if _is_done_to_self(one)]
        alone = bool(at_self) and not any(one.is_figure for one in self.told)

        def features(number: int) -> Features:
            return {
                "own_shot": float(bool(at_self) and number == 1),
                "own_shot_alone": float(alone and number == 1),
            }

        return features

    def _nobody_hurt(self, hurt: Sequence[ToldHarm], hit: Sequence[ToldHarm], killed: int) -> Features:
        return {
            **_nobody_told(hurt),
            "none_beside_dead": float(killed > 0),
            "none_beside_one_dead": float(killed == 1),
            "none_though_hit": float(bool(hit)),
            "none_though_hit_alive": float(bool(hit) and killed == 0),
            "none_though_figures": float(bool(figures([*hurt, *hit]))),
            "none_denied": float("wounded" in self._nobody),
        }


def _is_suicide(harm: ToldHarm) -> bool:
    """As in "took his own life", "killed her children and then herself": one more than the figure of those killed."""
    word = harm.victims.harm
    if harm.victims.what == "self":
        return lemma(word) != "turn"
    several = [
        word_below
        for word_below in word.subtree
        if word_below.lower_ in REFLEXIVE and word_below.dep_ in ("conj", "appos", "dep")
    ]
    return bool(several) and harm.victims.how != "none"


def _is_done_to_self(harm: ToldHarm) -> bool:
    return any(one.lower_ in REFLEXIVE for one in harm.victims.harm.children)


def _by_agreement(number: int, numbers: ToldNumbers) -> Features:
    """Whether all figures agree on a number of several, or on another one."""
    several = {one for one, _ in numbers if one > 1}
    return {
        "agreed": float(several == {number}),
        "against_agreed": float(len(several) == 1 and number not in several),
        "below_all": float(bool(several) and number < min(several)),
    }


def _by_survivors(number: int, sure: Sequence[Person], others: Sequence[Person]) -> Features:
    """What those told as wounded say, and those of them who are none of the dead: a policeman is no gunman."""
    dead = [one for one in others if one.dead]
    apart = [one for one in sure if one.beside_dead or not any(one.may_be(other) for other in dead)]
    parts = {one.part for one in others if one.dead}
    on_duty = [one for one in sure if one.part is not None and parts and one.part not in parts]
    beside = sum(one.beside_dead for one in others)
    return {
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


def _where(harm: ToldHarm) -> str:
    return "" if harm.in_text else " in the title"


def _candidates(numbers: ToldNumbers, each: Sequence[Person], sums: ToldNumbers) -> set[int]:
    """The numbers told, and those of the people told one by one; nobody."""
    early = sum(person.sentence <= LEAD + 1 for person in each)
    again = sum(person.mentions > 1 for person in each)
    single = {1} if each else set[int]()
    return {0, *single, len(each), early, again, *(number for number, _ in (*numbers, *sums))}


def _by_figures(number: int, numbers: ToldNumbers) -> Features:
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


def _by_persons(number: int, each: Sequence[Person]) -> Features:
    """What the people told one by one say for a number."""
    again = sum(person.mentions > 1 for person in each)
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
    }


def _by_sums(number: int, all_sums: Sums) -> Features:
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


def _by_ordinals(number: int, dead: Sequence[ToldHarm], struck: Container[int]) -> Features:
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


def _by_charges(number: int, counts: int) -> Features:
    return {"charged": float(number == counts > 0), "below_charged": float(number < counts)}


def _by_kinds(number: int, kinds: Mapping[str, ToldNumbers]) -> Features:
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


def _nobody_told(harms: Sequence[ToldHarm]) -> Features:
    """What speaks against nobody: that somebody is told, in the title, in the lead, how often."""
    return {
        "none_though_told": float(bool(harms)),
        "none_though_in_title": float(any(one.sentence == TITLE for one in harms)),
        "none_though_in_lead": float(any(0 <= one.sentence <= LEAD for one in harms)),
        "none_though_often": math.log1p(len(harms)),
    }
