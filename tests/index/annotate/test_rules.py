"""Every rule that explains itself by an example (“As in …”) finds what it is for, and not what is nearly alike."""

from __future__ import annotations

import ast
import sys
import tomllib
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from functools import cache, partial
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from spacy.language import Language

from index import annotate as annotating
from index.annotate import annotate, annotate_parsed
from index.annotate.parse.language import parse_all
from index.model import Article, Segment, SegmentKind

FOLDER = Path(annotating.__file__).parent
EXAMPLES: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_name("rules.toml").read_text("utf-8"))
HEADLINE = "Headline: "
Rules = dict[tuple[str, str], str]  # by file and function


@cache
def rules() -> Rules:
    """The functions whose docstring is an example, by file and name, each with its place below `index.annotate`."""
    places = {}
    for path in FOLDER.rglob("*.py"):
        module = ".".join(path.relative_to(FOLDER).with_suffix("").parts)
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and (ast.get_docstring(node) or "").startswith("As in "):
                places[str(path), node.name] = f"{module}.{node.name}"
    return places


def article_of(example: str) -> Article:
    """The sentence as an article; a headline as its title."""
    kind: SegmentKind = "title" if example.startswith(HEADLINE) else "paragraph"
    text = example.removeprefix(HEADLINE)
    segments = (Segment(start=0, end=len(text), kind=kind),)
    return Article(id="made", text=text, segments=segments, published=date(2024, 5, 15))


def answers_during(run: Callable[[], object], watched: Rules) -> dict[str, list[bool]]:
    """What each rule answered while a sentence was annotated."""
    answers: dict[str, list[bool]] = defaultdict(list)

    def watch(frame: FrameType, event: str, answer: Any) -> None:
        code = frame.f_code
        if event == "return" and (rule := watched.get((code.co_filename, code.co_name))):
            answers[rule].append(
                answer is not None and (len(answer) > 0 if hasattr(answer, "shape") else bool(answer))
            )

    sys.setprofile(watch)
    try:
        run()
    finally:
        sys.setprofile(None)
    return answers


@pytest.fixture(scope="module")
def answers(pipeline: Language) -> dict[str, dict[str, list[bool]]]:
    """The answers of all rules to each sentence; only those of parsing need a parse of their own."""
    alone = {
        text for rule, example in EXAMPLES.items() if rule.startswith("parse.") for text in example.values()
    }
    batch = [*{text for example in EXAMPLES.values() for text in example.values()} - alone]
    parses = zip(batch, parse_all(map(article_of, batch), pipeline), strict=True)
    answers_of = {text: answers_during(partial(annotate_parsed, parsed), rules()) for text, parsed in parses}
    return answers_of | {text: answers_during(partial(annotate, article_of(text)), rules()) for text in alone}


def test_a_rule_finds_its_example_and_not_what_is_nearly_alike(
    answers: dict[str, dict[str, list[bool]]],
) -> None:
    wrong = {}
    for rule, example in EXAMPLES.items():
        near = answers[example["not_in"]][rule] if "not_in" in example else [False]
        if not any(answers[example["finds"]][rule]) or not near or any(near):
            wrong[rule] = example
    assert wrong == {}


def test_nearly_every_rule_has_an_example() -> None:
    named = {*rules().values()}
    assert EXAMPLES.keys() <= named
    assert len(named - EXAMPLES.keys()) <= 0.02 * len(named)
