"""Articles of the format `dateline/1`, one a line: everything, and what `dateline add` reads back."""

from __future__ import annotations

from typing import BinaryIO

from index.interchange.material import Material


def write(material: Material, stream: BinaryIO) -> None:
    """Write every article as one line; control characters are escaped, not replaced."""
    for article in material.articles(verbatim=True):
        stream.write(f"{article.to_json(indent=None)}\n".encode())
