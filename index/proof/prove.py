"""The proof of a draft: each quotation, name, office, figure and day in it, held against a collection."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from index.annotate.actors.actor_ids import id_of
from index.model import Actor, Article, Quote
from index.proof.compared_words import word_classes
from index.proof.comparing import NOT_FOUND, STANDING, Finding
from index.proof.day_proof import DayProof, prove_days
from index.proof.figure_proof import FigureProof, prove_figures
from index.proof.office_proof import offices_given_up
from index.proof.quoted_words import quoted_in
from index.proof.source_search import Sources

_ALIKE = 0.84  # of the letters of two names of which one may be misspelt
_MONTHS, _DAYS = tuple(calendar.month_name)[1:], tuple(calendar.day_name)
_DATE = re.compile(
    rf"\b(?P<weekday>{'|'.join(_DAYS)}),? (?:the )?(?:(?P<month>{'|'.join(_MONTHS)}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?P<first>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<second>{'|'.join(_MONTHS)})),? (?P<year>[12]\d{{3}})\b"
)


@dataclass(frozen=True)
class QuotationProof:
    """A quotation of the draft: its place there, its words, its speaker, what was found, and what else differs."""

    start: int
    end: int
    words: str
    speaker: str | None
    finding: Finding
    there: str | None  # who says it in the source
    remarks: tuple[str, ...]

    @property
    def is_sound(self) -> bool:
        """Whether the words stand there and nothing else differs."""
        return self.finding.verdict in STANDING and not self.remarks


@dataclass(frozen=True)
class Remark:
    """A name or a day of the draft that differs from what is known: its place, its words, and how."""

    start: int
    end: int
    words: str
    remark: str


@dataclass(frozen=True)
class Proof:
    """What was found about a draft."""

    quotations: tuple[QuotationProof, ...]
    figures: tuple[FigureProof, ...]
    remarks: tuple[Remark, ...]
    days: tuple[DayProof, ...] = ()  # that differ

    @property
    def is_sound(self) -> bool:
        """Whether nothing differs. That is no word on whether the draft is right."""
        figures = all(figure.verdict == "found" for figure in self.figures)
        return (
            not (self.remarks or self.days)
            and figures
            and all(quotation.is_sound for quotation in self.quotations)
        )


def prove(draft: Article, sources: Sources) -> Proof:
    """Hold an annotated draft against a collection. Raises DatelineError where that cannot be asked."""
    quotations = tuple(_quotations(draft, sources))
    remarks = sorted(
        (*_names(draft, sources), *_offices(draft, sources), *_dates(draft.text)),
        key=lambda remark: remark.start,
    )
    figures, days = tuple(prove_figures(draft, sources)), tuple(prove_days(draft, sources))
    return Proof(quotations, figures, tuple(remarks), days)


def _quotations(draft: Article, sources: Sources) -> Iterator[QuotationProof]:
    for region in quoted_in(draft):
        words = draft.text[region.start : region.end].strip().rstrip(",;")
        if any(letter.isalnum() for letter in words):
            yield _proved(draft, (region.start, region.end), words, sources)


def _proved(draft: Article, place: tuple[int, int], words: str, sources: Sources) -> QuotationProof:
    """The proof of one quotation; of equal sources the one that differs least otherwise."""
    quoted = _quote_at(draft, *place)
    best: QuotationProof | None = None
    for finding in sources.find(words):
        proof = _against(draft, place, words, quoted, finding, sources)
        if best is None or len(proof.remarks) < len(best.remarks):
            best = proof
        if not best.remarks:
            break
    return best or QuotationProof(*place, words, None, NOT_FOUND, None, ())


def _against(
    draft: Article,
    place: tuple[int, int],
    words: str,
    quoted: Quote | None,
    finding: Finding,
    sources: Sources,
) -> QuotationProof:
    speaker = draft.actor(quoted.speaker) if quoted else None
    name = speaker.name if speaker else None
    if finding.text is None:
        return QuotationProof(*place, words, name, finding, None, ())
    source, said = sources.article(finding.text), sources.quote_at(finding)
    there = source.actor(said.speaker) if said else None
    remarks = (*_speakers_differ(speaker, said, there), *_cues_differ(draft, quoted, source, said))
    return QuotationProof(*place, words, name, finding, there.name if there else None, remarks)


def _quote_at(draft: Article, start: int, end: int) -> Quote | None:
    return next((quote for quote in draft.quotes if quote.start < end and start < quote.end), None)


def _speakers_differ(speaker: Actor | None, said: Quote | None, there: Actor | None) -> Iterator[str]:
    if said is None:
        if speaker is not None:
            yield f"said by {speaker.name} here; nobody says it there, they are the article's own words"
        return
    if said.status == "denied":
        yield "is denied there"
    if speaker is None:
        return
    if there is None:
        yield f"said by {speaker.name} here; who says it there is not known"
    elif not _may_be_one(speaker, there):
        yield f"said by {speaker.name} here, by {there.name} there"


def _may_be_one(actor: Actor, other: Actor) -> bool:
    """Whether two names may be one's: one is part of the other, or only a first name is shortened."""
    left, right = id_of(actor.name).split("-"), id_of(other.name).split("-")
    if set(left) <= set(right) or set(right) <= set(left):
        return True
    return left[-1] == right[-1] and (left[0][0] == right[0][0] and 1 in (len(left[0]), len(right[0])))


