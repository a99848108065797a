"""What a collection holds, by name and SHA-256: so that articles that are gone, changed or foreign are told apart.

The list lies in the collection as `articles.sha256`, a line an article in order of ids, in the form of `sha256sum`:
people can check it without Dateline (`sha256sum -c articles.sha256`), and git merges it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from index.articlefile import LARGEST_FILE
from index.bounded_file import MB, read_bounded
from index.collection import Collection
from index.errors import CollectionError, reason
from index.whole_file import write_whole

FILE_NAME = "articles.sha256"
_LARGEST_LIST = 256 * MB
_LINE = re.compile(r"^[ \t]*([0-9a-f]{64}) [ *]articles/([a-z0-9-]+)\.json[ \t\r]*$", re.MULTILINE)


@dataclass(frozen=True)
class Strays:
    """Where the articles differ from the list, by id."""

    gone: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()


def read_holdings(collection: Collection) -> dict[str, str]:
    """The SHA-256 of every article by id, as the list has it; empty where there is no list.

    Raises OSError where it cannot be read. Lines that are none of the list, as git leaves in a conflict, do not count.
    """
    try:
        content = read_bounded(collection.path / FILE_NAME, _LARGEST_LIST, inside=collection.path)
    except FileNotFoundError:
        return {}
    matches = _LINE.findall(content.decode("utf-8", "replace"))
    return {article_id: checksum_before for checksum_before, article_id in matches}


def note_holdings(
    collection: Collection,
    saved: Iterable[str],
    present: Iterable[str] | None = None,
    listed: Mapping[str, str] | None = None,
) -> None:
    """Bring the list up to date after articles were saved; where there is none, it begins with all that are there.

    `present` are the ids of the articles that are there and `listed` is the list as it stands, where the caller has
    looked already and nobody else writes. What others put there is not taken up, else nobody would hear of it any
    more. Articles that are gone stay on it: somebody has to say so. Raises OSError where it cannot be written.
    """
    before = read_holdings(collection) if listed is None else listed
    there = {*(collection.ids() if present is None else present)}
    sums = dict(before)
    for article_id in sorted(({*saved} if before else there) & there):
        sums[article_id] = checksum(collection.file(article_id))
    if sums != before:
        lines = (f"{value}  articles/{article_id}.json\n" for article_id, value in sorted(sums.items()))
        write_whole(collection.path / FILE_NAME, "".join(lines).encode())


def foreign_to(listed: Mapping[str, str], present: Iterable[str], changing: Iterable[str]) -> set[str]:
    """The ids of those `present` that are not on the list, and which no killed writer was `changing`."""
    return {*present} - listed.keys() - {*changing} if listed else set()


def compare_holdings(collection: Collection) -> Strays:
    """The articles that are gone, that are others than those that were saved, and that nobody added with Dateline.

    Reads every file; one that cannot be read is named elsewhere. Where there is no list there are no strays. Raises
    CollectionError where the list cannot be read.
    """
    path = collection.path / FILE_NAME
    try:
        listed = read_holdings(collection)
    except OSError as error:
        raise CollectionError(
            path, f"it cannot be read ({reason(error)}); what is gone cannot be told"
        ) from error
    there = {*collection.ids()}
    if not listed:
        if there and path.exists():
            raise CollectionError(path, "no line of it is one of a list; what is gone cannot be told")
        return Strays()
    return Strays(
        gone=tuple(sorted({*listed} - there)),
        changed=tuple(one for one in sorted(there & {*listed}) if _differs(collection, one, listed[one])),
        foreign=tuple(sorted(there - {*listed})),
    )


def _differs(collection: Collection, article_id: str, sum_before: str) -> bool:
    try:
        return checksum(collection.file(article_id)) != sum_before
    except OSError:
        return False


def checksum(path: Path) -> str:
    """The SHA-256 of a file in hexadecimal digits."""
    return hashlib.sha256(read_bounded(path, LARGEST_FILE)).hexdigest()
