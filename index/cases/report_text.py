"""The citations that a report states, read from its file again: also where somebody has edited it."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from typing import Any

from index.cases.stated_tables import BLOCK_ENDS, EMPTY_CELL, StatedTable, other_heads, tables_in

_ESCAPED = re.compile(r"\\([\\`*_{}\[\]<>&#|~!$=+:.\-)])")
_BEGINS_A_LINE = re.compile(
    r"\s*(?:[-*+|#]|\d+[.)]\s|\\?\[\d+\\?\] )"
)  # in Markdown, no going on of the line above
_CLOSED = re.compile(r"[”\"]\s*\[(\d{1,6})\]")
_OPENED_BY = {"»": "«", "«": "»", "›": "‹", "‹": "›", "“": "„", "”": "„", "‘": "‚", "’": "‘‚", "'": "'"}
_MARK = re.compile(r"[“”\"«»‹›„‚‘’]|(?<!\w)'(?=\w)|'(?=\s*\[\d)")  # no apostrophe within a word
_NUMBER = re.compile(r"\[\d{1,6}\]")
_CITED = re.compile(rf"\s*{_NUMBER.pattern}")
_SPEAKER = re.compile(r"\s+—\s+(?P<speaker>[^|\n]{1,200})")
_LISTED = re.compile(
    r"^\s*\[(?P<number>\d{1,6})\] (?P<stated>.*) Words at "
    r"(?P<article>[a-z0-9-]{1,120}):(?P<start>\d{1,9})-(?P<end>\d{1,9})\."
    r"(?:.*?SHA-256 of the source (?P<source>[0-9a-f]{64}))?(?:.*?SHA-256 of the text (?P<text>[0-9a-f]{64}))?"
)
_CELLS = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[\s|:-]+")  # below a table's head in Markdown
_OPENING = '“"'
_LONGEST = 6_000  # characters of quoted words
_CELL_TAGS = frozenset(("td", "th"))
_BLOCKS = frozenset(("p", "h1", "h2", "h3", "li", "blockquote", "tr", "td", "th", "div", "br"))


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words in quotation marks with a number behind them, and who is said to say them."""

    number: int
    line: str  # that they stand in
    end: int  # where the mark stands in it that closes them
    speaker: str = ""

    @property
    def words(self) -> str:
        """The words, as far as their marks tell: those inside them are taken for pairs."""
        return self.line[self.start : self.end].strip()

    @property
    def start(self) -> int:
        """Where the words begin in the line, as far as their marks tell."""
        opened = self._opened
        return max(0, self.end - _LONGEST) if opened is None else opened

    @property
    def is_opened(self) -> bool:
        """Whether a mark opens the words."""
        return self._opened is not None

    @property
    def _opened(self) -> int | None:
        depth = 0
        for place in range(self.end - 1, max(-1, self.end - _LONGEST), -1):
            mark = self.line[place]
            if mark in _OPENING and not depth:
                return place + 1
            depth += (mark == "”") - (mark == "“")
        return None

    def start_of(self, words: str) -> int | None:
        """Where these very words begin in the line, where it is they that are quoted; None where it is not."""
        end = len(self.line[: self.end].rstrip())
        start = end - len(words)
        is_opened = self.line[max(0, start - 2) : max(0, start)].rstrip()[-1:] in (*_OPENING,)
        return start if words and is_opened and self.line.startswith(words, max(0, start)) else None


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the list of sources."""

    number: int
    article: str
    start: int
    end: int
    stated: str | None  # title, publisher and day; None where the file has them in parts
    source: str | None  # SHA-256
    text: str | None


@dataclass(frozen=True, slots=True)
class ReportStatements:
    """What a report states."""

    quoted: tuple[Quoted, ...]
    listed: dict[int, Listed]
    twice: tuple[int, ...] = ()  # numbers that the list of sources has several times
    cited: tuple[str, ...] = ()  # the lines that name a number
    tables: tuple[StatedTable, ...] = ()
    other_heads: tuple[str, ...] = ()  # names of columns in tables that are no longer as they were written


def stated_in(text: str) -> ReportStatements:
    """What a report's text states, a line a paragraph or a cell of a table."""
    quoted: list[Quoted] = []
    entries: list[Listed] = []
    cited: list[str] = []
    lines = [flat for line in text.split("\n") if (flat := " ".join(line.split()))]
    for line in lines:
        match = _LISTED.match(line)
        if match:
            entry = Listed(
                int(match["number"]), match["article"], int(match["start"]), int(match["end"]),
                match["stated"].strip(), match["source"], match["text"],
            )  # fmt: skip
            entries.append(entry)
        elif _NUMBER.search(line):
            marked = _in_marks_of_reports(line)
            cited.append(marked)
            quoted += _quoted(marked)
    tables, heads = tuple(tables_in(lines)), tuple(other_heads(lines))
    return replace(_stated(quoted, entries), cited=tuple(cited), tables=tables, other_heads=heads)


