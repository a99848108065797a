"""Datelines: the place, day and agency in front of a report's first sentence, which are no part of it.

As in “KABUL, June 28 (Reuters) – ”, “PORTLAND, Ore. — ”, “February 21, 2015 (ADDIS ABABA) - ”,
“3 March 2016 - JUBA - ”, “OSLO (AFP), 3 March - ” and “(AP) — ”.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from index.annotate.data_files import word_list
from index.annotate.places.gazetteer import gazetteer
from index.model import Offsets, Segment

LONGEST = 110  # characters
NEAR = 5  # segments among which a place in small letters, or before a colon, may be a dateline


@dataclass(frozen=True)
class Dateline:
    """What stands in front of a first sentence, up to where that begins. The parts are offsets into the text.

    `places` are the names in their order (“PORTLAND”, “Ore.”), empty for “(AP) — ” and for labels such as
    “EXCLUSIVE — ”; `date` is the day as it is written, `agency` what stands in brackets.
    """

    start: int
    end: int
    places: tuple[Offsets, ...] = ()
    date: Offsets | None = None
    agency: Offsets | None = None


def find_datelines(text: str, segments: Sequence[Segment]) -> tuple[Dateline, ...]:
    """The datelines of an article in text order, at most one at the beginning of each paragraph."""
    bodies = [segment for segment in segments if segment.kind == "paragraph"]
    datelines = (dateline_at(text, one.start, one.end, number) for number, one in enumerate(bodies))
    return tuple(one for one in datelines if one is not None)


def dateline_at(text: str, start: int, end: int, number: int = 0) -> Dateline | None:
    """The dateline at the beginning of a paragraph, or None; `number` is the paragraph's place in its article."""
    match = _pattern().match(text, start, min(end, start + LONGEST))
    if match is None:
        return None
    rest = text[match.end() : end]
    if rest and not re.match(r"[\"“”'‘’«(\[$£€]*[A-ZÀ-Þ0-9]", rest):
        return None
    names = _names(text, match)
    if not _is_sure(text, match, names, number if rest else NEAR):
        return None
    date, agency = _span(match, "date"), _span(match, "agency")
    if agency is not None and not names and _is_city(text[slice(*agency)]):
        names, agency = (agency,), None  # “(ADDIS ABABA) - ”
    return Dateline(start, match.end(), names, date, agency)


def _span(match: re.Match[str], group: str) -> Offsets | None:
    """Where the groups `group`, `group`2 … of a match stand, the first that took part."""
    names = (name for name in match.re.groupindex if name.rstrip("0123456789") == group)
    return next((match.span(name) for name in names if match[name]), None)


def _names(text: str, match: re.Match[str]) -> tuple[Offsets, ...]:
    """The names of the place, cut at commas; none where the words are a label."""
    place = _span(match, "place")
    if place is None or text[slice(*place)] in _words("labels"):
        return ()
    first, _, rest = text[slice(*place)].partition(" ")
    if rest.isupper() and not first.isupper() and first.upper() in _words("labels"):  # “Photo LONDON — ”
        place = place[0] + len(first) + 1, place[1]
    parts = re.finditer(r"[^\s,][^,]*", text[slice(*place)])
    return tuple((place[0] + part.start(), place[0] + part.start() + len(_bare(part[0]))) for part in parts)


def _bare(name: str) -> str:
    """The name without what separates it from the next: “MOSCOW.”, but “Calif.” is a short form."""
    name = name.rstrip()
    return (
        name[:-1] if name.endswith(".") and name[:-1].rpartition(" ")[2].isupper() and len(name) > 5 else name
    )


def _is_sure(text: str, match: re.Match[str], names: Sequence[Offsets], place: int) -> bool:
    """Whether the words are a dateline: capitals, an agency, a day, a state or a city that is known tell.

    `place` is the number of the paragraph in its article.
    """
    mark = match["mark"].strip()
    agency = _span(match, "agency")
    credited = agency is not None and text[slice(*agency)] in _words("agencies")
    if not mark:
        return credited
    if not names:
        return agency is not None or (mark != ":" and match["place"] is not None)  # “(WMC) -”, “EXCLUSIVE —”
    city = text[slice(*names[0])]
    if mark == ":" and not (agency or _span(match, "date")):
        return (
            place == 0 and len(city) > 3 and city.isupper() and _is_city(city)
        )  # no speaker of a transcript
    if _is_capital(city) or credited or _span(match, "date"):
        return True
    behind = text[slice(*names[-1])].rstrip(".") if len(names) > 1 else ""
    return place < NEAR and mark not in "-:" and (behind in _words("states") or _is_city(city))


def _is_city(name: str) -> bool:
    return any(site.kind in ("city", "country") for site in gazetteer().sites.get(name.lower(), ()))


def _is_capital(name: str) -> bool:
    """Whether a name is written in capitals: “TAMPA”, “ST. LOUIS”, “McALLEN”, “DEIR al-BALAH”."""
    capitals = sum(letter.isupper() for letter in name)
    small = sum(letter.islower() for word in name.split() if word not in _words("small") for letter in word)
    return capitals >= 2 and small <= capitals // 2


def _words(name: str) -> frozenset[str]:
    return word_list("datelines.toml", name)


@cache
def _pattern() -> re.Pattern[str]:
    months = "|".join(sorted(_words("months"), key=len, reverse=True))
    weekdays = "|".join(sorted(_words("weekdays"), key=len, reverse=True))
    small = "|".join(map(re.escape, _words("small")))
    year = r"(?:,?\s\d{4})?"
    month = rf"(?:{months})\.?"
    days = rf"{month}\s\d{{1,2}}{year}|\d{{1,2}}\s{month}{year}"
    date = rf"(?:(?:{weekdays})\.?,?\s)?(?:{days})"
    word = r"(?:[A-ZÀ-Þ]|al-|el-|ad-|as-|an-|ar-|ash-)[^\s,()—–:>]*"
    name = rf"{word}(?:\s(?:(?:{small})\s)*{word}){{0,3}}"
    place = rf"{name}(?:,\s{name}){{0,2}}"
    bracket = rf"\((?:(?P<date#>{date})|(?P<agency#>(?![RDI]-)[\w@][^():\n]{{1,39}}))\)"
    first = bracket.replace("#", "2")
    credit = rf"\s?{bracket.replace('#', '3')}(?:,?\s(?P<date6>{date}))?"
    behind = rf"(?P<place>{place}?)(?:,?\s(?P<date>{date}))?(?:{credit})?"
    shouted = r"[A-ZÀ-Þ]{3,}(?:[ -][A-ZÀ-Þ]{2,}){0,2}"
    dated = rf"(?P<date4>{date})(?:\s\((?P<place2>{place})\)|\s[-–—]\s(?P<place3>{shouted}))"
    mark = r"(?P<mark>\s?(?:—|–|―|--+|>>|\s-(?=\s)|(?<=[).])-(?=\s)|(?<=\)):|(?<=[A-Z]):)(?:\s?-)?|(?<=\)))"
    alone = bracket.replace("#", "5")
    return re.compile(
        rf"(?:[•*]\s?|(?:Photo|Image|File|Video)\s)?(?:{dated}|(?:{first}\s)?{behind}|{alone}){mark}(?:[^\S\n]+|\Z|(?=[^\s\w]?[A-ZÀ-Þ]))"
    )
