"""A failure of a command in one sentence, with what to do; the details of what nobody foresaw are in the log."""

from __future__ import annotations

import errno
from pathlib import Path

from index.errors import DatelineError, reason
from index.reading.clean import clean
from tui.log import write

_ADVICE = {
    errno.ENOSPC: "make room and run the command again; what was saved stays",
    errno.EDQUOT: "make room and run the command again; what was saved stays",
    errno.EMFILE: "allow more open files (ulimit -n) and run the command again",
    errno.ENOMEM: "close other programs, or use fewer --jobs",
    errno.EACCES: "look at the rights of that file or folder",
    errno.EPERM: "look at the rights of that file or folder",
    errno.EROFS: "it lies on something that cannot be written",
    errno.ENAMETOOLONG: "use a shorter name",
}


def told(error: BaseException) -> str:
    """An error as one sentence without control characters. What is a fault of the program is written to the log."""
    if isinstance(error, DatelineError):
        return clean(str(error)).replace("\n", " ")
    if isinstance(error, MemoryError):
        return "there is not enough memory; close other programs, or use fewer --jobs."
    if isinstance(error, OSError) and error.errno:
        place = f"{Path(str(error.filename))}: " if error.filename else ""
        advice = _ADVICE.get(error.errno)
        return clean(f"{place}{reason(error)}{'; ' + advice if advice else ''}.").replace("\n", " ")
    path = write(error)
    where = f" The details are in {path}." if path else ""
    kind = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return clean(f"something went wrong inside Dateline ({kind[:300]}).{where}").replace("\n", " ")
