"""How a sentence is worded: word classes, tense, its root and subject, names in it, and its characters."""

from __future__ import annotations

from functools import cache

import numpy as np

from index.annotate.roles.table import Counts, Keys, SentenceTable, among, keys, lexicon

_TAGS = [
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
]
_VERBS = ["VBD", "VBZ", "VBP", "VBN", "VBG", "VB"]
_FIRST_TAGS = ["IN", "DT", "NNP", "PRP", "CC", "RB", "EX", "CD", "VBG"]
_FIRST_WORDS = ["connect", "also", "me", "us", "he", "it", "they", "last", "after", "ask", "recent"]
_AUXILIARIES = ["had", "have", "will", "would", "may", "is", "was", "do"]
_ROOT_WORDS = ["say", "think", "announce", "result", "expect"]
_SUBJECT_WORDS = ["me", "us", "he", "it", "they", "you", "official", "expert", "people"]
_SUBJECT_KINDS = ["PERSON", "ORG", "GPE", "NORP"]
_ENTITIES = ["PERSON", "ORG", "GPE", "NORP", "DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "EVENT"]


@cache
def _key(word: str) -> np.uint64:
    return np.uint64(keys([word])[0])


@cache
def _keys(words: str) -> Keys:
    return keys(words.split())


def wording(table: SentenceTable) -> dict[str, Counts]:
    """The features of wording; each is an array with a figure a sentence."""
    return {**_classes(table), **_tags(table), **_roots(table), **_names(table), **_characters(table)}


def _classes(table: SentenceTable) -> dict[str, Counts]:
    found: dict[str, Counts] = {}
    for name in lexicon():
        count = table.count(table.words(name))
        found[f"has {name}"] = (count > 0).astype(np.float32)
        found[f"much {name}"] = count / np.sqrt(table.lengths)
    lower = table.first("lower")
    for name in _FIRST_WORDS:
        found[f"first {name}"] = among(lower, lexicon()[name]).astype(np.float32)
    return found


def _tags(table: SentenceTable) -> dict[str, Counts]:
    tag = table.column("tag")
    found = {f"tag {one}": table.count(tag == _key(one)) / table.lengths for one in _TAGS}
    first = table.first("tag")
    found |= {f"first {one}": (first == _key(one)).astype(np.float32) for one in _FIRST_TAGS}
    infinitive = table.followed(tag == _key("TO"), tag == _key("VB"))
    found["infinitives"] = table.count(infinitive) / table.lengths
    past, finite = among(tag, _keys("VBD")), among(tag, _keys("VBD VBP VBZ"))
    share = past.sum() / max(finite.sum(), 1)
    found["article in past"] = np.full(len(table), share, dtype=np.float32)
    return found


def _roots(table: SentenceTable) -> dict[str, Counts]:
    tag, dep = table.column("tag"), table.column("dep")
    root = dep == _key("ROOT")
    below = table.heads("dep") == _key("ROOT")
    auxiliary = below & among(dep, _keys("aux auxpass"))
    subject = below & among(dep, _keys("nsubj nsubjpass"))
    entity = table.column("entity")
    say = table.words("say")
    behind = np.arange(len(dep)) >= np.repeat(np.cumsum(table.sizes) - 4, table.sizes)
    return {
        **{f"root {one}": table.has(root & (tag == _key(one))) for one in _VERBS},
        "no verb": 1 - table.has(root & among(tag, _keys("VBD VBZ VBP VBN VBG VB MD"))),
        **{f"auxiliary {one}": table.has(auxiliary & table.words(one)) for one in _AUXILIARIES},
        **{f"root {one}": table.has(root & table.words(one)) for one in _ROOT_WORDS},
        "passive": table.has(dep == _key("nsubjpass")),
        **{f"subject {one}": table.has(subject & table.words(one)) for one in _SUBJECT_WORDS},
        **{f"subject {one}": table.has(subject & (entity == _key(one))) for one in _SUBJECT_KINDS},
        "say behind": table.has(say & behind),
    }


def _names(table: SentenceTable) -> dict[str, Counts]:
    entity = table.column("entity")
    begins = table.column("place") == 3  # ENT_IOB 3: the first word of an entity
    found = {f"names {one}": np.minimum(table.count((entity == _key(one)) & begins), 4) for one in _ENTITIES}
    found["in names"] = table.count(entity != 0) / table.lengths
    return found


def _characters(table: SentenceTable) -> dict[str, Counts]:
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
