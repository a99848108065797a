"""Quotation marks around a name: a nickname, the title of a work, a word as such; what stands in them nobody says."""

from __future__ import annotations

import re
from functools import cache

from index.annotate.data_files import data_file
from index.annotate.quotes.quotation_marks import Region

LONGEST_NAME = 8  # words
NEAR = 60  # characters looked at before the marks
_NAME_BEFORE = re.compile(r"(?:^|[\s“])(?:[A-Z][\w.’'-]*[\w’'-]|[A-Z]\.) $")  # a full stop ends a sentence
_NAME_BEHIND = re.compile(r" [A-Z][\w’'-]+")
_OWNING = "[’']s?"
_LISTED = re.compile(r",? (?:and|or) |, ")
_PLAIN_NAME = re.compile(r"(?:The |El |La |Big |Little |Old )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}")
_NO_FIRST_NAME = re.compile(r"(?:The|A|An|In|On|At|But|And|He|She|They|It|No|Yes|Mr\.?|Mrs\.?|Ms\.?|Dr\.?) $")


@cache
def _listed() -> dict[str, str]:
    """The lists of the data file of what tells a name."""
    lists: dict[str, str] = data_file("quotes_layout.toml")["names"]
    return lists


@cache
def _before(kind: str, ending: str = "s?") -> re.Pattern[str]:
    """The words of one list of the data file with an ending, at the end of what stands before a mark."""
    phrases = _listed()[kind].split("\n")
    words = "|".join(re.escape(phrase.strip()) for phrase in phrases if phrase.strip())
    return re.compile(rf"\b(?:{words}){ending},?\s*$", re.IGNORECASE)


@cache
def _called_by_many() -> re.Pattern[str]:
    """What stands before the mark of a nickname: “colleagues call the driver”."""
    people = "|".join(_listed()["many"].split())
    return re.compile(rf"\b(?:{people})\s(?:\w+\s)?call(?:ed)?(?:\s[\w’'-]+){{0,3}}\s*$", re.IGNORECASE)


def quotations(text: str, regions: list[Region], start: int) -> list[Region]:
    """The regions in which somebody's words stand, without names; `start` is where the passage begins."""
    regions_of_quotes: list[Region] = []
    name: Region | None = None
    for region in regions:
        listed = name is not None and _LISTED.fullmatch(text, name.outer[1], region.outer[0])
        if listed or _is_name(text, region, start):
            name = region
        else:
            regions_of_quotes.append(region)
    return regions_of_quotes


def _is_name(text: str, region: Region, start: int) -> bool:
    """Whether the marks enclose a name."""
    words = text[region.start : region.end].strip(" ,.;")
    if not words or len(words.split()) > LONGEST_NAME or not region.closed:
        return False
    before = text[max(start, region.outer[0] - NEAR) : region.outer[0]]
    if _before("naming").search(before):
        return True
    if _PLAIN_NAME.fullmatch(words) and _called_by_many().search(before):
        return True
    is_of_work = _before("works").search(before) or _before("broadcasters", _OWNING).search(before)
    if looks_like_title(words) and is_of_work:
        return True
    if not text[region.start : region.end].strip().endswith(words):
        return False  # a comma within the marks: “We will wait,” Ann Lee said
    return _is_nickname(words, before, text[region.outer[1] : region.outer[1] + NEAR])


def looks_like_title(words: str) -> bool:
    """Whether the words look like the title of a work: every long word in capitals, no sentence's end."""
    parts = [part for part in re.findall(r"[\w’'-]+", words) if len(part) > 3 or part[0].isupper()]
    return (
        bool(parts)
        and len(parts) <= 10
        and words[-1] not in ".?!"
        and all(not part[0].islower() for part in parts)
    )


def _is_nickname(words: str, before: str, behind: str) -> bool:
    """Whether the marks stand between a first name and a surname (Lena “Peaches” Ort)."""
    if len(words.split()) > 3 or not words[0].isupper() or not words[-1].isalnum():
        return False
    named = _NAME_BEFORE.search(before) and not _NO_FIRST_NAME.search(before)
    return bool(named) and _NAME_BEHIND.match(behind) is not None
