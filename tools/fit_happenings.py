"""Fit the coefficients by which happenings choose their day, place and toll, and an article its main happening.

    python tools/fit_happenings.py [--data ../shared/eval] [--held 5,6,7] [--out FILE]

The data folder holds `incidents` (articles.jsonl.gz, gold.jsonl) and `fivew` (dev.jsonl). What is kept of the texts is
the coefficients alone. Each choice is a conditional logit: the features of every candidate are weighed, `none` is the
alternative that no candidate is right. Of every eight incidents, counted as the articles first tell them, those with
the numbers of `--held` are not fitted, with all articles about them; how many choices are right is printed for both.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from index.annotate.actors.find_actors import find_actors
from index.annotate.data_files import DATA
from index.annotate.dates.find_dates import find_dates
from index.annotate.events.find_events import find_events
from index.annotate.happenings.days import Day
from index.annotate.happenings.event_grouping import EventGrouping
from index.annotate.happenings.facts import HappeningFacts
from index.annotate.happenings.ranking import GroupRanking
from index.annotate.happenings.story import Story
from index.annotate.happenings.weighing import Features
from index.annotate.parse.language import load, parse_all
from index.annotate.parse.parsed import Parsed
from index.annotate.places.find_places import find_places
from index.annotate.places.named_actors import surnames_of, without_actors
from index.annotate.quotes.find_quotes import find_quotes
from index.annotate.quotes.speakers import attribute
from index.annotate.roles.find_roles import find_roles
from index.reading.files import read_files

SHARDS = 8
# how strongly coefficients are held near 0; the fewer examples, the more
STIFF = {"main": 2.0, "killed": 4.0}
RARE = 1.0  # how much more so those of what is no attack, of which there are few examples
SUBJECTS = ("main", "day", "place", "killed", "wounded")
FloatArray = npt.NDArray[np.float64]


@dataclass
class FittedChoice:
    """The candidates of one choice, which of them are right, and whether it is held back."""

    candidates: Sequence[Features]
    right: Sequence[int]
    held: bool


@dataclass
class Questions:
    """The choices of all articles, by subject."""

    of: dict[str, list[FittedChoice]] = field(default_factory=lambda: {subject: [] for subject in SUBJECTS})

    def add(self, subject: str, candidates: Sequence[Features], right: Sequence[int], held: bool) -> None:
        """Keep a choice that has candidates."""
        if candidates:
            self.of[subject].append(FittedChoice(candidates, right, held))


def main() -> None:
    """Read the articles, gather the choices, fit and write the coefficients."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/eval"))
    parser.add_argument("--held", default="5,6,7")
    parser.add_argument("--out", type=Path, default=DATA / "happening_weights.toml")
    options = parser.parse_args()
    held = {int(number) for number in options.held.split(",") if number}
    questions = Questions()
    ask_incidents(options.data / "incidents", held, questions)
    ask_fivew(options.data / "fivew", questions)
    sections = ["# Made by tools/fit_happenings.py.\n"]
    for subject in SUBJECTS:
        names, weights = fitted(questions.of[subject], STIFF.get(subject, 1.0))
        print(f"{subject:8} {report(questions.of[subject], names, weights)}")
        lines = [
            f"{name} = {weight:.3f}"
            for name, weight in zip(names, weights, strict=True)
            if abs(weight) >= 0.005
        ]
        sections.append(f"[{subject}]\n" + "\n".join(lines) + "\n")
    options.out.write_text("\n".join(sections), encoding="utf-8")


