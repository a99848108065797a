"""What the first lines of a text say about it: headline, date, author, publisher, and the dateline of its report."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime

from index.reading.plain.line_kinds import END_OF_SENTENCE, kind_of_line
from index.reading.plain.segments import PlainLine
from index.reading.source_dates import MONTH, day_of, find_day, month_number, nearest_year

LONGEST_TITLE = 160  # characters of a line that may be a headline
_LONGEST_SENTENCE = 120  # the same, for a headline with a full stop

_DATE_PREFIX = re.compile(r"\s*date:?\s+(\d{4}-\d\d-\d\d)(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?[ \t]*\n?", re.I)
_KEYS = {
    "title": "title", "headline": "title", "subject": "title",
    "date": "published", "published": "published", "publication date": "published", "pubdate": "published",
    "posted": "published", "updated": "updated", "last updated": "updated", "modified": "updated",
    "author": "authors", "authors": "authors", "by": "authors", "byline": "authors",
    "source": "publisher", "publisher": "publisher", "newspaper": "publisher", "publication": "publisher",
    "site": "publisher", "outlet": "publisher",
    "url": "url", "link": "url", "language": "language", "lang": "language",
    "section": "", "length": "", "word count": "", "words": "", "load-date": "updated", "edition": "", "page": "",
    "copyright": "", "document type": "", "publication-type": "", "from": "", "to": "", "cc": "", "dateline": "",
    "contact": "", "category": "", "keywords": "", "tags": "",
}  # fmt: skip
_PREAMBLES = (
    "for immediate release",
    "press release",
    "news release",
    "media release",
    "for release",
    "statement",
)
_KEY_LINE = re.compile(r"([A-Za-z][A-Za-z -]{1,17}?)\s*:\s*(?!//)(\S.{0,600})$")
_BYLINE = re.compile(
    r"(?:by|By|BY)[ :]+((?:[A-Z][\w.'’-]*)(?:[ ,&]+(?:and |y |de |van |von |al-|bin |[A-Z])[\w.'’-]*)*)$"
)
_STAMP = re.compile(
    r"(?:(?:first )?(?:published|posted|updated|last updated|modified)(?: on| at)?:?\s*)?.{0,45}", re.I | re.S
)
_DATELINE = re.compile(
    rf"\s*(?P<place>(?:[A-Z][\w.'’-]*[ ,/]+){{1,6}}?)(?P<day>({MONTH})\s+(\d{{1,2}})|(\d{{1,2}})\s+({MONTH}))"
    r"(?:,?\s+(?P<year>(?:19|20)\d\d))?\s*(?:[(/]\s*(?P<agency>[^()\n]{2,40}?)\s*[)/])?\s*(?:[-–—]{1,2}|:)\s",
    re.I,
)
_DATE_FIRST = re.compile(
    rf"\s*(?P<day>({MONTH})\s+(\d{{1,2}})|(\d{{1,2}})\s+({MONTH}))(?:,?\s+(?P<year>(?:19|20)\d\d))?"
    r"\s*\((?P<place>[A-Z][A-Z .,'’/-]{2,40})(?P<agency>(?!))?\)\s*[-–—]{1,2}\s",
    re.I,
)  # “February 21, 2015 (ADDIS ABABA) -”
_PLAIN_DATELINE = re.compile(
    r"\s*[A-Z][A-Z .,'’/-]{2,40}(?:,\s*[\w. ]{2,30})?\s*\((?P<agency>[^()\n]{2,30})\)\s*[-–—]{1,2}\s"
)
_DATE_LAST = re.compile(
    rf"\s*[A-Z][A-Z .,'’/-]{{2,40}}(?:,\s*[\w. ]{{2,30}})?\s*\((?P<agency>[^()\n]{{2,30}})\),?\s+"
    rf"(?i:(?P<day>({MONTH})\s+(\d{{1,2}})|(\d{{1,2}})\s+({MONTH})))(?:,?\s+(?P<year>(?:19|20)\d\d))?\s*[-–—]{{1,2}}\s"
)  # “OSLO (AFP), 3 March 2019 - ”
_OUTLET = re.compile(
    r"\b(?:times|post|news|herald|guardian|telegraph|tribune|journal|gazette|daily|observer|press|agency|reuters"
    r"|chronicle|independent|mirror|mail|express|standard|star|sun|bbc|cnn|today|weekly|review|broadcasting)\b",
    re.I,
)
_RUNNING = re.compile(
    r"\b(?:said|told|(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|the|an?|ha[sd]|have|was|were|is|are"
    r"|i|he|she|it|they|we|there|this)\b",
    re.I,
)  # words of running text, which headlines save
_INNER_END = re.compile(r"(?<=[a-z]{3})[.!?] +[A-Z]")


@dataclass
class Header:
    """What the first lines state. `start` is where the passages begin; `lines` are the lines that were used."""

    fields: dict[str, str] = field(default_factory=dict)
    published: date | datetime | None = None
    found: dict[str, str] = field(default_factory=dict)
    start: int = 0
    title_line: PlainLine | None = None
    lines: list[PlainLine] = field(default_factory=list)


def read_prefix(text: str, header: Header) -> None:
    """Take a `date 2021-06-28` that stands before the first words; it belongs to no passage."""
    match = _DATE_PREFIX.match(text)
    day = match and find_day(match[1])
    if match and day:
        header.published, header.start = day, match.end()
        header.found["published"] = f"the words “date {match[1]}” at the start"


def read_key_line(line: PlainLine, header: Header) -> bool:
    """Take a line such as `Date: 28 June 2021`, `By A. Writer` or a bare date; False where it is none of these."""
    if match := _KEY_LINE.fullmatch(line.words):
        return _take(_KEYS.get(match[1].strip().lower()), match[1].strip(), match[2], header)
    if match := _BYLINE.fullmatch(line.words):
        header.fields.setdefault("authors", match[1])
        header.found.setdefault("authors", f"the line “{line.words[:60]}”")
        return True
    if line.words.casefold().strip(" .:*") in _PREAMBLES:
        return True
    if len(line.words) <= 60 and _STAMP.fullmatch(line.words) and (day := find_day(line.words)):
        read_dateline(f"{line.words} ", None, header)
        return _date(day, f"the line “{line.words[:60]}”", header)
    return False


def _take(key: str | None, written: str, value: str, header: Header) -> bool:
    if not key:
        return key is not None
    if key in ("published", "updated"):
        day = find_day(value)
        return day is not None and _date(day, f"the line “{written}: {value[:40]}”", header, key == "updated")
    if key == "publisher" and (day := find_day(value)):
        _date(day, f"the line “{written}: {value[:40]}”", header)  # Source: Agency | 2018-09-30 | Editor: …
    value = re.split(r"\s*\|", value)[0].strip() if key == "publisher" else value.strip()
    header.fields.setdefault(key, value)
    header.found.setdefault(key, f"the line “{written}: …”")
    return True


def _date(day: date | datetime, how: str, header: Header, weak: bool = False) -> bool:
    if header.published is None and not (weak and "published" in header.found):
        header.published = day
        header.found["published"] = how
    return True


def read_dateline(words: str, near: date | None, header: Header) -> None:
    """Take the day (its year from the dateline, or nearest to `near`) and the agency from a report's first words."""
    begin = words[:200]
    patterns = (_DATELINE, _DATE_FIRST, _DATE_LAST, _PLAIN_DATELINE)
    match = next((found for one in patterns if (found := one.match(begin))), None)
    if not match or words.lstrip()[:1].islower():
        return
    said = " ".join(match[0].split()).rstrip("-–—: ")
    if (agency := match["agency"]) and "publisher" not in header.fields:
        header.fields["publisher"] = agency.strip()
        header.found["publisher"] = f"the dateline “{said}”"
    if header.published is not None or "day" not in match.re.groupindex:
        return
    number = int(re.findall(r"\d+", match["day"])[0])
    month = month_number(re.findall(r"[^\W\d_]+", match["day"])[0])
    if match["year"]:
        header.published = day_of(match["year"], month, number)
        header.found["published"] = f"the dateline “{said}”"
    elif near and (day := nearest_year(month, number, near)):
        header.published = day
        header.found["published"] = f"the dateline “{said}”, its year from the file's name"
    else:
        header.found["published"] = f"not found: the dateline “{said}” has no year"


