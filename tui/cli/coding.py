"""What `dateline sample` and `agreement` print: rows for coders to judge, and how far their answers agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typer

from index.errors import DatelineError, reason
from index.interchange.annotation_tables import csv_line
from index.judging.agreement import Agreement, CoderAnswers
from index.judging.agreement import agreement as agreement_of
from index.judging.coders import answers
from index.judging.precision import wilson
from index.judging.sample import COLUMNS, Drawable, Drawn, Sample
from index.judging.sample import sample as drawn_from
from index.output_place import check_output_place
from index.plain_json import plain_json
from index.reading.clean import clean
from index.whole_file import write_whole
from tui.cli.exit_codes import DONE, NOTHING_FOUND
from tui.cli.open import chosen_collection, prepared_explorer
from tui.plurals import counted

_SHOWN = 20  # differences that are printed for people


def write_sample(
    size: int, query: str, of: Drawable, seed: int, to: Path | None, place: Path | None, *, as_json: bool
) -> int:
    """Write a sample as CSV or JSON lines. Gives 1 where there is nothing to draw from."""
    if to is not None and to.suffix not in (".csv", ".jsonl"):
        raise typer.BadParameter("name a file that ends with .csv or .jsonl", param_hint="--to")
    explorer = prepared_explorer(chosen_collection(place))
    sample: Sample = explorer.answer(lambda viewer: drawn_from(viewer, of, size, seed, query))
    is_json = as_json or (to is not None and to.suffix == ".jsonl")
    text = "".join(_json_lines(sample.rows) if is_json else _csv_lines(sample.rows))
    if to is None:
        typer.echo(text, nl=False)
    else:
        _write(to, text)
    typer.echo(f"{len(sample.rows):,} of {sample.among:,} {of}, seed {seed}.", err=True)
    return DONE if sample.rows else NOTHING_FOUND


def _write(path: Path, text: str) -> None:
    check_output_place(path)
    if path.exists():
        raise DatelineError(f"{path}: it is there already, perhaps with answers; name another file.")
    try:
        write_whole(path, text.encode())
    except OSError as error:
        raise DatelineError(f"{path}: it cannot be written ({reason(error)}).") from error


def _csv_lines(rows: Sequence[Drawn]) -> Iterator[str]:
    yield csv_line(COLUMNS)
    for row in rows:
        yield csv_line([clean(" ".join(str(getattr(row, name)).split())) for name in COLUMNS])


def _json_lines(rows: Sequence[Drawn]) -> Iterator[str]:
    for row in rows:
        yield plain_json(asdict(row)) + "\n"


def print_agreement(files: Sequence[Path], *, as_json: bool) -> int:
    """Print how far coders agree. Gives 1 where they answered nothing in common."""
    if len(files) < 2:
        raise typer.BadParameter("name the files of two coders or more", param_hint="FILE")
    coders = [answers(path) for path in files]
    agreement = agreement_of(coders)
    if as_json:
        typer.echo(plain_json(_record(agreement)))
    else:
        for line in _lines(files, coders, agreement):
            typer.echo(clean(line))
    return DONE if agreement.units else NOTHING_FOUND


def _record(agreement: Agreement) -> dict[str, Any]:
    return asdict(agreement)


def _lines(files: Sequence[Path], coders: Sequence[CoderAnswers], agreement: Agreement) -> Iterator[str]:
    yield f"{agreement.agreed:,} of {counted(agreement.units, 'row')} that all have answered are judged alike."
    if not agreement.units:
        yield "They are no files of one sample, or nobody answered the same rows."
        return
    if len(coders) == 2:
        yield f"Cohen's κ {_figure(agreement.kappa)}"
    yield f"Krippendorff's α {_figure(agreement.alpha)}"
    for path, coder in zip(files, coders, strict=True):
        right = sum(answer == "right" for answer in coder.values())
        if {*coder.values()} <= {"right", "wrong"}:
            low, high = wilson(right, len(coder))
            yield f"{path.name}: {right:,} of {len(coder):,} right, {round(low * 100)}–{round(high * 100)} %"
    for unit in agreement.differ[:_SHOWN]:
        yield f"  {unit}: {' / '.join(coder[unit] for coder in coders)}"
    if len(agreement.differ) > _SHOWN:
        yield f"  and {len(agreement.differ) - _SHOWN:,} more (--json names all)"


def _figure(value: float | None) -> str:
    return "cannot be computed: there is only one answer" if value is None else f"{value:.3f}"
