"""Every form of a word finds every other, and no other word."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from index.collection import Collection
from index.explore import Explorer
from index.focus import Focus
from index.model import Article, Segment

TABLE = tomllib.loads(Path(__file__).with_name("word_families.toml").read_text())
IRREGULAR = """
fight fights fought fighting
strike strikes struck striking
shoot shoots shot shooting
take takes took taken taking
free frees freed freeing
traffic trafficked trafficking
panic panics panicked panicking
gas gases gassed gassing
fuel fuels fuelled fueled fuelling
focus focuses focused focussed focusing
die dies died dying
woman women
policeman policemen
spokeswoman spokeswomen
wife wives
thief thieves
crisis crises
analysis analyses analyse analysed analysing
sue sues sued suing
queue queues queued queuing queueing
referendum referendums referenda
child children
judgment judgments judgement
authority authorities
author authors
business businesses
busy busier
""".strip()


def forms(kind: str, word: str) -> list[str]:
    stem = word[:-1]
    return {
        "plain": [word, word + "s", word + "ed", word + "ing"],
        "with_e": [word, word + "s", word + "d", (word if word.endswith("ee") else stem) + "ing"],
        "doubled": [word, word + "s", word + word[-1] + "ed", word + word[-1] + "ing"],
        "with_y": [word, stem + "ies", stem + "ied", word + "ing"],
        "with_es": [word, word + "es", word + "ed", word + "ing"],
        "nouns_y": [word, stem + "ies"],
        "nouns_s": [word, word + "s"],
    }[kind]


def families() -> list[set[str]]:
    """The families; those of a verb and a noun that share a form are one."""
    made = [forms(kind, word) for kind, words in TABLE.items() for word in words.split()]
    joined: list[set[str]] = []
    for family in map(set, [*made, *(line.split() for line in IRREGULAR.splitlines())]):
        shared = [one for one in joined if one & family]
        joined = [one for one in joined if not one & family]
        joined.append(family.union(*shared))
    return joined


FAMILIES = families()


@pytest.fixture(scope="module")
def explorer(tmp_path_factory: pytest.TempPathFactory) -> Explorer:
    """One article; each form stands in a passage of its own."""
    folder = tmp_path_factory.mktemp("words")
    words = [word for family in FAMILIES for word in sorted(family)]
    segments, at = [], 0
    for word in words:
        segments.append(Segment(start=at, end=at + len(word)))
        at += len(word) + 1
    collection = Collection.create(folder / "desk")
    collection.add(Article(id="words", text="\n".join(words), segments=tuple(segments)))
    made = Explorer(collection, cache=folder / "index")
    made.prepare()
    return made


def test_there_are_many_families() -> None:
    assert len(FAMILIES) > 700


def test_every_form_finds_every_other_and_nothing_else(explorer: Explorer) -> None:
    wrong = {}
    for family in FAMILIES:
        for word in family:
            found = {row.words for row in explorer.explore(Focus(query=word)).passages}
            if found != family:
                wrong[word] = (sorted(family - found), sorted(found - family))
    assert wrong == {}
