"""Roles: the part that each sentence plays in the story."""

from __future__ import annotations

from collections.abc import Sequence

from index.annotate.parsed import FoundQuote, Parsed
from index.annotate.roles import model as role_model
from index.annotate.roles.features import describe
from index.model import Quote, Role


def find_roles(parsed: Parsed, quotes: Sequence[Quote | FoundQuote]) -> tuple[Role, ...]:
    """One role for each sentence outside the title, in text order.

    Its confidence is the model's probability.
    """
    description = describe(parsed, quotes)
    if description is None:
        return ()
    weights = role_model.load()
    likely = role_model.probabilities(description, weights)
    chosen = role_model.choose(likely, weights)
    return tuple(
        Role(
            start=start,
            end=end,
            role=role_model.ROLES[best],
            confidence=round(float(row[best]), 3),
        )
        for (start, end), best, row in zip(description.spans, chosen, likely, strict=True)
    )
