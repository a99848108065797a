"""Parties and bodies by their common words and short forms: found where they are meant, and one actor each."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.model import Article

Annotated = Callable[[str], Article]


def bodies(article: Article) -> set[str]:
    return {actor.id for actor in article.actors if any(one.form == "name" for one in actor.mentions)}


PARTIES = [
    ("Labour blamed the Tories for the floods.", {"labour-party", "conservative-party"}),
    ("“The dam will be built,” said Labour.", {"labour-party"}),
    ("Several Labour MPs rebelled on Monday.", {"labour-party"}),
    ("The Tories said no. The Conservatives said yes.", {"conservative-party"}),
    ("Reform UK blamed Labour for the floods.", {"reform-uk", "labour-party"}),
    ("Lib Dems said the Greens had won in Britain.", {"liberal-democrats", "green-party", "united-kingdom"}),
    ("The Greens left the government of Germany.", {"greens-germany", "germany"}),
    ("Fidesz rejected the plan on Monday.", {"fidesz"}),
    ("The BJP said that Congress had lost in India.", {"bharatiya-janata-party", "indian-national-congress", "india"}),
    ("Defra told the NHS that GATT applied.", {
        "department-for-environment-food-and-rural-affairs",
        "national-health-service",
        "general-agreement-on-tariffs-and-trade",
    }),
]  # fmt: skip


@pytest.mark.parametrize(("text", "ids"), PARTIES, ids=[row[0][:40] for row in PARTIES])
def test_common_words_and_short_forms_name_the_body(annotated: Annotated, text: str, ids: set[str]) -> None:
    assert bodies(annotated(text)) == ids


NEAR_MISSES = [
    "Labour costs rose again on Monday.",
    "The shops were closed on Labour Day.",
    "She spent the day in labour.",
    "He eats his greens every day.",
    "It is time to reform the law.",
    "Conservatives and liberals both like the film.",
]


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_the_same_words_otherwise_are_no_party(annotated: Annotated, text: str) -> None:
    listed = {"labour-party", "green-party", "reform-uk", "conservative-party", "greens-germany"}
    assert not bodies(annotated(text)) & listed


def test_congress_is_the_american_one_where_nothing_speaks_of_india(annotated: Annotated) -> None:
    assert bodies(annotated("Congress rejected the bill on Monday.")) == {"us-congress"}
