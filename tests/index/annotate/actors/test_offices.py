"""Who is meant by an office: its holder, never the deputy, the shadow or the former one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.model import Article

Annotated = Callable[[str], Article]


def speaker(article: Article) -> str | None:
    return article.quotes[-1].speaker


NOT_THEM = [
    (
        "Deputy Prime Minister Nora Pell opened the school. The prime minister said the road was closed.",
        "nora-pell",
    ),
    ("Former president Luis Ortega was arrested. The president said the road was closed.", "luis-ortega"),
    ("Shadow chancellor Mark Dunn left. The chancellor said the road was closed.", "mark-dunn"),
    ("Vice President Nora Pell arrived. The president said the road was closed.", "nora-pell"),
    ("Acting governor Nora Pell arrived. The governor said the road was closed.", "nora-pell"),
    ("Nora Pell, the president's spokeswoman, arrived. The president said the road was closed.", "nora-pell"),
    ("Nora Pell, a former minister, arrived. The minister said the road was closed.", "nora-pell"),
]


@pytest.mark.parametrize(("text", "actor_id"), NOT_THEM, ids=[row[0][:30] for row in NOT_THEM])
def test_the_office_is_not_that_of_the_deputy(annotated: Annotated, text: str, actor_id: str) -> None:
    article = annotated(text)
    assert actor_id in {actor.id for actor in article.actors}
    assert speaker(article) != actor_id


HOLDERS = [
    (
        "Prime Minister Carl Vane visited the port. Deputy Prime Minister Nora Pell was in London. "
        "Later the prime minister said the road was closed.",
        "carl-vane",
    ),
    ("President Nora Pell arrived. The president said the road was closed.", "nora-pell"),
    ("Deputy mayor Nora Pell arrived. The deputy mayor said the road was closed.", "nora-pell"),
    ("Former president Luis Ortega left. The former president said the road was closed.", "luis-ortega"),
]


@pytest.mark.parametrize(("text", "actor_id"), HOLDERS, ids=[row[0][:30] for row in HOLDERS])
def test_the_office_is_that_of_its_holder(annotated: Annotated, text: str, actor_id: str) -> None:
    assert speaker(annotated(text)) == actor_id
