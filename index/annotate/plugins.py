"""Annotators of other packages: found by entry point, held to the same rules as Dateline's own.

A package names its annotator in the entry-point group `dateline.annotators`; `docs/annotators.md` shows a complete one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.metadata import EntryPoint, entry_points
from typing import Any, Protocol, runtime_checkable

from pydantic import ValidationError

from index.annotate.failures import TellFailure, failure, in_words, tell
from index.errors import AnnotatorError
from index.manual.keep import keep_handmade
from index.model import Article
from index.refusals import explain

GROUP = "dateline.annotators"
FOUND = (
    "roles",
    "actors",
    "quotes",
    "events",
)  # what an annotator finds; it changes nothing else of an article
_STATED = tuple(name for name in Article.model_fields if name not in FOUND)


@runtime_checkable
class Annotator(Protocol):
    """What another package brings: a class, or a function without arguments that gives an object of this shape."""

    def annotate(self, article: Article) -> Article:
        """The article with the roles, actors, quotes and events found in it; its text and facts as they were."""


def names() -> list[str]:
    """The annotators that installed packages bring."""
    return sorted({one.name for one in entry_points(group=GROUP)})


def find(name: str) -> Annotator:
    """The annotator of this name. Raises AnnotatorError where there is none or it cannot be started."""
    entry_point = next(iter(entry_points(group=GROUP, name=name)), None)
    if entry_point is None:
        raise AnnotatorError(name, "no installed package brings it")
    return _started(entry_point)


def _started(entry: EntryPoint) -> Annotator:
    try:
        annotator = entry.load()()
    except Exception as error:
        raise AnnotatorError(entry.name, f"it does not start ({in_words(error)})") from error
    if not isinstance(annotator, Annotator):
        raise AnnotatorError(entry.name, "it has no method “annotate”")
    return annotator


def annotate_with(
    name: str, articles: Iterable[Article], *, failed: TellFailure | None = None
) -> Iterator[Article]:
    """Each article annotated by the annotator of this name, checked, in order. Raises AnnotatorError.

    An article on which it fails is left out where `failed` is given, which is told.
    """
    annotator = find(name)
    for article in articles:
        try:
            annotated = checked(name, article, _found(annotator, name, article))
        except AnnotatorError as error:
            tell(failed, article, error)
            continue
        yield annotated


def _found(annotator: Annotator, name: str, article: Article) -> Article:
    try:
        return annotator.annotate(article)
    except Exception as error:
        raise failure(name, article, error) from error


def checked(name: str, article: Article, annotated: Any) -> Article:
    """What an annotator found, validated by the model; annotations set by hand stay. Raises AnnotatorError."""
    if not isinstance(annotated, Article):
        raise AnnotatorError(name, f"it gave no article for “{article.id}”")
    changed = next((one for one in _STATED if getattr(annotated, one) != getattr(article, one)), None)
    if changed:
        raise AnnotatorError(name, f"it changed the {changed} of “{article.id}”")
    try:
        valid = Article.model_validate_json(annotated.to_json())
        return keep_handmade(article, valid)
    except ValidationError as error:
        where, why = explain(error)
        place = f"{where}: " if where else ""
        raise AnnotatorError(
            name, f"what it found in “{article.id}” breaks the format: {place}{why}"
        ) from None
