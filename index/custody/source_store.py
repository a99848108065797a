"""The sources themselves, kept in a collection under the names of their SHA-256: `sources/<sha256>.html`."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from index.bounded_file import leads_out
from index.errors import CollectionError, reason
from index.reading.source_bytes import SourceBytes
from index.whole_file import whole_file

FOLDER = "sources"
_BLOCK = 1 << 20
_SUFFIX = re.compile(r"(?:\.[a-z0-9]{1,6}){1,2}$")


class SourceStore:
    """The sources that a collection keeps."""

    def __init__(self, collection: Path) -> None:
        """Raises CollectionError where their folder is a link that leads elsewhere."""
        self.folder = collection / FOLDER
        if leads_out(self.folder, collection):
            raise CollectionError(self.folder, "it is a link that leads out of the collection")

    def keep(self, source: SourceBytes) -> str | None:
        """Copy a source; gives the copy's path below the collection, None where the file has changed since it was read.

        Raises CollectionError where it cannot be written.
        """
        path = self.folder / f"{source.sha256}{_suffix(source)}"
        name = f"{FOLDER}/{path.name}"
        if path.is_file() and path.stat().st_size == source.size:
            return name
        try:
            with whole_file(path) as stream:
                total = hashlib.sha256()
                for block in _blocks(source):
                    total.update(block)
                    stream.write(block)
                if total.hexdigest() != source.sha256:
                    raise _OtherBytes
        except _OtherBytes:
            return None
        except OSError as error:
            raise CollectionError(path, f"the source cannot be kept ({reason(error)})") from error
        return name


class _OtherBytes(Exception):  # noqa: N818 - it ends the writing of a copy
    """The file holds other bytes than those that were read."""


def _blocks(source: SourceBytes) -> Iterator[bytes]:
    if source.data is not None:
        yield source.data
        return
    with Path(source.address).open("rb") as stream:
        while block := stream.read(_BLOCK):
            yield block


def _suffix(source: SourceBytes) -> str:
    """The end of the name by which programs know what a file is, where it is a plain one."""
    match = _SUFFIX.search(source.address.rpartition("/")[2].lower())
    return match.group() if match else ""


def fault_of(collection: Path, place: str, sha256: str) -> str | None:
    """Why a kept source is not what was read, in words; None where it is."""
    path = collection / place
    if Path(place).parent != Path(FOLDER) or path.is_symlink():
        return "it lies outside of the collection's sources"
    source = SourceBytes.of_file(path)
    if source is None:
        return "it is gone"
    return None if source.sha256 == sha256 else "it was changed"
