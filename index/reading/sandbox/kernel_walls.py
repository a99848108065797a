"""The kernel's walls around a process that reads files from outside: what native code in a parser may not do either.

On Linux: no new privileges; no file but the program's own may be opened, none written (Landlock); no network, no other
program, no other process, neither its signals nor its limits (seccomp); no file may grow (a resource limit). Elsewhere
only the last stands, and Python's audit hook, which native code passes by.
"""

from __future__ import annotations

import ctypes
import os
import platform
import struct
import sys
import tomllib
from pathlib import Path
from typing import Any

_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _SECCOMP_FILTER = 38, 22, 2
_LANDLOCK = (
    444,
    445,
    446,
)  # create a ruleset, add a rule, restrict the process: the same numbers on every machine
_READ_FILE, _READ_FOLDER, _RUN = 1 << 2, 1 << 3, 1 << 0  # rights of Landlock; running maps libraries
_FILE_RIGHTS = {
    1: (1 << 13) - 1,
    2: (1 << 14) - 1,
    3: (1 << 15) - 1,
    4: (1 << 15) - 1,
}  # by Landlock's version
_NEWEST_RIGHTS = (1 << 16) - 1
_NETWORK, _SCOPES = 0b11, 0b11  # bind and connect over TCP; abstract sockets and signals
_ALLOW, _EPERM, _ENOSYS, _KILL = 0x7FFF0000, 0x00050000 | 1, 0x00050000 | 38, 0x80000000
_CLONE_THREAD = 0x10000
_MORE_THREADS = 64
_SYSTEM = (
    "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/usr/share/zoneinfo", "/etc/ld.so.cache",
    "/etc/localtime", "/dev/null", "/dev/urandom", "/sys/devices/system/cpu",
)  # fmt: skip


def raise_walls() -> list[str]:
    """Cut this process off, for good; gives the names of the walls that stand. Nothing is raised where one cannot."""
    walls = _resource_limits()
    if sys.platform != "linux":
        return walls
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return walls
    walls.append("no new privileges")
    if _restrict_files(libc):
        walls.append("Landlock")
    if _restrict_calls(libc):
        walls.append("seccomp")
    return walls


def _resource_limits() -> list[str]:
    """No file may grow, no memory may be dumped, and only a few more threads may run than do (not of root's)."""
    import resource
    import signal
    from contextlib import suppress

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # writing fails with an error that can be told
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    if most := _most_threads():
        with suppress(ValueError, OSError):  # there is a lower limit already
            resource.setrlimit(resource.RLIMIT_NPROC, (most, most))
    return ["resource limits"]


def _most_threads() -> int:
    """How many threads a user may have: those of everybody now and a few; 0 where the system does not say."""
    try:
        running = Path("/proc/loadavg").read_text("utf-8").split()[3]
        return int(running.partition("/")[2]) + _MORE_THREADS
    except (OSError, ValueError, IndexError):
        return 0


def _restrict_files(libc: Any) -> bool:
    """Landlock: only the program's own files can be opened, and only to be read."""
    create, add, restrict = _LANDLOCK
    version = libc.syscall(create, None, ctypes.c_size_t(0), 1)
    if version < 1:
        return False
    rights = _FILE_RIGHTS.get(version, _NEWEST_RIGHTS)
    network = _NETWORK if version >= 4 else 0
    scopes = _SCOPES if version >= 6 else 0
    fields = (rights, network, scopes)[: 1 + (version >= 4) + (version >= 6)]
    attributes = struct.pack(f"={len(fields)}Q", *fields)
    ruleset = libc.syscall(create, attributes, ctypes.c_size_t(len(attributes)), 0)
    if ruleset < 0:
        return False
    try:
        for place in _readable():
            _allow_below(libc, add, ruleset, place)
        return int(libc.syscall(restrict, ruleset, 0)) == 0
    finally:
        os.close(ruleset)


def _allow_below(libc: Any, add: int, ruleset: int, place: str) -> None:
    try:
        handle = os.open(place, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return  # it is not there
    try:
        rights = _READ_FILE | _RUN | (_READ_FOLDER if Path(place).is_dir() else 0)
        libc.syscall(add, ruleset, 1, struct.pack("=Qi", rights, handle), 0)
    finally:
        os.close(handle)


def _readable() -> set[str]:
    """Where the program, its libraries and the system's lie."""
    installed = {sys.prefix, sys.base_prefix, sys.exec_prefix, *sys.path}
    return {str(Path(place).resolve()) for place in installed if place and place != "/"} | set(_SYSTEM)


def _restrict_calls(libc: Any) -> bool:
    """Seccomp: calls of the system that a reader needs for nothing fail."""
    program = call_filter(platform.machine(), os.getpid())
    if program is None:
        return False
    buffer = ctypes.create_string_buffer(program, len(program))
    header = struct.pack("@HP", len(program) // 8, ctypes.addressof(buffer))
    return int(libc.prctl(_PR_SET_SECCOMP, _SECCOMP_FILTER, header, 0, 0)) == 0


def call_filter(machine: str, process: int) -> bytes | None:
    """The filter as a program of the kernel's (classic BPF); None for a machine whose numbers are not known."""
    table = tomllib.loads(Path(__file__).with_name("syscalls.toml").read_text("utf-8"))
    if machine not in table or machine == "both":
        return None
    calls = table[machine]
    load, equal, at_least, bits, answer = 0x20, 0x15, 0x35, 0x45, 0x06
    steps = [(load, 0, 0, 4), (equal, 1, 0, calls["audit"]), (answer, 0, 0, _KILL), (load, 0, 0, 0)]
    if machine == "x86_64":  # the same calls under numbers of their own, for programs of another width
        steps += [(at_least, 0, 1, 0x40000000), (answer, 0, 0, _EPERM)]
    for number in [*calls["denied"], *table["both"]["denied"]]:
        steps += [(equal, 0, 1, number), (answer, 0, 0, _EPERM)]
    # The C library falls back to clone, whose flags can be seen: threads are allowed, processes are not.
    steps += [(equal, 0, 1, calls["clone3"]), (answer, 0, 0, _ENOSYS)]
    steps += [(equal, 0, 4, calls["clone"]), (load, 0, 0, 16), (bits, 0, 1, _CLONE_THREAD)]
    steps += [(answer, 0, 0, _ALLOW), (answer, 0, 0, _EPERM)]
    for number in calls["own"]:
        steps += [(equal, 0, 4, number), (load, 0, 0, 16), (equal, 0, 1, process)]
        steps += [(answer, 0, 0, _ALLOW), (answer, 0, 0, _EPERM)]
    for number, asked in calls["owners"]:
        steps += [(equal, 0, 4, number), (load, 0, 0, 24), (equal, 0, 1, asked)]
        steps += [(answer, 0, 0, _EPERM), (load, 0, 0, 0)]
    steps += [(equal, 0, 3 + len(table["both"]["ioctl"]), calls["ioctl"]), (load, 0, 0, 24)]
    asked = table["both"]["ioctl"]
    steps += [(equal, len(asked) - at, 0, number) for at, number in enumerate(asked)]
    steps += [(answer, 0, 0, _EPERM), (answer, 0, 0, _ALLOW)]
    steps += [(equal, 0, 6, calls["prlimit"]), (load, 0, 0, 32), (equal, 0, 3, 0), (load, 0, 0, 36)]
    steps += [(equal, 0, 1, 0), (answer, 0, 0, _ALLOW), (answer, 0, 0, _EPERM)]
    steps.append((answer, 0, 0, _ALLOW))
    return b"".join(struct.pack("=HBBI", *step) for step in steps)
