"""This side of the worker: a process that is asked for articles, watched by the clock, killed and started again."""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from pydantic import ValidationError

from index.errors import IncompleteInstallation, ReadError
from index.model import Article
from index.reading.clean import clean_line
from index.reading.sandbox.patience import time_left
from index.reading.source import MB, open_handle

_PROJECT = Path(__file__).resolve().parents[3]
_PIECE = 1 << 20  # bytes taken from the worker at once
_LARGEST_ANSWERS = 4_000 * MB  # for one file: it may unpack to a quarter of that, and some letters take six
_LARGEST_ANSWER = 400 * MB  # for one article
_MOST_ARTICLES = 1_000_000  # of one file
_MOST_PARTS = 200_000  # files within one
_LONGEST_NAME = 300  # characters of a reader's
_LAST_MOMENTS = 5.0  # seconds that one whose pipes are shut has to end
_NO_ANSWER = "the reader gave an answer that is no article"


@dataclass(frozen=True)
class Limits:
    """What reading one file may take: seconds of a processor without an answer, and megabytes of memory."""

    seconds: float = 30.0
    megabytes: int = 2_000


class ReaderProcess:
    """A worker process, started when it is first asked and again after it had to be killed. Use it with `with`."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self.walls: list[str] = []  # that stand around the worker
        self.reader = ""  # of the article that it gave last, with its version
        self._process: subprocess.Popen[bytes] | None = None
        self._files: socket.socket | None = None  # over which it is handed open files
        self._pending = b""
        self._answered = 0  # bytes, to the request at hand

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the worker."""
        if self._process:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe:
                    pipe.close()
        if self._files:
            self._files.close()
        self._process, self._files, self._pending = None, None, b""

    def read_path(
        self, path: Path, *, follow: bool = True, columns: Mapping[str, str] | None = None
    ) -> Iterator[Article | ReadError]:
        """The articles in a file, and an error for every part that cannot be read.

        The file is opened here and handed over open: the worker can open none.
        """
        try:
            handle = open_handle(path, follow=follow)
        except ReadError as error:
            yield error
            return
        try:
            request = {"file": True, "name": path.name, "columns": dict(columns or {})}
            yield from self._ask(request, b"", str(path), handle)
        finally:
            os.close(handle)

    def read_bytes(
        self, data: bytes, name: str, *, url: str | None = None, charset: str | None = None,
        columns: Mapping[str, str] | None = None,
    ) -> Iterator[Article | ReadError]:  # fmt: skip
        """The same for bytes that are here already."""
        request = {
            "bytes": len(data),
            "name": name,
            "url": url,
            "charset": charset,
            "columns": dict(columns or {}),
        }
        yield from self._ask(request, data, name)

    def _ask(
        self, request: dict[str, Any], data: bytes, name: str, handle: int | None = None
    ) -> Iterator[Article | ReadError]:
        """Ask until the file is at its end: after a part that killed the worker, the next one asks for the rest."""
        skip = articles = self._answered = 0
        while True:
            place, reached = name, skip
            try:
                self._send({**request, "skip": skip}, data, handle)
                while True:
                    answer = self._answer()
                    if "end" in answer:
                        return
                    if "at" in answer and reached < _MOST_PARTS:
                        place, reached = str(answer["at"]), reached + 1
                    elif articles < _MOST_ARTICLES and "at" not in answer:
                        articles += 1
                        self.reader = (clean_line(str(answer.get("reader", ""))) or "")[:_LONGEST_NAME]
                        yield _found(answer, name)
                    else:
                        raise _TooMuch(
                            f"it holds more than {_MOST_ARTICLES:,} articles or {_MOST_PARTS:,} files;"
                            " the rest was left out"
                        )
            except _Ended as ended:
                self.close()
                yield ReadError(place, str(ended))
                if reached == skip or isinstance(ended, _TooMuch):
                    return
                skip = reached
            except (GeneratorExit, IncompleteInstallation):
                self.close()  # it is in the middle of an answer that nobody wants any more
                raise

    def _send(self, request: dict[str, Any], data: bytes, handle: int | None) -> None:
        process = self._process or self._started()
        assert process.stdin is not None  # noqa: S101 - it was started with a pipe
        try:
            if handle is not None and self._files is not None:
                socket.send_fds(self._files, [b"."], [handle])
            self._write(process.stdin.fileno(), json.dumps(request).encode() + b"\n")
            self._write(process.stdin.fileno(), data)
        except OSError:
            raise _Ended(self._how_it_ended()) from None

    def _write(self, pipe: int, data: bytes) -> None:
        """Write to the worker as it takes it; one that is taken over may never. Raises _Ended, or OSError."""
        assert self._process is not None  # noqa: S101 - it was started
        left, waits = memoryview(data), time_left(self._process.pid, self.limits.seconds)
        while left:
            if not (patience := next(waits)):
                raise _Ended(self._too_long())
            _, ready, _ = select.select([], [pipe], [], patience)
            if ready:
                left = left[os.write(pipe, left) :]

    def _started(self) -> subprocess.Popen[bytes]:
        self._files, theirs = socket.socketpair()
        arguments = map(str, (theirs.fileno(), self.limits.megabytes, round(self.limits.seconds)))
        command = [
            sys.executable,
            "-P",
            "-X",
            "utf8",
            "-m",
            "index.reading.sandbox.reader_worker",
            *arguments,
        ]
        paths = os.pathsep.join(one for one in (str(_PROJECT), os.environ.get("PYTHONPATH")) if one)
        self._process = subprocess.Popen(  # noqa: S603 - the command is this program's own
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": paths},
            pass_fds=[theirs.fileno()],
        )
        theirs.close()
        self._files.settimeout(self.limits.seconds)
        assert self._process.stdin is not None  # noqa: S101 - it was started with a pipe
        os.set_blocking(self._process.stdin.fileno(), False)
        self._pending = b""
        self.walls = [str(wall) for wall in self._answer().get("walls", ())]
        return self._process

    def start(self) -> list[str]:
        """Start the worker; gives the walls that stand around it, none where it does not start."""
        with suppress(_Ended):
            self._started()
        return self.walls

    def _answer(self) -> dict[str, Any]:
        """The next line of the worker. Raises _Ended where it takes too long or the worker is gone."""
        assert self._process is not None  # noqa: S101 - it was asked before
        assert self._process.stdout is not None  # noqa: S101
        pieces, pipe, size = [self._pending], self._process.stdout.fileno(), 0
        waits = time_left(self._process.pid, self.limits.seconds)
        while b"\n" not in pieces[-1]:
            if not (patience := next(waits)):
                raise _Ended(self._too_long())
            ready, _, _ = select.select([pipe], [], [], patience)
            if not ready:
                continue
            piece = os.read(pipe, _PIECE)
            if not piece:
                raise _Ended(self._how_it_ended())
            pieces.append(piece)
            self._answered += len(piece)
            size += len(piece)
            if size > _LARGEST_ANSWER:
                raise _TooMuch(f"an article of it is more than {_LARGEST_ANSWER // MB:,} MB")
            if self._answered > _LARGEST_ANSWERS:
                raise _TooMuch(f"its articles are more than {_LARGEST_ANSWERS // MB:,} MB together")
        line, _, self._pending = b"".join(pieces).partition(b"\n")
        try:
            answer = json.loads(line)
        except (ValueError, RecursionError):
            raise _Ended(_NO_ANSWER) from None
        return answer if isinstance(answer, dict) else {}

    def _how_it_ended(self) -> str:
        code = _code_of(self._process) if self._process else 0
        if code is None:
            return _NO_ANSWER
        if code in (9, -9, -6):  # its own word, the system's, or a library's that found no memory
            return f"reading it takes more than {self.limits.megabytes} MB of memory"
        if code == -signal.SIGALRM:  # its own clock, where this side had no time to look at this one
            return self._too_long()
        return f"the library that reads it broke down on it ({code})"

    def _too_long(self) -> str:
        return f"reading it took longer than {self.limits.seconds:g} seconds"


class _Ended(Exception):  # noqa: N818 - it says what happened to the worker
    """The worker is gone or has to be killed; its words say why."""


class _TooMuch(_Ended):
    """The worker gives too much for one file: nothing more of it is read."""


def _code_of(process: subprocess.Popen[bytes]) -> int | None:
    """What it ended with; nothing where it shut its pipes and lives on, as one that is taken over may."""
    try:
        return process.wait(_LAST_MOMENTS)
    except subprocess.TimeoutExpired:
        return None


def _found(answer: dict[str, Any], name: str) -> Article | ReadError:
    """The worker's answer, checked as if it came from outside: what it read may have taken it over.

    Raises IncompleteInstallation where the worker says so.
    """
    try:
        if "incomplete" in answer:
            raise IncompleteInstallation(
                *(clean_line(str(words)) or "?" for words in answer["incomplete"][:2])
            )
        if "article" in answer:
            return Article.model_validate_json(json.dumps(answer["article"]))
        where, why = answer["error"]
        return ReadError(str(where), str(why))
    except (ValidationError, ValueError, KeyError, TypeError):
        return ReadError(name, _NO_ANSWER)
