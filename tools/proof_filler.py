"""Articles that nobody wrote, of the words of those that somebody did: a pile in which quotations are looked for.

Each word follows the two before it as it does somewhere in the articles, so that words and turns are as frequent as in
news and many sentences are nearly alike, which is harder than so many articles on other matters would be.
"""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from index.collection import Collection
from index.model import Article

PARAGRAPHS, SENTENCES = (5, 14), (1, 4)
MOST_WORDS = 60  # of a sentence
FIRST_DAY = date(2015, 1, 1)
DAYS = 3_000

WordChains = dict[tuple[str, str], list[str]]


def chain_of(articles: Sequence[Article]) -> WordChains:
    """The words that follow two words; "" stands before a sentence and behind it."""
    chain: WordChains = defaultdict(list)
    for article in articles:
        for role in article.roles:
            before = ("", "")
            for word in [*article.text[role.start : role.end].split(), ""]:
                chain[before].append(word)
                before = (before[1], word)
    return chain


def sentence_of(chain: WordChains, dice: random.Random) -> str:
    """A sentence of the chain."""
    words: list[str] = []
    before = ("", "")
    while len(words) < MOST_WORDS:
        word = dice.choice(chain[before])
        if not word:
            break
        words.append(word)
        before = (before[1], word)
    return " ".join(words)


def texts(chain: WordChains, dice: random.Random) -> Iterator[list[str]]:
    """The paragraphs of articles without end."""
    while True:
        yield [
            " ".join(sentence_of(chain, dice) for _ in range(dice.randint(*SENTENCES)))
            for _ in range(dice.randint(*PARAGRAPHS))
        ]


def is_filler(article_id: str) -> bool:
    """Whether nobody wrote the article of this id."""
    return article_id.startswith("filler-")


def fill(collection: Collection, articles: Sequence[Article], count: int, dice: random.Random) -> None:
    """Write articles into a collection until it has `count`."""
    made = texts(chain_of(articles), dice)
    for number in range(len(articles), count):
        paragraphs, segments, start = next(made), [], 0
        for paragraph in paragraphs:
            segments.append({"start": start, "end": start + len(paragraph)})
            start += len(paragraph) + 2
        day = FIRST_DAY + timedelta(days=dice.randrange(DAYS))
        article = {
            "format": "dateline/1", "id": f"filler-{number}", "title": paragraphs[0][:60],
            "published": day.isoformat(), "text": "\n\n".join(paragraphs), "segments": segments,
        }  # fmt: skip
        collection.file(f"filler-{number}").write_text(json.dumps(article, ensure_ascii=False), "utf-8")
