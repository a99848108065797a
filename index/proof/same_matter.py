"""Whether a draft and an article speak of the same matter: the words they share, by what each of them tells."""

from __future__ import annotations

import re
from itertools import islice

from index.model import Article
from index.proof.compared_words import form_of, word_classes
from index.proof.source_search import Sources

LEAST_SHARED = 4  # that must be shared: a name with a word, or two names
_MOST_ARTICLES = 8  # that are looked at for a figure or a day
_MOST_WORDS = 12  # of a paragraph that are asked for
_AROUND = 2_000  # characters of a paragraph on both sides of a place: one without end tells nothing more
_MARKS = 8  # characters before a word that tell whether a sentence begins with it
_NAME = 3  # what a shared name counts
_SHORTEST = 5  # letters of a word that tells what is spoken of
_WORD = re.compile(r"[^\W\d_][\w'’-]+")

TellingWords = dict[str, int]


def words_around(draft: Article, place: int) -> TellingWords:
    """The words that tell what the draft speaks of at a place: those of its paragraph and of its title."""
    pieces = (piece for piece in draft.segments if piece.start <= place < piece.end)
    start, end = next(((piece.start, piece.end) for piece in pieces), (0, len(draft.text)))
    paragraph = draft.text[max(start, place - _AROUND) : min(end, place + _AROUND)]
    return telling_words(f"{draft.title or ''}\n{paragraph}")


def articles_on(words: TellingWords, sources: Sources) -> list[Article]:
    """The articles that have most of these words, the best first."""
    asked = sorted(words, key=lambda word: (-words[word], -len(word), word))[:_MOST_WORDS]
    return list(islice(sources.about(asked), _MOST_ARTICLES))


def shared(words: TellingWords, text: str) -> int:
    """How much of these words a text has."""
    there = telling_words(text)
    return sum(min(words[word], there[word]) for word in words.keys() & there.keys())


def may_be_one(name: str, other: str | None) -> bool:
    """Whether two names may be one's: all words of the shorter are in the longer."""
    left, right = ({form_of(word) for word in _WORD.findall(called or "")} for called in (name, other))
    return bool(left and right) and (left <= right or right <= left)


def telling_words(text: str) -> TellingWords:
    """The words that tell what is spoken of, as they are compared, each with what it counts; names count most."""
    words: TellingWords = {}
    for match in _WORD.finditer(text):
        form, before = form_of(match[0]), text[max(0, match.start() - _MARKS) : match.start()].rstrip(' “"')
        begins = not before or before[-1] in ".!?:\n"
        is_name = match[0].isupper() or (match[0][0].isupper() and not begins)
        if form in word_classes().common or not (is_name or len(form) >= _SHORTEST):
            continue
        words[form] = max(words.get(form, 0), _NAME if is_name else 1)
    return words
