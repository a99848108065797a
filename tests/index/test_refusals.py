"""Why a value is refused: in words of a person, whatever is wrong, and never in those of a library."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from index.model import Article
from index.refusals import explain, sentence

ACTORS = [{"id": f"a{number}", "name": "A"} for number in range(300)]
EVENT = {"id": "e1", "type": "ASSAULT", "start": 0, "end": 5}


@pytest.mark.parametrize(
    ("fields", "where", "why"),
    [
        (
            {"actors": ACTORS, "events": [{**EVENT, "agents": [one["id"] for one in ACTORS]}]},
            "events[0].agents",
            "it has more than 200 entries",
        ),
        ({"events": [{**EVENT, "type": "FOO"}]}, "events[0].type", "it can only be 'AGREE'"),
        ({"events": [{**EVENT, "start": -1}]}, "events[0].start", "it is less than 0"),
        ({"events": [{**EVENT, "start": "x"}]}, "events[0].start", "it is no number"),
        ({"events": 5}, "events", "it is no list"),
        ({"events": [5]}, "events[0]", "it is no group of named values"),
        ({"text": 5}, "text", "it is no text"),
        ({"actors": [{"id": "a", "name": ""}]}, "actors[0].name", "it is empty"),
        ({"actors": [{"id": "a"}]}, "actors[0].name", "it is missing"),
        ({"published": "soon"}, "published", "it is no date as in"),
        ({"actors": [{"id": "a", "name": "A", "kind": "cat"}]}, "actors[0].kind", "it can only be"),
        ({"events": [{**EVENT, "end": 99}]}, "events[0]", "beyond"),
    ],
)
def test_every_refusal_is_in_words_of_a_person(fields: dict[str, Any], where: str, why: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Article.model_validate({"id": "a", "text": "Rebels attacked.", **fields})
    assert explain(caught.value)[0].startswith(where)
    told = sentence(caught.value)
    assert why in told or where == "events[0]"
    for word in ("Input", "input", "tuple", "Tuple", "String", "pydantic", "Value error"):
        assert word not in told
