"""A file of named arrays: a header of JSON, then the arrays as they are, each with its checksum. No pickles.

Layout: magic (8 bytes), length of the header and its CRC-32 (two little-endian uint32), the header, the arrays from
the next multiple of 64 on. The header names each array with its type, offset, length in bytes and CRC-32.
"""

from __future__ import annotations

import errno
import json
import mmap
import os
import struct
import weakref
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.bounded_file import open_plain
from index.errors import IndexBroken
from index.search.array_types import StoredArray

MAGIC = b"DTLNIDX1"
_ALIGN = 64
_BLOCK = 1 << 22
_CUT = "it was cut short while it was open"
Array = NDArray[Any]


def _aligned(position: int) -> int:
    return -(-position // _ALIGN) * _ALIGN


def write_arrays(path: Path, arrays: Mapping[str, StoredArray], facts: Mapping[str, Any]) -> int:
    """Write the arrays and facts (JSON) to `path`, flushed to the disk. Gives the file's size in bytes."""
    table, position = {}, 0
    for name, array in arrays.items():
        data = np.ascontiguousarray(array)
        position = _aligned(position)
        checksum = (
            zlib.crc32(data.tobytes() if data.nbytes < _BLOCK else data.view(np.uint8).reshape(-1).data)
            if data.size
            else 0
        )
        table[name] = (data.dtype.str, position, data.nbytes, checksum)
        position += data.nbytes
    header = json.dumps({"arrays": table, "facts": dict(facts)}, ensure_ascii=True).encode()
    start = _aligned(len(MAGIC) + 8 + len(header))
    with path.open("wb") as file:
        file.write(MAGIC + struct.pack("<II", len(header), zlib.crc32(header)) + header)
        for name, array in arrays.items():
            file.seek(start + table[name][1])
            np.ascontiguousarray(array).tofile(file)
            let_go(array)
        file.truncate(start + position)
        file.flush()
        os.fsync(file.fileno())
    return start + position


def let_go(array: StoredArray) -> None:
    """Give the pages of an array that lies in a scratch file back to the system, so that it is not held in memory."""
    handle = getattr(array, "_mmap", None)
    if isinstance(array, np.memmap) and handle is not None and hasattr(mmap, "MADV_DONTNEED"):
        array.flush()
        handle.madvise(mmap.MADV_DONTNEED)


class _Mapped(dict[str, Array]):
    """The arrays that were asked for, by name."""

    def __init__(self, file: ArrayFile) -> None:
        super().__init__()
        self._file = file

    def __missing__(self, name: str) -> StoredArray:
        array = self[name] = self._file.mapped(name)
        return array


class ArrayFile:
    """A file of arrays, opened for reading: the arrays are mapped, not read. Raises IndexBroken where it is damaged."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            with open_plain(path) as file:
                self._header(file.read(len(MAGIC) + 8), file)
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
                self._handle = os.dup(file.fileno())
        except (OSError, ValueError, KeyError, struct.error) as error:
            if isinstance(error, OSError) and error.errno in (errno.EMFILE, errno.ENFILE, errno.ENOMEM):
                raise  # the file may be sound
            raise IndexBroken(path, f"it cannot be read: {error}") from error
        weakref.finalize(self, os.close, self._handle)
        self.arrays = _Mapped(self)

    def _header(self, start: bytes, file: Any) -> None:
        if start[: len(MAGIC)] != MAGIC:
            raise IndexBroken(self.path, "it is no index file of this version")
        length, checksum = struct.unpack("<II", start[len(MAGIC) :])
        header = file.read(length)
        if zlib.crc32(header) != checksum:
            raise IndexBroken(self.path, "its header is damaged")
        content = json.loads(header)
        self._table: dict[str, tuple[str, int, int, int]] = content["arrays"]
        self.facts: dict[str, Any] = content["facts"]
        self._start = _aligned(len(MAGIC) + 8 + length)
        self.size = self._start + max((at + size for _, at, size, _ in self._table.values()), default=0)
        if os.fstat(file.fileno()).st_size != self.size:
            raise IndexBroken(self.path, "it is cut short")

    def __contains__(self, name: str) -> bool:
        return name in self._table

    def __getitem__(self, name: str) -> StoredArray:
        """The array of this name, mapped read-only."""
        return self.arrays[name]

    def mapped(self, name: str) -> StoredArray:
        """The array of this name, mapped anew."""
        kind, position, size, _ = self._table[name]
        dtype = np.dtype(kind)
        count = size // dtype.itemsize
        return np.frombuffer(self._map, dtype=dtype, count=count, offset=self._start + position)

    def read(self, name: str, start: int, end: int) -> bytes:
        """Some bytes of an array, read and not mapped: a mapping would keep the pages around them resident."""
        if not hasattr(os, "pread"):
            return bytes(self.arrays[name][start:end].tobytes())
        _, position, size, _ = self._table[name]
        count = max(0, min(end, size) - start)
        data = os.pread(self._handle, count, self._start + position + start)
        if len(data) < count:
            raise IndexBroken(self.path, _CUT)
        return data

    def check_length(self) -> None:
        """Look at the open file before mapped data is read: beyond its end that would end the process.

        Raises IndexBroken where somebody has cut it short.
        """
        if os.fstat(self._handle).st_size < self.size:
            raise IndexBroken(self.path, _CUT)

    def release(self) -> None:
        """Let go of the pages that were read; they come back from the system's cache when they are needed."""
        if hasattr(mmap, "MADV_DONTNEED"):
            self._map.madvise(mmap.MADV_DONTNEED)

    def names(self) -> list[str]:
        """The names of the arrays."""
        return list(self._table)

    def verify(self, cancelled: Callable[[], bool] = lambda: False) -> None:
        """Compare every array with its checksum, reading the file and not the mapping (which would stay resident).

        Raises IndexBroken for the first that differs.
        """
        with open_plain(self.path) as file:
            for name, (_, position, size, expected) in self._table.items():
                file.seek(self._start + position)
                checksum, left = 0, size
                while left and not cancelled():
                    block = file.read(min(left, _BLOCK))
                    if not block:
                        break
                    checksum, left = zlib.crc32(block, checksum), left - len(block)
                if cancelled():
                    return
                if checksum != expected or left:
                    raise IndexBroken(self.path, f"its table {name} is damaged")
