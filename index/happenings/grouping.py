"""Reports into groups of one happening each: a function of the reports, whatever the order they come in."""

from __future__ import annotations

import math
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from index.happenings.article_report import Report, ReportKey
from index.happenings.decided import DecidedPairs, ReportKeys, pair
from index.happenings.pair_evidence import exclusion, features, is_anchored, score
from index.happenings.word_weights import DATA

WEIGHTS_FILE: Final = DATA / "group_weights.toml"
LINK = -0.5  # the logarithm of the odds from which on two reports are joined
APART = -1.0  # that of two reports of which too little is alike
SUREST: Final = 0.99  # of reports that were joined: nobody looked
_SAYING: Final = 0.5  # how much a piece of evidence must weigh to be told


@dataclass(frozen=True, slots=True)
class ReportLink:
    """Two reports that may be of one happening, and the logarithm of the odds that they are."""

    left: ReportKey
    right: ReportKey
    odds: float


@dataclass(frozen=True, slots=True)
class ReportGroup:
    """Reports of one happening: in order of their keys, why they are joined, and how sure that is (0 to 1)."""

    reports: tuple[Report, ...]
    why: str
    confidence: float
    disputed: bool = False  # whether people have said that it is disputed whether they are of one


@cache
def weights() -> Mapping[str, float]:
    """How much each piece of evidence weighs."""
    return {name: float(value) for name, value in tomllib.loads(WEIGHTS_FILE.read_text("utf-8")).items()}


def edge_between(left: Report, right: Report) -> ReportLink | None:
    """The edge of two reports; None where they are not alike enough or something excludes it."""
    if left.key > right.key:
        left, right = right, left
    if exclusion(left, right) is not None:  # first, because it costs least and settles most pairs
        return None
    odds = score(features(left, right), weights())
    if odds < LINK or not is_anchored(left, right):
        return None
    return ReportLink(left.key, right.key, odds)


def groups_by(
    edges: Iterable[ReportLink], reports: Mapping[ReportKey, Report], decided: DecidedPairs
) -> list[ReportGroup]:
    """The groups that edges make of reports. The surest pairs are joined first, and no two that exclude one another.

    What people decided comes before all evidence: reports that are the same are one whatever excludes it.
    """
    ranked = sorted(edges, key=lambda edge: (-edge.odds, edge.left, edge.right))
    odds = {(edge.left, edge.right): edge.odds for edge in ranked}
    clusters = {key: [key] for key in reports}
    for first, other in sorted(decided.same):
        if first in clusters and other in clusters and clusters[first] is not clusters[other]:
            clusters[first] += clusters[other]
            clusters.update(dict.fromkeys(clusters[other], clusters[first]))
    joined: dict[int, list[float]] = defaultdict(list)
    for edge in ranked:
        left, right = clusters[edge.left], clusters[edge.right]
        if left is right:
            continue
        mean = _mean_odds(left, right, odds)
        if mean < LINK or _exclude(left, right, reports, decided):
            continue
        joined[id(left)] += [mean, *joined.pop(id(right), ())]
        left += right
        clusters.update(dict.fromkeys(right, left))
    members = {id(cluster): sorted(cluster) for cluster in clusters.values()}
    alike: dict[int, list[ReportKeys]] = defaultdict(list)
    for left_key, right_key in odds:
        if clusters[left_key] is clusters[right_key]:
            alike[id(clusters[left_key])].append((left_key, right_key))
    made = [
        _group([reports[key] for key in keys], joined.get(number, []), alike.get(number, []), decided)
        for number, keys in members.items()
    ]
    return sorted(made, key=lambda one: one.reports[0].key)


def _mean_odds(
    left: Sequence[ReportKey], right: Sequence[ReportKey], odds: Mapping[tuple[ReportKey, ReportKey], float]
) -> float:
    pairs = [(one, other) if one < other else (other, one) for one in left for other in right]
    return sum(odds.get(pair, APART) for pair in pairs) / len(pairs)


def _exclude(
    left: Sequence[ReportKey],
    right: Sequence[ReportKey],
    reports: Mapping[ReportKey, Report],
    decided: DecidedPairs,
) -> bool:
    return any(
        pair(key, other) in decided.apart or exclusion(reports[key], reports[other])
        for key in left
        for other in right
    )


def _group(
    reports: Sequence[Report],
    joins: Sequence[float],
    alike: Sequence[ReportKeys],
    decided: DecidedPairs,
) -> ReportGroup:
    if len(reports) == 1:
        return ReportGroup(tuple(reports), "told by one report", 1.0)
    keys = {report.key for report in reports}
    by_hand = any(keys.issuperset(one) for one in decided.same)
    disputed = any(keys.issuperset(one) for one in decided.disputed)
    why = [] if by_hand and not joins else [why_of(reports, alike)]
    why = ["said to be one by hand"] * by_hand + why
    confidence = min((1 / (1 + math.exp(-mean)) for mean in joins), default=SUREST)
    return ReportGroup(tuple(reports), ", ".join(why), min(round(confidence, 2), SUREST), disputed)


def why_of(reports: Sequence[Report], alike: Sequence[ReportKeys]) -> str:
    """Why reports are joined, in words: what most of those pairs of them share that are alike comes first."""
    by_key = {report.key: report for report in reports}
    shared: dict[str, int] = defaultdict(int)
    for left, right in alike:
        for name, value in features(by_key[left], by_key[right]).items():
            if name in _WORDS and value >= _SAYING:
                shared[_WORDS[name]] += 1
    ranked = sorted(shared.items(), key=lambda one: (-one[1], list(_WORDS.values()).index(one[0])))
    return ", ".join(words for words, _ in ranked) or "alike in many rare words"


_WORDS: Final = {
    "copies": "copies of one report",
    "same_day": "the same day",
    "next_day": "a day apart",
    "same_place": "the same place",
    "same_area": "the same area",
    "same_victim": "the same victim",
    "same_agents": "the same doer",
    "same_recipients": "done to the same",
    "killed_same": "as many killed",
    "wounded_same": "as many wounded",
    "words": "alike in words",
}
