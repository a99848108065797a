"""The JSON Schema (draft 2020-12) of an article, format `dateline/1`."""

from __future__ import annotations

from typing import Any

from index.model import FORMAT, Article


def article_schema() -> dict[str, Any]:
    """The schema of one line of the JSON lines. What spans and references must hold beyond it, docs/format.md says."""
    schema = Article.model_json_schema(by_alias=True)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"An article of the format {FORMAT}",
        **{name: value for name, value in schema.items() if name != "title"},
    }
