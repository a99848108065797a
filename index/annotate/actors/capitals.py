"""Where a capital letter says little: words all in capitals, and paragraphs in which every word has one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from index.annotate.parse.words import Words

_SHOUTED = (
    0.7  # share of words in capitals above which a paragraph is shouted: names and letters are far fewer
)
_LONGEST_SMALL = 3  # letters of words that a headline leaves without a capital
_FEWEST = 4  # words that tell whether a paragraph is written in capitals
_SHORT = 2  # words that tell it where none has a small letter
_RUN = 3  # words in capitals, one behind the other, that are no acronyms


@dataclass(frozen=True)
class Capitals:
    """The numbers of the paragraphs all in capitals, of those written like headlines, and of the tokens in capitals."""

    shouted: set[int]
    titled: set[int]
    tokens: set[int]


def capitals_of(words: Words) -> Capitals:
    """Looks at the case of every word of each paragraph."""
    total: Counter[int] = Counter()
    upper: Counter[int] = Counter()
    small: Counter[int] = Counter()
    ends: dict[int, str] = {}
    before = {token for one in words.parsed.datelines for token in range(*words.tokens(one.start, one.end))}
    for token, (form, lower, paragraph) in enumerate(
        zip(words.forms, words.lower, words.paragraph, strict=True)
    ):
        if token in before:
            continue  # a dateline's capitals say nothing of the sentence behind it
        if len(form) > 1 and form.isalpha():
            total[paragraph] += 1
            upper[paragraph] += form.isupper()
            small[paragraph] += form == lower and len(form) > _LONGEST_SMALL
        elif not form.isspace():
            ends[paragraph] = form
    long = [one for one, count in total.items() if count >= _FEWEST]
    shouted = {one for one in long if upper[one] > _SHOUTED * total[one]}
    shouted |= {one for one, count in total.items() if count >= _SHORT and upper[one] == count}
    titled = {one for one in long if not small[one] and (ends.get(one) != "." or total[one] > 2 * _FEWEST)}
    return Capitals(shouted, titled - shouted, _in_capitals(words, shouted))


def _in_capitals(words: Words, shouted: set[int]) -> set[int]:
    """The tokens of shouted paragraphs, and those that stand among others in capitals: “He wrote: LEAVE US ALONE”."""
    tokens_in_capitals = {token for token, paragraph in enumerate(words.paragraph) if paragraph in shouted}
    run: list[int] = []
    for token, form in enumerate([*words.forms, ""]):
        if form.isupper() and form.isalpha():
            run.append(token)
            continue
        tokens_in_capitals |= set(run if len(run) >= _RUN else ())
        run = []
    return tokens_in_capitals
