"""The process that reads files from outside: it answers requests from standard input, under limits, cut off.

A request is one line of JSON: the number of `bytes` that follow the line, or `file` for one that comes open over the
socket that the first argument names, with `name` and what is known.
Answers are lines of JSON: `{"at": name}` before each file within the file, `{"article": …, "reader": …}` with what read
it, `{"error": [name, why]}`, `{"incomplete": [package, why]}` where this installation is at fault, and `{"end": true}`.
It cannot open files, reach the network or start a process: the kernel refuses (`kernel_walls.py`), and where it cannot,
an audit hook of Python's.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple, TextIO

from index.errors import IncompleteInstallation, ReadError
from index.model import Article
from index.reading.sandbox.kernel_walls import raise_walls
from index.reading.sandbox.patience import ROUNDS

if TYPE_CHECKING:
    from index.reading.source import Trail

_REFUSED = ("socket.connect", "socket.getaddrinfo", "socket.bind", "subprocess.", "os.exec", "os.posix_spawn",
            "os.system", "os.fork", "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink",
            "os.truncate", "os.chmod", "os.chown", "shutil.", "ftplib.", "smtplib.", "urllib.Request")  # fmt: skip
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Requests(NamedTuple):
    """Where requests come from, and the socket over which files come open."""

    stream: BinaryIO
    files: socket.socket

    def file(self) -> int:
        """The handle of the next file."""
        _, handles, _, _ = socket.recv_fds(self.files, 1, 1)
        return handles[0]


def main() -> None:
    """Answer requests until standard input ends.

    Arguments: the socket over which files come open, the memory limit in MB, and seconds for an answer. The program
    that asks keeps the time; the alarm here is for a worker that has lost it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is for the program that asks
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # whatever a library prints is no answer
    os.dup2(1, 2)
    sys.dont_write_bytecode = True
    _limit_memory(int(sys.argv[2]))
    files = socket.socket(fileno=int(sys.argv[1]))
    walls = raise_walls()
    sys.addaudithook(_refuse)
    answers.write(json.dumps({"walls": walls}) + "\n")
    answers.flush()
    while line := sys.stdin.buffer.readline():
        _answer(json.loads(line), Requests(sys.stdin.buffer, files), answers)
        signal.alarm(0)


def _limit_memory(megabytes: int) -> None:
    import resource

    limit = megabytes * 1_000_000
    try:
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    except (ValueError, OSError):
        return  # macOS has no such limit; the one on time still holds


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open":
        _, mode, flags = (*arguments, None, None, None)[:3]
        writes = isinstance(flags, int) and flags & _WRITING
        if writes or (isinstance(mode, str) and any(one in mode for one in "wax+")):
            raise PermissionError("a reader writes no files")
    elif event.startswith(_REFUSED):
        raise PermissionError(f"a reader may not do this: {event}")


def _answer(request: dict[str, Any], requests: Requests, answers: TextIO) -> None:
    patience = (ROUNDS + 2) * int(sys.argv[3]) + 10
    signal.alarm(patience)

    def send(value: dict[str, Any]) -> None:
        signal.alarm(patience)
        answers.write(json.dumps(value) + "\n")
        answers.flush()

    from index.reading.source import Trail

    trail = Trail(skip=request.get("skip", 0), announce=lambda name: send({"at": name}))
    try:
        for result in _found(request, requests, trail):
            if isinstance(result, Article):
                article = result.model_dump(mode="json", by_alias=True)
                send({"article": article, "reader": trail.reader})
            else:
                send({"error": [str(result.path), result.why]})
    except IncompleteInstallation as error:
        send({"incomplete": [error.package, error.why]})
    except MemoryError:
        os._exit(9)  # nothing can be trusted to work from here on; the other side says what happened
    send({"end": True})


def _found(request: dict[str, Any], requests: Requests, trail: Trail) -> Iterator[Article | ReadError]:
    from index.reading.parts import read_source
    from index.reading.source import Source, opened_source

    stated = {key: request.get(key) for key in ("url", "charset")}
    columns = request.get("columns") or {}
    try:
        if "bytes" in request:
            source = Source.of(
                requests.stream.read(request["bytes"]), request["name"], columns=columns, **stated
            )
        else:
            source = opened_source(requests.file(), request["name"], columns=columns)
    except ReadError as error:
        yield error
        return
    source.trail = trail
    with source.file:
        yield from read_source(source)


if __name__ == "__main__":
    main()