def is_outlet(words: str) -> bool:
    """Whether a short line looks like the name of a paper, a broadcaster or an agency."""
    return len(words) <= 50 and bool(_OUTLET.search(words)) and not END_OF_SENTENCE.search(words)


def is_headline(line: PlainLine, behind: PlainLine | None, after: PlainLine | None, underlined: bool) -> bool:
    """Whether the first line is a headline. `behind` is the line right below it, `after` the first one with words."""
    words = line.words
    if len(words) > LONGEST_TITLE or not any(one.isalpha() for one in words) or after is None:
        return False
    if underlined:
        return True
    if behind is not None and behind.words and not words.endswith(";"):
        apart = len(behind.words) > LONGEST_TITLE and behind.words[0].isupper()
        if not apart and kind_of_line(behind.words) == "paragraph":
            return False
    if kind_of_line(words, 1, False) in ("credit", "caption", "list") or _DATELINE.match(words):
        return False
    if words.endswith(";"):
        return True
    if not END_OF_SENTENCE.search(words) or words[-1] in "?”’'\"":
        return not _INNER_END.search(words)
    if words[-1] not in ".!" or len(words) > _LONGEST_SENTENCE or _INNER_END.search(words):
        return False
    return _in_title_case(words) or not _RUNNING.search(words)


def _in_title_case(words: str) -> bool:
    """Whether nearly every long word has a capital: a headline may then end in a full stop."""
    long_words = [word for word in re.findall(r"[^\W\d_]+", words) if len(word) > 3]
    return len(long_words) > 2 and sum(word[0].isupper() for word in long_words) > 0.8 * len(long_words)
