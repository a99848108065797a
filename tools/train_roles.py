"""Train the model of sentence roles on a folder in the form of NewsDiscourse, and write it as one .npz file.

    python tools/train_roles.py FOLDER VECTORS [--out index/annotate/data/roles.npz] [--terms FILE]

FOLDER holds `gold.jsonl` (an article a line: id, published, sentences with start, end and role) and `<id>.txt`. What is
kept of the texts is the hashes of words, lemmas and word pairs that stand in at least five articles, names and figures
masked, with their weights. `--terms` lists those words in the clear, to be looked at before a model is shipped.
VECTORS is a text file of word vectors, the commonest word first, a line a word: the word and its figures. The model
that ships was made with the hundred columns of GloVe's "6B"; it keeps the commonest words in fewer columns.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy import sparse
from spacy.strings import get_string_id

from index import reading
from index.annotate.actors.find_actors import find_actors
from index.annotate.parse import language
from index.annotate.parse.parsed import Parsed
from index.annotate.quotes.find_quotes import find_quotes
from index.annotate.quotes.speakers import attribute
from index.annotate.roles import role_model
from index.annotate.roles.features import ArticleFeatures, describe
from index.annotate.roles.role_model import ROLES
from index.annotate.roles.sparse_rows import SparseRows
from index.annotate.roles.terms import Terms
from index.annotate.roles.token_table import looked_up
from index.annotate.roles.word_vectors import meaning
from tools.role_fits import (
    FOLDS,
    bias,
    figures_of,
    first_step,
    held_out,
    laid_out,
    second_step,
    trees,
    true_scale,
)

RARE = 5  # a term must stand in this many articles to be kept
# What the columns of the first step weigh: words, pairs, spoken, figures; neighbours' words, figures; the article's;
# vectors, neighbours', the article's.
FACTORS = (1.5, 1.5, 1.5, 0.1, 0.5, 0.05, 0.5, 0.1, 0.2, 0.1, 0.1)
VECTOR_WORDS, VECTOR_COLUMNS = 20_000, 50
COMMON = 0.001  # the share of all words at which a word weighs half
SHARES = (0.4, 0.2, 0.4)  # of the first step, the second regression and the trees in the answer
CONTEXT_FIGURES = (
    "from start",
    "relative",
    "from end",
    "sentences",
    "paragraph first",
    "within paragraph",
    "paragraph size",
    "between marks",
    "title words",
    "lead words",
    "like before",
    "like next",
    "like article",
    "mean paragraph",
    "lead actor",
    "lead actors",
    "title actor",
    "early actor",
    "main actor",
    "actors",
    "new actors",
    "speaker",
    "speaker unknown",
    "speaker in lead",
    "speaker in title",
    "speaker early",
    "speaker share",
    "speaker share of speech",
    "main speaker",
    "speaker first",
    "speaker as before",
    "speaker as next",
    "speaker is person",
    "speaker is state",
    "speaker is body",
    "speaker is group",
    "speakers",
    "article spoken",
    "main speaker share",
    "main speaker in lead",
)


class Example(NamedTuple):
    """An article's sentences as described, and the number of each one's role."""

    description: ArticleFeatures
    roles: np.ndarray[tuple[int], np.dtype[np.int64]]


def main() -> None:
    """Read, fit, and write the model; prints what cross-validation gives."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("vectors", type=Path)
    parser.add_argument("--out", type=Path, default=Path("index/annotate/data/roles.npz"))
    parser.add_argument("--terms", type=Path)
    options = parser.parse_args()
    examples = list(read_examples(options.folder))
    model = train(examples, read_vectors(options.vectors))
    if options.terms:
        options.terms.write_text("\n".join(plain_words(model)), encoding="utf-8")
    np.savez_compressed(options.out, **narrow(model))
    print(
        f"{options.out}: {options.out.stat().st_size / 1e6:.2f} MB, "
        f"{len(model['words'])} words, {len(model['pairs'])} pairs"
    )


def read_examples(folder: Path) -> Iterator[Example]:
    """Each article as the program would read, parse and describe it, with the roles given by hand."""
    with (folder / "gold.jsonl").open(encoding="utf-8") as lines:
        records = {record["id"]: record for record in map(json.loads, lines)}
    pipeline = language.load()

    def articles() -> Iterator[Any]:
        for name, record in records.items():
            article = reading.read(folder / f"{name}.txt")[0]
            published = date.fromisoformat(record["published"]) if record["published"] else article.published
            yield article.model_copy(update={"published": published})

    for parsed, record in zip(language.parse_all(articles(), pipeline), records.values(), strict=True):
        example = read_example(parsed, record)
        if example:
            yield example


