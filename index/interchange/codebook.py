"""The codebook of an export: what each column is, how good what is machine-made is, and what is left out."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from index.interchange.registry import ExportFormat

DATA: Final = Path(__file__).with_name("data")
MADE: Final = (
    "Every row says who made it (`by`): `auto` is machine-made and can be wrong; `hand` was set or corrected by a "
    "person; `source` is what the article's own source states."
)


@cache
def sections() -> Mapping[str, Mapping[str, str]]:
    """What each column is, by the section of the codebook that it stands in."""
    content: dict[str, dict[str, str]] = tomllib.loads((DATA / "codebook.toml").read_text(encoding="utf-8"))
    return content


@cache
def accuracy() -> Mapping[str, Any]:
    """The figures that were measured last (`day`, `pipeline`, `figures`); `tools/evaluate.py` writes them."""
    return tomllib.loads((DATA / "accuracy.toml").read_text(encoding="utf-8"))


def codebook(export: ExportFormat, about: str = "") -> str:
    """The codebook of a format in Markdown; `about` says of what export it is.

    Nothing in it comes from the articles but what `about` says.
    """
    return "".join(f"{line}\n" for line in _lines(export, about))


def _lines(export: ExportFormat, about: str) -> Iterator[str]:
    yield from (f"# Codebook: {export.name}", "", f"{export.about[:1].upper()}{export.about[1:]}.", "")
    if about:
        yield from (about, "")
    yield from (f"Written by Dateline {version('dateline')}. Left out: {export.leaves_out}.", "", MADE, "")
    for name in export.sections:
        yield from (f"## {name}", "", "| column | what it is |", "| --- | --- |")
        yield from (f"| `{column}` | {meaning} |" for column, meaning in sections()[name].items())
        yield ""
    yield from _measured()


def _measured() -> Iterator[str]:
    measured = accuracy()
    yield from (
        "## How good the machine-made part is", "",
        f"Measured on {measured['day']} with {measured['pipeline']} on the development data of each benchmark, in "
        "percent. Other texts can be harder. `confidence` (0 to 1) is the annotator's own.",
        "", "| subject | measure | percent |", "| --- | --- | --: |",
    )  # fmt: skip
    for subject, measure, value in measured["figures"]:
        yield f"| {subject} | {measure} | {value:.1f} |"
    yield from ("", "What is not in this table was not measured.")
