"""Files that are read together: annotations that lie beside their text (brat), or beside what explains them (UIMA).

`text/story.txt` and `attributions/story_ab12.ann` belong together like `story.txt` and `story.ann` do. They reach their
reader as one ZIP archive, which is also how such files are sent.
"""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from index.bounded_file import open_plain
from index.errors import ReadError
from index.reading.source import LARGEST_TEXT, open_source

_TEXT_FOLDERS = ("text", "texts", "txt")
_OF_BRAT = frozenset(("annotation.conf", "visual.conf", "tools.conf", "kb_shortcuts.conf", ".stats_cache"))
_CODEBOOK = b"# Codebook: "  # written beside each export; no report of anything
TYPE_SYSTEM = "TypeSystem.xml"


@dataclass(frozen=True)
class Bundle:
    """Files that make one article or several together; it is called by the first of them."""

    members: tuple[Path, ...]

    @property
    def path(self) -> Path:
        """The file that it is called by."""
        return self.members[0]

    def archive(self, *, follow: bool) -> bytes:
        """The files as a ZIP archive. Raises ReadError where one cannot be read."""
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for member in self.members:
                source = open_source(member, follow=follow)
                with source.file:
                    archive.writestr(member.name, source.read(LARGEST_TEXT))
        return packed.getvalue()


FileOrError = Path | str | ReadError
Whole = FileOrError | Bundle


def bundled(items: Iterable[FileOrError]) -> Iterator[Whole]:
    """The files with those that belong together as one, at the place of the first; what only explains others left out.

    Annotations without their text are an error.
    """
    items = list(items)
    paths = [item for item in items if isinstance(item, Path)]
    texts: dict[Path, list[Path]] = {}
    for path in paths:
        if path.suffix.lower() == ".ann" and (text := text_of(path)):
            texts.setdefault(_place(text), []).append(path)
    annotated = {path.parent for path in paths if path.suffix.lower() == ".ann"}
    firsts = {members[0]: Bundle((*members, text)) for text, members in texts.items()}
    claimed = {path for members in texts.values() for path in members}
    for item in items:
        if not isinstance(item, Path):
            yield item
        elif item in firsts:
            yield firsts[item]
        elif item in claimed or _place(item) in texts or _explains(item, annotated):
            continue
        elif item.suffix.lower() == ".ann":
            yield ReadError(
                item, f"its text {item.stem}.txt is not beside it, nor in a folder text beside its own"
            )
        elif item.suffix.lower() == ".xmi" and (types := item.with_name(TYPE_SYSTEM)).is_file():
            yield Bundle((item, types))
        else:
            yield item


def text_of(annotations: Path) -> Path | None:
    """The text that a file of standoff annotations is about; None where it is not there."""
    stems = [
        annotations.stem,
        annotations.stem.rpartition("_")[0],
    ]  # behind the last “_” stands who annotated
    folders = [annotations.parent, *(annotations.parent.parent / name for name in _TEXT_FOLDERS)]
    places = (folder / f"{stem}.txt" for stem in stems if stem for folder in folders)
    return next((place for place in places if place.is_file()), None)


def _place(path: Path) -> Path:
    return Path(os.path.normpath(path.absolute()))


def _explains(path: Path, annotated: set[Path]) -> bool:
    """Whether a file holds no article: brat's settings, the types of UIMA files, a codebook."""
    if path.name in _OF_BRAT:
        return path.parent in annotated
    if path.name == TYPE_SYSTEM:
        return True
    if path.name == "codebook.md" or path.name.endswith(".codebook.md"):
        try:
            with open_plain(path) as file:
                return file.read(len(_CODEBOOK)) == _CODEBOOK
        except OSError:
            return False
    return False
