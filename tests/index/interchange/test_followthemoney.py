"""FollowTheMoney entities, judged by its own schema of version 4.11 (MIT), as far as it is used here."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from hypothesis import given, settings

from index.interchange.codebook import sections
from index.model import Article
from tests.index.happenings.stories import story
from tests.index.interchange.any_article import articles
from tests.index.interchange.desk import exported, hostile, report
from tests.index.interchange.test_tables import SAMPLE

SCHEMA: dict[str, Any] = json.loads(
    (Path(__file__).parent / "data" / "followthemoney_4_11.json").read_text("utf-8")
)
FORMS = {
    "date": re.compile(r"\d{4}(-\d\d(-\d\d)?)?"),
    "url": re.compile(r"https?://\S+"),
    "language": re.compile("[a-z]{3}"),
}


def lineage(schema: str) -> list[str]:
    return [schema, *(above for name in SCHEMA[schema]["extends"] for above in lineage(name))]


def entities(place: Path) -> dict[str, Any]:
    """The entities of a file by id, each judged by the schema."""
    lines = [json.loads(line) for line in place.read_text("utf-8").splitlines()]
    found = {line["id"]: line for line in lines}
    assert len(found) == len(lines), "an id stands twice"
    for entity in lines:
        schema, values = entity["schema"], entity["properties"]
        assert set(entity) == {"id", "schema", "by", "properties"}
        assert not SCHEMA[schema]["abstract"]
        properties = {
            name: kind for one in lineage(schema) for name, kind in SCHEMA[one]["properties"].items()
        }
        required = {name for one in lineage(schema) for name in SCHEMA[one]["required"]}
        assert required <= set(values) <= set(properties), (schema, values)
        for name, listed in values.items():
            assert isinstance(listed, list)
            for value in listed:
                assert isinstance(value, str)
                kind = properties[name]
                if kind["type"] == "entity":
                    assert kind["range"] in lineage(found[value]["schema"]), (name, value)
                elif form := FORMS.get(kind["type"]):
                    assert form.fullmatch(value), (name, value)
    return found


def of(folder: Path, *given_: Article) -> dict[str, Any]:
    return entities(exported("followthemoney", folder, given_))


def test_actors_articles_mentions_quotes_and_happenings_are_entities(tmp_path: Path) -> None:
    found = of(tmp_path, report(), report("second"))
    actor = found["actor-ada-venn"]
    assert (actor["schema"], actor["properties"]["name"]) == ("Person", ["Ada Venn"])
    assert actor["properties"]["notes"] == ["person; by: hand"]
    assert found["actor-guard"]["schema"] == "PublicBody"
    article = found["article-ferry-strike"]["properties"]
    assert (article["publishedAt"], article["language"]) == (["2031-05-04"], ["eng"])
    assert found["mention-second-ada-venn"]["properties"]["resolved"] == ["actor-ada-venn"]
    quote = found["quote-ferry-strike-q1"]["properties"]
    assert (quote["entity"], quote["description"]) == (["actor-ada-venn"], ["We will not yield,"])
    assert "by: hand" in quote["notes"][0]
    event = found["event-ferry-strike-e1"]["properties"]
    assert event["date"] == ["2031-05-03"]
    assert event["involved"] == ["actor-militia", "actor-guard"]
    assert "claimed by police" in event["notes"][0]
    assert "claimed by police" in event["name"][0]
    assert "by: auto, confidence 0.9" in event["notes"][0]


def test_names_of_one_actor_in_several_articles_are_one_entity(tmp_path: Path) -> None:
    actors = [
        one.model_copy(update={"name": "A. Venn"}) if one.id == "ada-venn" else one for one in report().actors
    ]
    found = of(tmp_path, report(), report("second").model_copy(update={"actors": tuple(actors)}))
    assert found["actor-ada-venn"]["properties"]["name"] == ["A. Venn", "Ada Venn"]


def test_a_quote_without_a_speaker_is_a_note_on_its_article(tmp_path: Path) -> None:
    quote = report().quotes[0].model_copy(update={"speaker": None})
    found = of(tmp_path, report().model_copy(update={"quotes": (quote,)}))
    assert found["quote-ferry-strike-q1"]["properties"]["entity"] == ["article-ferry-strike"]


def test_a_vague_day_has_its_bounds(tmp_path: Path) -> None:
    event = next(one for name, one in of(tmp_path, hostile()).items() if name.startswith("event"))[
        "properties"
    ]
    assert (event["date"], event["startDate"], event["endDate"]) == (
        ["2031-05"],
        ["2031-05-01"],
        ["2031-05-31"],
    )


def test_the_sample_and_a_story_of_several_reports_follow_the_schema(tmp_path: Path) -> None:
    told = {"day": "2031-05-01", "place": "Ostrel", "killed": 3, "victim": "Torvald Lund"}
    stories = [story("one", **told), story("two", published="2031-05-03", **told)]  # type: ignore[arg-type]
    found = of(tmp_path, *SAMPLE, *stories)
    assert len([name for name in found if name.startswith("event-one")]) == 1


@given(articles())
@settings(max_examples=15)
def test_any_article_follows_the_schema(tmp_path_factory: Any, article: Article) -> None:
    of(tmp_path_factory.mktemp("ftm"), article)


def test_the_codebook_explains_every_property(tmp_path: Path) -> None:
    used = {
        (one["schema"], name)
        for one in of(tmp_path, report(), hostile()).values()
        for name in one["properties"]
    }
    text = " ".join(f"{key} {meaning}" for key, meaning in sections()["followthemoney"].items())
    assert [pair for pair in used if pair[1] not in text] == []
