"""UIMA CAS XMI: a file for each article, and `TypeSystem.xml` for all; INCEpTION, DKPro and cassis read it."""

from __future__ import annotations

from pathlib import Path

from index.interchange.cas_layers import cas_of, type_system
from index.interchange.material import Material


def write(material: Material, folder: Path) -> None:
    """Write `<article>.xmi` for each article, and the types."""
    type_system().to_xml(folder / "TypeSystem.xml")
    for article in material.articles():
        cas_of(article).to_xmi(folder / f"{article.id}.xmi")
