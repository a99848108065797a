"""Texts of odd words, marks and figures are annotated: no stage fails, and what is found holds together."""

from __future__ import annotations

import random
from collections.abc import Iterator

from index.annotate import annotate_all
from index.annotate.parse import language
from index.model import Article
from tests.index.annotate.test_whatever_the_text import made, outside, unknown_actors
from tools.trials.child import TellLine, in_child
from tools.trials.trial import Batches, PromiseBroken
from tools.trials.trial_files import odd_article


class Sentences(Batches):
    """Each trial annotates many texts in a process of its own, together as `dateline add` does."""

    inputs = 100

    def __enter__(self) -> Sentences:
        language.load(None)
        return self

    def attempt(self, rng: random.Random) -> str:
        """Annotate texts, and look at what is found in them."""
        articles = [odd_article(rng) for _ in range(self.inputs)]
        ended = in_child(lambda report: _annotate(articles, report))
        if ended.code:
            text = ended.reported[-1] if ended.reported else "one of them"
            raise PromiseBroken(f"annotating ends with {ended.code} at {text}: {ended.printed[-800:]}")
        return "texts"


def _annotate(articles: list[Article], report: TellLine) -> None:
    failures: list[str] = []
    annotating = annotate_all(articles, failed=lambda one, error: failures.append(f"{error} {one.text!r}"))
    annotated = list(annotating)
    if failures:
        raise PromiseBroken(failures[0])
    for before, after in zip(articles, annotated, strict=True):
        report(repr(before.text))
        for fault in faults(before, after):
            raise PromiseBroken(fault)


def faults(before: Article, after: Article) -> Iterator[str]:
    """What does not hold together in an annotated article, in a few words each."""
    if after.text != before.text:
        yield "another text"
    yield from (f"unknown: {one}" for one in unknown_actors(after))
    yield from (f"outside: {one}" for one in outside(after))
    yield from (f"confidence of {one}" for one in made(after) if not 0 <= one.confidence <= 1)
    yield from (f"both sides: {one.id}" for one in after.events if {*one.agents} & {*one.recipients})
    if Article.model_validate_json(after.to_json(indent=None)) != after:
        yield "it comes back otherwise"


series = Sentences
