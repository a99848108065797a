"""Arrays that are made when somebody asks for them: they are large, and most are never asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from threading import RLock

from index.search.array_types import StoredArray

MakeArrays = Callable[[], Mapping[str, StoredArray]]


class LateArrays(dict[str, StoredArray]):
    """Arrays by name, those that were made. Safe to ask from several threads."""

    def __init__(self) -> None:
        super().__init__()
        self._makers: dict[str, MakeArrays] = {}
        self._lock = RLock()

    def later(self, names: Iterable[str], make: MakeArrays) -> None:
        """Have these made together, once one of them is asked for; `make` may leave some of them as they are below."""
        self._makers |= dict.fromkeys(names, make)

    def __missing__(self, name: str) -> StoredArray:
        with self._lock:
            make = self._makers.get(name)
            if make is not None:
                self.update(make())
                self._makers = {other: maker for other, maker in self._makers.items() if maker is not make}
            if name not in self:
                raise KeyError(name)
            return self[name]