def _cues_differ(draft: Article, quoted: Quote | None, source: Article, said: Quote | None) -> Iterator[str]:
    """A verb of the draft that says more than the source's: “admitted” for “said”."""
    if quoted is None or said is None or quoted.cue is None or said.cue is None:
        return
    drafted, there = quoted.cue.of(draft.text), said.cue.of(source.text)
    first = drafted.split()[0].casefold() if drafted.split() else ""
    if first not in word_classes().neutral_cues and drafted.casefold() != there.casefold():
        yield f"“{drafted}” here, “{there}” there"


def _names(draft: Article, sources: Sources) -> Iterator[Remark]:
    """Persons of the draft whom the collection does not know, but somebody of nearly that name."""
    for actor in draft.actors:
        words = actor.name.split()
        mention = next((mention for mention in actor.mentions if mention.form == "name"), None)
        if actor.kind != "person" or len(words) < 2 or mention is None:
            continue
        near = _near_names(words, sources)
        if near is not None:
            yield Remark(mention.start, mention.end, mention.of(draft.text), near)


def _offices(draft: Article, sources: Sources) -> Iterator[Remark]:
    """Persons of the draft with an office that they had."""
    for actor, said in offices_given_up(draft, sources):
        mention = next((mention for mention in actor.mentions if mention.form == "name"), None)
        if mention is not None:
            yield Remark(mention.start, mention.end, mention.of(draft.text), said)


def _near_names(words: list[str], sources: Sources) -> str | None:
    name = " ".join(words)
    names: dict[str, None] = {}
    for prefix in dict.fromkeys((words[-1], words[-1][:3], words[0])):
        for card in sources.explorer.find_actors(prefix, limit=30):
            if card.kind == "person" and len(card.name.split()) > 1:
                names.setdefault(card.name)
                if any(id_of(other) == id_of(name) for other in card.names):
                    return None
    surname = [other for other in names if id_of(other).split("-")[-1] == id_of(words[-1])]
    if any(_initials_fit(words, other.split()) for other in surname):
        return None
    alike = [other for other in names if _letters_alike(name, other) >= _ALIKE]
    if alike:
        return f"spelt otherwise there: {', '.join(alike[:3])}"
    return f"nobody of this name there, but {', '.join(surname[:3])}" if surname else None


def _initials_fit(words: list[str], other: list[str]) -> bool:
    short = {len(words[0].rstrip(".")), len(other[0].rstrip("."))}
    return words[0][0] == other[0][0] and 1 in short


def _letters_alike(name: str, other: str) -> float:
    return SequenceMatcher(None, name.casefold(), other.casefold(), autojunk=False).ratio()


def _dates(text: str) -> Iterator[Remark]:
    """Weekdays that their dates do not have."""
    for match in _DATE.finditer(text):
        month = _MONTHS.index(match["month"] or match["second"]) + 1
        try:
            day = date(int(match["year"]), month, int(match["day"] or match["first"]))
        except ValueError:
            yield Remark(*match.span(), match.group(), "there is no such day")
            continue
        if _DAYS[day.weekday()] != match["weekday"]:
            yield Remark(*match.span(), match.group(), f"{day:%-d %B %Y} was a {_DAYS[day.weekday()]}")
