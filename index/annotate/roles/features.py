"""What is known of each sentence before its role is chosen: figures by name, and the terms it holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from index.annotate.parse.parsed import Parsed
from index.annotate.roles.cohesion import ties
from index.annotate.roles.people_features import people
from index.annotate.roles.position_features import place
from index.annotate.roles.speech import speech
from index.annotate.roles.terms import Terms, pairs, spoken, words
from index.annotate.roles.time_features import time
from index.annotate.roles.token_table import SentenceTable
from index.annotate.roles.wording import wording
from index.model import Actor, Offsets, Quote


class ArticleFeatures(NamedTuple):
    """The sentences of one article: their spans, their figures (a row a sentence), and the terms they hold."""

    spans: list[Offsets]
    names: tuple[str, ...]
    figures: npt.NDArray[np.float32]
    words: Terms
    pairs: Terms
    spoken: Terms


def describe(parsed: Parsed, quotes: Sequence[Quote], actors: Sequence[Actor]) -> ArticleFeatures | None:
    """The features of every sentence outside the title; None where there is no sentence."""
    table = SentenceTable(parsed)
    if not len(table):
        return None
    columns = place(table) | wording(table) | time(table) | speech(table, quotes) | ties(table)
    columns |= people(table, quotes, actors)
    single = words(table)
    figures = np.column_stack(list(columns.values())).astype(np.float32)
    return ArticleFeatures(table.spans, tuple(columns), figures, single, pairs(single), spoken(table, quotes))
