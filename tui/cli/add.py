"""`dateline add`, `read` and `annotate`: files in, articles out, with a progress bar and one line at the end."""

from __future__ import annotations

import math
import shlex
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from index import paths
from index.collection import Collection
from index.collections import argument_of, collections_folder, is_sample, place_of
from index.errors import CollectionError
from index.ingest.reading_report import Result, Summary, is_report, result_of, unannotated
from index.model import Article
from index.output_place import check_output
from index.reading.clean import clean
from index.reading.extent import Extent, shown
from tui.cli.exit_codes import DONE, INTERRUPTED, NOTHING_FOUND, SOME_FAILED
from tui.cli.interrupts import Interrupts
from tui.cli.progress import Progress
from tui.plurals import counted
from tui.session import load

if TYPE_CHECKING:
    from index.ingest.adding import Options

FAILURES_SHOWN = 20
NEW_NAMES = "actors.toml lists other actors now. To find their names in what was added before:"


@dataclass
class Adding:
    """One run over files, as the commands show it: failures at once, a bar, and a line at the end."""

    options: Options
    summary: Summary = field(default_factory=Summary)
    most_told: float = FAILURES_SHOWN  # failures that are told one by one

    def add(self, files: list[str], to: Path | None, report: Path | None) -> int:
        """Read, annotate and keep files. Gives the exit code: 3 where a file was not read, 130 where stopped.

        Raises CollectionError where the collection or the report cannot be written.
        """
        from index.ingest.adding import add
        from index.ingest.destination import opened, take_away_empty

        target = target_of(to)
        was_there = paths.expanded(target).exists()
        if report is not None:
            _check_report(report, paths.expanded(target), files)
        stopped = False
        extent = Extent(files)
        with (
            self._telling_saved(target),
            opened(
                target,
                writes=not self.options.dry_run,
                keep=self.options.keep,
                waiting=lambda: _tell_waiting(target),
            ) as destination,
            Progress("Reading and annotating", "articles", extent.total) as progress,
        ):
            try:
                with Interrupts() as interrupts:
                    for result in add(files, destination, self.options):
                        self._note(result)
                        self._show(result, extent, progress)
                        interrupts.heed()
            except KeyboardInterrupt:
                stopped = True
        if report:
            self.summary.write(report)
        if destination.lists_others and destination.user_actors and not self.options.again:
            typer.echo(f"{NEW_NAMES} dateline add --again {shlex.join(files)}{_to(to)}", err=True)
        if not (stopped or self.summary.results):
            return self._nothing(files, target, was_there=was_there)
        typer.echo(self._last_line(target, stopped=stopped), err=stopped)
        some = self.summary.count("skipped") < len(self.summary.results)
        if not was_there:
            take_away_empty(target)  # a mistyped file makes no collection
        if some and not self.options.dry_run and not stopped:
            name = clean(shlex.quote(argument_of(paths.expanded(target).absolute())))
            if undated := self.summary.undated:
                whose = f"{counted(undated, 'article')} without a date: “on Monday” says no day there."
                typer.echo(f"{whose} To list them: dateline check {name}", err=True)
            typer.echo(f"To explore it: dateline open {name}", err=True)
        return INTERRUPTED if stopped else self._code()

    def _nothing(self, files: list[str], target: Path, *, was_there: bool) -> int:
        """Say that there is no file to read. Gives the exit code."""
        from index.ingest.destination import take_away_empty

        typer.echo(clean(f"There is no file to read in {', '.join(files)}; nothing was added."), err=True)
        if not was_there:
            take_away_empty(target)
        return NOTHING_FOUND

    @contextmanager
    def _telling_saved(self, target: Path) -> Iterator[None]:
        """Say what was saved before something ended the run: that stands, whatever is said of the rest."""
        try:
            yield
        except Exception:
            if any(
                result.outcome not in ("skipped", "known", "unchanged") for result in self.summary.results
            ):
                line = f"Saved before it ended: {self.summary.line()} → {clean(str(target))}."
                typer.echo(f"{line} The same command goes on from here.", err=True)
            raise

    def _show(self, result: Result, extent: Extent, progress: Progress) -> None:
        """Count a result on the bar: a whole file that an earlier run read, or one article."""
        many = extent.of(shown(result.origin)) if result.outcome == "known" else 1
        for _ in range(many):
            extent.count(shown(result.origin))
        worked = self.options.again or result.outcome not in ("known", "unchanged", "skipped")
        progress.advance(many, total=extent.total, worked=worked)

    def _last_line(self, target: Path, *, stopped: bool) -> str:
        read_before = self.summary.count("known")
        said = [f"{counted(read_before, 'file')} read before"] if read_before else []
        if read_before < len(self.summary.results) or not read_before:
            said.insert(0, self.summary.line())
        if stopped and not self.summary.results:
            said = ["nothing was added yet"]
        line = f"{', '.join(said)} → {clean(str(target))}"
        if stopped:
            return f"Stopped: {line}. The same command goes on from here."
        return f"Would be: {line}" if self.options.dry_run else line

    def _code(self) -> int:
        some_lost = any(result.outcome == "skipped" or result.left_out for result in self.summary.results)
        return SOME_FAILED if some_lost else DONE

    def print_read(self, files: list[str]) -> int:
        """Print what is read, without annotations: one JSON object a line. Gives the exit code."""
        return self._print(self._articles(files, to_annotate=False))

    def print_annotated(self, files: list[str]) -> int:
        """Print what is read with all annotations: one JSON object a line. Gives the exit code."""
        from index.ingest.adding import annotated

        return self._print(
            annotated(
                self._articles(files, to_annotate=True),
                self.options,
                lambda article, error: self._note(unannotated(article, error)),
            )
        )

    def _print(self, articles: Iterable[Article]) -> int:
        self.most_told = math.inf  # there is no report in which the others could be looked up
        is_any = False
        for article in articles:
            is_any = True
            typer.echo(article.to_json(indent=None))
        if not (is_any or self.summary.results):
            typer.echo("There is no file to read there.", err=True)
            return NOTHING_FOUND
        return self._code()

    def _articles(self, files: list[str], *, to_annotate: bool) -> Iterator[Article]:
        from index.ingest.adding import read

        for reading in read(files, self.options, to_annotate=to_annotate):
            result = result_of(reading)
            if reading.article is None:
                self._note(result)
            else:
                self._tell_left_out(result)
                yield reading.article

    def _tell_left_out(self, result: Result) -> None:
        """Say what of a file is not in its article: what is printed has no last line that would."""
        if result.left_out:
            self.summary.note(result)
            typer.echo(clean(f"{result.origin}: left out: {result.left_out}."), err=True)

    def _note(self, result: Result) -> None:
        """Keep what came of a file or article; failures are told at once, of many the first."""
        self.summary.note(result)
        if result.outcome != "skipped":
            return
        failures = self.summary.count("skipped")
        if failures <= self.most_told:
            typer.echo(clean(result.sentence or result.why or ""), err=True)
        elif failures == self.most_told + 1:
            typer.echo("More were not read; dateline add --report FILE lists them all.", err=True)


