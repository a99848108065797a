"""What came of reading many files: counts for the last line, and a line for each result in a report."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from index.bounded_file import MB, open_plain
from index.errors import AnnotatorError, ReadError
from index.ingest.duplicates import DuplicateDecision, DuplicateKind
from index.model import Article
from index.reading.clean import clean_line
from index.reading.composed import LEFT_OUT
from index.reading.files import Read
from index.whole_file import write_whole

Outcome = (
    DuplicateKind | Literal["anew", "skipped", "known"]
)  # annotated anew; not read or annotated; read by an earlier run
_LABELS: tuple[tuple[Outcome, str], ...] = (
    ("added", "added"), ("version", "updated"), ("copy", "copies"), ("anew", "annotated anew"),
    ("unchanged", "unchanged"),
)  # fmt: skip
_TAKEN = frozenset(("added", "version", "copy", "anew"))


@dataclass(frozen=True)
class Result:
    """What came of one file or of one article in it."""

    origin: str
    outcome: Outcome
    id: str | None = None
    of: str | None = None
    why: str | None = None
    published: str | None = None  # how the day was found
    title: str | None = None  # how the title was found
    left_out: str | None = None  # what of the file is not in the article
    sentence: str | None = field(default=None, repr=False)  # what a person is told of a failure


def result_of(read: Read, decision: DuplicateDecision | None = None) -> Result:
    """What came of one reading: an error, or the decision about its article."""
    article = decision.article if decision else read.article
    if read.error is not None or article is None:
        why = read.error.why if read.error is not None else "it was not read"
        part = str(read.error.path) if isinstance(read.error, ReadError) else read.origin
        origin = read.origin if read.origin.endswith(part) else f"{read.origin}: {part}"
        return Result(origin, "skipped", why=why, sentence=str(read.error or why))
    return Result(
        read.origin,
        decision.kind if decision else "added",
        article.id,
        decision.of if decision else None,
        published=article.found.get("published"),
        title=article.found.get("title"),
        left_out=article.found.get(LEFT_OUT),
    )


def unannotated(article: Article, error: AnnotatorError, origin: str = "") -> Result:
    """What came of an article that was read but could not be annotated."""
    return Result(origin or article.id, "skipped", article.id, why=error.why, sentence=str(error))


@dataclass
class Summary:
    """All results of a run, in the order in which they were settled."""

    results: list[Result] = field(default_factory=list)

    def note(self, result: Result) -> Result:
        """Keep what came of one file or article."""
        self.results.append(result)
        return result

    def count(self, outcome: str) -> int:
        """How many results have this outcome (`added`, `version`, `copy`, `anew`, `unchanged`, `skipped`, `known`)."""
        return sum(result.outcome == outcome for result in self.results)

    @property
    def undated(self) -> int:
        """How many articles were taken of which nobody says when they were published."""
        taken = (one for one in self.results if one.outcome in _TAKEN)
        return sum((one.published or "").startswith("not") for one in taken)

    @property
    def reasons(self) -> list[tuple[str, int]]:
        """Why files were skipped, most frequent first."""
        return Counter(one.why or "" for one in self.results if one.outcome == "skipped").most_common()

    def line(self) -> str:
        """The last line: “12 added, 3 copies, 2 skipped: it is empty, 1 without a part of its file: an attachment”."""
        parts = [
            f"{count:,} {outcome if (outcome, count) == ('copy', 1) else label}"
            for outcome, label in _LABELS
            if (count := self.count(outcome))
        ]
        if skipped := self.count("skipped"):
            reasons = [f"{why} ({times})" if times > 1 else why for why, times in self.reasons[:3]]
            more = "; …" if len(self.reasons) > 3 else ""
            parts.append(f"{skipped} skipped: {'; '.join(reasons)}{more}")
        if left_out := [one.left_out for one in self.results if one.left_out]:
            more = "; …" if len(left_out) > 2 else ""
            whose = "its file" if len(left_out) == 1 else "their files"
            parts.append(f"{len(left_out)} without a part of {whose}: {'; '.join(left_out[:2])}{more}")
        return ", ".join(parts) or "nothing to read"

    def write(self, path: Path) -> None:
        """Write a report: one JSON object a line, with origin, outcome, id and reason. Raises OSError."""
        lines = "".join(f"{_json_of(result)}\n" for result in self.results).encode(
            "utf-8", "backslashreplace"
        )
        if path.is_symlink() or (path.exists() and not path.is_file()):
            path.write_bytes(lines)  # such as /dev/stdout, which is not to be replaced
        else:
            write_whole(path, lines)


def is_report(path: Path) -> bool:
    """Whether a file is a report that an earlier run wrote, or holds nothing yet."""
    try:
        with open_plain(path) as stream:
            line = stream.readline(MB)
        result = json.loads(line or "{}")
    except (OSError, ValueError, RecursionError):
        return False
    return not line or (isinstance(result, dict) and {"origin", "outcome"} <= result.keys())


def _json_of(result: Result) -> str:
    values = {key: value for key, value in vars(result).items() if value is not None and key != "sentence"}
    return json.dumps(values, ensure_ascii=False)


def doubt_about_day(reasons: dict[str, str], published: object) -> str | None:
    """Why an article's day is missing or doubtful, in words; None where the source states it."""
    how = clean_line(reasons.get("published")) or "not stated"
    if published is None:
        return f"no date: {how}"
    if "doubtful" in how or "its year from" in how:
        return f"a doubtful date: {how}"
    return None
