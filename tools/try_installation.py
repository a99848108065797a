"""Try an installed Dateline as a stranger would: read a file of every format, annotate, search, open the explorer.

    python tools/try_installation.py .venv/bin/dateline

The environment that is tried needs nothing but Dateline; this program is run by one that has the tests' packages.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.index.reading.every_format import FORMATS  # noqa: E402
from tests.index.reading.made import TITLE  # noqa: E402
from tools.pseudo_terminal import PseudoTerminal  # noqa: E402 - found by the path set above

LEFT_OUT = 3  # the exit code where something of a file is left out
QUIT = "\x11"
STARTS = "import os, sys; os.execv(sys.argv[1], sys.argv[1:])"


def main() -> int:
    """Try everything; 1 where something is not as it is to be, which is said."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("dateline", type=Path, help="the program to try")
    program = parser.parse_args().dateline.absolute()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        faults = tried(program, Path(folder))
    for fault in faults:
        print(fault, file=sys.stderr)
    if not faults:
        seconds = time.monotonic() - began
        print(f"{len(FORMATS)} files read, annotated and found; the explorer opened ({seconds:.0f} s)")
    return 1 if faults else 0


def tried(program: Path, folder: Path) -> list[str]:
    """What is wrong, in sentences."""
    files, collection = folder / "files", folder / "collection"
    files.mkdir()
    for name, data in FORMATS.items():
        (files / name).write_bytes(data)
    environment = {"DATELINE_HOME": str(folder / "home"), "TERM": "xterm-256color"}

    def run(*arguments: object) -> subprocess.CompletedProcess[str]:
        command = [str(program), *map(str, arguments)]
        return subprocess.run(
            command, capture_output=True, text=True, check=False, env=os.environ | environment, cwd=folder
        )

    faults = unread(run("read", *sorted(files.iterdir())))
    added = run("add", files / "a.html", files / "a.txt", "--to", collection)
    if added.returncode:
        faults.append(f"adding ended with {added.returncode}: {added.stderr.strip()}")
    answer = run("search", "bridge", "--in", collection)
    if TITLE not in answer.stdout:
        faults.append(f"the words of what was added are not found: {answer.stdout}{answer.stderr}")
    return faults or unopened(program, collection, environment)


def unread(ran: subprocess.CompletedProcess[str]) -> list[str]:
    """What is wrong with reading all files: each gives one article with the same title; attachments are left out."""
    titles = [json.loads(line)["title"] for line in ran.stdout.splitlines()]
    faults = ran.stderr.strip().splitlines()
    are_attachments = all(": left out: an attachment (" in fault for fault in faults)
    if ran.returncode == LEFT_OUT and are_attachments and titles == [TITLE] * len(FORMATS):
        return []
    return [*faults, f"{titles.count(TITLE)} of {len(FORMATS)} files were read (exit code {ran.returncode})"]


def unopened(program: Path, collection: Path, environment: dict[str, str]) -> list[str]:
    """What is wrong with the explorer: it shows the article and leaves at its key."""
    arguments = [str(program), "open", str(collection)]
    terminal = PseudoTerminal(arguments, (100, 30), environment, program=STARTS)
    try:
        terminal.until(lambda sent: TITLE.encode() in sent)
    except TimeoutError:
        return [f"the explorer does not show the article: {terminal.sent[-500:]!r}"]
    terminal.write(QUIT)
    code = terminal.code()
    return [f"the explorer ends with {code}"] if code else []


if __name__ == "__main__":
    sys.exit(main())
