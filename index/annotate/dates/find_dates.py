"""Dates in running text: found by their words, resolved against the day of publication, and given to events.

Without a day of publication relative dates give nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from spacy.tokens import Doc, Token

from index.annotate.dateline import find_datelines
from index.annotate.dates.anchors import Days
from index.annotate.dates.date_arithmetic import Resolved
from index.annotate.dates.date_phrases import Phrase, occurrences
from index.annotate.dates.date_ranges import with_ranges
from index.annotate.dates.direction import direction_of
from index.annotate.dates.normalization import PhraseMatch, PhraseSetting
from index.annotate.dates.timex import FoundDate, chain, owner_of, words
from index.annotate.dates.told_years import is_of_told_year
from index.annotate.parse.clauses import prepositional_objects
from index.annotate.parse.grammar_terms import DETERMINER, NUMERIC_MODIFIER, PLURAL_NOUN, SUBORDINATOR
from index.annotate.parse.next_words import token_behind, word_before
from index.annotate.parse.parsed import Parsed
from index.model import snap


def find_dates(parsed: Parsed) -> list[FoundDate]:
    """The dates of the article in text order."""
    doc, starts = parsed.doc, parsed.doc.to_array("IDX").tolist()
    plain: list[FoundDate] = []
    counted: list[tuple[Phrase, PhraseMatch, Token]] = []
    passages = [(one.start, one.end) for one in parsed.article.segments]
    datelines = find_datelines(parsed.text, parsed.article.segments)
    for phrase, match in occurrences(parsed.text, passages):
        if any(one.start <= match.start("date") < one.end for one in datelines):
            continue  # the day of the report, not of what it tells
        token = _token(doc, starts, match)
        if token is None or (phrase.name == "year" and not _is_year(token)):
            continue
        if phrase.anchored:
            counted.append((phrase, match, token))
            continue
        setting = _setting(parsed.article.day, token)
        is_of_another_year = not setting.ahead and is_of_told_year(parsed, match, plain)
        if not is_of_another_year and (resolved := phrase.read(match, setting)):
            plain.append(_found(parsed, match, resolved, token))
    plain = with_ranges(parsed.text, plain)
    days = Days(parsed, plain)
    plain += [found for one in counted if (found := _counted(parsed, one, days))]
    return sorted(plain, key=lambda one: one.start)


def _token(doc: Doc, starts: Sequence[int], match: PhraseMatch) -> Token | None:
    """The token at the last word of a phrase, else at its start; None where no token begins there."""
    for position in (match.end("date") - _last_word(match), match.start("date")):
        number = bisect_left(starts, position)
        if number < len(starts) and starts[number] == position:
            return doc[number]
    return None


def _last_word(match: PhraseMatch) -> int:
    """The length of the last word of a date phrase: the head of a date is mostly its last word."""
    words = match["date"].split()
    return len(words[-1].rstrip(".")) if words else 0


def _is_year(token: Token) -> bool:
    if token.dep_ == NUMERIC_MODIFIER and token.head.tag_ == PLURAL_NOUN:
        return False
    if token.ent_type_ == "DATE":
        return True
    return word_before(token) in words("year_prepositions") and token.head.lower_ in words(
        "year_prepositions"
    )


def _setting(published: date | None, token: Token) -> PhraseSetting:
    """What a date is read by: whether its clause lies in the future ("will meet on Sunday") or in the past."""
    direction = direction_of(token)
    return PhraseSetting(published, direction.ahead, past=direction.past, unsure=direction.unsure)


def _found(
    parsed: Parsed, match: PhraseMatch, resolved: Resolved, token: Token, inner: bool = False
) -> FoundDate:
    start, end = snap(parsed.text, *match.span("date"))
    above = tuple(number for number in chain(token) if not start <= parsed.doc[number].idx < end)
    return FoundDate(
        start,
        end,
        resolved.first,
        resolved.last,
        resolved.reason,
        above or (token.i,),
        inner,
        parsed.sentence_at(start),
        owner_of(parsed.doc, token, above),
    )


def _counted(parsed: Parsed, occurrence: tuple[Phrase, PhraseMatch, Token], days: Days) -> FoundDate | None:
    """A date counted from another: from one below it, from that of its clause, or from the last day told before."""
    phrase, match, token = occurrence
    published, inner = parsed.article.day, False
    anchor = days.before(match.start("date"))
    is_link = "way" in match.re.groupindex and (match["way"] or "").lower() in ("after", "before")
    of_that = is_link and _is_of_that(token)
    if is_link and not of_that:
        sentence = parsed.sentence_at(match.start("date"))
        below = days.below(token, sentence)
        inner = below is None  # "the strikes come two days after Paris warned": dates what stands behind it
        anchor = below or days.told_with(token, sentence)
    if anchor is None:
        return None
    resolved = phrase.read(match, PhraseSetting(published, inner, Resolved(*anchor, "")))
    above = token.head.head if token.dep_ == SUBORDINATOR and not (inner or of_that) else token
    if inner and (dated := prepositional_objects(token)):
        above = dated[0]  # "two days after the raid, police held a man": of the raid
    return _found(parsed, match, resolved, above, inner) if resolved else None


def _is_of_that(after: Token) -> bool:
    """As in “He fell on 6 May; three days after that he died”: counted from the day told before."""
    behind = token_behind(after)
    return behind is not None and behind.lower_ in ("that", "this") and behind.dep_ != DETERMINER