def read_example(parsed: Parsed, record: dict[str, Any]) -> Example | None:
    """The sentences of one article; each gets the role of the labelled sentence that covers most of it."""
    quotes = find_quotes(parsed)
    cast = find_actors(parsed, quotes)
    description = describe(parsed, attribute(parsed, quotes, cast), cast.finish())
    if description is None:
        return None
    starts = np.array([one["start"] for one in record["sentences"]])
    ends = np.array([one["end"] for one in record["sentences"]])
    roles = [ROLES.index(one["role"] or "boilerplate") for one in record["sentences"]]
    best = [
        int(np.argmax(np.minimum(end, ends) - np.maximum(start, starts))) for start, end in description.spans
    ]
    return Example(description, np.array([roles[one] for one in best]))


def read_vectors(path: Path) -> tuple[Any, Any]:
    """The hashes of the commonest words, ascending, and their vectors."""
    words, rows = [], []
    with path.open(encoding="utf-8") as lines:
        for line in islice(lines, VECTOR_WORDS):
            word, *figures = line.split(" ")
            words.append(word)
            rows.append(np.array(figures, dtype=np.float32))
    hashes = np.array([get_string_id(word) for word in words], dtype=np.uint64)
    order = np.argsort(hashes)
    return hashes[order], np.array(rows)[order]


def train(examples: list[Example], vectors: tuple[Any, Any]) -> dict[str, Any]:
    """Both steps; the second learns from what the first says of articles that it was not fitted to."""
    model = vocabulary(examples) | vector_table(examples, *vectors)
    roles = np.concatenate([one.roles for one in examples])
    article = np.repeat(np.arange(len(examples)), [len(one.roles) for one in examples])
    fold = np.random.RandomState(0).permutation(len(examples))[article] % FOLDS
    alone = train_first(examples, roles, fold, model)
    linear, grown = train_second(examples, alone, roles, fold, model)
    model["blend_shares"] = np.array(SHARES)
    blend = role_model.blended((alone, linear, grown), model)
    model["blend_scale"], model["blend_bias"] = true_scale(blend, roles)
    both = role_model.softmax(blend * model["blend_scale"] + model["blend_bias"])
    model["choice_bias"] = bias(roles)
    for name, likely in (("alone", alone), ("linear", linear), ("trees", grown), ("all", both)):
        report(name, roles, likely.argmax(1))
    report("with bias", roles, role_model.choose(both, model))
    return model


def train_first(examples: list[Example], roles: Any, fold: Any, model: dict[str, Any]) -> Any:
    """Puts the first step into the model; gives what it says of sentences that it was not fitted to."""
    rows = sparse.vstack([first_rows(one, model) for one in examples]).tocsr()
    fitted = first_step(rows, roles)
    width = len(model["words"]) + len(model["figure_mean"]) + len(model["vector_mean"])
    model["alone"], model["alone_article"] = fitted.coef_.T[:-width], fitted.coef_.T[-width:]
    model["alone_bias"] = fitted.intercept_
    return held_out(first_step, rows, roles, fold)


def train_second(
    examples: list[Example], alone: Any, roles: Any, fold: Any, model: dict[str, Any]
) -> tuple[Any, Any]:
    """Puts the second step's two models into the model; gives what each says of sentences it was not fitted to."""
    ends = np.cumsum([len(one.roles) for one in examples])
    parts = zip(np.split(alone, ends[:-1]), examples, strict=True)
    seen = np.vstack([role_model.context(likely, one.description, model) for likely, one in parts])
    model["context_mean"], model["context_scale"] = seen.mean(axis=0), seen.std(axis=0) + 1e-6
    seen = (seen - model["context_mean"]) / model["context_scale"]
    figures = np.vstack([role_model.scaled(one.description.figures, model) for one in examples])
    wide = np.hstack([seen, figures])
    fitted = second_step(seen, roles)
    model["together"], model["together_bias"] = fitted.coef_.T, fitted.intercept_
    model |= laid_out(trees(wide, roles))
    return held_out(second_step, seen, roles, fold), held_out(trees, wide, roles, fold)


