"""A name in front of or behind a quotation, in a line of its own: “From Chairwoman Ann Lee:”, “— Ann Lee, swimmer”."""

from __future__ import annotations

import re
from dataclasses import replace

from index.annotate.actors import namewords, person_nouns
from index.annotate.parse.grammar import MARKS
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    ADJECTIVE,
    ADPOSITION,
    COMMON_NOUN,
    DETERMINING,
    FUNCTION_PARTICLE,
    NAME,
    NUMERAL,
    PRONOUN,
    PUNCTUATION_MARK,
    WHITE_SPACE,
)
from index.annotate.parse.tree import Tree
from index.annotate.quotes import quote_strengths as strengths
from index.annotate.quotes.quote_lexicon import lexicon
from index.annotate.quotes.quote_passage import QuotePassage
from index.annotate.quotes.source_kinds import kind_of_source
from index.annotate.quotes.sources import phrase
from index.model import Offsets

LONGEST_NAME = 12  # words before a colon that are no more than somebody's name or office
_NAMING = frozenset(
    {COMMON_NOUN, NAME, ADJECTIVE, DETERMINING, ADPOSITION, FUNCTION_PARTICLE, PRONOUN, NUMERAL}
)
_ALONE = frozenset({COMMON_NOUN, NAME, ADJECTIVE, DETERMINING, PUNCTUATION_MARK, WHITE_SPACE})
LONGEST_ANNOUNCEMENT = 20  # words of a line that announces a quotation
_FROM = re.compile(r"\b(?:from|by)\b", re.IGNORECASE)
_SIGNED = re.compile(
    r"\s*(?:[—–―-]{1,3}|--)\s*([A-Z][\w.'’-]+(?:,? [A-Z][\w.'’-]+){0,5})[^.!?\n]{0,80}\.?\s*$"
)


_READS = re.compile(
    r"\s*((?:[Tt]he |[Aa]n? |[Oo]ne |(?=[A-Z]))[\w.’'-]+(?: (?!(?:who|with|of|from|in)\b)[\w.’'-]+){0,6}?)"
    r"(?:,? (?:who|with|of|from|in)\b[^.!?“”\"]{0,80}?)?,? (?:reads?|writes?|wrote|sa(?:id|ys)|told|added)\b"
)


def signature(text: str, start: int, end: int) -> Offsets | None:
    """The name behind a dash that ends the passage, read from the end of its quotation; else None."""
    match = _SIGNED.match(text, start, end)
    return match.span(1) if match else None


def introduced(tree: Tree, passage: QuotePassage) -> Offsets | None:
    """The person named in a short line that ends in a colon and announces words.

    As in “From Chairwoman Ann Lee:”, and in a line of nothing but a name and an office, “Mayor Carl Lund:”.
    """
    words = passage.text[passage.start : passage.end]
    if not words.rstrip().endswith(":") or len(words.split()) > LONGEST_ANNOUNCEMENT:
        return None
    persons = [token for token in range(passage.first, passage.last) if tree.entity[token] == "PERSON"]
    names = persons or [token for token in range(passage.first + 1, passage.last) if tree.pos[token] == NAME]
    if not names or not (_FROM.search(words) or _is_name_alone(tree, passage, names)):
        return None
    last = names[0]
    while last + 1 in names:
        last += 1
    return tree.offsets(names[0], last)


def who_puts_out(tree: Tree, passage: QuotePassage) -> Offsets | None:
    """As in “Mayor Carl Lund has issued the following statement:”: who puts out what stands behind the line."""
    last = passage.last - 1
    while last > passage.first and tree.pos[last] in MARKS:
        last -= 1
    for verb in range(tree.sentence_of[last], last):
        thing = tree.direct_object(verb) if tree.lemma[verb] in lexicon().issuing else None
        subject = tree.kid(verb, ACTIVE_SUBJECT)
        if subject is None or thing is None or tree.lemma[thing] not in lexicon().writings:
            continue
        source = tree.offsets(*phrase(tree, subject, before=verb))
        if kind_of_source(tree, source) == "people":
            return source
    return None


