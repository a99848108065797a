"""Something is wanting: descriptors, memory, rights, a home, the right time, plain names. A sentence, and no damage."""

from __future__ import annotations

import os
import random
import resource
import time
from collections.abc import Callable
from unittest.mock import patch

from tools.trials.desk import Desk, OnDesks
from tools.trials.forked_commands import at_place, check_ended, command
from tools.trials.readers import address_space
from tools.trials.trial import PromiseBroken

LOOKING = (
    ("search", "pier"), ("search", "pier", "--json"), ("show", "story-001"), ("check",), ("export", "jsonl"),
    ("journal",), ("list",), ("happenings",),
)  # fmt: skip
CHANGING = (
    ("add", "new.txt", "--jobs", "1"), ("correct", "actor", "north-shipping", "--name", "North Line"), ("undo",),
    ("check", "--repair"),
)  # fmt: skip
STORY = (
    "Harbour closed\n\nThe minister said on Monday that Jon Holm had closed the harbour after the storm.\n"
)
NOBODY = 65_534
UNLISTED = 54_321  # a user of no name, as in many containers
NAMES = (
    "a\nb",
    "d\udcff\udcfe",
    "x" * 200,
    "d\x1b[31m",
    "-n",
    "de sk",
    "\u202edesk",
    "%s{0}",
    "ÄÖ\u0301",
    "~x",
    "a;b&c",
)
MOMENTS = (0, 1_000_000_000, 2**31 + 5, 4_420_000_000)  # seconds since 1970: then, 2001, 2038, 2110

Setting = Callable[[], None]  # what is done in the process before its command


def few_descriptors(_desk: Desk, rng: random.Random) -> Setting:
    """As with a small `ulimit -n`."""
    number = rng.randint(4, 20)
    return lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (number, number))


def little_memory(_desk: Desk, rng: random.Random) -> Setting:
    """As with a small `ulimit -v`."""
    more = rng.choice((1, 4, 16, 64, 256)) * 2**20 * rng.randint(1, 3)
    return lambda: resource.setrlimit(resource.RLIMIT_AS, (address_space() + more,) * 2)


def no_rights(desk: Desk, rng: random.Random) -> Setting:
    """Some folder or file may not be written, or not be read either."""
    places = [desk.collection, desk.home]
    for pattern in (
        "desk/articles",
        "desk/articles/*1.json",
        "home/cache",
        "home/cache/*/*",
        "home/cache/*/*/*",
    ):
        places += sorted(desk.place.glob(pattern))
    place, rights = rng.choice(places), rng.choice((0o555, 0o000))
    _hand_over(desk, NOBODY)
    place.chmod(rights if place.is_dir() else rights & 0o444)

    def as_nobody() -> None:
        if not os.geteuid():
            os.setuid(NOBODY)

    return as_nobody


def _hand_over(desk: Desk, user: int) -> None:
    for path in (desk.place, *desk.place.rglob("*")):
        if not os.geteuid():
            os.chown(path, user, user, follow_symlinks=False)


def no_home(desk: Desk, rng: random.Random) -> Setting:
    """No folder of the user's: there is none, it cannot be made, or nobody knows where, nor who the user is."""
    home = rng.choice(("/nonexistent", "/proc", "", None, "relative", "/dev/null"))
    user, has_folder = rng.choice((NOBODY, UNLISTED)), rng.random() < 0.5
    _hand_over(desk, user)

    def without() -> None:
        for name in (
            *(() if has_folder else ("DATELINE_HOME",)),
            "HOME",
            "XDG_CACHE_HOME",
            "XDG_DATA_HOME",
            "XDG_STATE_HOME",
            "XDG_CONFIG_HOME",
        ):
            os.environ.pop(name, None)
        if not os.geteuid():
            os.setuid(user)  # whose home is no folder of ours
        if home is not None:
            os.environ["HOME"] = home

    return without


def another_time(desk: Desk, rng: random.Random) -> Setting:
    """The clock goes wrong, and files are of another time."""
    now, then = rng.choice(MOMENTS), rng.choice(MOMENTS)
    for path in desk.place.rglob("*"):
        os.utime(path, (then, then))

    def turned() -> None:
        patch.object(time, "time", lambda: float(now)).start()

    return turned


def odd_names(desk: Desk, rng: random.Random) -> Setting:
    """The collection and the file that is added have names that few would give."""
    desk.collection = desk.collection.rename(desk.place / rng.choice(NAMES))
    (desk.place / "new.txt").rename(desk.place / f"{rng.choice(NAMES)}.txt")
    return lambda: None


def no_streams(_desk: Desk, rng: random.Random) -> Setting:
    """Standard output is full or closed, or there is no standard input."""
    way = rng.choice(("full", "closed", "no input"))

    def cut() -> None:
        if way == "full":
            os.dup2(os.open("/dev/full", os.O_WRONLY), 1)
        else:
            os.close(1 if way == "closed" else 0)

    return cut


SITUATIONS = (few_descriptors, little_memory, no_rights, no_home, another_time, odd_names, no_streams)


class Want(OnDesks):
    """Each trial gives one command in one situation."""

    more = 2

    def attempt(self, rng: random.Random) -> str:
        """Take something away, give a command, and look at what it says and whether all is as it was."""
        desk = self.desk()
        (desk.place / "new.txt").write_text(STORY)
        situation = rng.choice(SITUATIONS)
        words = rng.choice((*LOOKING, *CHANGING))
        setting = situation(desk, rng)
        before = desk.truth() if situation is not no_rights else {}
        line = self._line(desk, words)

        def work() -> None:
            setting()
            command(line)

        ended = at_place(desk, work)
        check_ended(ended, f"{situation.__name__}: dateline {' '.join(map(ascii, words))}")
        for path in (desk.place, *desk.place.rglob("*")):
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() else 0o644)
        if before and words in LOOKING and desk.truth() != before:
            raise PromiseBroken(f"{situation.__name__}: {words[0]} has changed the collection")
        self._check_sound(desk, f"{situation.__name__}: {words[0]}")
        return f"{situation.__name__.replace('_', ' ')}: {ended.code}"

    @staticmethod
    def _line(desk: Desk, words: tuple[str, ...]) -> list[str]:
        new = next(desk.place.glob("*.txt")).name
        line = [f"./{new}" if word == "new.txt" else word for word in words]
        place = f"./{desk.collection.name}"
        if words[0] == "check":
            return [*line, place]
        return line if words[0] == "list" else [*line, "--to" if words[0] == "add" else "--in", place]

    @staticmethod
    def _check_sound(desk: Desk, what: str) -> None:
        collection = desk.explorer().collection
        if len([*collection.articles()]) < OnDesks.there or collection.damaged:
            raise PromiseBroken(f"{what}: articles are gone or damaged: {collection.damaged}")


series = Want
