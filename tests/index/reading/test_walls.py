"""What code in a parser may not do: tried from inside the walls, by Python and by calls of the system itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from index.reading.sandbox.kernel_walls import call_filter
from index.reading.sandbox.reader_process import ReaderProcess

ROOT = Path(__file__).parents[3]
TRIES = """
import ctypes, fcntl, json, os, resource, signal, socket, sqlite3, struct, sys, threading
from index.reading.sandbox.kernel_walls import _restrict_calls, raise_walls
secret, target, parent = sys.argv[1], sys.argv[2], int(sys.argv[3])
opened = open(sys.argv[4], "rb")
import lxml.etree
libc = ctypes.CDLL(None, use_errno=True)
if sys.argv[5] == "all":
    walls = raise_walls()
else:
    libc.prctl(38, 1, 0, 0, 0)
    walls = ["seccomp"] if _restrict_calls(libc) else []
done = {}

def attempt(name):
    def run(act):
        try:
            done[name] = bool(act())
        except (OSError, sqlite3.Error, RuntimeError, ValueError, MemoryError):
            done[name] = False
    return run

def ok(result):
    return result == 0 or result > 0

@attempt("read its own file")
def _(): return opened.read()
@attempt("run a thread")
def _():
    thread = threading.Thread(target=lambda: None); thread.start(); thread.join(); return True
@attempt("import a module of the program")
def _(): import xml.dom.minidom, feedparser; return True
@attempt("read another file")
def _(): return open(secret).read()
@attempt("read another file natively")
def _(): return ok(libc.open(secret.encode(), os.O_RDONLY))
@attempt("list a folder")
def _(): return os.listdir(os.path.dirname(secret))
@attempt("write a file natively")
def _(): return ok(libc.open(target.encode(), os.O_WRONLY | os.O_CREAT, 0o644))
@attempt("write with sqlite3")
def _(): sqlite3.connect(target).execute("create table t (a)"); return True
@attempt("write with lxml")
def _(): lxml.etree.ElementTree(lxml.etree.fromstring("<a/>")).write(target); return True
@attempt("make a folder natively")
def _(): return ok(libc.mkdir(target.encode(), 0o755))
@attempt("make a pipe in the file system")
def _(): os.mkfifo(target); return True
@attempt("change rights natively")
def _(): return ok(libc.chmod(secret.encode(), 0o777))
@attempt("set an attribute")
def _(): os.setxattr(secret, "user.x", b"y"); return True
@attempt("remove a file natively")
def _(): return ok(libc.unlink(secret.encode()))
@attempt("start a program natively")
def _(): return libc.system(b"true") == 0
@attempt("fork natively")
def _():
    child = libc.fork()
    if child == 0: os._exit(0)
    return ok(child)
@attempt("run a program in its place")
def _(): return ok(libc.execve(b"/bin/true", (ctypes.c_char_p * 2)(b"true", None), None))
@attempt("open a socket")
def _(): socket.socket(socket.AF_INET, socket.SOCK_STREAM); return True
@attempt("send a datagram")
def _(): socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", 9)); return True
@attempt("ask for a name")
def _(): return socket.gethostbyname("news.example")
@attempt("open a socket natively")
def _(): return ok(libc.socket(2, 1, 0))
@attempt("signal the parent")
def _(): os.kill(parent, 0); return True
@attempt("signal the parent natively")
def _(): return ok(libc.kill(parent, 0))
@attempt("trace the parent")
def _(): return ok(libc.ptrace(16, parent, 0, 0))
@attempt("queue a signal for the parent")
def _(): return ok(libc.sigqueue(parent, 0, 0))
@attempt("limit the parent")
def _(): resource.prlimit(parent, resource.RLIMIT_NOFILE, resource.getrlimit(resource.RLIMIT_NOFILE)); return True
@attempt("lift a limit of its own")
def _(): resource.setrlimit(resource.RLIMIT_CORE, resource.getrlimit(resource.RLIMIT_CORE)); return True
@attempt("slow the parent down")
def _(): os.setpriority(os.PRIO_PROCESS, parent, 1); return True
@attempt("keep the parent from a processor")
def _(): os.sched_setaffinity(parent, os.sched_getaffinity(parent)); return True
@attempt("have the parent signalled by a socket")
def _(): fcntl.fcntl(socket.socketpair()[0], fcntl.F_SETOWN, parent); return True
@attempt("have the parent signalled by a socket, otherwise")
def _(): return ok(libc.ioctl(socket.socketpair()[0].fileno(), 0x8901, ctypes.byref(ctypes.c_int(parent))))
@attempt("watch a file")
def _(): return ok(libc.inotify_add_watch(libc.inotify_init(), secret.encode(), 1))
@attempt("flag its own file")
def _(): return ok(libc.ioctl(opened.fileno(), 0x40086602, struct.pack("l", 0x40)))
@attempt("lock its own file")
def _(): fcntl.flock(opened, fcntl.LOCK_SH); return True
@attempt("keep others from writing to its own file")
def _(): return ok(libc.fcntl(opened.fileno(), 1024, fcntl.F_RDLCK))
@attempt("watch all files")
def _(): return ok(libc.fanotify_init(0, 0))
@attempt("run a program from memory")
def _():
    run = 322 if os.uname().machine == "x86_64" else 281
    return ok(libc.syscall(run, libc.memfd_create(b"x", 0), b"", None, None, 0x1000))
