"""An article on which an annotator fails: the run goes on where somebody is told of it, and ends where nobody is."""

from __future__ import annotations

from collections.abc import Callable

from pydantic import ValidationError

from index.errors import AnnotatorError
from index.model import Article
from index.refusals import explain

TellFailure = Callable[
    [Article, AnnotatorError], None
]  # told of each article that could not be annotated, and why


def tell(failed: TellFailure | None, article: Article, error: AnnotatorError) -> None:
    """Tells `failed` of the article. Raises the error where there is none to tell."""
    if failed is None:
        raise error
    failed(article, error)


def failure(name: str, article: Article, error: Exception) -> AnnotatorError:
    """The error of the annotator `name` on an article, with its own words for it, caused by it."""
    error_told = AnnotatorError(name, f"it failed on the article “{article.id}” ({in_words(error)})")
    error_told.__cause__ = error
    return error_told


def in_words(error: Exception) -> str:
    """The kind of the error, and what it says."""
    if isinstance(error, ValidationError):
        return ": ".join(filter(None, explain(error)))
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
