"""How many were killed and wounded in a happening: the numbers that its text may mean, and what speaks for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from index.annotate.events.amounts import harm_words
from index.annotate.events.lemmas import lemma
from index.annotate.happenings.charges import Charges
from index.annotate.happenings.harmed_persons import Person, persons_of
from index.annotate.happenings.told import LEAD, ToldHarm, figures, told_together
from index.annotate.happenings.toll_features import (
    Sums,
    ToldNumbers,
    by_agreement,
    by_charges,
    by_contrast,
    by_figures,
    by_kinds,
    by_ordinals,
    by_persons,
    by_sums,
    by_survivors,
    nobody_told,
    told_late,
)
from index.annotate.happenings.weighing import Features
from index.annotate.parse.grammar_terms import APPOSITION, CONJUNCT, UNCLEAR
from index.annotate.parse.pronoun_forms import REFLEXIVE

LARGEST = 100_000  # of a toll that is weighed
MANY = 10  # dead, who are counted and not told one by one
_HURT = frozenset(("wounded", "hit", "treated", "victims"))


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
        for number in self._meant(candidates):
            candidates_with_features[number] = {
                **by_figures(number, numbers),
                **by_persons(number, each),
                **by_sums(number, sums),
                **(nobody_told(dead) if number == 0 else {}),
                **by_own_hand(number),
                **by_ordinals(number, dead, struck),
                **by_agreement(number, numbers),
                **by_charges(number, self._charges.murders),
                **told_late(number, self.told),
                "without_doers": float(doers and number == others > 0),
                "with_doers": float(doers and number == others + doers > doers),
                "by_self": float(with_self and number == beyond),
                "not_self": float(with_self and number == beyond - 1),
                "by_suicide": float(by_suicide and number == largest + 1 > 1),
                "not_suicide": float(by_suicide and number == largest > 0),
                "by_killer": float(with_killer and number == largest + 1 > 1),
            }
        return candidates_with_features

    def _meant(self, numbers: set[int]) -> list[int]:
        """Those of the numbers of dead that are weighed, in order: none below the many whom title or lead count."""
        counted = [one for one in self.of("killed") if one.is_figure and one.number >= MANY]
        least = min((one.number for one in counted if not one.in_text or one.sentence <= LEAD), default=0)
        least = least if least in numbers else 0
        return sorted(one for one in numbers if least <= one <= max(LARGEST, least))

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
                **by_figures(number, figures_of_hurt),
                **by_persons(number, each),
                **by_sums(number, sums),
                **by_kinds(number, kinds),
                **by_charges(number, self._charges.attempts),
                **(self._nobody_hurt(hurt, hit, killed) if number == 0 else {}),
                **by_own_hand(number),
                **by_agreement(number, [*figures_of_hurt, *kinds["hit"]]),
                **by_survivors(number, sure, self.persons),
                **by_contrast(number, killed, self.told),
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
            **nobody_told(hurt),
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
        if word_below.lower_ in REFLEXIVE and word_below.dep_ in (CONJUNCT, APPOSITION, UNCLEAR)
    ]
    return bool(several) and harm.victims.how != "none"


def _is_done_to_self(harm: ToldHarm) -> bool:
    return any(one.lower_ in REFLEXIVE for one in harm.victims.harm.children)


def _where(harm: ToldHarm) -> str:
    return "" if harm.in_text else " in the title"


def _candidates(numbers: ToldNumbers, each: Sequence[Person], sums: ToldNumbers) -> set[int]:
    """The numbers told, and those of the people told one by one; nobody."""
    early = sum(person.sentence <= LEAD + 1 for person in each)
    again = sum(person.mentions > 1 for person in each)
    single = {1} if each else set[int]()
    return {0, *single, len(each), early, again, *(number for number, _ in (*numbers, *sums))}
