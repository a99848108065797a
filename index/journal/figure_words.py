"""The figures of an event as somebody writes them: “at least 6 wounded; about 20 killed”, “200 to 300 displaced”."""

from __future__ import annotations

import re

from index.annotate.events.amounts import amount_in
from index.errors import Undecidable
from index.model import Article, Count, Event, Offsets

_KINDS = "killed|wounded|detained|displaced"
_FIGURE = re.compile(rf"(?:(?P<before>{_KINDS})\s+)?(?P<amount>.+?)(?:\s+(?P<behind>{_KINDS}))?")
_DIGITS = re.compile(r"\d[\d,]*")
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
    written_figures = [figure for figure in words.split(";") if figure.strip()]
    if not written_figures:
        raise Undecidable("No figure is written; write none where the event's figures are not of it.")
    others = (count for count in event.counts if count.what == "other")
    figures = (_read(article, event, figure) for figure in written_figures)
    return (*(before.get((count.what, count.low, count.high), count) for count in figures), *others)


def written(what: str, low: int, high: int | None) -> str:
    """A figure in words: “3 killed”, “at least 6 wounded”, “200 to 300 displaced”."""
    if high is None:
        return f"at least {low:,} {what}"
    return f"{low:,} {what}" if low == high else f"{low:,} to {high:,} {what}"


def _read(article: Article, event: Event, figure: str) -> Count:
    """A figure that somebody writes; its amount as it is read in articles: “about 20” is 18 to 22."""
    words = " ".join(figure.split()).casefold()
    match = _FIGURE.fullmatch(words)
    what = match and (match["before"] or match["behind"])
    amount = amount_in(match["amount"]) if match else None
    is_read = match and amount and (amount.start, amount.end) == (0, len(match["amount"]))
    if match is None or amount is None or not is_read or not what or (match["before"] and match["behind"]):
        raise Undecidable(
            f"“{words}” is no figure; write it as 3 killed, at least 6 wounded or 4 to 6 killed."
        )
    numbers = _numbers(words)
    if amount.low > _LARGEST or numbers != sorted(numbers):
        raise Undecidable(
            f"“{words}” cannot be: the lower number comes first, and both are below 10 billion."
        )
    start, end = _place(article, event, match["amount"])
    return Count.model_validate(
        {"what": what, "low": amount.low, "high": amount.high, "start": start, "end": end}
    )


def _place(article: Article, event: Event, amount: str) -> Offsets:
    """Where the sentence of an event has an amount, the nearest; else the event's own words."""
    sentence = next((one for one in article.roles if one.start <= event.start < one.end), event)
    number = next(iter(_numbers(amount)), None)
    words = re.escape(amount) if number is None else rf"(?<![\d.,])(?:{number}|{number:,})(?![\d]|[.,]\d)"
    there = re.compile(rf"\b{words}\b", re.I).finditer(article.text, sentence.start, sentence.end)
    spans = (match.span() for match in there)
    return min(spans, key=lambda span: abs(span[0] - event.start), default=(event.start, event.end))


def _numbers(words: str) -> list[int]:
    """The numbers that stand in digits."""
    return [int(digits.replace(",", "")) for digits in _DIGITS.findall(words)]
