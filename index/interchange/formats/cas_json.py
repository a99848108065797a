"""UIMA CAS JSON 0.4: a file for each article, its types in it; INCEpTION and cassis read it."""

from __future__ import annotations

from pathlib import Path

from index.interchange.cas_layers import cas_of
from index.interchange.material import Material


def write(material: Material, folder: Path) -> None:
    """Write `<article>.json` for each article."""
    for article in material.articles():
        (folder / f"{article.id}.json").write_text(cas_of(article).to_json(), encoding="utf-8")