def first_rows(example: Example, model: dict[str, Any]) -> Any:
    """What the first step sees of each sentence in one row: its blocks side by side, then the article's part."""
    blocks, article = role_model.evidence(example.description, model)
    total = len(example.roles)
    columns = []
    for block, by in blocks:
        rows = as_matrix(block)
        empty = sparse.csr_array((min(abs(by), total), rows.shape[1]))
        columns.append(sparse.vstack([rows[by:], empty] if by >= 0 else [empty, rows[:by]]))
    columns.append(sparse.csr_array(np.tile(article, (total, 1))))
    return sparse.hstack(columns).astype(np.float32)


def as_matrix(block: Any) -> Any:
    """A block of columns as scipy's sparse matrix."""
    if not isinstance(block, SparseRows):
        return sparse.csr_array(block)
    begins = np.concatenate(([0], np.cumsum(block.sizes)))
    return sparse.csr_array((block.value, block.column, begins), shape=block.shape)


def report(name: str, roles: Any, guess: Any) -> None:
    """Print one line of cross-validation."""
    macro, accuracy = figures_of(roles, guess)
    print(f"cross-validated, {name}: macro-9 {macro:.1f}, accuracy {accuracy:.1f}", flush=True)


def vocabulary(examples: list[Example]) -> dict[str, Any]:
    """The terms to keep with their idf, and the scale of the figures."""
    every = np.vstack([one.description.figures for one in examples])
    names = examples[0].description.names
    model: dict[str, Any] = {
        "factors": np.array(FACTORS),
        "figure_mean": every.mean(axis=0),
        "figure_scale": every.std(axis=0) + 1e-6,
        "context_figures": np.array([names.index(one) for one in CONTEXT_FIGURES]),
    }
    for kind in ("words", "pairs", "spoken"):
        terms: list[Terms] = [getattr(one.description, kind) for one in examples]
        keys, spread = np.unique(np.concatenate([np.unique(one.key) for one in terms]), return_counts=True)
        keep = spread >= RARE
        model[kind], model[f"{kind}_idf"] = keys[keep], np.log(len(examples) / spread[keep]) + 1
    return model


def vector_table(examples: list[Example], words: Any, vectors: Any) -> dict[str, Any]:
    """The vectors in those columns in which sentences differ most, as whole numbers up to 127, with words' weights."""
    every = np.concatenate([one.description.words.key for one in examples])
    where, has_vector = looked_up(every, words)
    counts = np.bincount(where[has_vector], minlength=len(words))
    table: dict[str, Any] = {
        "vector_words": words,
        "vector_weights": COMMON / (COMMON + counts / counts.sum()),
        "vectors": vectors,
        "vector_scale": np.ones(1),
        "vector_mean": np.zeros(1),
    }
    sums = np.vstack([meaning(one.description.words, table, len(one.roles)) for one in examples])
    axes = np.linalg.svd(sums - sums.mean(axis=0), full_matrices=False)[2][:VECTOR_COLUMNS].T
    spread = float(((sums - sums.mean(axis=0)) @ axes).std())
    turned = vectors @ axes / spread
    scale = np.abs(turned).max(axis=0) / 127
    table |= {"vectors": np.round(turned / scale).astype(np.int8), "vector_scale": scale}
    return table | {"vector_mean": sums.mean(axis=0) @ axes / spread}


def plain_words(model: dict[str, Any]) -> list[str]:
    """The words of the model in the clear, each with its strongest role; word pairs are of these words."""
    store = language.load().vocab.strings
    rows = []
    for number, key in enumerate(model["words"].tolist()):
        word = store[key] if key in store else f"#{key}"  # noqa: SIM401 - a string store has no get
        weight = model["alone"][number]
        rows.append(f"{word}\t{ROLES[int(weight.argmax())]}\t{weight.max():.3f}")
    return sorted(rows)


def narrow(model: dict[str, Any]) -> dict[str, Any]:
    """Weights in half precision; what is counted or compared stays as it is."""
    large = ("alone", "alone_article", "words_idf", "pairs_idf", "spoken_idf", "vector_weights")
    return {
        name: np.asarray(values).astype(np.float16 if name in large else np.float32)
        if np.asarray(values).dtype.kind == "f"
        else np.asarray(values)
        for name, values in model.items()
    }


if __name__ == "__main__":
    main()
