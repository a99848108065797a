"""`dateline proof`: what a draft quotes, held against a collection."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import typer

from index.output_place import check_output
from index.plain_json import plain_json
from index.proof.draft import proved_file
from index.proof.marked_draft import check_target, marked
from index.proof.proof_notes import Note, summary_of
from index.proof.prove import Proof
from index.proof.source_search import Sources
from index.reading.clean import clean
from tui.cli.exit_codes import DONE, NOTHING_FOUND
from tui.cli.open import chosen_collection, prepared_explorer
from tui.plurals import counted


def print_proof(path: Path, place: Path | None, *, as_json: bool, to: Path | None, force: bool) -> int:
    """Print what was found about a draft, and write the draft with notes to a file, if one is named.

    Gives the exit code: 1 where anything differs or is not found.
    """
    from index.cases.writing import keep

    if to is not None:
        check_target(path, to)
    collection = chosen_collection(place)
    if to is not None:
        check_output(to, collection=collection.path, read=[path], force=force)
    draft, proof, notes = proved_file(path, Sources(prepared_explorer(collection), collection.get))
    if to is not None:
        keep(marked(path, draft, notes, to), to)
        typer.echo(clean(f"{counted(len(notes), 'note')} → {to}"), err=True)
    if as_json:
        typer.echo(plain_json({"sound": proof.is_sound, **asdict(proof)}))
    else:
        for line in _lines(proof, notes):
            typer.echo(clean(line))
    return DONE if proof.is_sound else NOTHING_FOUND


def _lines(proof: Proof, notes: list[Note]) -> Iterator[str]:
    """Quotations by number, then figures, then names and days, and how many there are."""
    ordered = sorted(notes, key=lambda note: ("quotation", "figure", "remark").index(note.kind))
    for number, note in enumerate(ordered, 1):
        mark = " " if note.is_sound else "!"
        place = "" if note.kind == "quotation" else f" ({note.start})"
        yield f"{mark}{number if note.kind == 'quotation' else '':3} {note.head}{place}"
        yield from (f"       {line}" for line in note.lines)
    yield summary_of(proof)
