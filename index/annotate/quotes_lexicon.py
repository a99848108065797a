"""The words that attribute, read once from `data/quotes.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "data" / "quotes.toml"

Words = frozenset[str]


@dataclass(frozen=True)
class Lexicon:
    """Lemmas by what they do; `prepositions` maps a preposition to the verbs that take it."""

    say: Words
    quote: Words
    think: Words
    to: Words
    object: Words
    label: Words
    cause: Words
    prepositions: dict[str, Words]
    nouns: Words
    light: Words
    speaking: Words
    occasions: Words
    adjectives_that: Words
    adjectives_to: Words

    @property
    def verbs(self) -> Words:
        """Every verb that can attribute."""
        return self.say | self.quote | self.think | self.to | self.object | self.label


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships with the program."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    verbs, nouns, adjectives = data["verbs"], data["nouns"], data["adjectives"]
    prepositions = {name: frozenset(words.split()) for name, words in data["prepositions"].items()}
    return Lexicon(
        say=frozenset(verbs["say"].split()),
        quote=frozenset(verbs["quote"].split()),
        think=frozenset(verbs["think"].split()),
        to=frozenset(verbs["to"].split()),
        object=frozenset(verbs["object"].split()),
        label=frozenset(verbs["label"].split()),
        cause=frozenset(verbs["cause"].split()),
        prepositions=prepositions,
        nouns=frozenset(nouns["cue"].split()),
        light=frozenset(nouns["light"].split()),
        speaking=frozenset(nouns["speaking"].split()),
        occasions=frozenset(nouns["occasions"].split()),
        adjectives_that=frozenset(adjectives["that"].split()),
        adjectives_to=frozenset(adjectives["to"].split()),
    )
