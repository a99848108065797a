"""A failure of a command in one sentence, with what to do; the details of what nobody foresaw are in the log."""

from __future__ import annotations

import errno
import os
import sys

from index.bounded_file import Unfit
from index.errors import DatelineError, IncompleteInstallation, reason
from index.reading.clean import on_one_line
from tui.cli.exit_codes import FAULT, SOME_FAILED
from tui.log import write

_ADVICE = {
    errno.ENOSPC: "make room and run the command again; what was saved stays",
    errno.EDQUOT: "make room and run the command again; what was saved stays",
    errno.EMFILE: "allow more open files (ulimit -n) and run the command again",
    errno.ENFILE: "close other programs and run the command again",
    errno.ENOMEM: "close other programs, or use fewer --jobs",
    errno.EACCES: "look at the rights of that file or folder",
    errno.EPERM: "look at the rights of that file or folder",
    errno.EROFS: "it lies on something that cannot be written",
    errno.ENAMETOOLONG: "use a shorter name",
}
_OF_THE_PROCESS = (errno.EMFILE, errno.ENFILE, errno.ENOMEM)  # whatever file it was when it came to that


def check_standard_output() -> None:
    """Raise DatelineError where what is printed would be lost: standard output was closed before the program began."""
    if (
        getattr(sys.stdout, "name", "") == os.devnull
    ):  # the stand-in of `tui.cli.main`; a redirection has no such name
        raise DatelineError("Standard output is closed, and what is printed would be lost; leave it open.")


def told(error: BaseException) -> tuple[str, int]:
    """An error as one sentence without control characters, and the exit code that goes with it.

    What is a fault of the program is written to the log, which the sentence names.
    """
    sentence, code = _told(error)
    return on_one_line(sentence), code


def _told(error: BaseException) -> tuple[str, int]:
    if isinstance(error, DatelineError):
        return str(error), SOME_FAILED
    if isinstance(error, ImportError):
        return str(IncompleteInstallation.of(error)), SOME_FAILED
    if isinstance(error, MemoryError):
        return "there is not enough memory; close other programs, or use fewer --jobs.", SOME_FAILED
    if isinstance(error, OSError) and (error.errno or isinstance(error, Unfit)):
        place = f"{error.filename}: " if error.filename and error.errno not in _OF_THE_PROCESS else ""
        advice = _ADVICE.get(error.errno or 0)
        return f"{place}{reason(error)}{'; ' + advice if advice else ''}.", SOME_FAILED
    path = write(error)
    where = f" The details are in {path}." if path else ""
    kind = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return f"something went wrong inside Dateline ({kind[:300]}).{where}", FAULT
