"""An answer to whether an annotation is right, as one step of the journal: the judgement, and what follows from it."""

from __future__ import annotations

from typing import Literal

from index.journal import builders
from index.journal.decisions import Correction, Decision, Judged, in_one_step, target_of
from index.model import Article, Offsets, Quote

DrawnBy = Literal["unsure", "random"]


def answer(
    article: Article, part: str, drawn: DrawnBy, *, right: bool, place: Offsets | None = None
) -> Decision:
    """What is right stays, set by hand; what is wrong is taken out. `place` is where the part was shown.

    Raises Undecidable where there is no such part, or it stands elsewhere by now.
    """
    annotation = builders.annotation_of(article, part)
    if place is not None:
        builders.annotation_shown(article, part, place)
    follows: Correction
    if not right:
        follows = builders.removed(article, annotation)
    elif isinstance(annotation, Quote):
        follows = builders.set_quote(article, annotation, {})
    else:
        follows = builders.set_event(article, annotation, {})
    judged = Judged(
        article=article.id,
        listing=builders.listing_of(annotation),
        target=target_of(article, annotation),
        right=right,
        drawn=drawn,
        confidence=annotation.confidence,
    )
    return in_one_step([judged, follows])
