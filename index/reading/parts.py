"""Reading one source to its end: the other parts of a file are read, though one of them fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pydantic import ValidationError

from index.errors import IncompleteInstallation, ReadError
from index.model import Article
from index.reading.detect import format_of
from index.reading.format import ArticleOrError
from index.reading.source import Overfull, Source

_NO_ROOM = ("failed to map", "allocate memory")  # what the system says of a library that it has no memory for


def read_source(source: Source) -> Iterator[ArticleOrError]:
    """Every article in a source, and an error for each part of it that cannot be read.

    Raises MemoryError, and IncompleteInstallation where the fault is not the source's.
    """
    entered, yielded = source.trail.reached, False
    try:
        form = format_of(source)
        if not form.is_container and not source.trail.enters(source.name):
            return
        with source.trail.reading(form.reader):
            for result in form.read(source):
                yielded = True
                yield result
        if form.is_text and source.has_hole():
            yield ReadError(
                f"{source.name}, a part of it", "zero bytes stand in its place: the file is damaged"
            )
        if not yielded and (not form.is_container or source.trail.reached == entered):
            raise ReadError(source.name, "there is nothing to read in it")
    except (MemoryError, IncompleteInstallation):
        raise
    except Overfull as error:
        if source.depth:
            raise
        yield ReadError(source.name, error.why)
    except Exception as error:  # noqa: BLE001 - one file's fault, a library's too, is told, and the next file read
        fault = _told(source.name, error)
        yield from [fault] if source.trail.reached > entered else refused(source, fault)


def refused(source: Source, error: ReadError) -> Iterator[ReadError]:
    """The error for a file within a file that no reader was asked for; nothing where it was told before."""
    if source.trail.enters(str(error.path)):
        yield error


def read_part(name: str, make: Callable[[], Article]) -> ArticleOrError:
    """The article that `make` gives of one row, message or page of a file, or an error: the other parts are read."""
    try:
        return make()
    except (MemoryError, IncompleteInstallation):
        raise
    except Exception as error:  # noqa: BLE001 - as above, for a part of a file
        return _told(name, error)


def _told(name: str, error: Exception) -> ReadError:
    """What is told of a source's fault. Raises what is no fault of it."""
    if isinstance(error, ReadError):
        return error
    if isinstance(error, ImportError):
        if any(words in str(error) for words in _NO_ROOM):
            raise MemoryError from error
        raise IncompleteInstallation.of(error) from error
    if isinstance(error, RecursionError):
        return ReadError(name, "it is nested too deeply")
    if isinstance(error, ValidationError) and error.errors(include_input=False)[0]["type"] == "too_long":
        return ReadError(name, "it has more passages than the 100,000 of an article; split it")
    if isinstance(error, UnicodeError):
        return ReadError(name, "its characters cannot be read")
    return ReadError(name, f"it could not be understood ({type(error).__name__})")
