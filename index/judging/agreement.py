"""How far coders agree who judged the same rows by themselves: Cohen's κ and Krippendorff's α for names of classes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

CoderAnswers = Mapping[str, str]  # what a coder answered of each unit, by its id


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of the units that all coders answered, how many they agree on; and what is left of that without chance."""

    units: int
    agreed: int
    kappa: float | None  # of two coders; None where chance alone would make them agree
    alpha: float | None
    differ: tuple[str, ...]  # the units on which they do not agree


def agreement(coders: Sequence[CoderAnswers]) -> Agreement:
    """How far two or more coders agree."""
    every = set(coders[0]).intersection(*coders[1:])
    units = [unit for unit in coders[0] if unit in every]
    differ = tuple(unit for unit in units if len({coder[unit] for coder in coders}) > 1)
    kappa = cohens_kappa(*coders) if len(coders) == 2 else None
    return Agreement(len(units), len(units) - len(differ), kappa, krippendorffs_alpha(coders), differ)


def cohens_kappa(coder: CoderAnswers, other: CoderAnswers) -> float | None:
    """Cohen's κ of two coders over the units that both answered; None where it is not defined.

    κ = (p − q) / (1 − q), where p is the share of units on which they agree, and q the share on which they would by
    chance: the sum over all classes of the product of the shares with which either uses the class. J. Cohen, “A
    coefficient of agreement for nominal scales”, Educational and Psychological Measurement 20 (1960), 37–46.
    """
    units = [unit for unit in coder if unit in other]
    if not units:
        return None
    agreed = sum(coder[unit] == other[unit] for unit in units) / len(units)
    uses, others = Counter(coder[unit] for unit in units), Counter(other[unit] for unit in units)
    by_chance = sum(uses[name] * others[name] for name in uses) / len(units) ** 2
    return None if by_chance == 1 else (agreed - by_chance) / (1 - by_chance)


def krippendorffs_alpha(coders: Sequence[CoderAnswers]) -> float | None:
    """Krippendorff's α for nominal data, any number of coders, also where answers are missing; None: not defined.

    α = 1 − D / E. A unit that m coders answered gives each pair of its answers the weight 1 / (m − 1); D is the weight
    of the pairs that differ, over the number n of all answers that have another beside them. E is what chance gives:
    the sum of n(c)·n(k) over all pairs of different classes, over n·(n − 1). K. Krippendorff, “Computing
    Krippendorff's alpha-reliability” (2011), and “Content Analysis” (2004), chapter 11.
    """
    units = dict.fromkeys(unit for coder in coders for unit in coder)
    uses: Counter[str] = Counter()
    observed = 0.0
    for unit in units:
        given = Counter(coder[unit] for coder in coders if unit in coder)
        answers = given.total()
        if answers > 1:
            uses += given
            same_pairs = sum(number * (number - 1) for number in given.values())
            observed += (answers * (answers - 1) - same_pairs) / (answers - 1)
    total = uses.total()
    by_chance = total * total - sum(number * number for number in uses.values())
    return None if not by_chance else 1 - (observed / total) / (by_chance / (total * (total - 1)))
