"""JSON lines hold everything, and the schema that is printed says what they hold."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from jsonschema import Draft202012Validator

from index.articlefile import parse
from index.interchange.article_schema import article_schema
from index.model import Article
from index.reading import read
from tests.index.interchange.any_article import articles
from tests.index.interchange.desk import exported, hostile, report
from tests.index.interchange.test_tables import SAMPLE


def test_json_lines_hold_everything_and_are_read_back(tmp_path: Path) -> None:
    place = exported("jsonl", tmp_path, (*SAMPLE, report()))
    lines = place.read_text(encoding="utf-8").splitlines()
    assert sorted((parse(line)[0] for line in lines), key=lambda one: one.id) == sorted(
        (*SAMPLE, report()), key=lambda one: one.id
    )
    copy = tmp_path / "copy.jsonl"
    copy.write_bytes(place.read_bytes())
    assert len(read(copy)) == len(lines)


@given(articles())
def test_any_article_is_the_same_after_a_line_of_json(article: Article) -> None:
    assert parse(article.to_json(indent=None))[0] == article


@given(articles())
def test_any_article_follows_the_schema(article: Article) -> None:
    Draft202012Validator(article_schema()).validate(json.loads(article.to_json()))


def test_the_schema_is_a_schema_and_refuses_what_the_format_refuses() -> None:
    schema = article_schema()
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    content = json.loads(report().to_json())
    assert validator.is_valid(content)
    assert not validator.is_valid(content | {"colour": "red"})
    assert not validator.is_valid(content | {"format": "dateline/2"})
    assert not validator.is_valid(content | {"quotes": [{"id": "q1"}]})


def test_what_commands_a_terminal_is_escaped(tmp_path: Path) -> None:
    data = exported("jsonl", tmp_path, (hostile(),)).read_text(encoding="utf-8")
    assert not any(ord(one) < 32 or 127 <= ord(one) < 160 for one in data.removesuffix("\n"))
    assert parse(data)[0] == hostile()
