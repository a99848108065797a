"""The stem that all forms of a word share: Snowball's rules for English, and a table of what no rule joins or parts."""

from __future__ import annotations

import re
import tomllib
from functools import cache, cached_property
from pathlib import Path
from threading import Lock

SHORTEST = 3  # letters; shorter words are their own stems
# No rule touches a word that ends otherwise. Most names end so, and the rules are slow.
_MAY_CHANGE = re.compile(r"(?:[sydi']|ing|al|ful|ll|er|or|ic|ant|ent|ist|ism|ion|e)$")


class Stems:
    """The stems of folded words. May be asked from several threads."""

    def __init__(self) -> None:
        # Imported late: not every command searches. The class and not `stemmer()`, which takes another
        # implementation, perhaps of another version, where one is installed.
        from snowballstemmer.english_stemmer import EnglishStemmer

        self._snowball, self._lock = EnglishStemmer(), Lock()
        table = tomllib.loads((Path(__file__).parent / "data" / "word_forms.toml").read_text("utf-8"))
        self._not_men = frozenset(table["not_men"].split())
        self._joined = _heads(table["irregular"])
        self._apart = _heads(table["apart"])

    def __call__(self, word: str) -> str:
        """The stem of a folded word: “planned” → “plan”, “fought” → “fight”, “policemen” → “policeman”."""
        if len(word) < SHORTEST:
            return word
        if word in self._apart:
            return self._apart[word]
        if word in self._joined:
            word = self._joined[word]
        elif word.endswith("men") and len(word) > len("women") and word not in self._not_men:
            word = word[:-2] + "an"
        stem = word
        if _MAY_CHANGE.search(word):
            with self._lock:
                stem = str(self._snowball.stemWord(word))
        # The rules take a double letter before an ending for one of two: “bluffed” is “bluf”, and so is “bluff” then.
        return stem[:-1] if stem.endswith("ff") and len(stem) > len("off") else stem

    @cached_property
    def other_letters(self) -> dict[str, str]:
        """For a stem the first letters of its forms that do not begin like it: “go” → “w”, for “went”."""
        letters: dict[str, str] = {}
        for form, head in self._joined.items():
            if form[0] != head[0]:
                letters[self(head)] = letters.get(self(head), "") + form[0]
        return letters


def _heads(lines: str) -> dict[str, str]:
    """For every word of the lines the first one of its line."""
    groups = (line.split() for line in lines.splitlines() if line)
    return {form: group[0] for group in groups for form in group}


@cache
def stems() -> Stems:
    """The stemmer, made once."""
    return Stems()
