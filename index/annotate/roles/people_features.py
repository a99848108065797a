"""Who is in a sentence: those whom the title and the lead tell of, those who are new, and whose words it gives."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from index.annotate.roles.sparse_rows import Integers
from index.annotate.roles.speech import quoted_parts
from index.annotate.roles.token_table import SentenceCounts, SentenceTable, TokenMask
from index.model import Actor, ActorKind, Quote

_KINDS: Mapping[str, tuple[ActorKind, ...]] = {
    "person": ("person",),
    "state": ("government",),
    "body": ("organization",),
    "group": ("group",),
}

_STOPS = ".,:;!?\"'“”‘’()"


class Mentioned(NamedTuple):
    """Who is mentioned where: sentence numbers and actor numbers side by side, ascending, each pair once."""

    sentence: Integers
    actor: Integers


class Leading(NamedTuple):
    """Which actors the title, the title or first sentence, and these or the two sentences behind it mention."""

    title: TokenMask
    lead: TokenMask
    three: TokenMask


def people(
    table: SentenceTable, quotes: Sequence[Quote], actors: Sequence[Actor]
) -> dict[str, SentenceCounts]:
    """The features of who is mentioned and who speaks; each is an array with a figure a sentence."""
    mentioned = _mentioned(table, actors)
    leading = _leading(table, actors, mentioned)
    features = _mentions(len(table), mentioned, leading) | _speech(table, quotes, actors, leading)
    return {name: np.asarray(one, dtype=np.float32) for name, one in features.items()}


def _mentioned(table: SentenceTable, actors: Sequence[Actor]) -> Mentioned:
    starts = [start for start, _ in table.spans]
    width = max(len(actors), 1)
    pairs = set()
    for number, actor in enumerate(actors):
        for mention in actor.mentions:
            sentence = bisect_right(starts, mention.start) - 1
            if sentence >= 0 and mention.start < table.spans[sentence][1]:
                pairs.add(sentence * width + number)
    places = np.array(sorted(pairs), dtype=np.int64)
    return Mentioned(places // width, places % width)


def _leading(table: SentenceTable, actors: Sequence[Actor], mentioned: Mentioned) -> Leading:
    title = np.array(_in_title(table, actors), dtype=np.bool_)
    lead, three = title.copy(), title.copy()
    lead[mentioned.actor[mentioned.sentence < 1]] = True
    three[mentioned.actor[mentioned.sentence < 3]] = True
    return Leading(title, lead, three)


def _in_title(table: SentenceTable, actors: Sequence[Actor]) -> list[bool]:
    """Which actors the title mentions: a segment of the text, or a title known beside it, by the last name."""
    article = table.parsed.article
    beside = {word.strip(_STOPS) for word in (article.title or "").lower().split()}
    titles = [segment for segment in article.segments if segment.kind == "title"]
    return [
        actor.name.split()[-1].lower() in beside
        or any(one.start <= mention.start < one.end for one in titles for mention in actor.mentions)
        for actor in actors
    ]


def _mentions(total: int, mentioned: Mentioned, leading: Leading) -> dict[str, npt.NDArray[np.generic]]:
    sentence, actor = mentioned

    def count(mask: TokenMask) -> Integers:
        return np.bincount(sentence[mask], minlength=total)

    new = np.zeros(len(actor), dtype=np.bool_)
    new[np.unique(actor, return_index=True)[1]] = True
    often = np.bincount(actor, minlength=1).argmax()
    in_lead = count(leading.lead[actor])
    return {
        "lead actor": in_lead > 0,
        "lead actors": np.minimum(in_lead, 3),
        "title actor": count(leading.title[actor]) > 0,
        "early actor": count(leading.three[actor]) > 0,
        "main actor": count(actor == often) > 0,
        "actors": np.bincount(sentence, minlength=total),
        "new actors": count(new),
    }


def _speech(
    table: SentenceTable, quotes: Sequence[Quote], actors: Sequence[Actor], leading: Leading
) -> dict[str, npt.NDArray[np.generic]]:
    total = len(table)
    speaker, quoted = _speakers(table, quotes, actors)
    said = speaker >= 0
    times = np.bincount(speaker[said], minlength=max(len(actors), 1))
    often = int(times.argmax())
    first = np.zeros(total, dtype=np.bool_)
    places = np.flatnonzero(said)
    first[places[np.unique(speaker[said], return_index=True)[1]]] = True
    spoken = int(times.sum())

    def of_speaker(figures: npt.NDArray[np.generic]) -> SentenceCounts:
        """The figure of each sentence's speaker; 0 where nobody speaks."""
        padded = np.append(figures, np.zeros(1, dtype=figures.dtype))
        return np.asarray(padded[np.where(said, speaker, -1)], dtype=np.float32)

    kinds = {
        f"speaker is {name}": of_speaker(np.array([one.kind in kinds for one in actors], dtype=np.bool_))
        for name, kinds in _KINDS.items()
    }
    again = said[1:] & (speaker[1:] == speaker[:-1])
    return {
        "speaker": said,
        "speaker unknown": (quoted > 0.1) & ~said,
        "speaker in lead": of_speaker(leading.lead),
        "speaker in title": of_speaker(leading.title),
        "speaker early": of_speaker(leading.three),
        "speaker share": of_speaker(times) / total,
        "speaker share of speech": of_speaker(times) / max(spoken, 1),
        "main speaker": said & (speaker == often),
        "speaker first": first,
        "speaker as before": np.append(False, again)[:total],
        "speaker as next": np.append(again, False)[:total],
        **kinds,
        "speakers": np.full(total, np.log1p(np.count_nonzero(times))),
        "article spoken": np.full(total, spoken / total),
        "main speaker share": np.full(total, times[often] / total),
        "main speaker in lead": np.full(total, bool(spoken) and leading.lead[often]),
    }


def _speakers(
    table: SentenceTable, quotes: Sequence[Quote], actors: Sequence[Actor]
) -> tuple[Integers, SentenceCounts]:
    """For each sentence the number of the first actor whose words it gives, -1 for none; its share in quotes."""
    numbers = {actor.id: number for number, actor in enumerate(actors)}
    speaker = np.full(len(table), -1, dtype=np.int64)
    quoted = np.zeros(len(table), dtype=np.float32)
    for quote, inside, portion in quoted_parts(table, quotes):
        quoted[inside] += portion
        number = numbers.get(quote.speaker or "", -1)
        speaker[inside] = np.where(speaker[inside] < 0, number, speaker[inside])
    return speaker, quoted
