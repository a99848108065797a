"""The questions: the same for every engine, drawn from the material by how often words stand in it."""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from tools.benchmark.bench_material import read_passages

SAMPLE = 20_000  # passages looked at
KINDS = ("rare", "common", "and", "or", "not", "phrase", "prefix", "fuzzy", "field", "range")


@dataclass(frozen=True, slots=True)
class BenchQuestion:
    """A question: its kind, its words, and what else it asks for."""

    kind: str
    words: list[str] = field(default_factory=list)
    actor: str = ""
    days: tuple[int, int] = (0, 0)


def questions_for(folder: Path, each: int = 5, seed: int = 7) -> list[BenchQuestion]:
    """So many questions of each kind, always the same for a collection."""
    rng = random.Random(seed)  # noqa: S311
    counts: Counter[str] = Counter()
    actors: Counter[str] = Counter()
    pairs: list[tuple[str, str]] = []
    passages = list(islice(read_passages(folder), SAMPLE))
    for passage in passages:
        words = re.findall(r"[a-z]{3,}", passage["text"].split(".")[0])
        counts.update(set(words))
        actors.update(passage["actors"])
        if len(words) > 12:
            pairs.append((words[9], words[10]))
    ranked = [word for word, _ in counts.most_common()]
    common, usual = ranked[2:12], ranked[30:200]
    rare = [word for word in ranked if 2 <= counts[word] <= 5 and len(word) > 4]
    frequent = [actor for actor, _ in actors.most_common(400)]
    days = sorted(passage["day"] for passage in passages)
    made = {
        "rare": lambda: BenchQuestion("rare", [rng.choice(rare)]),
        "common": lambda: BenchQuestion("common", [rng.choice(common)]),
        "and": lambda: BenchQuestion("and", [rng.choice(common), rng.choice(usual)]),
        "or": lambda: BenchQuestion("or", [rng.choice(common), rng.choice(usual)]),
        "not": lambda: BenchQuestion("not", [rng.choice(common), rng.choice(usual)]),
        "phrase": lambda: BenchQuestion("phrase", list(rng.choice(pairs))),
        "prefix": lambda: BenchQuestion("prefix", [rng.choice(usual)[:3]]),
        "fuzzy": lambda: BenchQuestion("fuzzy", [rng.choice(rare)]),
        "field": lambda: BenchQuestion("field", [rng.choice(common)], actor=rng.choice(frequent)),
        "range": lambda: BenchQuestion("range", [rng.choice(usual)], days=_range(rng, days)),
    }
    return [made[kind]() for kind in KINDS for _ in range(each)]


def _range(rng: random.Random, days: list[int]) -> tuple[int, int]:
    first = rng.choice(days)
    return first, first + rng.randint(30, 400)
