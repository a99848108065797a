"""A passage with its quotations and cues, and the laying of one over the other."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from index.annotate.parse.parsed import FoundQuote
from index.annotate.quotes import quote_strengths as strengths
from index.annotate.quotes.attribution import Clause
from index.annotate.quotes.quotation_marks import Region
from index.model import Offsets, QuoteKind, QuoteStatus

_LEAD_END = re.compile(r"(?:^|[,:;.!?—–\"”’)\]-])\s*$")
_CLAUSAL = frozenset({"", "that", "inverted", "parenthesis", "according"})
LABEL_GAP = re.compile(r"(?:, [\w ]{1,30},)? (?:(?:an?|the|as|and|as an?) ){0,2}")
SHORTEST_REST = 5  # words behind somebody else's quotation that a cue behind them can attribute
_LEFT = frozenset({"inverted", "parenthesis", "according"})
FARTHEST_LABEL = 60  # characters between what is called something and the quotation that says what


def _opening(region: Region) -> int:
    return region.outer[0]


def _beginning(region: Region) -> int:
    return region.start


def _closing(region: Region) -> int:
    return region.end


@dataclass(slots=True)
class QuotePassage:
    """A paragraph: its span, the tokens it covers (`last` excluded), its quotations and cues, and the quotes found."""

    text: str
    start: int
    end: int
    kind: str
    first: int
    last: int
    regions: list[Region]  # the quotations
    marked: list[Region]  # the same and names in marks
    clauses: list[Clause] = field(default_factory=list)
    found: list[FoundQuote] = field(default_factory=list)
    claimed: dict[int, FoundQuote] = field(default_factory=dict)

    def within(self, span: Offsets, regions: list[Region] | None = None) -> bool:
        """Whether the span lies in one of the quotations (in one of `regions`, where given)."""
        regions = self.regions if regions is None else regions
        number = bisect_right(regions, span[0], key=_opening) - 1  # they are in text order and do not overlap
        return number >= 0 and span[1] <= regions[number].outer[1]

    def add(
        self, start: int, end: int, kind: QuoteKind, clause: Clause | FoundQuote | None, confidence: float
    ) -> FoundQuote:
        """Note a quote with the source and cue of `clause`."""
        source, cue = (clause.source, clause.cue) if clause else (None, None)
        status: QuoteStatus | None = None
        if isinstance(clause, Clause) and clause.denied and clause.rule != "inverted" and clause.contents:
            status = "denied"
        label = isinstance(clause, FoundQuote) and clause.label
        quote = FoundQuote(
            start, end, kind, source, cue, round(max(strengths.LEAST, confidence), 2), status, label
        )
        self.found.append(quote)
        return quote

    def claim(self, number: int, quote: FoundQuote) -> None:
        """Note a quote that is the whole of a quotation."""
        self.found.append(quote)
        self.claimed[number] = quote

    def unclaimed(self) -> list[int]:
        """The numbers of the quotations that no quote covers yet."""
        return [number for number in range(len(self.regions)) if number not in self.claimed]

    def around(self, number: int) -> Offsets:
        """From the quotation before this one, or the beginning of the passage, to the next one, or its end."""
        floor = self.regions[number - 1].outer[1] if number else self.start
        ceiling = self.regions[number + 1].outer[0] if number + 1 < len(self.regions) else self.end
        return floor, ceiling

    def lay(
        self,
        clause: Clause,
        content: Offsets,
        outside: list[Clause],
        is_statement: bool,
        *,
        part: bool = False,
    ) -> None:
        """Widen a content over the quotations it touches, cut it at foreign cues, and note it as a quote.

        What is no statement is one only where some of it stands in quotation marks; a `part` says nothing by itself.
        """
        start, end = content
        if clause.rule in _LEFT and end <= clause.frame[0]:
            start = self._after_foreign(clause, start, end, outside)
            if start > content[0] and len(self.text[start:end].split()) < SHORTEST_REST:
                return  # “…, he said on Monday, according to …”
        if clause.cue[1] <= start:
            start, end = self._grown(clause, start, end)
        if clause.rule == "label" and self._has_name_in_marks(start, end):
            return
        touched = self._touched(clause, start, end)
        if touched and end <= clause.frame[0] and clause.rule in _LEFT:
            near = self.regions[touched[-1]]
            lead = self.text[start : near.outer[0]]
            if _LEAD_END.search(lead) and not re.search(r"\w", self.text[near.outer[1] : clause.frame[0]]):
                if lead.rstrip().endswith(","):  # of one sentence with the quotation
                    touched = touched[-1:]
                    end = near.end
                else:
                    start, end, touched = near.start, near.end, touched[-1:]
        for number in touched:
            start, end = min(start, self.regions[number].start), max(end, self.regions[number].end)
        if (
            start >= end
            or not (touched or is_statement)
            or (clause.rule in _LEFT and _is_cue(start, end, outside))
        ):
            return
        quote = self.add(
            start,
            end,
            self.kind_of(start, end, touched, clause.rule),
            clause,
            clause.confidence + (strengths.PART if part else self._surer(start, end, touched)),
        )
        self.claimed.update(dict.fromkeys(touched, quote))

    def kind_of(self, start: int, end: int, touched: list[int], rule: str = "") -> QuoteKind:
        """Direct where the quote is a clause in quotation marks, mixed where only words of it are, else indirect."""
        if not touched:
            return "indirect"
        if rule not in _CLAUSAL:
            return "mixed"
        region = self.regions[touched[0]]
        return "direct" if region.start <= start and end <= region.end else "mixed"

    def _has_name_in_marks(self, start: int, end: int) -> bool:
        """Whether marks that are no quotation stand in a stretch: somebody's nickname."""
        marked = self.marked[bisect_left(self.marked, start - 1, key=_opening) :]
        names = (region for region in marked if region not in self.regions)
        return any(region.outer[0] < end <= region.outer[1] + 1 for region in names)

    def _surer(self, start: int, end: int, touched: list[int]) -> float:
        """Quotation marks make a content surer; one or two words alone (“Recently, he said, …”) are less sure."""
        if touched:
            return strengths.IN_MARKS
        return strengths.FRAGMENT if len(self.text[start:end].split()) < 3 else 0.0

    def _grown(self, clause: Clause, start: int, end: int) -> Offsets:
        """The content with a quotation that stands right behind it, or between the cue and it."""
        for number in range(
            bisect_left(self.regions, min(clause.cue[1], end), key=_opening), len(self.regions)
        ):
            region = self.regions[number]
            if region.outer[0] > max(end + FARTHEST_LABEL, start):
                break
            gap = self.text[end : region.outer[0]]
            if clause.rule in ("label", "naming") and region.outer[0] > end and LABEL_GAP.fullmatch(gap):
                end = region.end
            if region.outer[0] - end in (0, 1) and self.text[end : region.outer[0]].strip() == "":
                end = region.end
            if clause.rule == "that" and clause.frame[1] <= region.outer[0] and region.outer[1] <= start:
                between = self.text[clause.frame[1] : region.outer[0]]
                if not between.strip() or between.strip() == "that":
                    start = region.start
        return start, end

    def _touched(self, clause: Clause, start: int, end: int) -> list[int]:
        first = bisect_right(self.regions, start, key=_closing)
        return [
            number
            for number in range(first, bisect_left(self.regions, end, first, key=_beginning))
            if not any(
                self.regions[number].outer[0] < words[1] and words[0] < self.regions[number].outer[1]
                for words in (clause.cue, clause.source)
                if words is not None
            )
        ]

    def _after_foreign(self, clause: Clause, start: int, end: int, outside: list[Clause]) -> int:
        """Where the content begins behind the last frame of another speaker inside it."""
        for other in outside:
            if not (start <= other.frame[0] and other.frame[1] < end) or other is clause:
                continue
            if other.speech and other.source and other.rule != "that" and self._beside_marks(other):
                tail = self.text[other.frame[1] : end]
                start = other.frame[1] + len(tail) - len(tail.lstrip(" ,.;:"))
        return start

    def _beside_marks(self, clause: Clause) -> bool:
        return any(abs(one.outer[1] - clause.frame[0]) <= 2 for one in self.regions)


def _is_cue(start: int, end: int, clauses: list[Clause]) -> bool:
    """Whether a content is no more than the source and cue of another clause, taken for one by the parse."""
    return any(
        abs(clause.frame[0] - start) + abs(clause.frame[1] - end) <= 1 for clause in clauses if clause.source
    )
