"""Dates in running text: found by their words, resolved against the day of publication, and given to events.

Without a day of publication relative dates give nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from spacy.tokens import Doc, Token

from index.annotate.dates.calendar import Resolved, date_words
from index.annotate.dates.phrases import Match, Phrase, Setting, occurrences
from index.annotate.parsed import Parsed
from index.model import EventDate

CLIMB = 14  # heads climbed from a date
_BORDERS = frozenset(("advcl", "relcl"))
_AHEAD = frozenset(("will", "shall", "'ll", "’ll", "to"))


@dataclass(frozen=True)
class FoundDate:
    """A date in the text: its span, its first and last day, why, and the tokens above it in the parse.

    `inner` says that it dates what stands behind it, not what it stands under: "two days after X warned Y".
    """

    start: int
    end: int
    first: date
    last: date
    reason: str
    above: tuple[int, ...] = ()
    inner: bool = False
    sentence: int | None = None

    def as_event_date(self) -> EventDate:
        """The date in the form of the format."""
        return EventDate.model_validate(
            {"from": self.first, "to": self.last, "reason": self.reason, "start": self.start, "end": self.end}
        )


def find_dates(parsed: Parsed) -> list[FoundDate]:
    """The dates of the article in text order."""
    doc, starts = parsed.doc, parsed.doc.to_array("IDX").tolist()
    plain: list[FoundDate] = []
    counted: list[tuple[Phrase, Match, Token]] = []
    for phrase, match in occurrences(parsed.text):
        token = _token(doc, starts, match)
        if token is None or (phrase.name == "year" and not _is_year(token)):
            continue
        if phrase.anchored:
            counted.append((phrase, match, token))
        elif resolved := phrase.read(match, Setting(parsed.article.day, _looks_ahead(token))):
            plain.append(_found(parsed, match, resolved, token))
    plain += [found for one in counted if (found := _counted(parsed, one, plain))]
    return sorted(plain, key=lambda one: one.start)


def _token(doc: Doc, starts: Sequence[int], match: Match) -> Token | None:
    """The token at the last word of a phrase, else at its start; None where no token begins there."""
    for position in (match.end("date") - _last_word(match), match.start("date")):
        number = bisect_left(starts, position)
        if number < len(starts) and starts[number] == position:
            return doc[number]
    return None


def date_of(dates: Sequence[FoundDate], token: Token) -> EventDate | None:
    """The date of what the token says, by the parse: in its own clause or phrase; else the only one around it."""
    if not dates:
        return None
    sentence = token.sent
    first, last = sentence.start, sentence.end
    here = [one for one in dates if one.above and first <= one.above[0] < last]
    chain = _clause_chain(token)
    ranked = [
        (rank, number) for number, one in enumerate(here) if (rank := _rank(one, token, chain)) is not None
    ]
    if ranked:
        return here[min(ranked)[1]].as_event_date()
    return None


def _rank(one: FoundDate, token: Token, chain: Sequence[int]) -> int | None:
    """How far the date is from the token in the tree; None where it belongs to something else."""
    if one.inner:
        return 0 if one.start < token.idx and one.above[0] in _chain(token) else None
    if token.i in one.above:
        between = one.above[: one.above.index(token.i)]
        return (
            len(between) if not any(token.doc[n].dep_ in _BORDERS for n in between[:-1]) else len(between) + 6
        )
    for steps, number in enumerate(chain):
        if number in one.above:
            says = token.doc[number].lemma_ in _words("says") and number != token.i
            return None if says else steps + one.above.index(number) + 1
    return None


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(date_words()[name])


def _chain(token: Token) -> list[int]:
    found = [token.i]
    while token.head != token and len(found) < CLIMB:
        token = token.head
        found.append(token.i)
    return found


def _clause_chain(token: Token) -> list[int]:
    """The token and its heads up to the verb of its clause; a noun belongs to the clause it stands in."""
    found = [token.i]
    while token.head != token and len(found) < CLIMB:
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("xcomp", "conj", "acl", "pcomp"):
            break
        token = token.head
        found.append(token.i)
    return found


def _last_word(match: Match) -> int:
    """The length of the last word of a date phrase: the head of a date is mostly its last word."""
    words = match["date"].split()
    return len(words[-1].rstrip(".")) if words else 0


def _is_year(token: Token) -> bool:
    if token.dep_ == "nummod" and token.head.tag_ == "NNS":
        return False
    if token.ent_type_ == "DATE":
        return True
    return (
        token.i > 0
        and token.nbor(-1).lower_ in _words("year_prepositions")
        and token.head.lower_ in _words("year_prepositions")
    )


def _looks_ahead(token: Token) -> bool:
    """Whether the clause of the date lies in the future: "will meet on Sunday", "to be held in May"."""
    for _ in range(6):
        if token.head == token:
            return False
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return token.tag_ in ("VB",) and any(
                one.lower_ in _AHEAD for one in token.children if one.dep_ == "aux"
            )
    return False


def _found(parsed: Parsed, match: Match, resolved: Resolved, token: Token, inner: bool = False) -> FoundDate:
    start, end = match.span("date")
    above = tuple(number for number in _chain(token) if not start <= parsed.doc[number].idx < end)
    return FoundDate(
        start,
        end,
        resolved.first,
        resolved.last,
        resolved.reason,
        above or (token.i,),
        inner,
        parsed.sentence_at(start),
    )


def _in_a_clause(parsed: Parsed, found: FoundDate) -> bool:
    """Whether the date stands under a verb: the date of a heading dates no event."""
    written = parsed.text[found.start : found.end].replace("-", "").isdigit()  # 2021-06-28
    return not written and any(parsed.doc[number].pos_ in ("VERB", "AUX") for number in found.above)


def _counted(
    parsed: Parsed, one: tuple[Phrase, Match, Token], known: Sequence[FoundDate]
) -> FoundDate | None:
    """A date counted from another: that of its own clause, else of its sentence, else the last day told before it."""
    phrase, match, token = one
    days = [found for found in known if (found.last - found.first).days <= 1 and _in_a_clause(parsed, found)]
    sentence = parsed.sentence_at(match.start("date"))
    behind = [found for found in days if found.sentence == sentence and found.start >= match.end("date")]
    before = [found for found in days if found.end <= match.start("date")]
    outward = "way" in match.re.groupindex and (match["way"] or "").lower() in ("after", "before")
    if outward and behind:  # "two days after the attack of 3 June": dates the clause it stands in
        anchor, inner = behind[0], False
    elif outward:  # "the strikes come two days after Paris warned": dates what stands behind it
        own = [found for found in before if found.sentence == sentence]
        lead = own[-1] if own else next(iter(days), None)
        if lead is None:
            return None
        anchor, inner = lead, True
    elif before:
        anchor, inner = before[-1], False
    else:
        return None
    resolved = phrase.read(match, Setting(parsed.article.day, inner, Resolved(anchor.first, anchor.last, "")))
    return _found(parsed, match, resolved, token, inner) if resolved else None
