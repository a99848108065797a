"""A name and a colon in front of what is said: transcripts (“CHAIR: …”), interviews, headlines (“Minister: …”)."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from index.annotate.actors import namewords, person_nouns
from index.annotate.actors.titles import is_title
from index.annotate.data_files import data_file
from index.annotate.parse.grammar import LANDS
from index.annotate.parse.grammar_terms import FULL_VERB, ING_FORM, NAME
from index.annotate.parse.parsed import FoundQuote
from index.annotate.parse.tree import Tree
from index.annotate.places.gazetteer import gazetteer
from index.annotate.quotes import quote_strengths as strengths
from index.annotate.quotes.quotation_marks import Region
from index.annotate.quotes.quote_passage import QuotePassage
from index.model import Offsets

LONGEST_LABEL = 100  # characters
LONGEST_LETTERS = 4  # of a body called by letters: “UN: …”
_LABEL = re.compile(
    r"([A-Z][\w.'’-]*(?:[ ,]+(?:[A-Z][\w.'’-]*|of|the|de|al|bin|van|von|and|for)){0,8})"
    r"(?: ?\([^)\n]{1,40}\)){0,2}:\s+(?=\S)"  # an office or a note in brackets: “(voice-over)”
)
_HEADLINE_LABEL = re.compile(r"([A-Z][\w.’'-]*(?: [\w.’'-]+){0,4}):\s+(?=\S)")  # “Rights group: …”
_SOURCE_BEHIND = re.compile(
    r"(: | [–—-] |, (?:says?|claims?|warns?|insists?|admits?) )((?:[\w.’'-]+ ){0,3}[\w.’'-]+)\s*\Z"
)
_NO_PERSON = frozenset(
    {"GPE", "LOC", "FAC", "DATE", "TIME", "EVENT", "CARDINAL", "WORK_OF_ART", "MONEY", "PRODUCT"}
)


@cache
def _not_speakers() -> re.Pattern[str]:
    words = data_file("quotes_layout.toml")["labels"]["no_speaker"].split("\n")
    listed = "|".join(re.escape(word.strip()) for word in words if word.strip())
    return re.compile(rf"(?:{listed})\b", re.IGNORECASE)


def speakers_by_label(tree: Tree, passages: list[QuotePassage]) -> frozenset[str]:
    """The labels that name the speakers of a transcript or an interview: two in capitals, or two that recur."""
    spans = [named[0] for one in passages if (named := _label(one.text, one.start, one.end))]
    labels = Counter(tree.text[slice(*span)] for span in spans if _can_speak(tree, span))
    capitals = {name: count for name, count in labels.items() if name.isupper() and len(name) > 1}
    recurring = {name for name, count in labels.items() if count > 1 and _is_person(name)}
    if sum(capitals.values()) > 1:
        surnames = {word for name in capitals for word in name.split(",")[0].split()[-1:]}
        titled = {name for name in labels if is_title(name.split()[0].lower()) and _is_person(name)}
        return frozenset(capitals) | surnames | recurring | titled
    return frozenset(recurring) if len(recurring) > 1 else frozenset()


def by_label(tree: Tree, passage: QuotePassage, speakers: frozenset[str], *, headline: bool) -> bool:
    """Note the words behind a name and a colon as a quote; False where the passage has no such layout."""
    if headline and _by_source_behind(tree, passage):
        return True
    named = _label(passage.text, passage.start, passage.end, headline=headline)
    if named is None:
        return False
    source, start = named
    spoken = passage.text[slice(*source)] in speakers
    if headline and not spoken and _tells(tree, *source):
        return False
    inside = [number for number, region in enumerate(passage.regions) if region.start >= start]
    if not spoken and not inside and _is_dateline(passage, source):
        return False
    quotation = _whole_quotation(passage, start, inside)
    if not spoken and not ((headline or quotation) and _can_speak(tree, source)):
        return False
    if quotation:
        quote = FoundQuote(
            quotation.start, quotation.end, "direct", source, None, strengths.TRANSCRIPT, label=True
        )
    else:
        kind = passage.kind_of(start, passage.end, inside)
        if spoken and not inside:
            kind = "direct"  # a transcript gives the words as they were said
        sure = strengths.TRANSCRIPT if spoken else strengths.NAMED
        quote = FoundQuote(start, passage.end, kind, source, None, sure, label=spoken)
    passage.found.append(quote)
    return True


def _is_dateline(passage: QuotePassage, source: Offsets) -> bool:
    """As in “LUND: The bridge is shut.”: a town in capitals before a sentence says where, and no headline does so."""
    place = passage.text[slice(*source)]
    written_out = place.isupper() and len(place) > LONGEST_LETTERS and " " not in place
    is_town = any(site.kind == "city" for site in gazetteer().sites.get(place.lower(), ()))
    is_somebody = bool(person_nouns.kinds_of(place.lower())) or namewords.is_given_name(place.lower())
    return written_out and is_town and not is_somebody and passage.text[: passage.end].rstrip().endswith(".")


def _by_source_behind(tree: Tree, passage: QuotePassage) -> bool:
    """Note what a headline says before the source that ends it: “Army burned villages: rights group”."""
    line = passage.text[: passage.end]
    match = _SOURCE_BEHIND.search(line, max(passage.start, passage.end - LONGEST_LABEL))
    says = match is not None and match[1].startswith(",")
    if match is None or (passage.regions and not says) or not _tells(tree, passage.start, match.start()):
        return False
    last = tree.at(match.end(2) - 1)
    kinds = person_nouns.kinds_of(tree.lower[last])
    body = tree.entity[last] in ("ORG", "PERSON") or tree.lower[last] in ("un", "eu", "us", "uk", "ngo")
    body |= says and tree.entity[last] in ("GPE", "NORP")
    if not (kinds and "media" not in kinds) and not (body and (says or match[1].strip() == ":")):
        return False
    kind = passage.kind_of(passage.start, match.start(), list(range(len(passage.regions))))
    quote = FoundQuote(passage.start, match.start(), kind, match.span(2), None, strengths.NAMED)
    passage.found.append(quote)
    return True


def _tells(tree: Tree, start: int, end: int) -> bool:
    """Whether some words hold a verb: a headline that says something, no list of facts."""
    return any(
        tree.pos[token] == FULL_VERB and tree.tag[token] != ING_FORM
        for token in range(tree.at(start), tree.at(max(end - 1, start)) + 1)
    )


def _label(text: str, start: int, end: int, *, headline: bool = False) -> tuple[Offsets, int] | None:
    """The name before a colon at the start of a passage, and the offset where its words begin; else None."""
    match = _LABEL.match(text, start, min(end, start + LONGEST_LABEL))
    if match is None and headline:
        match = _HEADLINE_LABEL.match(text, start, min(end, start + LONGEST_LABEL))
        if match and not person_nouns.kinds_of(match[1].split()[-1].lower()):
            return None
    if not match or _not_speakers().match(match[1]) or match.end() >= end:
        return None
    return match.span(1), match.end()


def _whole_quotation(passage: QuotePassage, start: int, inside: list[int]) -> Region | None:
    """The quotation that is all that stands behind a name and a colon (“Ann Lee, Daily Post: “A marvel.””)."""
    if len(inside) != 1:
        return None
    region = passage.regions[inside[0]]
    whole = not passage.text[start : region.outer[0]].strip() and region.outer[1] >= passage.end - 1
    return region if whole else None


def _is_person(name: str) -> bool:
    """Whether a label is written like a person's name: a common first name and a surname."""
    words = name.split()
    while len(words) > 2 and is_title(words[0].lower()):
        words.pop(0)
    return len(words) > 1 and namewords.first_name_gender(words[0].lower()) is not None


def _can_speak(tree: Tree, source: Offsets) -> bool:
    """Whether the words before a colon may name a speaker: a name of no place and no date, or a noun for people."""
    last = tree.at(source[1] - 1)
    if tree.entity[last] in _NO_PERSON and not tree.text[slice(*source)].isupper():
        return False
    if tree.entity[last] in LANDS and _stands_alone(tree, last):
        return False
    if " of " in tree.text[slice(*source)].lower() and tree.entity[last] not in ("PERSON", "ORG"):
        return False
    return tree.pos[last] == NAME or bool(person_nouns.kinds_of(tree.lower[last]))


def _stands_alone(tree: Tree, token: int) -> bool:
    """Whether a word is the only one of its sentence before a colon, as the place of a dateline is."""
    return tree.lower_at(token + 1) == ":"