@attempt("have the kernel work for it")
def _(): return ok(libc.syscall(425, 8, ctypes.create_string_buffer(120)))
@attempt("read its own memory as a file")
def _(): return open("/proc/self/mem", "rb").read(0) == b""
@attempt("make a namespace")
def _(): return ok(libc.unshare(0x10000000))
@attempt("read through a link")
def _(): return open(target.replace("made", "link")).read()
print(json.dumps({"walls": walls, "done": done}))
"""
ALLOWED = {"read its own file", "run a thread", "import a module of the program"}
KERNEL = {"Landlock", "seccomp"}
BY_CALLS = {  # what seccomp alone holds, where Landlock is too old to keep signals in
    "fork natively", "start a program natively", "open a socket natively", "ask for a name", "signal the parent",
    "signal the parent natively", "trace the parent", "queue a signal for the parent", "limit the parent",
    "lift a limit of its own", "slow the parent down", "keep the parent from a processor",
    "have the parent signalled by a socket", "have the parent signalled by a socket, otherwise", "watch a file",
    "flag its own file", "lock its own file", "keep others from writing to its own file", "watch all files",
    "run a program from memory", "have the kernel work for it", "make a namespace",
}  # fmt: skip
Tried = dict[str, dict[str, bool]]


def try_all(place: Path, walls: str) -> Tried:
    (place / "secret.txt").write_text("a secret")
    (place / "own.txt").write_text("its own")
    (place / "link").symlink_to("secret.txt")
    arguments = [place / "secret.txt", place / "made", os.getpid(), place / "own.txt", walls]
    done = subprocess.run(
        [sys.executable, "-P", "-c", TRIES, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    answer: Tried = json.loads(done.stdout)
    return answer


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> Tried:
    """What was tried inside the walls, and whether it worked."""
    place = tmp_path_factory.mktemp("outside")
    tries = try_all(place, "all")
    assert sorted(path.name for path in place.iterdir()) == ["link", "own.txt", "secret.txt"]
    return tries


def test_a_reader_may_do_what_it_needs(tried: Tried) -> None:
    assert {name for name, worked in tried["done"].items() if worked} >= ALLOWED


def test_nothing_else_works_where_the_kernels_walls_stand(tried: Tried) -> None:
    if not set(tried["walls"]) >= KERNEL:
        assert "resource limits" in tried["walls"]  # an older kernel: the walls that stand are said
        return
    assert {name for name, worked in tried["done"].items() if worked} == ALLOWED


def test_other_processes_are_out_of_reach_without_landlock_too(tmp_path: Path) -> None:
    tries = try_all(tmp_path, "calls")
    if tries["walls"]:
        assert not {name for name in BY_CALLS if tries["done"][name]}


def test_the_worker_reads_behind_the_walls_that_it_names(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("A note\n\nThe mayor said no.")
    with ReaderProcess() as reader:
        assert "resource limits" in reader.start()
        (article,) = reader.read_path(path)
    assert getattr(article, "text", "") == path.read_text()


def test_calls_are_filtered_on_both_machines_and_nowhere_wrongly() -> None:
    for machine in ("x86_64", "aarch64"):
        program = call_filter(machine, 1)
        assert program is not None
        assert len(program) % 8 == 0
        assert len(program) // 8 < 4096
    assert call_filter("riscv64", 1) is None
    assert call_filter("both", 1) is None
