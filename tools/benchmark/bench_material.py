"""The material: a collection of annotated articles, from a folder of texts or made by a seeded program.

Annotations are drawn by rule, the same for every engine: actors by Zipf's law, some quotes and events, one role a
sentence. Generated paragraphs have words by Zipf's law as well.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path
from typing import Any, get_args

import numpy as np

from index.model import EventType, RoleName

VOCABULARY = 200_000
LETTERS = "etaoinshrdlucmfwypvbgkjqxz"
TYPES, ROLES = get_args(EventType), get_args(RoleName)
FIRST_DAY = date(2015, 1, 1)
DAYS = 3000


class Zipf:
    """Draws numbers below `count`, number n with probability proportional to 1 / (n + 1) ** exponent."""

    def __init__(self, count: int, exponent: float, seed: int) -> None:
        weights = 1 / np.arange(1, count + 1) ** exponent
        self._sums = np.cumsum(weights / weights.sum())
        self._rng = np.random.default_rng(seed)

    def draw(self, count: int) -> list[int]:
        """So many numbers."""
        drawn: list[int] = np.searchsorted(self._sums, self._rng.random(count)).tolist()
        return drawn


def vocabulary(count: int, seed: int = 1) -> list[str]:
    """Made-up words, short ones first, each once."""
    rng = random.Random(seed)  # noqa: S311 - for material, not for secrets
    words: dict[str, None] = {}
    while len(words) < count:
        longest = 5 + 6 * len(words) // count
        words["".join(rng.choices(LETTERS, k=rng.randint(2, longest)))] = None
    return list(words)


def generated_paragraphs(seed: int = 2) -> Iterator[str]:
    """Paragraphs of made-up words without end."""
    words, zipf = vocabulary(VOCABULARY), Zipf(VOCABULARY, 1.0, seed)
    rng = random.Random(seed)  # noqa: S311
    while True:
        numbers = zipf.draw(5000)
        while len(numbers) > 100:
            size = rng.randint(15, 90)
            yield " ".join(words[number] for number in numbers[:size]) + "."
            del numbers[:size]


def folder_paragraphs(folder: Path) -> Iterator[str]:
    """The paragraphs of the texts in a folder, over and over. Raises ValueError where there are none."""
    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in {".txt", ".md"})
    any_paragraph = False
    for path in cycle(files or [folder]):
        text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
        blocks = text.split("\n\n") if "\n\n" in text else text.split("\n")
        for block in blocks:
            words = " ".join(block.split())
            if len(words) >= 40:
                any_paragraph = True
                yield words[:4000]
        if path == (files or [folder])[-1] and not any_paragraph:
            raise ValueError(f"there is no paragraph in {folder}")


class Newsroom:
    """Makes articles as the JSON that a collection keeps."""

    def __init__(self, passages: int, paragraphs: Iterator[str]) -> None:
        self.passages, self.paragraphs = passages, paragraphs
        self.actors = max(100, passages // 10)
        self._zipf = Zipf(self.actors, 0.8, 3)
        self._rng = random.Random(4)  # noqa: S311

    def articles(self) -> Iterator[dict[str, Any]]:
        """Articles with so many passages in all."""
        left, number = self.passages, 0
        while left:
            size = min(left, self._rng.randint(8, 22))
            yield self._article(number, size)
            left, number = left - size, number + 1

    def _article(self, number: int, size: int) -> dict[str, Any]:
        rng, text = self._rng, ""
        parts: dict[str, list[dict[str, Any]]] = {
            name: [] for name in ("segments", "roles", "quotes", "events")
        }
        mentions: dict[int, list[dict[str, int]]] = {}
        for _ in range(size):
            start, in_paragraph = len(text), self._zipf.draw(rng.randint(0, 5))
            for actor in in_paragraph:
                name = actor_name(actor)
                mentions.setdefault(actor, []).append({"start": len(text), "end": len(text) + len(name)})
                text += name + " "
            begin, body = len(text), next(self.paragraphs)
            text += body
            parts["segments"].append({"start": start, "end": len(text)})
            parts["roles"].append({"start": begin, "end": len(text), "role": rng.choice(ROLES)})
            if in_paragraph:
                self._annotate(parts, in_paragraph, begin, len(text))
            text += "\n\n"
        day = FIRST_DAY + timedelta(days=rng.randrange(DAYS))
        actors = [
            {"id": f"actor-{actor}", "name": actor_name(actor), "kind": "person", "mentions": places}
            for actor, places in mentions.items()
        ]
        head = {
            "format": "dateline/1",
            "id": f"article-{number}",
            "title": text[:40],
            "published": day.isoformat(),
        }
        return {**head, "text": text, "actors": actors, **parts}

    def _annotate(
        self, parts: dict[str, list[dict[str, Any]]], in_paragraph: list[int], start: int, end: int
    ) -> None:
        rng = self._rng
        if rng.random() < 0.4:
            speaker = f"actor-{rng.choice(in_paragraph)}"
            quote = {"id": f"q{len(parts['quotes'])}", "kind": "direct", "speaker": speaker}
            parts["quotes"].append({**quote, "start": start, "end": (start + end) // 2})
        if rng.random() < 0.5:
            agents, recipients = [f"actor-{rng.choice(in_paragraph)}"], [f"actor-{rng.choice(in_paragraph)}"]
            event = {"id": f"e{len(parts['events'])}", "type": rng.choice(TYPES), "agents": agents}
            parts["events"].append({**event, "recipients": recipients, "start": start, "end": start + 2})


def actor_name(number: int) -> str:
    """A made-up name."""
    return f"Name{number} Sur{number % 977}"


def write_collection(folder: Path, passages: int, texts: Path | None) -> None:
    """Write a collection of so many passages, once; a folder that is complete is left as it is."""
    done = folder / "complete"
    if done.exists():
        return
    paragraphs = folder_paragraphs(texts) if texts else generated_paragraphs()
    (folder / "articles").mkdir(parents=True, exist_ok=True)
    for article in Newsroom(passages, paragraphs).articles():
        path = folder / "articles" / f"{article['id']}.json"
        path.write_text(json.dumps(article, ensure_ascii=False), encoding="utf-8")
    done.touch()


def read_passages(folder: Path) -> Iterator[dict[str, Any]]:
    """Every passage of a collection as the other engines index it."""
    for path in sorted((folder / "articles").glob("*.json")):
        article = json.loads(path.read_text(encoding="utf-8"))
        text, day = article["text"], date.fromisoformat(article["published"]).toordinal()
        for segment in article["segments"]:
            start, end = segment["start"], segment["end"]
            inside = {name: _inside(article[name], start, end) for name in ("quotes", "events", "roles")}
            actors = {
                actor["id"]
                for actor in article["actors"]
                if any(start <= mention["start"] < end for mention in actor["mentions"])
            }
            yield {
                "article": article["id"],
                "day": day,
                "text": text[start:end],
                "actors": sorted(actors),
                "speakers": sorted({quote["speaker"] for quote in inside["quotes"]} - {None}),
                "types": sorted({event["type"] for event in inside["events"]}),
                "roles": sorted({role["role"] for role in inside["roles"]}),
            }


def _inside(items: list[dict[str, Any]], start: int, end: int) -> list[dict[str, Any]]:
    return [item for item in items if start <= item["start"] < end]
