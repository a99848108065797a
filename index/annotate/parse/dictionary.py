"""Whether a word is one of the language or only a name's: asked of the word lists of the pipeline's lemmatizer."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from spacy.language import Language

from index.annotate.places.gazetteer import gazetteer


@dataclass(frozen=True)
class Dictionary:
    """Words by part of speech, in small letters; all empty where a pipeline has no such lists."""

    lemmas: dict[str, frozenset[str]] = field(default_factory=dict)
    exceptions: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    endings: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def verb(self, word: str) -> str | None:
        """The lemma of a form of a verb, or None: “kills”, “slain”."""
        return self._lemma(word, "verb")

    def is_no_noun(self, word: str) -> bool:
        """Whether a word in small letters may be a verb, an adjective or an adverb; among the nouns are names."""
        return any(self._lemma(word, part) for part in ("verb", "adj", "adv"))

    def is_word(self, word: str) -> bool:
        """Whether a word in small letters is no name: a verb, an adjective, an adverb, or a noun that is no place."""
        is_noun = self._lemma(word, "noun") is not None and word not in gazetteer().sites
        return is_noun or self.is_no_noun(word)

    def _lemma(self, word: str, part: str) -> str | None:
        lemmas = self.lemmas.get(part, frozenset())
        if word in lemmas:
            return word
        if word in (listed := self.exceptions.get(part, {})):
            return listed[word][0]
        stems = (word[: -len(old)] + new for old, new in self.endings.get(part, ()) if word.endswith(old))
        return next((stem for stem in stems if stem in lemmas), None)


@cache
def dictionary(pipeline: Language) -> Dictionary:
    """The words that the lemmatizer of a pipeline lists."""
    lemmatizer: Any = pipeline.get_pipe("lemmatizer") if pipeline.has_pipe("lemmatizer") else None
    lookups = getattr(lemmatizer, "lookups", None)
    tables = ("lemma_index", "lemma_exc", "lemma_rules")
    if lookups is None or not all(map(lookups.has_table, tables)):
        return Dictionary()
    lemmas, exceptions, endings = map(lookups.get_table, tables)
    parts = [part for part in ("verb", "adj", "adv", "noun") if part in lemmas]
    return Dictionary(
        {part: frozenset(lemmas[part]) for part in parts},
        {part: dict(exceptions.get(part, {})) for part in parts},
        {part: [(old, new) for old, new in endings.get(part, ()) if old] for part in parts},
    )