def _stated(quoted: Iterable[Quoted], entries: Sequence[Listed]) -> ReportStatements:
    counts = Counter(entry.number for entry in entries)
    twice = tuple(sorted(number for number, times in counts.items() if times > 1))
    return ReportStatements(tuple(quoted), {entry.number: entry for entry in entries}, twice)


def _in_marks_of_reports(line: str) -> str:
    """A line whose cited words stand in the marks of a report, also where somebody has set «», „“ or ‘’ for them."""
    letters, depth = list(line), Counter[str]()
    # by mark: where it opens, and whether inside marks of a report
    opened: defaultdict[str, list[tuple[int, bool]]] = defaultdict(list)
    for match in _MARK.finditer(line):
        mark, place = match.group(), match.start()
        starts = [opened[opening][-1] for opening in _OPENED_BY.get(mark, "") if opened[opening]]
        start, is_inside = max(starts, default=(-1, True))
        is_within = is_inside or (mark == "”" and line.find("“", start, place) >= 0)
        if not is_within and _CITED.match(line, place + 1):
            opened[line[start]].pop()
            letters[start], letters[place] = "“", "”"
            continue
        depth[mark] += 1
        opened[mark].append((place, depth["“"] > depth["”"] or depth['"'] % 2 == 1))
    return "".join(letters)


def _quoted(line: str) -> Iterator[Quoted]:
    for match in _CLOSED.finditer(line):
        speaker = _SPEAKER.match(line, match.end())
        yield Quoted(int(match[1]), line, match.start(), speaker["speaker"].strip() if speaker else "")


def markdown_text(content: str) -> str:
    """The text of Markdown, a line a paragraph, without the marks that a report has."""
    lines: list[str] = []
    goes_on = False
    for line in content.splitlines():
        words = line.removeprefix("> ").strip()
        if words.startswith("|"):
            lines += _cells(words)
            goes_on = False
            continue
        if goes_on and words and not _BEGINS_A_LINE.match(line):
            lines[-1] += f" {words}"
        else:
            lines += [BLOCK_ENDS, words]
        goes_on = bool(words)
    return "\n".join(_ESCAPED.sub(r"\1", line) for line in lines)


def _cells(row: str) -> list[str]:
    """The cells of a table's row in Markdown; none of the rule below its head."""
    if _RULE.fullmatch(row):
        return []
    return [cell.strip() or EMPTY_CELL for cell in _CELLS.split(row.removeprefix("|").removesuffix("|"))]


def html_text(content: str) -> str:
    """The text of a page, a line a block."""
    page = _ReportPage()
    page.feed(content)
    page.close()
    return "\n".join(" ".join(line.split()) for line in "".join(page.pieces).split("\0"))


class _ReportPage(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's
        if tag in _BLOCKS:
            self.pieces.append("\0")

    def handle_endtag(self, tag: str) -> None:
        if tag in _CELL_TAGS and self.pieces[-1:] == ["\0"]:
            self.pieces.append(EMPTY_CELL)
        if tag == "table":
            self.pieces += ["\0", BLOCK_ENDS]
        if tag in _BLOCKS or tag == "table":
            self.pieces.append("\0")

    def handle_data(self, data: str) -> None:
        self.pieces.append(data.replace("\0", " "))


def stated_in_csl(content: str) -> ReportStatements | None:
    """What the items of a CSL-JSON file state; None where it is none of a report."""
    try:
        items = json.loads(content)
        pairs = [_of_item(item, citation) for item in items for citation in item["custom"]["citations"]]
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        return None
    return _stated([quoted for quoted, _ in pairs], [listed for _, listed in pairs])


def _of_item(item: dict[str, Any], citation: dict[str, Any]) -> tuple[Quoted, Listed]:
    custom, words, number = item["custom"], " ".join(str(citation["words"]).split()), int(citation["number"])
    listed = Listed(
        number, str(item["id"]), int(citation["start"]), int(citation["end"]), None,
        _text(custom.get("sha256")), _text(custom.get("text_sha256")),
    )  # fmt: skip
    return Quoted(number, f"“{words}", len(words) + 1), listed


def _text(value: object) -> str | None:
    """A hash as the file states it; what is no text is stated, and is no hash."""
    return None if value is None else str(value)
