"""The words that attribute, read once from `data/quotes.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property

from index.annotate.data_files import data_file

WordSet = frozenset[str]


@dataclass(frozen=True)
class QuoteLexicon:
    """Lemmas and small words by what they do; `prepositions` maps a preposition to the verbs that take it."""

    say: WordSet
    quote: WordSet
    think: WordSet
    to: WordSet
    doing: WordSet
    object: WordSet
    label: WordSet
    cause: WordSet
    prepositions: dict[str, WordSet]
    nouns: WordSet
    light: WordSet
    receiving: WordSet
    speaking: WordSet
    recordings: WordSet
    cited: WordSet
    polities: WordSet
    occasions: WordSet
    mouthpieces: WordSet
    adjectives_that: WordSet
    adjectives_to: WordSet
    told: WordSet
    addressing: WordSet
    measured: WordSet
    asked_of: WordSet
    asked_of_in_headlines: WordSet
    naming: WordSet
    phrasal: WordSet
    asking: WordSet
    questioning: WordSet
    personal: WordSet
    deeds: WordSet
    fighting: WordSet
    struck: WordSet
    gestures: WordSet
    aside: WordSet
    empty: WordSet
    circumstances: WordSet
    courses: WordSet
    side: WordSet
    consenting: WordSet
    spoken_words: WordSet
    negators: WordSet
    partly: WordSet
    shares: WordSet
    members: WordSet
    nobody: WordSet
    withhold: WordSet
    nameless: WordSet
    doubt: WordSet
    wishing: WordSet
    modals: WordSet
    future: WordSet
    supposing: WordSet
    deny: WordSet
    withheld: WordSet
    reject: WordSet
    content: WordSet
    judging: WordSet
    judging_for: WordSet
    noting: WordSet
    wordings: WordSet
    reading: WordSet
    telling: WordSet
    factive: WordSet
    showing: WordSet
    displaying: WordSet
    lacking: WordSet
    voicing: WordSet
    attitudes: WordSet
    seeing: WordSet
    keeping_back: WordSet
    embargoed: WordSet
    steering: WordSet
    suing: WordSet
    quoting: WordSet
    hearers: WordSet
    naming_whom: WordSet
    reputing: WordSet
    seeking: WordSet
    settling: WordSet
    recalled: WordSet
    issuing: WordSet
    writings: WordSet
    uttered: WordSet
    meant: WordSet
    judges: WordSet
    hearing: WordSet
    ruling: WordSet
    ruled_on: WordSet
    commands: WordSet
    intending: WordSet
    spoken: WordSet
    spoken_of: WordSet
    noun: WordSet
    noun_of: WordSet
    copulas: WordSet
    perceiving: WordSet
    claimed: WordSet
    declared: WordSet
    links: WordSet

    @cached_property
    def attributing(self) -> WordSet:
        """The verbs that attribute by more than a clause with “that”."""
        groups = (self.say, self.think, self.to, self.asking, self.label, self.doing, self.object)
        return frozenset().union(*groups, *self.prepositions.values())


@cache
def lexicon() -> QuoteLexicon:
    """The lexicon that ships with the program; the data file says what each group is."""
    data = data_file("quotes.toml")
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
        receiving=nouns["receiving"],
        speaking=nouns["speaking"],
        recordings=nouns["recordings"],
        cited=nouns["cited"],
        polities=nouns["polities"],
        occasions=nouns["occasions"],
        mouthpieces=nouns["mouthpieces"],
        adjectives_that=adjectives["that"],
        adjectives_to=adjectives["to"],
    )
