"""Programs are killed at random points and run again: nothing reported as saved is lost, and the end is the same."""

from __future__ import annotations

import random
import signal
from dataclasses import dataclass
from typing import Self

from index.articlefile import parse
from index.journal.journal_file import Journal
from tools.trials import steps
from tools.trials.child import Ended, TellLine, in_child
from tools.trials.desk import Desk, FilesByName, OnDesks
from tools.trials.operations import OPERATIONS, Operation
from tools.trials.trial import PromiseBroken


@dataclass(frozen=True)
class End:
    """How an operation ends that nobody disturbs: the collection's files, what is found, its steps and seconds."""

    truth: FilesByName
    answers: list[str]
    steps: int
    seconds: float


class Kills(OnDesks):
    """Each trial kills one operation, by its steps or by the clock, and runs it again."""

    def __enter__(self) -> Self:
        super().__enter__()
        self.ends = {name: self._undisturbed(operation) for name, operation in OPERATIONS.items()}
        return self

    def _undisturbed(self, operation: Operation) -> End:
        desk = self.desk()
        ended = in_child(lambda report: operation(desk, report))
        if ended.code:
            raise RuntimeError(f"it fails undisturbed: {ended.printed[-800:]}")
        truth, answers, again = desk.truth(), desk.answers(), self.desk()
        count = in_child(
            lambda report: report(str(steps.counted(lambda: operation(again, lambda _line: None))))
        )
        return End(truth, answers, int(count.reported[-1]), ended.seconds)

    def attempt(self, rng: random.Random) -> str:
        """Kill an operation, look at what is there, run it again, and compare."""
        name = rng.choice(sorted(OPERATIONS))
        operation, end, desk = OPERATIONS[name], self.ends[name], self.desk()
        if rng.random() < 0.5:
            number = rng.randrange(end.steps)

            def work(report: TellLine) -> None:
                steps.die_at(number)
                operation(desk, report)

            killed = in_child(work)
        else:
            killed = in_child(lambda report: operation(desk, report), kill_after=rng.uniform(0, end.seconds))
        check_saved(desk, killed, end.truth)
        for _ in range(rng.choice((1, 1, 1, 2))):
            again = in_child(lambda report: operation(desk, report))
            if again.code:
                raise PromiseBroken(f"{name}: the next run ends with {again.code}: {again.printed[-800:]}")
        check_end(desk, end, name)
        return f"{name} killed" if killed.was_killed else f"{name} ended before"


def check_saved(desk: Desk, ended: Ended, truth: FilesByName, failing: int = -signal.SIGKILL) -> None:
    """Whether everything that was reported as saved is there, as it was saved."""
    if ended.code not in (0, failing):
        raise PromiseBroken(f"it ends with {ended.code}: {ended.printed[-800:]}")
    there = desk.explorer().collection
    for line in ended.reported:
        word, _, article_id = line.partition(" ")
        if word == "saved" and there.get(article_id).text not in truth_texts(truth):
            raise PromiseBroken(f"{article_id} was reported as saved and is not there")
        if word == "decided" and Journal(desk.collection).length < int(article_id):
            raise PromiseBroken(f"decision {article_id} was reported and is not there")


def truth_texts(truth: FilesByName) -> set[str]:
    """The texts of all articles in a state."""
    return {parse(data)[0].text for name, data in truth.items() if name.endswith(".json")}


def check_end(desk: Desk, end: End, name: str) -> None:
    """Whether the desk is as if nothing had happened."""
    truth = desk.truth()
    if truth != end.truth:
        differing = sorted(path for path in {*truth, *end.truth} if truth.get(path) != end.truth.get(path))
        raise PromiseBroken(f"{name}: another end state: {', '.join(differing[:5])}")
    if desk.answers() != end.answers:
        raise PromiseBroken(f"{name}: other answers than of an undisturbed run")
    if leftovers := desk.leftovers():
        raise PromiseBroken(f"{name}: left over: {', '.join(leftovers[:5])}")


series = Kills
