"""Train the model of sentence roles on a folder in the form of NewsDiscourse, and write it as one .npz file.

    python tools/train_roles.py FOLDER [--out index/annotate/data/roles.npz] [--terms FILE]

FOLDER holds `gold.jsonl` (an article a line: id, published, sentences with start, end and role) and `<id>.txt`. What is
kept of the texts is the hashes of words and word pairs that stand in at least five articles, names and figures masked,
with their weights. `--terms` lists those words in the clear, to be looked at before a model is shipped.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from index import reading
from index.annotate import language, quotes, role_model
from index.annotate.parsed import Parsed
from index.annotate.role_features import Description, describe
from index.annotate.role_model import ROLES
from index.annotate.role_terms import Terms

FOLDS = 5
RARE = 5  # a term must stand in this many articles to be kept
FACTORS = (
    2.0,
    2.0,
    0.1,
    0.8,
    0.8,
    0.05,
    0.05,
)  # of words, pairs, figures; neighbours' words; neighbours' figures
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
)


class Example(NamedTuple):
    """An article's sentences as described, and the number of each one's role."""

    description: Description
    roles: np.ndarray[tuple[int], np.dtype[np.int64]]


def main() -> None:
    """Read, fit, and write the model; prints what cross-validation gives."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=Path("index/annotate/data/roles.npz"))
    parser.add_argument("--terms", type=Path)
    options = parser.parse_args()
    examples = list(read_examples(options.folder))
    model = train(examples)
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
    description = describe(parsed, quotes.find_quotes(parsed))
    if description is None:
        return None
    starts = np.array([one["start"] for one in record["sentences"]])
    ends = np.array([one["end"] for one in record["sentences"]])
    roles = [ROLES.index(one["role"] or "boilerplate") for one in record["sentences"]]
    best = [
        int(np.argmax(np.minimum(end, ends) - np.maximum(start, starts))) for start, end in description.spans
    ]
    return Example(description, np.array([roles[one] for one in best]))


def train(examples: list[Example]) -> dict[str, Any]:
    """Both steps; the second learns from what the first says of articles that it was not fitted to."""
    model = vocabulary(examples)
    rows = sparse.vstack([role_model.evidence(one.description, model) for one in examples]).tocsr()
    roles = np.concatenate([one.roles for one in examples])
    article = np.repeat(np.arange(len(examples)), [len(one.roles) for one in examples])
    fold = np.random.RandomState(0).permutation(len(examples))[article] % FOLDS
    likely = np.zeros((len(roles), len(ROLES)))
    for number in range(FOLDS):
        likely[fold == number] = first_step(rows[fold != number], roles[fold != number]).predict_proba(
            rows[fold == number]
        )
    fitted = first_step(rows, roles)
    model["alone"], model["alone_bias"] = fitted.coef_.T, fitted.intercept_
    seen = [
        role_model.context(likely[article == number], one.description, model)
        for number, one in enumerate(examples)
    ]
    context = np.vstack(seen)
    model["context_mean"], model["context_scale"] = context.mean(axis=0), context.std(axis=0) + 1e-6
    context = (context - model["context_mean"]) / model["context_scale"]
    whole = np.zeros_like(likely)
    for number in range(FOLDS):
        whole[fold == number] = second_step(context[fold != number], roles[fold != number]).predict_proba(
            context[fold == number]
        )
    fitted = second_step(context, roles)
    model["together"], model["together_bias"] = fitted.coef_.T, fitted.intercept_
    model["choice_bias"] = bias(whole, roles)
    for name, guess in (
        ("alone", likely.argmax(1)),
        ("together", whole.argmax(1)),
        ("with bias", (np.log(whole) + model["choice_bias"]).argmax(1)),
    ):
        macro, accuracy = figures(roles, guess)
        print(f"cross-validated, {name}: macro-9 {macro:.1f}, accuracy {accuracy:.1f}")
    return model


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
    for kind in ("words", "pairs"):
        terms: list[Terms] = [getattr(one.description, kind) for one in examples]
        keys, spread = np.unique(np.concatenate([np.unique(one.key) for one in terms]), return_counts=True)
        keep = spread >= RARE
        model[kind], model[f"{kind}_idf"] = keys[keep], np.log(len(examples) / spread[keep]) + 1
    return model


def first_step(rows: Any, roles: Any) -> LogisticRegression:
    """Multinomial, classes weighted by the root of what would balance them."""
    share = np.bincount(roles, minlength=len(ROLES)) / len(roles)
    weight = {number: float((1 / (len(ROLES) * one)) ** 0.5) for number, one in enumerate(share)}
    return LogisticRegression(C=0.5, class_weight=weight, max_iter=80, tol=1e-3).fit(rows, roles)


def second_step(rows: Any, roles: Any) -> LogisticRegression:
    """Multinomial, unweighted: its probabilities are the confidences shown."""
    return LogisticRegression(C=0.02, max_iter=300).fit(rows, roles)


def bias(likely: Any, roles: Any) -> Any:
    """What to add to the log-probability of each role so that macro F1 plus accuracy is best, by coordinate ascent."""
    logs = np.log(likely)
    best = np.zeros(len(ROLES))
    value = sum(figures(roles, logs.argmax(1)))
    for step in (0.4, 0.2, 0.1) * 2:
        for number in range(len(ROLES)):
            for change in (-step, step):
                tried = best.copy()
                tried[number] += change
                found = sum(figures(roles, (logs + tried).argmax(1)))
                if found > value:
                    best, value = tried, found
    return best


def figures(roles: Any, guess: Any) -> tuple[float, float]:
    """Macro F1 over the nine roles and accuracy, in percent."""
    pairs = np.zeros((len(ROLES), len(ROLES)))
    np.add.at(pairs, (roles, guess), 1)
    f1 = 2 * np.diag(pairs) / np.maximum(pairs.sum(0) + pairs.sum(1), 1)
    return 100 * float(f1.mean()), 100 * float(np.diag(pairs).sum() / pairs.sum())


def narrow(model: dict[str, Any]) -> dict[str, Any]:
    """Weights in half precision; what is counted or compared stays as it is."""
    large = ("alone", "words_idf", "pairs_idf")
    return {
        name: np.asarray(values).astype(np.float16 if name in large else np.float32)
        if np.asarray(values).dtype.kind == "f"
        else np.asarray(values)
        for name, values in model.items()
    }


if __name__ == "__main__":
    main()
