"""`dateline undo`, `redo` and `journal`: decisions taken back, made again and listed."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import typer

from index.collection import Collection
from index.collections import is_sample
from index.errors import CollectionError, JournalError
from index.ingest.corrections import Corrections, Decided, OfferedRule, accept_journal, corrections
from index.journal.actor_builders import NOBODY, as_named
from index.journal.decided_articles import faults_of
from index.journal.decision_words import in_words, without_article
from index.journal.decisions import Entry, Rule, Undo
from index.journal.journal_file import Journal
from index.journal.journal_state import FILE_NAME
from index.plain_json import escaped
from index.reading.clean import clean, on_one_line
from index.vocabulary import RuleOf
from tui.cli.exit_codes import SOME_FAILED
from tui.cli.open import chosen_collection
from tui.plurals import counted


@contextmanager
def opened_corrections(place: Path | None, *, to_look: bool = False) -> Iterator[Corrections]:
    """The decisions of the chosen collection.

    The sample comes with the program and is not changed: CollectionError is raised for it, but where one only wants
    `to_look` a copy of it is opened.
    """
    if to_look and is_sample(chosen_collection(place).path):
        with TemporaryDirectory() as folder:
            path = Path(copytree(chosen_collection(place).path, Path(folder) / "sample"))
            with corrections(path, waiting=_say_waiting) as desk:
                yield desk
        return
    with corrections(_own_collection(place).path, waiting=_say_waiting) as desk:
        if desk.journal.broken_chain is not None:
            typer.echo(clean(desk.journal.broken_chain), err=True)
        yield desk


def _own_collection(place: Path | None) -> Collection:
    collection = chosen_collection(place)
    if is_sample(collection.path):
        raise CollectionError(
            collection.path, "the sample is not changed; name a collection of yours with --in COLLECTION"
        )
    return collection


def _say_waiting() -> None:
    typer.echo("Another program writes to this collection; waiting for it to end.", err=True)


def print_decided(decided: Decided, journal: Journal) -> None:
    """Print a decision's number and words, how many articles it changed, and how it is taken back."""
    seq, articles = decided.entry.seq, len(decided.changed)
    changed = f"{articles:,} article{'s' if articles != 1 else ''} changed"
    undoing = "" if isinstance(decided.entry.deed, Undo) else f"; dateline undo {seq} takes it back"
    typer.echo(on_one_line(f"{seq}  {_in_words(decided.entry, journal)} ({changed}{undoing})"))


def _in_words(entry: Entry, journal: Journal) -> str:
    """What a line says; of one that takes another back also what that had decided."""
    words = in_words(entry.deed)
    if isinstance(entry.deed, Undo):
        with suppress(JournalError):  # somebody has taken out the line that it takes back
            return f"{words}: {in_words(journal.what(entry))}"
    return words


def undo(seq: int | None, place: Path | None, *, with_later: bool = False) -> None:
    """Take a decision back, the last one where none is named; of the sample, what was done in its cases last.

    With later ones those that were made on it go first.
    """
    from index.cases.case_desk import case_desk

    collection = chosen_collection(place)
    if seq is None and is_sample(collection.path):
        with case_desk(collection, _say_waiting) as cases:
            typer.echo(clean(f"{cases.undo().seq}  {in_words(cases.journal.entries[-1].deed)}"))
        return
    with opened_corrections(place) as desk:
        decided = desk.undo_with_later(seq) if with_later and seq is not None else desk.undo(seq)
        print_decided(decided, desk.journal)


def redo(seq: int | None, place: Path | None) -> None:
    """Make a decision hold again that was taken back."""
    with opened_corrections(place) as desk:
        print_decided(desk.redo(seq), desk.journal)


