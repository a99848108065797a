"""What may not be in an annotated article, whatever its text: another text, names from nowhere, spans outside it."""

from __future__ import annotations

from collections.abc import Iterator

from index.model import Article
from tests.index.annotate.test_whatever_the_text import made, outside, unknown_actors


def annotation_faults(before: Article, after: Article) -> Iterator[str]:
    """What does not hold together in an annotated article, in a few words each."""
    if after.text != before.text:
        yield "another text"
    yield from (f"unknown: {one}" for one in unknown_actors(after))
    stated = {words.partition(":")[2] for words in outside(before)}  # by its file, and so kept
    yield from (f"outside: {one}" for one in outside(after) if one.partition(":")[2] not in stated)
    yield from (f"confidence of {one}" for one in made(after) if not 0 <= one.confidence <= 1)
    yield from (f"both sides: {one.id}" for one in after.events if {*one.agents} & {*one.recipients})
    if Article.model_validate_json(after.to_json(indent=None)) != after:
        yield "it comes back otherwise"
