"""What a proof says, in words: one note for each place of the draft, the same on every way out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from index.happenings.article_report import sentence_of
from index.model import Article
from index.proof.comparing import Verdict
from index.proof.day_proof import DayProof
from index.proof.figure_proof import FigureProof
from index.proof.prove import Proof, QuotationProof, Remark
from index.proof.source_search import Sources
from index.reading.clean import flat
from index.view import amount

NoteKind = Literal["quotation", "figure", "remark"]

MEANING: dict[Verdict, str] = {
    "verbatim": "word for word",
    "marks": "word for word, but for marks, capitals or spelling",
    "shortened": "shortened",
    "cut": "cut where it turns round",
    "spliced": "put together of two places",
    "altered": "altered",
    "not found": "not found here",
}


@dataclass(frozen=True, slots=True)
class DraftPlace:
    """A stretch of an article that something of the draft was held against."""

    article: str
    start: int
    end: int

    def __str__(self) -> str:
        return f"{self.article}:{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Note:
    """What is said of a place of the draft: the verdict, lines that explain it, and where that stands."""

    kind: NoteKind
    start: int
    end: int
    asked: str  # the words of the draft there
    words: str  # what is said of it in short: the same, or the figure
    verdict: str
    head: str  # the verdict with the words that it is about
    lines: tuple[str, ...]
    is_sound: bool  # nothing differs; never that it is right
    source: DraftPlace | None

    @property
    def explained(self) -> str:
        """The verdict and all lines, for a comment or footnote beside the words."""
        return "\n".join([self.verdict, *self.lines])


def notes_of(draft: Article, proof: Proof, sources: Sources) -> list[Note]:
    """What was found about a draft, in its order. Raises DatelineError where an article that was found is gone."""
    notes = [
        *(_of_quotation(quotation, sources) for quotation in proof.quotations),
        *(_of_figure(figure, draft) for figure in proof.figures),
        *map(_of_remark, proof.remarks),
        *map(_of_day, proof.days),
    ]
    return sorted(notes, key=lambda note: (note.start, note.end))


def _of_quotation(quotation: QuotationProof, sources: Sources) -> Note:
    finding, words = quotation.finding, flat(quotation.words)
    place = DraftPlace(finding.text, finding.start, finding.end) if finding.text is not None else None
    by = f" — {flat(quotation.speaker)}" if quotation.speaker else ""
    verdict = MEANING[finding.verdict]
    lines = [
        *(_there(place, quotation.there, sources) if place else ()),
        *finding.differs,
        *quotation.remarks,
    ]
    return Note(
        "quotation", quotation.start, quotation.end, words, words, verdict, f"{verdict}: “{words}”{by}",
        tuple(map(flat, lines)), quotation.is_sound, place,
    )  # fmt: skip


def _there(place: DraftPlace, speaker: str | None, sources: Sources) -> Iterator[str]:
    """What stands in the source, who says it, and where."""
    article = sources.article(place.article)
    day = f", {article.day}" if article.day else ""
    who = f" — {speaker}" if speaker else ""
    yield f"there: “{flat(article.text[place.start : place.end])}”{who} ({article.title or article.id}{day})"
    yield str(place)


def _of_figure(figure: FigureProof, draft: Article) -> Note:
    by = f", by {flat(figure.giver)}" if figure.giver else ""
    verdict = "figure not found here" if figure.verdict == "not found" else f"figure {figure.verdict}"
    words, asked = f"{figure.number} {figure.counted}", flat(draft.text[figure.start : figure.end])
    if figure.verdict == "not checked":  # whom it counts is not known: its sentence tells
        words = f"{asked}: “{flat(draft.text[slice(*sentence_of(draft, figure.start, figure.end))])}”"
    lines = (
        f"there: {given.number}, by {given.giver or 'the article itself'}: “{given.words}” "
        f"{given.article}:{given.start}-{given.end}"
        for given in figure.there
    )
    first = figure.there[0] if figure.there else None
    return Note(
        "figure", figure.start, figure.end, asked, words, verdict, f"{verdict}: {words}{by}", tuple(map(flat, lines)),
        figure.verdict == "found", DraftPlace(first.article, first.start, first.end) if first else None,
    )  # fmt: skip


def _of_remark(remark: Remark) -> Note:
    words, said = flat(remark.words), flat(remark.remark)
    return Note("remark", remark.start, remark.end, words, words, said, f"“{words}”: {said}", (), False, None)


def _of_day(day: DayProof) -> Note:
    lines = (
        f"there: {given.day} ({given.reason}): “{given.words}” {given.article}:{given.start}-{given.end}"
        for given in day.there
    )
    words, first = flat(day.words), day.there[0]
    return Note(
        "remark", day.start, day.end, words, words, "day differs", f"day differs: “{words}”", tuple(map(flat, lines)),
        False, DraftPlace(first.article, first.start, first.end),
    )  # fmt: skip


def summary_of(proof: Proof) -> str:
    """How many quotations, figures, names and days there are to look at."""
    sound = sum(quotation.is_sound for quotation in proof.quotations)
    found = sum(figure.verdict == "found" for figure in proof.figures)
    return (
        f"{amount(len(proof.quotations), 'quotation')}: {sound:,} as quoted, "
        f"{len(proof.quotations) - sound:,} to look at. "
        f"{amount(len(proof.figures), 'figure')}: {found:,} found, {len(proof.figures) - found:,} to look at. "
        f"Names and dates: {len(proof.remarks) + len(proof.days):,} to look at."
    )
