"""The `dateline` command. Nothing heavy is imported before a command needs it: neither the screen nor the pipeline."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from difflib import get_close_matches
from io import TextIOWrapper
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from tui.cli import (
    evidence_commands,
    happening_commands,
    journal_commands,
    judging_commands,
    lead_commands,
    map_commands,
    visit_commands,
    watch_commands,
)
from tui.cli.case_commands import app as case_app
from tui.cli.correct import app as correct_app
from tui.cli.exit_codes import DONE, INTERRUPTED, SOME_FAILED, WRONG_USE
from tui.cli.export_commands import add_export_commands
from tui.cli.scarce import lack_of_memory, too_little_memory
from tui.cli.shared_options import AsJson, In

EPILOG = """Exit codes: 0 done; 1 nothing found, or check found something wrong; 2 the command was not understood;
3 something could not be read or written, or was left out; 70 a fault of Dateline's own, which the log tells;
129, 130, 131 and 143 stopped by a signal."""


class PathOrCommand(TyperGroup):
    """`dateline PATH` and `dateline NAME`, of a collection, are `dateline open …`."""

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """The command of these arguments: a path that exists, or looks like one, and a collection are opened."""
        first = args[0] if args else ""
        if not first or first in self.commands:
            return super().resolve_command(ctx, args)
        if os.sep not in first and "." not in first and not Path(first).exists():
            names = _names()
            if first not in names:
                near = get_close_matches(first, [*self.commands, *names])
                hint = f"Did you mean {', '.join(near)}?" if near else "dateline list prints the collections."
                ctx.fail(f"There is no command or collection {first!r}. {hint}")
        return "open", self.commands["open"], args

    def invoke(self, ctx: Any) -> Any:
        """Run the command; what is wrong with an argument is told in words of a person, not in pydantic's."""
        try:
            return super().invoke(ctx)
        except typer.BadParameter as error:
            error.message = error.message.removeprefix("Value error, ").replace(
                "Input should be", "it must be"
            )
            raise


def _names() -> list[str]:
    from index.collections import collection_names

    return collection_names()


app = typer.Typer(
    cls=PathOrCommand,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=EPILOG,
)

