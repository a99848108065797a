"""The words that attribute, read once from `data/quotes.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

_FILE = Path(__file__).parent.parent / "data" / "quotes.toml"

Words = frozenset[str]


@dataclass(frozen=True)
class QuoteLexicon:
    """Lemmas and small words by what they do; `prepositions` maps a preposition to the verbs that take it."""

    say: Words
    quote: Words
    think: Words
    to: Words
    doing: Words
    object: Words
    label: Words
    cause: Words
    prepositions: dict[str, Words]
    nouns: Words
    light: Words
    speaking: Words
    polities: Words
    occasions: Words
    mouthpieces: Words
    adjectives_that: Words
    adjectives_to: Words
    told: Words
    addressing: Words
    naming: Words
    phrasal: Words
    asking: Words
    questioning: Words
    personal: Words
    deeds: Words
    fighting: Words
    struck: Words
    gestures: Words
    aside: Words
    empty: Words
    circumstances: Words
    side: Words
    consenting: Words
    spoken_words: Words
    negators: Words
    partly: Words
    shares: Words
    nobody: Words
    withhold: Words
    doubt: Words
    wishing: Words
    modals: Words
    future: Words
    supposing: Words
    deny: Words
    reject: Words
    content: Words
    judging: Words
    judging_for: Words
    telling: Words
    factive: Words
    showing: Words
    commands: Words
    intending: Words
    spoken: Words
    noun: Words
    noun_of: Words
    copulas: Words
    perceiving: Words
    claimed: Words
    links: Words

    @cached_property
    def attributing(self) -> Words:
        """The verbs that attribute by more than a clause with “that”."""
        groups = (self.say, self.think, self.to, self.asking, self.label, self.doing, self.object)
        return frozenset().union(*groups, *self.prepositions.values())


@cache
def lexicon() -> QuoteLexicon:
    """The lexicon that ships with the program; the data file says what each group is."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    prepositions, nouns, adjectives = (
        {name: frozenset(words.split()) for name, words in data[table].items()}
        for table in ("prepositions", "nouns", "adjectives")
    )
    tables = data["verbs"] | data["grammar"] | data["not_said"] | data["statements"]
    plain = {name: frozenset(words.split()) for name, words in tables.items()}
    return QuoteLexicon(
        **plain,
        prepositions=prepositions,
        nouns=nouns["cue"],
        light=nouns["light"],
        speaking=nouns["speaking"],
        polities=nouns["polities"],
        occasions=nouns["occasions"],
        mouthpieces=nouns["mouthpieces"],
        adjectives_that=adjectives["that"],
        adjectives_to=adjectives["to"],
    )
