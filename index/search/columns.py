"""Growing columns that become arrays: numbers, lists of numbers, and strings."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable

import numpy as np

from index.search.array_types import Ranks, StoredArray


class NumberColumns:
    """A column of whole or real numbers of a numpy type; `add` appends one."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self._values = array("d" if kind.startswith("f") else "Q" if kind == "u8" else "q")
        self.add: Callable[[float], None] = self._values.append  # type: ignore[assignment]

    def __len__(self) -> int:
        return len(self._values)

    def array(self) -> StoredArray:
        """The column."""
        return np.array(self._values, dtype=self.kind)


class Lists:
    """A column of lists of numbers: pointers and values, as in a sparse matrix (CSR)."""

    def __init__(self) -> None:
        self._ends, self._values = array("q", [0]), array("q")

    def add(self, values: Iterable[int]) -> None:
        """Append a row."""
        self._values.extend(values)
        self._ends.append(len(self._values))

    def arrays(self, name: str, ranks: Ranks | None = None) -> dict[str, StoredArray]:
        """`name.ptr` and `name.ids`; the values replaced by their ranks where these are given."""
        values = np.array(self._values, dtype=np.int32)
        if ranks is not None and len(values):
            values = ranks[values].astype(np.int32)
        return {f"{name}.ptr": np.array(self._ends, dtype=np.int64), f"{name}.ids": values}


class Blobs:
    """A column of byte strings: one after the other, and where each ends."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def add(self, value: bytes | str) -> None:
        """Append a value."""
        self._parts.append(value.encode() if isinstance(value, str) else value)

    def arrays(self, name: str, order: Iterable[int] | None = None) -> dict[str, StoredArray]:
        """`name.blob` and `name.ends`, in another order where one is given."""
        parts = self._parts if order is None else [self._parts[number] for number in order]
        ends = np.cumsum([len(part) for part in parts], dtype=np.int64)
        return {f"{name}.blob": np.frombuffer(b"".join(parts), dtype=np.uint8), f"{name}.ends": ends}
