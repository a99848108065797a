"""What can go wrong, as one tree. Each error makes its own sentence for the reader and keeps the facts for a program.

DatelineError
├── FormatError         an article file does not follow the format: path, where in it, why
├── ReadError           a file from outside cannot be read as an article: path, why
├── CollectionError     a folder is missing, no collection, or cannot be written: path, why
├── JournalError        the journal of decisions cannot be read, written or has no such line: path, why
├── Undecidable         a decision does not fit what it is about
├── UnknownArticle      no article of that id in the collection
├── IndexBroken         the derived index is damaged or foreign; it can be rebuilt
├── AnnotatorError      the language pipeline is missing or failed: name, why
├── FetchError          a page could not be fetched: url, why
└── IncompleteInstallation  a package that Dateline needs cannot be imported: package, why
"""

from __future__ import annotations

import copyreg
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class DatelineError(Exception):
    """Any failure that a reader is told about in one sentence; `str()` is that sentence."""

    def __reduce__(self) -> tuple[object, ...]:  # an error of another process arrives as it was raised there
        return copyreg.__newobj__, (type(self), *self.args), self.__dict__  # type: ignore[attr-defined]


class FormatError(DatelineError):
    """An article does not follow the format `dateline/1`."""

    def __init__(self, path: Path | str | None, where: str, why: str) -> None:
        self.path, self.where, self.why = path, where, why
        place = f" at {where}" if where else ""
        super().__init__(f"{path or 'The article'} does not follow the format{place}: {why}.")


class ReadError(DatelineError):
    """A file from outside cannot be read as an article."""

    def __init__(self, path: Path | str, why: str) -> None:
        self.path, self.why = path, why
        super().__init__(f"{path} was not read: {why}.")


class CollectionError(DatelineError):
    """A collection folder is missing, is none, or cannot be written."""

    def __init__(self, path: Path | str, why: str) -> None:
        self.path, self.why = path, why
        super().__init__(f"{path}: {why}.")


class JournalError(DatelineError):
    """The journal of decisions cannot be read or written, or has no such line."""

    def __init__(self, path: Path | str, why: str) -> None:
        self.path, self.why = path, why
        super().__init__(f"{path}: {why}.")


class Undecidable(DatelineError):  # noqa: N818 - it names what happened
    """A decision that does not fit the article or the actors that it is about."""


class UnknownArticle(DatelineError):  # noqa: N818 - it names what happened
    """No article of this id is in the collection."""

    def __init__(self, article_id: str) -> None:
        self.article_id = article_id
        super().__init__(f"There is no article “{article_id}” in this collection.")


class IndexBroken(DatelineError):  # noqa: N818 - it names what happened
    """The derived index is damaged, foreign or of another version; the articles are untouched."""

    def __init__(self, path: Path | str, why: str) -> None:
        self.path, self.why = path, why
        super().__init__(f"The search index {path} cannot be used ({why}); it is rebuilt from the articles.")


class AnnotatorError(DatelineError):
    """The language pipeline or another annotator is missing or failed."""

    def __init__(self, name: str, why: str) -> None:
        self.name, self.why = name, why
        super().__init__(f"The annotator “{name}” cannot be used: {why}.")


class FetchError(DatelineError):
    """A page or feed could not be fetched; `status` is what the server answered, where it did."""

    def __init__(self, url: str, why: str, status: int | None = None) -> None:
        self.url, self.why, self.status = url, why, status
        super().__init__(f"{url} was not fetched: {why}.")


def reason(error: OSError) -> str:
    """What the system says of a failure, its first letter small, for the end of a sentence."""
    words = error.strerror or str(error)
    return words[:1].lower() + words[1:]


class IncompleteInstallation(DatelineError):  # noqa: N818 - it names what is wrong
    """A package that Dateline needs is not there: no fault of any file."""

    def __init__(self, package: str, why: str = "is missing") -> None:
        self.package, self.why = package, why
        super().__init__(
            f"Dateline's installation is incomplete: {package} {why}; install Dateline again as its README says."
        )

    @classmethod
    def of(cls, error: ImportError) -> IncompleteInstallation:
        """What an import did not find, or could not load."""
        cause: BaseException | None = error
        while cause is not None:
            if isinstance(cause, ModuleNotFoundError) and cause.name:
                return cls(cause.name)
            cause = cause.__cause__ or cause.__context__
        return cls(error.name or "a package", "cannot be loaded")


@contextmanager
def docx_needed() -> Iterator[None]:
    """Make a Word document in the block. Raises IncompleteInstallation where the extra `docx` is not installed."""
    try:
        yield
    except ModuleNotFoundError as error:
        if error.name != "docx":
            raise
        why = "is missing; pip install 'dateline[docx]' adds it"
        raise IncompleteInstallation("python-docx", why) from error