def named_behind(tree: Tree, passage: QuotePassage, end: int) -> Offsets | None:
    """As in ““It is worse,” Ann Lee, head of the port.”: who stands behind a quotation where no verb was found."""
    if (match := _READS.match(passage.text, end, passage.end)) is not None:
        return match.span(1)
    first = tree.at(end)
    while first < passage.last and tree.pos[first] in MARKS:
        first += 1
    if first >= passage.last or tree.entity[first] != "PERSON":
        return None
    last = first
    while last + 1 < passage.last and tree.entity[last + 1] == "PERSON":
        last += 1
    return tree.offsets(first, last)


def _is_name_alone(tree: Tree, passage: QuotePassage, names: list[int]) -> bool:
    """Whether a line holds no more than a person's name with an office or a body: no “case of Carl Lund”."""
    plain = all(
        tree.pos[token] in _ALONE or (token > names[0] and tree.lower[token] in ("of", "for", "and"))
        for token in range(passage.first, passage.last)
    )
    person = tree.entity[names[0]] == "PERSON" or namewords.is_given_name(tree.lower[names[0]])
    return plain and person and passage.last - passage.first <= LONGEST_NAME


def named_before(tree: Tree, passage: QuotePassage, start: int) -> Offsets | None:
    """Who stands alone before the colon that leads into words at `start` (“A police spokesman: “…””); else None."""
    colon = tree.at(start) - 1
    while colon > passage.first and tree.pos[colon] in MARKS and tree.lower[colon] != ":":
        colon -= 1
    first = tree.sentence_of[colon]
    if tree.lower[colon] != ":" or not 0 < colon - first <= LONGEST_NAME or first < passage.first:
        return None
    comma = next((token for token in range(first + 1, colon - 1) if tree.lower[token] == ","), None)
    if comma is not None and _is_who_and_what(tree, first, comma, colon):
        return tree.offsets(first, comma - 1)
    if any(tree.pos[token] not in _NAMING for token in range(first, colon)):
        return None
    on = next((token for token in range(first + 1, colon) if tree.lower[token] == "on"), None)
    if on is not None and all(tree.pos[token] == NAME for token in range(first, on)):
        return tree.offsets(first, on - 1)  # "Lind on Brask: “…”"
    head = tree.head_within(first, colon - 1)
    human = tree.entity[head] == "PERSON" or bool(person_nouns.kinds_of(tree.lower[head]))
    return tree.offsets(first, colon - 1) if human else None


def _is_who_and_what(tree: Tree, first: int, comma: int, colon: int) -> bool:
    """As in “Jo Berg, manager: “…””, “Jo Berg, 54: “…””: somebody, and behind a comma no more than what he is."""
    who = all(tree.entity[token] == "PERSON" or tree.pos[token] == NAME for token in range(first, comma))
    aged = (
        tree.lower[comma - 1] == "old" and "-" in tree.lower[first:comma]
    )  # “The 80-year-old, a member of …”
    plain = all(tree.pos[token] in _NAMING or tree.lower[token] == "," for token in range(comma + 1, colon))
    head = tree.head_within(comma + 1, colon - 1)
    human = "person" in person_nouns.kinds_of(tree.lower[head]) or tree.pos[head] == NUMERAL
    return (who or aged) and plain and human


def sign(before: QuotePassage | None, passage: QuotePassage) -> None:
    """Give a quotation without a speaker the one whose name alone stands behind a dash in the passage after it."""
    if before is None or passage.regions or len(before.found) != 1 or before.found[0].source is not None:
        return
    quote, name = before.found[0], signature(passage.text, passage.start, passage.end)
    if name and quote.kind == "direct":
        before.found[0] = replace(quote, source=name, confidence=strengths.SIGNED, label=True)