Files = Annotated[
    list[str], typer.Argument(help="Files, folders or addresses; - reads standard input.", show_default=False)
]
Jobs = Annotated[int, typer.Option(min=1, max=64, help="Processes that annotate.")]
Pipeline = Annotated[
    str | None,
    typer.Option(
        metavar="NAME", help="An annotator or a spaCy pipeline you have installed, such as en_core_web_lg."
    ),
]
AllowLocal = Annotated[
    bool, typer.Option("--allow-local", help="Fetch from addresses of the local network too.")
]
ColumnsOption = Annotated[
    str, typer.Option(metavar="FIELD=COLUMN,…", help="Which columns of a table are text, title, published, …")
]


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"dateline {version('dateline')}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    _version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Question a pile of news reports: who did what to whom, who said what, when and where.

    Without a command it opens the collection you opened last, at first the sample.

    \b
    dateline                          open the explorer
    dateline reports/                 read a folder of reports and open it
    dateline add *.txt --to desk      read and annotate files into the collection “desk”
    dateline search 'speaker:kirby'   print the passages that match
    """  # noqa: D301 - \b keeps typer from joining the lines
    if context.invoked_subcommand is None:
        from tui.cli.open import last_opened, run_screen

        run_screen(last_opened())


@app.command("open")
def open_(
    path: Annotated[
        Path | None,
        typer.Argument(
            help="A collection, or a text file or folder to read; else the last one opened.",
            show_default=False,
        ),
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Read what is no collection without asking.")
    ] = False,
    jobs: Jobs = 2,
) -> None:
    """Open a collection in the explorer; a file or folder that is none is read first.

    \b
    dateline open               the collection opened last
    dateline open desk          a collection by its name; dateline list prints the names
    dateline open report.txt    a file, which is read first
    """  # noqa: D301
    from tui.cli.open import collection_at, run_screen

    run_screen(collection_at(path, yes=yes, jobs=jobs))


@app.command("list")
def list_(as_json: AsJson = False) -> None:
    """Print the collections that there are, the last one opened first: name, articles, folder."""
    from tui.cli.list import print_collections

    print_collections(as_json=as_json)


def _place(words: str) -> Path:
    from index.collections import place_written

    return place_written(words)


@app.command()
def add(
    files: Files,
    to: Annotated[
        Path | None,
        typer.Option(parser=_place, metavar="COLLECTION", help="Where to; made where it is not there."),
    ] = None,
    jobs: Jobs = 2,
    pipeline: Pipeline = None,
    again: Annotated[bool, typer.Option(help="Annotate what is there already once more.")] = False,
    dry_run: Annotated[bool, typer.Option(help="Say what would be added; write nothing.")] = False,
    report: Annotated[
        Path | None, typer.Option(help="Write every file and what became of it as JSON lines.")
    ] = None,
    keep: Annotated[
        bool, typer.Option("--keep", help="Copy the files and pages that are read into the collection too.")
    ] = False,
    allow_local: AllowLocal = False,
    columns: ColumnsOption = "",
) -> None:
    """Read files, annotate them and keep them in a collection. Safe to stop and to run again.

    \b
    dateline add reports/*.txt
    dateline add reports/ --to desk --jobs 2
    """  # noqa: D301
    from index.ingest.adding import Options
    from tui.cli.add import Adding

    options = Options(jobs, pipeline, again, dry_run, keep, allow_local, _columns(columns))
    raise typer.Exit(Adding(options).add(files, to, report))


def _columns(line: str) -> dict[str, str]:
    """`text=body,title=head` as a mapping from fields to columns."""
    pairs = [pair.partition("=") for pair in line.split(",") if pair.strip()]
    if any(not field.strip() or not column.strip() for field, _, column in pairs):
        raise typer.BadParameter("write FIELD=COLUMN, as in text=body,title=head", param_hint="--columns")
    return {field.strip(): column.strip() for field, _, column in pairs}


@app.command()
def read(files: Files, allow_local: AllowLocal = False, columns: ColumnsOption = "") -> None:
    """Print what is read from files: one article a line, format dateline/1, without annotations.

    \b
    dateline read page.html | jq .title
    """  # noqa: D301
    from index.ingest.adding import Options
    from tui.cli.add import Adding

    options = Options(allow_local=allow_local, columns=_columns(columns))
    raise typer.Exit(Adding(options).print_read(files))


@app.command()
def annotate(files: Files, jobs: Jobs = 1, pipeline: Pipeline = None) -> None:
    """Print the articles of files with all annotations: one a line, format dateline/1.

    \b
    dateline annotate report.txt | jq '.quotes[] | .speaker'
    """  # noqa: D301
    from index.ingest.adding import Options
    from tui.cli.add import Adding

    raise typer.Exit(Adding(Options(jobs=jobs, annotator=pipeline)).print_annotated(files))


@app.command()
def search(
    query: Annotated[
        list[str], typer.Argument(help="Words and fields; see the query language.", show_default=False)
    ],
    in_: In = None,
    limit: Annotated[int, typer.Option(min=1, help="Passages printed at most.")] = 20,
    as_json: AsJson = False,
) -> None:
    """Print the passages that match a query, best first.

    \b
    dateline search strike speaker:kirby
    dateline search '"nuclear deal" by:"united states"' --json
    """  # noqa: D301
    from tui.cli.search import print_hits

    raise typer.Exit(print_hits(" ".join(query), in_, limit, as_json=as_json))


@app.command()
def show(
    item: Annotated[
        str, typer.Argument(metavar="ID", help="An article, or ID#q1, ID#e1, ID#h1, ID:START-END.")
    ],
    in_: In = None,
    as_json: AsJson = False,
) -> None:
    """Print an article with its annotations, or the quote, event, happening or passage that an id names.

    \b
    dateline show 2021-06-28-hashed-al-shaabi-vows-revenge-after-us-raids
    dateline show 2021-06-28-hashed-al-shaabi-vows-revenge-after-us-raids#q1
    """  # noqa: D301
    from tui.cli.show import print_item

    print_item(item, in_, as_json=as_json)


happening_commands.add_commands(app)
map_commands.add_commands(app)
lead_commands.add_commands(app)
watch_commands.add_commands(app)
visit_commands.add_commands(app)
evidence_commands.add_commands(app)
judging_commands.add_commands(app, correct_app)
add_export_commands(app)


app.add_typer(correct_app, name="correct")
app.add_typer(case_app, name="case")
journal_commands.add_commands(app)


@app.command()
def check(
    what: Annotated[
        Path | None,
        typer.Argument(
            metavar="[COLLECTION|REPORT]", help="A collection, else the last one opened; or a report."
        ),
    ] = None,
    in_: In = None,
    repair: Annotated[bool, typer.Option(help="Rebuild the search index from the articles.")] = False,
) -> None:
    """Verify the files, spans and index of a collection, or the citations of a report (with --in) against it."""
    if what is not None and what.is_file():
        from tui.cli.check_report import print_checked

        raise typer.Exit(print_checked(what, in_))
    from tui.cli.check import check_collection

    raise typer.Exit(check_collection(what or in_, repair=repair))


@app.command()
def keys(
    as_markdown: Annotated[bool, typer.Option("--markdown", help="As a Markdown table.")] = False,
) -> None:
    """Print the keys of the explorer."""
    from tui.cli.show import print_keys

    print_keys(as_markdown=as_markdown)


@app.command()
def where() -> None:
    """Print every folder that the program uses, and the walls around the process that reads files from outside."""
    from index import paths
    from index.reading.sandbox.reader_process import ReaderProcess

    for name in ("config", "data", "cache", "state"):
        typer.echo(f"{name:7} {getattr(paths, name + '_folder')()}")
    typer.echo(f"sample  {paths.sample_collection()}")
    with ReaderProcess() as reader:
        typer.echo(f"walls   {', '.join(reader.start()) or 'none'}")


def main() -> None:
    """Run the command; a failure is one sentence on standard error, never a traceback."""
    _open_streams()
    if _has_empty_name(sys.argv[1:]):
        _say("a name is empty, perhaps because a variable of the shell is not set.")
        sys.exit(WRONG_USE)
    if sentence := too_little_memory():
        _say(sentence)
        sys.exit(SOME_FAILED)
    try:
        app(prog_name="dateline")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except SystemExit:
        if type(sys.stdout).__name__ == "PacifyFlushWrapper":  # typer's, where nobody reads on
            sys.exit(DONE)
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told in a sentence
        if isinstance(error.__cause__ or error, BrokenPipeError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # for what is still to be written
            sys.exit(DONE)
        sentence, code = _told(error)
        _say(sentence)
        sys.exit(code)


def _told(error: Exception) -> tuple[str, int]:
    if sentence := lack_of_memory(error):
        return sentence, SOME_FAILED
    try:
        from tui.cli.failure import told
    except OSError as want:  # not even a file more can be opened
        return f"{(want.strerror or 'a file is missing').lower()}; it cannot go on.", SOME_FAILED
    except MemoryError:
        return "there is not enough memory; it cannot go on.", SOME_FAILED
    return told(error)


def _open_streams() -> None:
    """Stand-ins for streams that were closed before the program began; a name that is no UTF-8 ends no output."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - to the end
    if isinstance(sys.stdout, TextIOWrapper) and sys.stdout.errors == "strict":
        sys.stdout.reconfigure(errors="backslashreplace")


def _has_empty_name(arguments: list[str]) -> bool:
    """Whether a file, folder or collection is named by nothing, which would stand for the current folder."""
    options = ("--to", "--in", "--report")
    return (
        (arguments[:1] != ["search"] and "" in arguments)
        or any(before in options and after == "" for before, after in pairwise(arguments))
        or any(argument.rstrip("=") in options and argument.endswith("=") for argument in arguments)
    )


def _say(sentence: str) -> None:
    with suppress(OSError, ValueError):  # standard error may be closed or full
        typer.echo(f"dateline: {sentence}", err=True)
