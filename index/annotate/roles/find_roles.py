"""Roles: the part that each sentence plays in the story."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.annotate.parse.parsed import Parsed
from index.annotate.roles import role_model
from index.annotate.roles.features import describe
from index.model import Actor, Quote, Role

# a credit is no part of the story: so were all 59 of the articles that the roles were measured on
_CREDIT = np.where(np.array(role_model.ROLES) == "boilerplate", 0.96, 0.005)


def find_roles(parsed: Parsed, quotes: Sequence[Quote], actors: Sequence[Actor]) -> tuple[Role, ...]:
    """One role for each sentence outside the title, in text order, by its words, and by who is in it and speaks.

    Its confidence is the model's probability.
    """
    description = describe(parsed, quotes, actors)
    if description is None:
        return ()
    weights = role_model.load()
    likely = role_model.probabilities(description, weights)
    likely[description.figures[:, description.names.index("kind credit")] > 0] = _CREDIT
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
