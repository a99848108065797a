"""Annotating: an article goes in, the same article with all its annotations comes out.

The pipeline is imported late: who only asks for names, ids or places does not wait for spaCy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.annotate.actors.user_actors import UserActor
    from index.annotate.failures import TellFailure
    from index.annotate.parse.parsed import Parsed
    from index.model import Article


def annotate(article: Article, pipeline: str | None = None) -> Article:
    """The article with actors, quotes, roles and events. What was set by hand stays.

    `pipeline` names a spaCy pipeline that is installed. Raises AnnotatorError where it is not.
    """
    return next(annotate_all([article], pipeline))


def annotate_all(
    articles: Iterable[Article],
    pipeline: str | None = None,
    *,
    user_actors: Sequence[UserActor] = (),
    failed: TellFailure | None = None,
) -> Iterator[Article]:
    """Each article annotated, in order; see `annotate`. Articles are parsed in batches and given as they are ready.

    The actors that the user lists win over those that are found.
    An article on which a stage fails is left out and `failed` is told; without it AnnotatorError is raised.
    """
    from index.annotate.pipeline import annotated

    return annotated(articles, pipeline, user_actors, failed)


def annotate_parsed(parsed: Parsed) -> Article:
    """The article of a parse with its annotations; what was set by hand stays. Raises whatever a stage raises."""
    from index.annotate.pipeline import annotated_parse

    return annotated_parse(parsed)