def ask_incidents(folder: Path, held: set[int], questions: Questions) -> None:
    """The day, place and toll of the attack that each incident's article is about."""
    gold = [json.loads(line) for line in (folder / "gold.jsonl").open(encoding="utf-8")]
    with gzip.open(folder / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        ids = [json.loads(line)["id"] for line in lines]
    rows = {row["id"]: row for row in gold}
    numbers: dict[str, int] = {}
    for row_id in ids:
        numbers.setdefault(rows[row_id]["incident"], len(numbers))
    for row_id, story in zip(ids, stories(folder / "articles.jsonl.gz"), strict=True):
        facts, groups, _ = story
        attack = next((group for group in groups if group.type == "ASSAULT"), None)
        if attack is None:
            continue
        row = rows[row_id]
        back, place = numbers[row["incident"]] % SHARDS in held, row["place"]
        days = facts.days(attack)
        right = days_of_answers(days, [row["day"]])
        questions.add("day", [one.features for one in days], right, back)
        scenes = facts.scenes(attack)
        right = [at for at, one in enumerate(scenes) if is_same_place(one.best.place.name, place)]
        questions.add("place", [one.features for one in scenes], right, back)
        tolls = facts.tolls(attack)
        for subject, candidates, figure in (
            ("killed", tolls.killed(), row["killed"]),
            ("wounded", tolls.wounded(row["killed"]), row["injured"]),
        ):
            right = [at for at, one in enumerate(candidates) if one == figure]
            questions.add(subject, list(candidates.values()), right, back)


def days_of_answers(days: Sequence[Day], answers: Sequence[str]) -> list[int]:
    """Which of the days hold one of the answers, and not much else."""
    right_days = [date.fromisoformat(one) for one in answers]
    short = [at for at, one in enumerate(days) if (one.last - one.first).days <= 1]
    return [at for at in short if any(days[at].first <= day <= days[at].last for day in right_days)]


def ask_fivew(folder: Path, questions: Questions) -> None:
    """Which happening people say an article is mainly about, and its day and place."""
    gold = [json.loads(line) for line in (folder / "dev.jsonl").open(encoding="utf-8")]
    for row, (facts, groups, ranking) in zip(gold, stories(folder / "dev.jsonl"), strict=True):
        what, who = (word_stems(row[name]) for name in ("what", "who"))
        texts = [ranking.words_of(group) for group in groups]
        right = [
            at
            for at, (triggers, parties) in enumerate(texts)
            if stems(triggers) & what and stems(parties) & who
        ]
        right = right or [at for at, (triggers, _) in enumerate(texts) if stems(triggers) & what]
        questions.add("main", [ranking.features(group) for group in groups], right, False)
        if not groups:
            continue
        main = groups[right[0] if right else 0]
        days, scenes = facts.days(main), facts.scenes(main)
        if row["when"]:
            questions.add("day", [one.features for one in days], days_of_answers(days, row["when"]), False)
        where = word_stems(row["where"])
        named = [
            at for at, scene in enumerate(scenes) if stems(re.findall(r"\w+", scene.best.place.name)) & where
        ]
        if row["where"]:
            questions.add("place", [one.features for one in scenes], named, False)


def stories(path: Path) -> Iterator[tuple[HappeningFacts, list[Any], GroupRanking]]:
    """What the search for happenings sees of each article, up to its choices."""
    articles = (
        article for item in read_files([path]) if (article := getattr(item, "article", None)) is not None
    )
    for parsed in parse_all(articles, load()):
        yield story_of(parsed)


def story_of(parsed: Parsed) -> tuple[HappeningFacts, list[Any], GroupRanking]:
    """The same for one parse."""
    quotes_without_speakers = find_quotes(parsed)
    cast = find_actors(parsed, quotes_without_speakers)
    quotes = attribute(parsed, quotes_without_speakers, cast)
    named = cast.finish()
    roles = find_roles(parsed, quotes, named)
    dates = find_dates(parsed)
    places = without_actors(parsed.text, find_places(parsed), named)
    events = find_events(parsed, cast, quotes, roles, dates, places)
    actors = cast.finish()
    story = Story(parsed, dates, places, surnames_of(actors))
    ranking = GroupRanking(story, actors, roles)
    groups = ranking.sorted(EventGrouping(parsed.doc, actors, events).groups())
    return HappeningFacts(story, groups), groups, ranking


def is_same_place(name: str, answer: str) -> bool:
    """Whether a name is that of a place, or of a part of it: “Miami (Liberty City)” has two."""
    names = {plain(one) for one in re.split(r"[()]", answer) if one.strip()}
    return any(plain(name) == one or f" {plain(name)} ".find(f" {one} ") >= 0 for one in names)


def plain(name: str) -> str:
    """A name in small letters without marks."""
    return re.sub(r"[^a-z ]", "", name.casefold().replace("saint ", "st ").replace("ft ", "fort ")).strip()


def word_stems(answers: Iterable[str]) -> set[str]:
    """The stems of all words of people's answers."""
    return {stem for answer in answers for stem in stems(re.findall(r"[a-z0-9]+", answer.lower()))}


def stems(words: Iterable[str]) -> set[str]:
    """Words without their endings."""
    return {re.sub(r"(?:ing|ed|es|s|e)$", "", word.lower()) for word in words if len(word) > 2}


def fitted(questions: Sequence[FittedChoice], stiff: float) -> tuple[list[str], FloatArray]:
    """The names of the features and their coefficients of greatest likelihood."""
    names = sorted({name for one in questions for candidate in one.candidates for name in candidate})
    names = [*names, "none"]
    tables = [table(one, names) for one in questions if not one.held]
    chosen = [one.right[0] if one.right else len(one.candidates) for one in questions if not one.held]
    rows = np.vstack(tables)
    sizes = np.array([len(one) for one in tables])
    hold = stiff * np.array([RARE if name.startswith("calm_") else 1.0 for name in names])
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    picked = rows[starts + np.array(chosen)]

    def loss(weights: FloatArray) -> tuple[float, FloatArray]:
        scores = rows @ weights
        top = np.maximum.reduceat(scores, starts)
        powers = np.exp(scores - np.repeat(top, sizes))
        total = np.add.reduceat(powers, starts)
        shares = powers / np.repeat(total, sizes)
        likely = float((picked @ weights - top - np.log(total)).sum())
        slope = picked.sum(axis=0) - shares @ rows
        return float(hold @ weights**2) / 2 - likely, hold * weights - slope

    answer = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return names, answer.x


def table(question: FittedChoice, names: Sequence[str]) -> FloatArray:
    """The features of the candidates, a row each, and a last row for none of them."""
    rows = [[float(one.get(name, 0.0)) for name in names] for one in question.candidates]
    return np.array([*rows, [0.0] * (len(names) - 1) + [1.0]])


def report(questions: Sequence[FittedChoice], names: Sequence[str], weights: FloatArray) -> str:
    """How many choices are right, of those that were fitted and of those held back."""
    parts: Mapping[str, list[bool]] = {"fitted": [], "held back": []}
    for question in questions:
        best = int(np.argmax((table(question, names) @ weights)[:-1]))
        parts["held back" if question.held else "fitted"].append(best in question.right)
    return ", ".join(f"{np.mean(right):.3f} of {len(right)} {name}" for name, right in parts.items() if right)


if __name__ == "__main__":
    main()
