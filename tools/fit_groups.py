"""Fit how much each piece of evidence weighs that two reports are of one happening.

    dateline add ../shared/eval/incidents/articles.jsonl.gz --to FOLDER
    python tools/fit_groups.py FOLDER [--data ../shared/eval/incidents] [--out FILE]

The data folder says which articles are of one incident. What is kept of them is the weights alone: a logistic model of
pairs of leading reports that share something of the deed. Incidents with an even number are fitted, those with an odd
one are held back, and how many pairs are right is printed for both. No evidence of likeness may weigh against a pair,
none of difference for it.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from index.collection import Collection
from index.happenings.article_report import Report, reports_of
from index.happenings.candidate_pairs import candidate_pairs
from index.happenings.grouping import LINK, WEIGHTS_FILE
from index.happenings.pair_evidence import exclusion, features, is_anchored

START = 100  # letters by which a text is known
# What the data cannot tell: it has attacks alone, by people without a name, told by reports about them, and few copies.
BY_HAND = {"beside": -1.5, "no_attack": -1.5, "copies": 2.0, "same_agents": 1.5, "other_agents": -1.5}
FOR = (
    "words",
    "near",
    "words_and_near",
    "same_",
    "killed_same",
    "wounded_same",
    "killed_many",
    "wounded_many",
)
AGAINST = (
    "other_",
    "far_",
    "late",
    "much_",
    "next_",
    "killed_other",
    "wounded_other",
    "killed_by",
    "wounded_by",
)


@dataclass(frozen=True)
class ReportPair:
    """Two reports that were compared, whether they are of one incident, and whether that is held back."""

    evidence: Mapping[str, float]
    is_same: bool
    held: bool


def main() -> None:
    """Read the collection, compare its reports, fit and write the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("collection", type=Path)
    parser.add_argument("--data", type=Path, default=Path("../shared/eval/incidents"))
    parser.add_argument("--out", type=Path, default=WEIGHTS_FILE)
    options = parser.parse_args()
    pairs = list(compared(options.collection, options.data))
    names = sorted({name for pair in pairs for name in pair.evidence} - BY_HAND.keys())
    weights = {**fitted(pairs, names), **BY_HAND}
    for held in (False, True):
        print(
            "held back" if held else "fitted   ", report([one for one in pairs if one.held == held], weights)
        )
    lines = [f"{name} = {weight:.3f}" for name, weight in sorted(weights.items()) if abs(weight) >= 0.005]
    options.out.write_text("# Made by tools/fit_groups.py.\n" + "\n".join(lines) + "\n", encoding="utf-8")


def compared(collection: Path, data: Path) -> Iterator[ReportPair]:
    """The pairs of reports of attacks that nothing excludes, both of one half of the incidents."""
    incidents = dict(incident_of_texts(data))
    incident: dict[str, int] = {}
    reports: list[Report] = []
    for article in Collection.open(collection).articles():
        number = incidents.get(letters(article.text)[:START])
        if number is not None:
            incident[article.id] = number
            reports += (one for one in reports_of(article) if one.leading and one.type == "ASSAULT")
    for left, right in candidate_pairs(reports):
        numbers = incident[left.article], incident[right.article]
        if numbers[0] % 2 == numbers[1] % 2 and is_anchored(left, right) and not exclusion(left, right):
            yield ReportPair(features(left, right), numbers[0] == numbers[1], numbers[0] % 2 == 1)


def incident_of_texts(data: Path) -> Iterator[tuple[str, int]]:
    """The beginning of each text, and its incident's number."""
    rows = {row["id"]: row for row in map(json.loads, (data / "gold.jsonl").open(encoding="utf-8"))}
    with gzip.open(data / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            yield letters(article["text"])[:START], int(rows[article["id"]]["incident"])


def letters(text: str) -> str:
    """A text's letters and digits alone."""
    return "".join(filter(str.isalnum, text))


def fitted(pairs: Sequence[ReportPair], names: Sequence[str]) -> dict[str, float]:
    """The weights of greatest likelihood, held near 0 and on their side of it."""
    chosen = [pair for pair in pairs if not pair.held]
    rows = np.array([[pair.evidence.get(name, 0.0) for name in names] for pair in chosen])
    same = np.array([pair.is_same for pair in chosen], dtype=float)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        odds = rows @ weights
        chance = 1 / (1 + np.exp(-odds))
        value = np.logaddexp(0, odds).sum() - same @ odds + weights @ weights / 2
        return float(value), rows.T @ (chance - same) + weights

    bounds = [
        (0 if name.startswith(FOR) else None, 0 if name.startswith(AGAINST) else None) for name in names
    ]
    best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", bounds=bounds).x
    return dict(zip(names, best.tolist(), strict=True))


def report(pairs: Sequence[ReportPair], weights: Mapping[str, float]) -> str:
    """How many of the pairs that would be joined are of one incident, and how many of those are joined."""
    joined = [
        pair for pair in pairs if sum(v * weights.get(n, 0.0) for n, v in pair.evidence.items()) >= LINK
    ]
    right = sum(pair.is_same for pair in joined)
    there = sum(pair.is_same for pair in pairs)
    return (
        f"{right / len(joined):.3f} of {len(joined)} joined are right, {right / there:.3f} of {there} found"
    )


if __name__ == "__main__":
    main()
