"""Lines of the query language, right and wrong, are asked: each gives an answer in time, never an exception."""

from __future__ import annotations

import random
import time
from functools import partial

from index.exploring.viewing import Viewer
from index.focus import Focus
from index.search.schema import QUERY_FIELDS
from tools.trials.child import TellLine, in_child
from tools.trials.desk import FAMILY, WORDS, OnDesks
from tools.trials.trial import PromiseBroken

MOST_SECONDS = 3.0  # of a processor, for one line
SHOWN = 0.01  # of the lines are shown in full; the others are only answered, which is ten times as quick
_NAMES = (*FAMILY, *map(str.lower, FAMILY), "mara-lindt", "north-shipping", "Dockers’", "nobody")
_VALUES = (
    "ASSAULT", "assault", "direct", "main", "background", "reported", "denied", "2024-01-05", "2024-01", "2024",
    "[2024 to 2025]", "[to 2024-01-05]", "{2024-01-02 TO}", ">=2024-01-04", "<2024", ">", "2024-13-45", "9" * 30,
)  # fmt: skip
_MARKS = (
    "AND", "OR", "NOT", "ANDNOT", "ANDMAYBE", "REQUIRE", "AND NOT", "-", "+", "(", ")", "((", "))", '"', "“", "”",
    "'", "’", "*", "?", "~", "~2", "~99999999999", "^", "^2", "^1e400", ":", "::", "[", "]", "{", "}", "TO", "to",
    "\\", "/", "<", ">", "=", ",", ";", "|", "&&", "||", "!", "#", "@", "%", "\t", "\n", "\0", "\x1b[31m",
    "\u202e", "\u200b", "\u2028", "\ud800", "é", "ß", "İ", "ﬁ", "²", "京都", "👩‍👩‍👧", "\u0301", "=1+1",
    "https://news.example/a?b=c#d", "a@b.c", "U.S.", "1,000", "-1", "01.02.",
)  # fmt: skip


def line_of(rng: random.Random) -> str:
    """A line somebody may type: mostly nearly right."""
    pieces = [_piece(rng) for _ in range(rng.choice((1, 2, 2, 3, 3, 4, 6, 12)))]
    line = rng.choice((" ", " ", " ", "")).join(pieces)
    if rng.random() < 0.02:
        line = line * rng.randint(2, 40)
    if rng.random() < 0.2:
        line = line[: rng.randrange(len(line) + 1)]
    return line


def _piece(rng: random.Random) -> str:
    kind = rng.random()
    if kind < 0.35:
        return rng.choice(WORDS) + rng.choice(("", "", "", "*", "?", "~", "~2", "^3", "s"))
    if kind < 0.65:
        value = rng.choice((*_NAMES, *_VALUES, *WORDS, *_MARKS))
        return f"{rng.choice(QUERY_FIELDS)}:{value}"
    if kind < 0.75:
        words = " ".join(rng.choices(WORDS, k=rng.randint(1, 5)))
        return f'"{words}"{rng.choice(("", "", "~3", "~", "*"))}'
    if kind < 0.8:
        return "".join(
            chr(rng.choice((rng.randint(1, 0x17F), rng.randint(1, 0xD7FF)))) for _ in range(rng.randint(1, 6))
        )
    return rng.choice((*_NAMES, *_VALUES, *_MARKS, *_MARKS))


def _found(focus: Focus, viewer: Viewer) -> tuple[int, int]:
    return viewer.found(focus, lambda: False)


class Queries(OnDesks):
    """Each trial asks many lines in a process of its own; of some it looks at all that the screen would show."""

    inputs = 5_000
    there, more = 60, 0

    def __enter__(self) -> Queries:
        super().__enter__()
        self.explorer = self.desk().explorer()
        self.explorer.prepare()
        self._show("pier nobody")  # brings the modules that questions need, once for all that are forked
        return self

    def attempt(self, rng: random.Random) -> str:
        """Ask lines; what fails is told with its line."""
        ended = in_child(lambda report: self._ask(rng, report))
        if ended.code:
            line = ended.reported[-1] if ended.reported else ""
            raise PromiseBroken(f"the line {line} ends with {ended.code}: {ended.printed[-800:]}")
        return "lines"

    def _ask(self, rng: random.Random, report: TellLine) -> None:
        for _ in range(self.inputs):
            line = line_of(rng)
            began = time.process_time()
            try:
                if rng.random() < SHOWN:
                    self._show(line)
                else:
                    self.explorer.answer(partial(_found, Focus(query=line)))
            except BaseException:
                report(ascii(line))
                raise
            if time.process_time() - began > MOST_SECONDS:
                report(ascii(line))
                raise TimeoutError

    def _show(self, line: str) -> None:
        """What the screen shows for a line: rows, offers where nothing is found, another spelling, marked words."""
        focus = Focus(query=line)
        view = self.explorer.explore(focus)
        for rows in (view.passages, view.actors, view.events, view.quotes):
            repr(rows[:2])
        self.explorer.highlights(focus, "The pier was closed after the strike.")


series = Queries