def accept_as_it_stands(place: Path | None, *, as_json: bool) -> None:
    """Go on with a journal that has lost lines which articles followed: they become what it says."""
    changed = accept_journal(_own_collection(place).path, _say_waiting)
    if as_json:
        typer.echo(json.dumps({"had_lost_lines": changed is not None, "changed": changed or []}))
    elif changed is None:
        typer.echo("The journal has lost nothing that articles followed; there is nothing to accept.")
    else:
        typer.echo(f"The articles are what the journal says: {counted(len(changed), 'article')} changed.")


def print_journal(place: Path | None, *, as_json: bool) -> None:
    """Print the lines of a journal, the first one first; what does not hold any more is marked."""
    collection: Collection = chosen_collection(place)
    journal = Journal(collection.path)
    standing = {entry.seq for entry in journal.standing()}
    for entry in journal.entries:
        if as_json:
            typer.echo(escaped(entry.model_dump_json()))
            continue
        mark = " " if entry.seq in standing or isinstance(entry.deed, Undo) else "×"
        moment = entry.time.strftime("%Y-%m-%d %H:%M")
        typer.echo(on_one_line(f"{entry.seq:4} {mark} {moment}  {entry.who}  {_in_words(entry, journal)}"))
    faults = faults_of(collection, journal)
    for fault in faults:
        typer.echo(clean(fault), err=True)
    if not journal.length and not faults:
        typer.echo("Nothing was decided by hand in this collection.", err=True)
    if any(fault not in journal.broken for fault in faults):  # something of it is left out
        raise typer.Exit(SOME_FAILED)


def merge_journal(other: Path, place: Path | None) -> None:
    """Take over the decisions of another journal of the collection, and list what conflicts.

    Raises JournalError where there is none or it cannot be read.
    """
    path = other / FILE_NAME if other.is_dir() else other
    if not path.is_file():
        raise JournalError(path, "there is no such journal")
    theirs = Journal(path.parent, path.name)
    with opened_corrections(place) as desk:
        merge = desk.merge(theirs)
    typer.echo(f"{counted(merge.taken, 'decision')} taken over, {merge.alike:,} alike in both.")
    if theirs.is_cut:
        typer.echo(
            clean(f"{path}: the last line is not whole and was left out; copy the file again."), err=True
        )
    for conflict in merge.conflicts:
        how = "taken back by them, stays here: " if conflict.taken_back else ""
        typer.echo(clean(f"{conflict.seq}  {conflict.theirs.who}: {how}{in_words(conflict.theirs.deed)}"))
        for entry in conflict.with_:
            typer.echo(clean(f"      against {entry.seq}  {entry.who}: {in_words(entry.deed)}"))
    if any(not conflict.taken_back for conflict in merge.conflicts):
        typer.echo(
            "What is against a decision here does not hold; dateline redo with its number makes it hold."
        )


def print_offers(offers: Iterable[OfferedRule]) -> None:
    """Print the commands that make a rule of what was decided twice, and how much each would change."""
    for offer in offers:
        command = shlex.join(["dateline", "correct", "rule", offer.rule.name, *_options(offer.rule)])
        what = without_article(offer.rule)
        typer.echo(
            clean(
                f"You decided this twice. {command} ({what}) changes {counted(len(offer.changes), 'article')} more, "
                "and those that come later; --preview names them."
            )
        )


def _options(rule: Rule) -> tuple[str, ...]:
    """What says on the command line what a rule does."""
    if rule.of == "quotes":
        return "--said-by", rule.actor.id if rule.actor else NOBODY
    return ("--is", rule.actor.id) if rule.actor else ("--no-actor",)


def decide_rule(name: str, who: str | None, of: RuleOf, place: Path | None, *, preview: bool) -> None:
    """Make a rule, or print the articles that it would change; nobody is meant where no actor is named."""
    with opened_corrections(place, to_look=preview) as desk:
        rule = Rule(name=name, actor=as_named(desk.actor(who)) if who else None, of=of)
        if preview:
            changed = desk.preview(rule)
            for change in changed:
                typer.echo(change.article)
            if not changed:
                typer.echo("No article would be changed: in none has it anything to change.", err=True)
        else:
            print_decided(desk.decide(rule), desk.journal)
