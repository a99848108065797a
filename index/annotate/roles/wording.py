"""How a sentence is worded: word classes, tense, its root and subject, names in it, and its characters."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from index.annotate.roles.token_table import (
    Hashes,
    SentenceCounts,
    SentenceTable,
    among,
    fixed,
    hash_of,
    lexicon,
)

_TAGS = (
    "VBD",
    "VBZ",
    "VBP",
    "VBN",
    "VBG",
    "VB",
    "MD",
    "NNP",
    "NN",
    "NNS",
    "JJ",
    "JJR",
    "JJS",
    "RB",
    "PRP",
    "CD",
    "IN",
    "UH",
    "WP",
)
_VERBS = ("VBD", "VBZ", "VBP", "VBN", "VBG", "VB")
_FIRST_TAGS = ("IN", "DT", "NNP", "PRP", "CC", "RB", "EX", "CD", "VBG")
_FIRST_WORDS = ("connect", "also", "me", "us", "he", "it", "they", "last", "after", "ask", "recent")
_AUXILIARIES = ("had", "have", "will", "would", "may", "is", "was", "do")
_ROOT_WORDS = ("say", "think", "announce", "result", "expect")
_SUBJECT_WORDS = ("me", "us", "he", "it", "they", "you", "official", "expert", "people")
_SUBJECT_KINDS = ("PERSON", "ORG", "GPE", "NORP")
_ENTITIES = ("PERSON", "ORG", "GPE", "NORP", "DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "EVENT")


@cache
def _row(words: tuple[str, ...]) -> Hashes:
    """The hashes of these words in their own order."""
    return np.array([hash_of(word) for word in words])


def wording(table: SentenceTable) -> dict[str, SentenceCounts]:
    """The features of wording; each is an array with a figure a sentence."""
    return {**_classes(table), **_tags(table), **_roots(table), **_names(table), **_characters(table)}


def _classes(table: SentenceTable) -> dict[str, SentenceCounts]:
    features: dict[str, SentenceCounts] = {}
    counts = table.count_each(table.classes)
    has, much = (counts > 0).astype(np.float32), counts / np.sqrt(table.lengths)[:, None]
    for number, name in enumerate(lexicon()):
        features[f"has {name}"], features[f"much {name}"] = has[:, number], much[:, number]
    lower = table.first("lower")
    for name in _FIRST_WORDS:
        features[f"first {name}"] = among(lower, lexicon()[name]).astype(np.float32)
    return features


def _tags(table: SentenceTable) -> dict[str, SentenceCounts]:
    tag = table.column("tag")
    shares = table.count_each(tag[:, None] == _row(_TAGS)) / table.lengths[:, None]
    features = _named("tag", _TAGS, shares)
    first = table.first("tag")
    features |= _named("first", _FIRST_TAGS, (first[:, None] == _row(_FIRST_TAGS)).astype(np.float32))
    infinitive = table.followed(tag == hash_of("TO"), tag == hash_of("VB"))
    features["infinitives"] = table.count(infinitive) / table.lengths
    past, finite = tag == hash_of("VBD"), among(tag, fixed("VBD", "VBP", "VBZ"))
    share = past.sum() / max(finite.sum(), 1)
    features["article in past"] = np.full(len(table), share, dtype=np.float32)
    return features


def _roots(table: SentenceTable) -> dict[str, SentenceCounts]:
    tag, dep = table.column("tag"), table.column("dep")
    root = dep == hash_of("ROOT")
    below = table.heads("dep") == hash_of("ROOT")
    auxiliary = below & among(dep, fixed("aux", "auxpass"))
    subject = below & among(dep, fixed("nsubj", "nsubjpass"))
    entity = table.column("entity")
    say = table.words("say")
    behind = np.arange(len(dep)) >= np.repeat(np.cumsum(table.sizes) - 4, table.sizes)
    roots, auxiliaries, subjects = (one[:, None] for one in (root, auxiliary, subject))
    return {
        **_named("root", _VERBS, table.has_each((tag[:, None] == _row(_VERBS)) & roots)),
        "no verb": 1 - table.has(root & among(tag, fixed(*_VERBS, "MD"))),
        **_named("auxiliary", _AUXILIARIES, table.has_each(table.words_each(_AUXILIARIES) & auxiliaries)),
        **_named("root", _ROOT_WORDS, table.has_each(table.words_each(_ROOT_WORDS) & roots)),
        "passive": table.has(dep == hash_of("nsubjpass")),
        **_named("subject", _SUBJECT_WORDS, table.has_each(table.words_each(_SUBJECT_WORDS) & subjects)),
        **_named(
            "subject",
            _SUBJECT_KINDS,
            table.has_each((entity[:, None] == _row(_SUBJECT_KINDS)) & subjects),
        ),
        "say behind": table.has(say & behind),
    }


def _named(what: str, names: Sequence[str], columns: SentenceCounts) -> dict[str, SentenceCounts]:
    return {f"{what} {name}": column for name, column in zip(names, columns.T, strict=True)}


def _names(table: SentenceTable) -> dict[str, SentenceCounts]:
    entity = table.column("entity")
    begins = table.column("place") == 3  # ENT_IOB 3: the first word of an entity
    masks = (entity[:, None] == _row(_ENTITIES)) & begins[:, None]
    features = _named("names", _ENTITIES, np.minimum(table.count_each(masks), 4))
    features["in names"] = table.count(entity != 0) / table.lengths
    return features


def _characters(table: SentenceTable) -> dict[str, SentenceCounts]:
    text = table.parsed.text
    rows = [_character_row(text[start:end]) for start, end in table.spans]
    figures = np.array(rows, dtype=np.float32).reshape(len(rows), -1).T
    names = (
        "capitals",
        "digits",
        "address",
        "bracket",
        "dash",
        "shouted",
        "dot",
        "asks",
        "colon",
        "open end",
    )
    return dict(zip(names, figures, strict=True))


def _character_row(words: str) -> tuple[float, ...]:
    first = words.split(maxsplit=1)[0]
    last = words[-1]
    return (
        sum(map(str.isupper, words)) / len(words),
        sum(map(str.isdigit, words)) / len(words),
        "@" in words or "http" in words or "www" in words,
        words[0] in "([",
        " -- " in words or "—" in words,
        len(first) > 2 and first.isupper(),
        last == ".",
        last == "?",
        last in ":;",
        last.isalnum(),
    )
