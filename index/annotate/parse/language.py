"""The language pipeline (spaCy): loading it by name, and parsing an article with offsets that hold in its text."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from index.annotate.parse.spacy_start import DEFAULT_PIPELINE, import_spacy, load_pipeline

import_spacy()  # before anything imports a part of it, which would import all of it

from spacy.language import Language  # noqa: E402
from spacy.tokens import Doc  # noqa: E402

from index.annotate.failures import TellFailure, failure, tell  # noqa: E402
from index.annotate.parse.cached_ruler import parse_texts  # noqa: E402
from index.annotate.parse.dictionary import dictionary  # noqa: E402
from index.annotate.parse.endless_words import CuttingTokenizer  # noqa: E402
from index.annotate.parse.headline_repairs import repair_headline  # noqa: E402
from index.annotate.parse.headlines import mark, written_as  # noqa: E402
from index.annotate.parse.parsed import Parsed, inside, title_beside  # noqa: E402
from index.annotate.parse.pieces import ParsedPiece, pieces_of  # noqa: E402
from index.annotate.parse.repairs import repair  # noqa: E402
from index.annotate.parse.sentence_bounds import find_sentences  # noqa: E402
from index.annotate.parse.whole_words import whole_words  # noqa: E402
from index.batches import batches  # noqa: E402
from index.errors import AnnotatorError  # noqa: E402
from index.model import Article, Segment  # noqa: E402

BATCH_PIECES, BATCH_CHARACTERS = 512, 60_000


def name_of(name: str | None = None) -> str:
    """The pipeline that is meant: the one named, else that of `DATELINE_PIPELINE`, else the default."""
    return name or os.environ.get("DATELINE_PIPELINE") or DEFAULT_PIPELINE


def load(name: str | None = None) -> Language:
    """The spaCy pipeline of this name, loaded once; see `name_of`.

    Raises AnnotatorError where it is not installed or gives no parse.
    """
    return _load(name_of(name))


@cache
def _load(name: str) -> Language:
    try:
        pipeline = load_pipeline(name)
    except OSError:
        raise AnnotatorError(name, "it is not installed; install it with pip and try again") from None
    missing = {"parser", "ner"} - set(pipeline.pipe_names)
    if missing:
        raise AnnotatorError(name, f"it has no {' and no '.join(sorted(missing))}")
    tokenizer: Any = pipeline.tokenizer
    for word in whole_words():
        tokenizer.add_special_case(word, [{"ORTH": word}])
    pipeline.tokenizer = CuttingTokenizer(tokenizer)
    gc.collect()
    gc.freeze()  # a pipeline stays; looking for garbage in it takes a twentieth of the time of annotating
    return pipeline


def parse_all(
    articles: Iterable[Article], pipeline: Language, *, failed: TellFailure | None = None
) -> Iterator[Parsed]:
    """Each article with its parse, in order. Pieces of many articles are parsed in one batch.

    An article on which the pipeline fails is left out and `failed` is told; without it AnnotatorError is raised.
    """
    parts: list[Doc | Exception] = []
    words = dictionary(pipeline)
    pieces = (piece for article in articles for piece in pieces_of(article, words))
    for batch in batches(pieces, lambda piece: len(piece.words), BATCH_PIECES, BATCH_CHARACTERS):
        for doc, (_, _, article, last) in zip(_docs(batch, pipeline), batch, strict=True):
            parts.append(doc)
            if last:
                parsed = _joined(article, parts, pipeline)
                parts = []
                if isinstance(parsed, Parsed):
                    yield parsed
                else:
                    tell(failed, article, parsed)


def _docs(batch: list[ParsedPiece], pipeline: Language) -> list[Doc] | list[Doc | Exception]:
    """The parse of each piece; where the batch cannot be parsed, of each alone, or the error in its place."""
    try:
        docs = list(parse_texts(pipeline, (piece.prose or piece.words for piece in batch), BATCH_PIECES))
        return [_as_written(piece, doc, pipeline) for piece, doc in zip(batch, docs, strict=True)]
    except Exception:  # noqa: BLE001 - whatever it is, it is raised again by the piece that it comes from
        return [_doc(piece.words, pipeline) for piece in batch]


def _as_written(piece: ParsedPiece, doc: Doc, pipeline: Language) -> Doc:
    """The parse of a piece with its words as they are written."""
    if piece.prose is None:
        return doc
    line = doc if piece.prose == piece.words else pipeline.make_doc(piece.words)
    headline = written_as(line, doc) or pipeline(piece.words)
    repair_headline(headline)
    return headline


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
    if title is not None and len(title):
        mark(title, title.text, [Segment(start=0, end=len(title.text), kind="title")])
    joined = docs[0]
    if len(docs) > 1:  # nobody asks for the tensors; `exclude` is missing from spaCy's type stubs
        joined = Doc.from_docs(docs, ensure_whitespace=False, exclude=["tensor"])  # type: ignore[call-arg]
    assert joined is not None  # noqa: S101 - from_docs gives None for no parts only
    repair(joined)
    mark(joined, article.text, article.segments)
    sentences = tuple(find_sentences(article.segments, joined, inside(article)))
    return Parsed(article, joined, sentences, title, dictionary(pipeline))
