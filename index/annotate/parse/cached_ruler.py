"""A spaCy pipeline run with its slowest small step made quick: the attribute ruler remembers what it makes of a token.

The ruler matches some two hundred patterns against every token, which takes a tenth of the whole pipeline's time.
Nearly all look at one token only: at its tag, its relation, whether it is a space, and whether it is one of some words.
What the ruler has set for one token is therefore set for every other one that is alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

import numpy as np
from spacy import attrs
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc, Token

SET = [attrs.TAG, attrs.DEP, attrs.POS, attrs.MORPH, attrs.LEMMA]  # what rules may change
BLANK = SET[2:]  # what nothing has set before
LOOKED_AT = frozenset({"TAG", "DEP", "LOWER", "IS_SPACE"})
REMEMBERED = 100_000  # words and kinds of tokens kept
Test = Callable[[str], bool]
Passed = tuple[bool | str, ...]  # whether it is a space, and the tests that a word passes
TokenKind = tuple[Passed, int, int]  # with the tag and the relation


def parse_texts(pipeline: Language, texts: Iterable[str], batch: int) -> Iterable[Doc]:
    """The parse of each text, the same that `pipeline.pipe` gives. Raises whatever a step of the pipeline raises."""
    docs: Iterable[Doc] = map(pipeline.make_doc, texts)
    for step in _steps(pipeline):
        docs = step.pipe(docs, batch_size=batch) if hasattr(step, "pipe") else map(step, docs)
    return docs


@cache
def _steps(pipeline: Language) -> tuple[Any, ...]:
    steps = (step for _, step in pipeline.pipeline)
    return tuple(
        QuickRuler(step) if type(step) is AttributeRuler and _is_simple(step) else step for step in steps
    )


def _is_simple(ruler: AttributeRuler) -> bool:
    """Whether all that the rules look at and change is known here."""
    changed = {name for attributes in ruler.attrs for name in attributes}
    tokens = [token for pattern in _patterns(ruler) for token in pattern]
    words = [token["LOWER"] for token in tokens if "LOWER" in token]
    is_understood = all(map(_test, words)) and all({*token} <= LOOKED_AT for token in tokens)
    return is_understood and changed <= {*SET}


def _patterns(ruler: AttributeRuler) -> list[list[dict[str, Any]]]:
    """The patterns of all rules, each a list of what it asks of one token after the other."""
    rules: Any = ruler.patterns
    return [pattern for rule in rules for pattern in rule["patterns"]]


def _test(condition: object) -> Test | None:
    """What a pattern asks of the word of a token, or None where it asks in a way that is not known here."""
    if isinstance(condition, str):
        return condition.__eq__
    if isinstance(condition, dict) and {*condition} == {"IN"}:
        return frozenset(condition["IN"]).__contains__
    if isinstance(condition, dict) and {*condition} == {"REGEX"}:
        search = re.compile(condition["REGEX"]).search
        return lambda word: search(word) is not None
    return None


class QuickRuler:
    """The attribute ruler `ruler`; it is asked only where a text holds a kind of token that is new."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self._ruler = ruler
        patterns = _patterns(ruler)
        asked = {
            repr(token["LOWER"]): token["LOWER"]
            for pattern in patterns
            for token in pattern
            if "LOWER" in token
        }
        self._tests = {name: test for name, wanted in asked.items() if (test := _test(wanted))}
        self._first = [pattern[0] for pattern in patterns if len(pattern) > 1]
        self._words: dict[int, Passed] = {}  # what the word passes
        self._known: dict[TokenKind, int] = {}  # the row of what the ruler sets for such a token
        self._rows: Any = np.zeros((0, len(SET)), dtype=np.uint64)

    def __call__(self, doc: Doc) -> Doc:
        """Sets the attributes of the tokens, as the ruler does."""
        if not len(doc) or doc.to_array(BLANK).any():
            return self._ruler(doc)
        words, tags, relations = doc.to_array([attrs.LOWER, attrs.TAG, attrs.DEP]).T.tolist()
        passed = [self._words.get(word) or self._passed(doc, word) for word in words]
        kinds = list(zip(passed, tags, relations, strict=True))
        rows = [self._known.get(kind, -1) for kind in kinds]
        if -1 not in rows:
            return doc.from_array(SET, self._rows[rows])
        self._ruler(doc)
        if not any(map(self._begins_more, passed, doc)):
            self._learn(kinds, doc)
        return doc

    def _passed(self, doc: Doc, word: int) -> Passed:
        if len(self._words) > REMEMBERED:
            self._words.clear()
        written = doc.vocab.strings[word]
        tests = (name for name, test in self._tests.items() if test(written))
        self._words[word] = written.isspace(), *tests
        return self._words[word]

    def _begins_more(self, passed: Passed, token: Token) -> bool:
        """Whether a token may begin a pattern of several tokens."""
        for condition in self._first:
            word = "LOWER" not in condition or repr(condition["LOWER"]) in passed
            if word and (not isinstance(condition.get("DEP"), str) or condition["DEP"] == token.dep_):
                return True
        return False

    def _learn(self, kinds: list[TokenKind], doc: Doc) -> None:
        if len(self._known) > REMEMBERED:
            self._known.clear()
            self._rows = self._rows[:0]
        new = {kind: number for number, kind in enumerate(kinds) if kind not in self._known}
        self._known.update(zip(new, range(len(self._rows), len(self._rows) + len(new)), strict=True))
        self._rows = np.vstack([self._rows, doc.to_array(SET)[list(new.values())]])
