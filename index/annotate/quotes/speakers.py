"""Quotes get their speakers: the source's words are looked up in the cast; an unknown speaker stays unknown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from index.annotate.actors.person_nouns import singular
from index.annotate.parse.parsed import FoundQuote, Parsed
from index.annotate.parse.pronoun_forms import SUBJECTS_OF_THIRD_PERSON
from index.annotate.quotes.quote_lexicon import lexicon
from index.model import Offsets, Quote, Span, snap

PRONOUNS_RIGHT = 0.93  # share of pronouns for speakers that were resolved right, of 100 read
_MEMBERS = re.compile(r"\b[Mm]embers of (?:the )?[A-Z]")  # of a body, which they are not
_TITLE = re.compile(r"[A-Z][A-Za-z]{1,5}\.\s+(?=\S)")


class SpeakerCast(Protocol):
    """What is asked of the actors of an article."""

    def ensure(self, start: int, end: int) -> str | None:
        """The actor whom these words name or describe; None where they denote nobody."""

    def named_at_end(self, start: int, end: int) -> str | None:
        """The person named behind offices alone (“party leader and former premier Ann Lee”); None of other words."""

    def named_last(self, start: int, end: int) -> str | None:
        """The person called what he is and then named, behind other words (“…, her aunt, Ann Lee”); else None."""

    def is_known_body(self, start: int, end: int) -> bool:
        """Whether these words denote a country or an organization that was known before reading."""


def attribute(parsed: Parsed, found: Sequence[FoundQuote], cast: SpeakerCast) -> tuple[Quote, ...]:
    """The quotes in text order, each with its speaker's id, or None where nobody is named."""
    text = parsed.text
    quotes = []
    for number, quote in enumerate(sorted(found, key=lambda one: (one.start, one.end)), start=1):
        start, end = snap(text, quote.start, quote.end)
        quotes.append(
            Quote(
                id=f"q{number}",
                start=start,
                end=end,
                kind=quote.kind,
                speaker=_speaker(text, _name_of(text, quote), cast) if quote.source else None,
                source=_span(text, quote.source),
                cue=_span(text, quote.cue),
                confidence=_sure(text, quote),
                status=quote.status,
            )
        )
    return tuple(quotes)


def _name_of(text: str, quote: FoundQuote) -> Offsets:
    """The words that name the speaker; of a label in a transcript those before a comma: “ANN LEE, CNN ANCHOR”."""
    start, end = quote.issuer or quote.source or (0, 0)
    marks = r"[,(]" if quote.label else r"\s[—–]\s"  # “Four banks — Lind, Moss and Kerr — reported”
    name = re.split(marks, text[start:end])[0]
    return start, start + len(name.rstrip())


def _speaker(text: str, source: Offsets, cast: SpeakerCast) -> str | None:
    """The actor who speaks; a part of a people is not its state (“most Americans”), nor are members their body."""
    words = text[slice(*source)]
    part = lexicon().shares | lexicon().members
    if not part.isdisjoint(words.lower().split()[:-1]) and cast.is_known_body(*source):
        return None
    if _MEMBERS.search(words):
        return None
    if (named := cast.named_at_end(*source)) is not None:
        return named
    if singular(words.lower().rpartition(" ")[2]) in lexicon().recordings:
        return None
    title = _TITLE.match(words)  # “REP. ANNA BERG”: in capitals its full stop may look like a sentence's end
    speaker = cast.ensure(*source) or (cast.ensure(source[0] + title.end(), source[1]) if title else None)
    return speaker or cast.named_last(*source)


def _sure(text: str, quote: FoundQuote) -> float:
    """How likely a quote is right, its speaker included: whom a pronoun means may be mistaken."""
    pronoun = quote.source is not None and text[slice(*quote.source)].lower() in SUBJECTS_OF_THIRD_PERSON
    return round(quote.confidence * (PRONOUNS_RIGHT if pronoun else 1.0), 2)


def _span(text: str, offsets: Offsets | None) -> Span | None:
    if offsets is None:
        return None
    start, end = snap(text, *offsets)
    return Span(start=start, end=end)
