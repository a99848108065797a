"""Texts of odd words, marks and figures are annotated: no stage fails, and what is found holds together."""

from __future__ import annotations

import random

from index.annotate import annotate_all
from index.annotate.parse import language
from index.model import Article
from tools.trials.annotation_faults import annotation_faults
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
        for fault in annotation_faults(before, after):
            raise PromiseBroken(fault)


series = Sentences
