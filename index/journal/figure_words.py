"""The figures of an event as somebody writes them: “at least 6 wounded; 3 killed”, “200 to 300 displaced”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.errors import Undecidable
from index.model import Article, Count, Event, Offsets

_KINDS = "killed|wounded|detained|displaced"
_NUMBER = r"(\d[\d,]*)(?:\s*(?:to|-|–)\s*(\d[\d,]*))?"
_FIGURE = re.compile(
    rf"(?:(?P<before>{_KINDS})\s+)?(?P<open>at least\s+)?{_NUMBER}(?:\s+(?P<behind>{_KINDS}))?"
)
_LARGEST = 10**10


def in_figure_words(event: Event) -> str:
    """The figures of an event as they can be written; what is counted beyond the four kinds is left out."""
    return "; ".join(
        written(count.what, count.low, count.high) for count in event.counts if count.what != "other"
    )


def figures_by_hand(article: Article, event: Event, words: str) -> tuple[Count, ...]:
    """The figures that somebody writes, parted by “;”; none for no words, and for “none”.

    One that the event has stays as it is; another stands where the sentence has its number, else on the event's own
    words. What is counted beyond the four kinds stays too. Raises Undecidable where a figure cannot be read.
    """
    if words.strip().casefold() in ("", "none"):
        return ()
    before = {(count.what, count.low, count.high): count for count in event.counts}
    others = (count for count in event.counts if count.what == "other")
    figures = (_read(article, event, figure) for figure in words.split(";") if figure.strip())
    return (*(before.get((count.what, count.low, count.high), count) for count in figures), *others)


def written(what: str, low: int, high: int | None) -> str:
    """A figure in words: “3 killed”, “at least 6 wounded”, “200 to 300 displaced”."""
    if high is None:
        return f"at least {low:,} {what}"
    return f"{low:,} {what}" if low == high else f"{low:,} to {high:,} {what}"


def _read(article: Article, event: Event, figure: str) -> Count:
    match = _FIGURE.fullmatch(" ".join(figure.split()).casefold())
    what = match and (match["before"] or match["behind"])
    if match is None or not what or (match["before"] and match["behind"]):
        raise Undecidable(f"“{figure.strip()}” is no figure; write it as 3 killed, or at least 6 wounded.")
    low = int(match[3].replace(",", ""))
    high = int(match[4].replace(",", "")) if match[4] else None if match["open"] else low
    if low > _LARGEST or (high is not None and high < low):
        raise Undecidable(f"“{figure.strip()}” cannot be: the lower number comes first.")
    start, end = _place(article, event, low)
    return Count.model_validate({"what": what, "low": low, "high": high, "start": start, "end": end})


def _place(article: Article, event: Event, number: int) -> Offsets:
    """Where the sentence of an event has a number in digits, the nearest; else the event's own words."""
    sentence = next((one for one in article.roles if one.start <= event.start < one.end), event)
    there = list(_in_digits(article.text, sentence.start, sentence.end, number))
    return min(there, key=lambda span: abs(span[0] - event.start), default=(event.start, event.end))


def _in_digits(text: str, start: int, end: int, number: int) -> Iterator[Offsets]:
    written = rf"(?<![\d.,])(?:{number}|{number:,})(?![\d]|[.,]\d)"
    return (match.span() for match in re.compile(written).finditer(text, start, end))
