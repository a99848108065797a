"""Files are damaged in every way: what can be made again is, what cannot is named, and the rest answers as before."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Self

from tools.trials.child import in_child
from tools.trials.desk import Desk, OnDesks
from tools.trials.forked_commands import at_place, check_ended, command
from tools.trials.trial import PromiseBroken

# What is damaged: below the place of a desk, and whether the program can make it again.
KINDS = {
    "article": ("desk/articles/*.json", False),
    "list of articles": ("desk/articles.sha256", False),
    "list of actors": ("desk/actors.toml", False),
    "journal": ("desk/journal.jsonl", False),
    "original": ("desk/originals/*", False),
    "list of sources": ("desk/custody.jsonl", False),
    "source": ("desk/sources/*", False),
    "happenings": ("home/cache/index/*/happenings.db", True),
    "part of the index": ("home/cache/index/*/part-*", True),
    "state of the index": ("home/cache/index/*/manifest.json", True),
    "shelf": ("home/cache/adding/*/shelf.sqlite", True),
    "register": ("home/cache/adding/*/actors.sqlite", True),
    "ledger": ("home/cache/adding/*/read-*.jsonl", True),
    "session": ("home/state/session.json", True),
    "settings": ("home/config/config.toml", True),
}
COMMANDS = (
    ("search", "pier", "--in", "desk"), ("show", "{id}", "--in", "desk"), ("check", "desk"),
    ("check", "desk", "--repair"), ("export", "jsonl", "--in", "desk"), ("list",), ("journal", "--in", "desk"),
    ("happenings", "--in", "desk"), ("custody", "{id}", "--in", "desk"), ("actor", "north-shipping", "--in", "desk"),
    ("undo", "--in", "desk"), ("correct", "actor", "north-shipping", "--name", "North Line", "--in", "desk"),
)  # fmt: skip


def flipped(data: bytes, rng: random.Random) -> bytes:
    """One to four bits turned."""
    changed = bytearray(data)
    for _ in range(rng.randint(1, 4)):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


WAYS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    flipped,
    flipped,
    lambda data, rng: data[: rng.randrange(len(data))],
    lambda data, rng: data[rng.randrange(len(data)) :],
    lambda data, rng: data[: (at := rng.randrange(len(data)))] + bytes(len(data) - at),
    lambda data, rng: data[: (at := rng.randrange(len(data)))] + rng.randbytes(40) + data[at + 40 :],
    lambda data, rng: data[: (at := rng.randrange(len(data)))] + data[at // 2 :],
    lambda data, rng: data[: (at := rng.randrange(len(data)))] + b"[" * 3_000 + data[at:],
    lambda _data, _rng: b"",
    lambda _data, rng: rng.randbytes(200),
    lambda _data, _rng: b"null",
)


def put_in_place(path: Path, rng: random.Random) -> str:
    """Something else in the place of a file; gives what."""
    path.unlink()
    way = rng.choice(("nothing", "a folder", "a pipe", "a dangling link", "an endless device"))
    if way == "a folder":
        path.mkdir()
    elif way == "a pipe":
        os.mkfifo(path)
    elif way != "nothing":
        path.symlink_to("/dev/zero" if way == "an endless device" else "nowhere")
    return way


class Damage(OnDesks):
    """Each trial damages one file and gives a few commands."""

    more = 4

    def __enter__(self) -> Self:
        super().__enter__()
        desk = self.desk()
        (desk.collection / "actors.toml").write_text('[[actor]]\nname = "Mara Lindt"\nkind = "person"\n')
        for part, content in (("config", 'theme = "dateline-light"\n'), ("state", "")):
            (desk.home / part).mkdir(parents=True, exist_ok=True)
            if content:
                (desk.home / part / "config.toml").write_text(content)
        at_place(
            desk, lambda: command(("correct", "actor", "dockers-union", "--kind", "group", "--in", "desk"))
        )
        at_place(desk, lambda: _keep_session(desk))
        self.answers = desk.answers()
        shutil.rmtree(self.folder / "base")
        desk.copied(self.folder / "base")
        self.end = self._added(desk)
        return self

    def _added(self, desk: Desk) -> dict[str, bytes]:
        ended = in_child(lambda _report: [None for _ in desk.add(range(self.there, self.there + self.more))])
        if ended.code:
            raise PromiseBroken(f"adding ends with {ended.code}: {ended.printed[-800:]}")
        return desk.truth()

    def attempt(self, rng: random.Random) -> str:
        """Damage a file, give commands, and look at what is said and what is left."""
        desk = self.desk()
        kind = rng.choice(sorted(KINDS))
        pattern, is_derived = KINDS[kind]
        path = rng.choice(sorted(desk.place.glob(pattern)))
        if rng.random() < 0.2:
            put_in_place(path, rng)
        else:
            path.write_bytes(rng.choice(WAYS)(path.read_bytes(), rng))
        shown = path.stem if kind == "article" else desk.ids()[0]
        if kind in ("session", "settings"):
            check_ended(at_place(desk, _load_all), kind)
        for words in rng.sample(COMMANDS, 2):
            line = [word.format(id=shown) for word in words]
            ended = at_place(desk, partial(command, line))
            check_ended(ended, f"{kind}: dateline {' '.join(words)}")
        if is_derived:
            self._check_derived(desk, kind)
        return kind

    def _check_derived(self, desk: Desk, kind: str) -> None:
        """Whether what can be made again was: then adding ends as if nothing had been damaged."""
        if Desk(self.folder / "base").truth() != desk.truth():
            return  # a command has changed the collection
        if desk.answers() != self.answers:
            raise PromiseBroken(f"{kind}: other answers than before the damage")
        if self._added(desk) != self.end:
            raise PromiseBroken(f"{kind}: adding ends otherwise than before the damage")


def _load_all() -> None:
    """What the app loads when it starts."""
    from index import paths
    from tui import keymap, session, settings

    session.load()
    keymap.keymap(settings.load(paths.config_folder() / "config.toml"))


def _keep_session(desk: Desk) -> None:
    from tui.session import Session, SessionPlace

    session = Session()
    session.remember(desk.collection, SessionPlace(queries=["pier"]))
    session.save()


series = Damage
