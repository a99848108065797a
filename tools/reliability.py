"""How often what is marked with a confidence is right: a table by kind of annotation, on development data.

    python -m tools.reliability [--data ../shared/eval] [--jobs 2] [--only events …] [--write docs/evaluation.md]

The data folder is that of `tools/evaluate.py`; whether an annotation is right is decided by the parts of each
subject's own `score.py`. Where confidences are calibrated, the share that is right is near the mean of the
confidences: of what is marked with 0.9, nine in ten are right. `--write` keeps the table as the section “Confidences”
of a page.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from tools.evaluate import PREDICTIONS, lines

BANDS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9)  # where the bands of confidence begin
FEWEST = 20  # annotations of a band that is shown
HEADING = "## Confidences"
_WORDS = re.compile(r"[a-z0-9]+")
AnnotatedJson = dict[str, Any]


class JudgedAnnotation(NamedTuple):
    """One annotation: its kind, how sure it was, and whether it is right."""

    kind: str
    confidence: float
    right: bool


def main() -> int:
    """Judge the annotations of every subject that is there, and print the table; 1 where none is there."""
    options = _options()
    judged: list[JudgedAnnotation] = []
    for name in options.only:
        folder = options.data / name
        if (folder / "score.py").is_file():
            judged += JUDGES[name](folder, _scorer(folder), PREDICTIONS[name](folder, options.jobs))
        else:
            print(f"{name} is left out: there is no {folder / 'score.py'}", file=sys.stderr)
    if not judged:
        return 1
    print(table(judged))
    if options.write:
        before = options.write.read_text(encoding="utf-8") if options.write.is_file() else ""
        options.write.write_text(with_section(before, table(judged)), encoding="utf-8")
    return 0


def _options() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/eval"))
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", nargs="*", default=list(JUDGES), choices=list(JUDGES))
    parser.add_argument("--write", type=Path, help="keep the table in this Markdown file")
    return parser.parse_args()


def _scorer(folder: Path) -> ModuleType:
    """The scorer of a subject, as a module."""
    spec = importlib.util.spec_from_file_location(f"scorer_{folder.name}", folder / "score.py")
    if spec is None or spec.loader is None:
        raise ImportError(f"{folder / 'score.py'} cannot be read as Python")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def quotes(
    folder: Path, scorer: ModuleType, annotated: Iterable[AnnotatedJson]
) -> Iterator[JudgedAnnotation]:
    """Quotes with their sources, those that hold marks and those that hold none."""
    gold = scorer.read_gold(folder / "dev")
    for article_found in annotated:
        article, views = gold[scorer.squeeze(article_found["text"])][0]
        attribution = [(told, piece) for told in views[0]["attributions"] for piece in told["pieces"]]
        read = scorer.read_quotes(article_found, article)
        pieces = [(number, piece) for number, quote in enumerate(read) for piece in quote["pieces"]]
        pairs = scorer.match([piece for _, piece in attribution], [piece for _, piece in pieces])
        right = {
            j: bool(scorer.source_right(article, attribution[i][0], read[pieces[j][0]])) for i, j, _ in pairs
        }
        for j, (number, piece) in enumerate(pieces):
            if not piece & views[0]["ignore"] and not any(piece < other for _, other in pieces):
                kind = "quote with marks" if article.quoted(piece) else "indirect quote"
                yield JudgedAnnotation(
                    f"{kind}, and its source",
                    article_found["quotes"][number]["confidence"],
                    right.get(j, False),
                )


def events(
    folder: Path, scorer: ModuleType, annotated: Iterable[AnnotatedJson]
) -> Iterator[JudgedAnnotation]:
    """Events with their types, and with their parties too."""
    by_id = {one["id"].casefold(): one for one in annotated}
    for gold in scorer.read_jsonl(folder / "dev.jsonl"):
        article = scorer.Article(gold, by_id[gold["id"].casefold()])
        accepted, beside = {gold["type"], *gold.get("alt", [])}, set(gold.get("also", []))
        for event in article.events:
            hit = event["type"] in accepted and article.on_trigger(event, gold)
            yield JudgedAnnotation("event, its type", event["confidence"], hit or event["type"] in beside)
            if hit or event["type"] not in beside:
                whole = hit and False not in article.slots(event, gold)
                yield JudgedAnnotation("event, type and parties", event["confidence"], whole)


def roles(folder: Path, scorer: ModuleType, annotated: Iterable[AnnotatedJson]) -> Iterator[JudgedAnnotation]:
    """The roles of sentences."""
    golds = scorer.load_gold(folder / "dev" / "gold.jsonl")
    records, _ = scorer.pair(golds, annotated)
    for gold in golds:
        record = records.get(gold.id, {"roles": []})
        for role in record["roles"]:
            ((start, end, name),) = scorer.predicted_spans(gold, {**record, "roles": [role]})
            covers = {min(end, last) - max(start, first): right for first, last, right in gold.sentences}
            if covers and max(covers) > 0:
                yield JudgedAnnotation("role of a sentence", role["confidence"], covers[max(covers)] == name)


def incidents(
    folder: Path, scorer: ModuleType, annotated: Iterable[AnnotatedJson]
) -> Iterator[JudgedAnnotation]:
    """Day, place and figures of the attack that a report is about."""
    gold, texts = scorer.read(folder)
    match = scorer.matcher(texts)
    for article in annotated:
        row = gold.get(match(article))
        attack = next((one for one in article.get("happenings", []) if one["type"] == "ASSAULT"), None)
        if row is None or attack is None:
            continue
        if day := attack.get("date"):
            yield JudgedAnnotation("attack, its day", day["confidence"], _is_of(day, [row["day"]]))
        if place := attack.get("place"):
            right = scorer.same_place(place["name"], row["place"])
            yield JudgedAnnotation("attack, its place", place["confidence"], right)
        for what, name in (("killed", "killed"), ("wounded", "injured")):
            figure = next((one for one in attack.get("counts", []) if one["what"] == what), None)
            if figure is not None:
                yield JudgedAnnotation(
                    f"attack, how many {what}", figure["confidence"], figure["low"] == row[name]
                )


def fivew(folder: Path, scorer: ModuleType, annotated: Iterable[AnnotatedJson]) -> Iterator[JudgedAnnotation]:
    """Day and place of what news of any kind is mainly about."""
    gold = {scorer.letters(row["text"])[:200]: row for row in lines(folder / "dev.jsonl")}
    for article in annotated:
        body = scorer.letters(article["text"])
        row = next((row for start, row in gold.items() if start in body), None)
        main = next(iter(article.get("happenings", [])), None)
        if row is None or main is None:
            continue
        if row["when"] and main.get("date"):
            yield JudgedAnnotation(
                "other news, its day", main["date"]["confidence"], _is_of(main["date"], row["when"])
            )
        if row["where"] and main.get("place"):
            names = set(_WORDS.findall(main["place"]["name"].lower()))
            right = any(names & set(_WORDS.findall(answer.lower())) for answer in row["where"])
            yield JudgedAnnotation("other news, its place", main["place"]["confidence"], right)


def _is_of(when: AnnotatedJson, days: Iterable[str]) -> bool:
    """Whether a date is a day or a night that holds one of these days."""
    first, last = date.fromisoformat(when["from"]), date.fromisoformat(when["to"])
    return (last - first).days <= 1 and any(first <= date.fromisoformat(day) <= last for day in days)


JUDGES: dict[str, Callable[[Path, ModuleType, Iterable[AnnotatedJson]], Iterator[JudgedAnnotation]]] = {
    "quotes": quotes,
    "events": events,
    "roles": roles,
    "incidents": incidents,
    "fivew": fivew,
}


def table(judged: Iterable[JudgedAnnotation]) -> str:
    """The table in Markdown: for each kind and band how many there are, how sure they were, how many are right."""
    kinds: dict[str, list[JudgedAnnotation]] = {}
    for judgement in judged:
        kinds.setdefault(judgement.kind, []).append(judgement)
    rows = [
        "| annotation | confidence | number | mean confidence | right |",
        "| --- | --- | --: | --: | --: |",
    ]
    for kind, members in kinds.items():
        rows.append(_row(kind, "all", members))
        for low, high in zip(BANDS, (*BANDS[1:], 1.01), strict=True):
            band = [one for one in members if low <= one.confidence < high]
            if len(band) >= FEWEST and len(band) < len(members):
                rows.append(_row("", f"{low:.1f} – {min(high, 1):.1f}", band))
    return "\n".join(rows)


def _row(kind: str, band: str, members: list[JudgedAnnotation]) -> str:
    number = len(members)
    sure = sum(one.confidence for one in members) / number
    right = sum(one.right for one in members) / number
    return f"| {kind} | {band} | {number} | {sure:.2f} | {right:.2f} |"


def with_section(page: str, table: str) -> str:
    """A page with the table as its section, in the place of the one that it had."""
    section = (
        f"{HEADING}\n\nMeasured by `tools/reliability.py` on the same data: how many annotations have such\n"
        f"a confidence, and the share of them that is right. A band with fewer than {FEWEST} is not shown.\n\n{table}\n"
    )
    before, _, behind = page.partition(HEADING)
    rest = behind[behind.find("\n## ") + 1 :] if "\n## " in behind else ""
    return f"{before.rstrip()}\n\n{section}" + (f"\n{rest}" if rest else "")


if __name__ == "__main__":
    sys.exit(main())
