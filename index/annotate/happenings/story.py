"""An article as the search for happenings sees it: parse and title, numbered sentences, days, places, tolls."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Span, Token

from index.annotate.dates.timex import FoundDate
from index.annotate.happenings.charges import Charges, charges_in
from index.annotate.happenings.happening_words import marks
from index.annotate.happenings.harmed_persons import TITLE
from index.annotate.happenings.told import ToldHarm, told_in, told_in_title
from index.annotate.parse.parsed import Parsed
from index.annotate.places.find_places import FoundPlace


@dataclass(frozen=True)
class Story:
    """One article. Its sentences are numbered from 0, of the first passage; `surnames` are those of its persons."""

    parsed: Parsed
    dates: Sequence[FoundDate]
    places: Sequence[FoundPlace]
    surnames: frozenset[str]

    @property
    def doc(self) -> Doc:
        """The parse of the text."""
        return self.parsed.doc

    @property
    def title(self) -> Doc | None:
        """The parse of the title, where it is no part of the text."""
        return self.parsed.title

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences of the parse from the first passage on: a day or a writer in front of it tells nothing."""
        segments = self.parsed.article.segments
        start = segments[0].start if segments else 0
        return [one for one in self.doc.sents if one.end_char > start]

    @cached_property
    def title_sentences(self) -> int:
        """How many sentences at the beginning of the text are its title."""
        segments = self.parsed.article.segments
        end = segments[0].end if segments and segments[0].kind == "title" else 0
        title = self.parsed.article.title or ""
        if not end and self.title is None and self.parsed.text.startswith(title):
            end = len(title)
        return sum(start < end for start in self._starts)

    @cached_property
    def told(self) -> list[ToldHarm]:
        """What title and text tell of people harmed."""
        title = list(told_in_title(self.title)) if self.title is not None else []
        text = told_in(self.sentences)
        return [
            *title,
            *(ToldHarm(one.victims, TITLE) if one.sentence < self.title_sentences else one for one in text),
        ]

    @cached_property
    def charges(self) -> Charges:
        """The counts of murder that the text tells of charges."""
        return charges_in(self.parsed.text)

    def is_aside(self, offset: int, tells: Callable[[Token], bool], *, shows: bool = False) -> bool:
        """Whether what stands at an offset is told of a picture, not of the news: “FILE PHOTO: …, May 23, 2016”.

        A caption that tells the deed, by `tells`, is of the news, unless the picture is an older one; the
        picture's own day is, where it `shows` the deed: not in “appears in court for a 2015 killing, May 3, 2018”.
        """
        segment = self.parsed.segment_at(offset)
        if segment is None or segment.kind not in ("caption", "credit"):
            return False
        caption = self.parsed.text[segment.start : segment.end].lower()
        if any(mark in caption for mark in marks("archive")):
            return True
        sentence = self.sentences[self.sentence_at(offset)]
        return not any(map(tells, (sentence.root,) if shows else sentence))

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start_char for sentence in self.sentences]

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds an offset."""
        return max(bisect_right(self._starts, offset) - 1, 0)