def _tell_waiting(target: Path) -> None:
    typer.echo(
        f"Another program is adding to {target}; this one waits for it to end (ctrl+c stops).", err=True
    )


def target_of(to: Path | None) -> Path:
    """The collection to add to: the one named, else the last one opened where that is no sample, else “articles”.

    Raises CollectionError where the sample is named.
    """
    if to:
        place = place_of(to)
        if is_sample(paths.expanded(place)):
            raise CollectionError(
                place, "the sample is not changed; name a collection of yours with --to COLLECTION"
            )
        return place
    last_opened = load().collection
    if last_opened and Collection.is_one(Path(last_opened)) and not is_sample(Path(last_opened)):
        return Path(last_opened)
    return collections_folder() / "articles"


def _to(place: Path | None) -> str:
    return f" --to {shlex.quote(str(place))}" if place else ""


def _check_report(report: Path, target: Path, files: list[str]) -> None:
    """Say before the work that the report cannot be written. That of an earlier run is written anew."""
    check_output(report, collection=target, read=files, force=is_report(report) or None)
    try:
        with report.open("a", encoding="utf-8"):
            pass  # what an earlier run wrote stays until this one has ended
    except OSError as error:
        raise CollectionError(
            report, f"the report cannot be written ({(error.strerror or '').lower()})"
        ) from error
