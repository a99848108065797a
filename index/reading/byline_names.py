"""Names of people in a byline: told apart, without offices, degrees and what stands around them."""

from __future__ import annotations

import re

from index.reading.agency import known_agencies

_AND = re.compile(r"\s*(?:,|;|&|\band\b|\bwith\b|\s/\s)\s*", re.I)
_BEHIND = re.compile(r"\s[|•·]\s")  # what stands behind is the outlet or the day
_OFFICE = re.compile(
    r"\b(?:reporters?|correspondents?|editors?|(?:staff|senior|chief|feature) writers?|journalists?|columnists?"
    r"|producers?|bureau chief|contributors?|photographers?|special to|published|updated|posted)\b",
    re.I,
)  # behind a name: “Ann Other, senior reporter”
_BY = re.compile(
    r"^(?:(?:written|reported|posted|published|story|words|text|report|reporting|photographs?|photos?|edited)\s+)?"
    r"(?:by|von|par|por|di)\s*:?\s+|^from\s+|^author:?\s+",
    re.I,
)
_GENERATION = re.compile(r"(?:[js]r\.?|junior|senior|i{2,3}|iv|vi{0,3})$", re.I)
_DEGREE = re.compile(
    r"(?:m\.?\s?d|ph\.?\s?d|d\.?\s?phil|dr\.?\s?p\.?h|j\.?d|ll\.?[bmd]|d\.?d\.?s|d\.?m\.?d|d\.?v\.?m|d\.?o|r\.?n|b\.?s\.?n|m\.?s\.?n"
    r"|n\.?p|p\.?a|m\.?p\.?h|m\.?b\.?a|c\.?p\.?a|c\.?f\.?[ap]|b\.?sc?|m\.?sc?|b\.?a|m\.?a|b\.?eng|m\.?eng|m\.?ed|ed\.?d|psy\.?d"
    r"|pharm\.?d|d\.?c|r\.?d|l\.?c\.?s\.?w|esq(?:uire)?|o\.?b\.?e|m\.?b\.?e|c\.?b\.?e|k\.?c|q\.?c|f\.?r\.?s|m\.?p|m\.?e\.?p|s\.?j"
    r"|frcp|mrcp|frcs|facs|facp|faap|mba|mph|prof(?:essor)?|ret)\.?$",
    re.I,
)
_PAIR = re.compile(r"\s*[A-ZÀ-Þ][a-zà-ÿ][\w.'’-]*,\s*[A-ZÀ-Þ][a-zà-ÿ][\w.'’-]*\s*")
_AROUND = ' .|·•-–—:"“”\t\n'


def names_of(line: str) -> list[str]:
    """The names in a byline: “By A, B and C” gives three; “A, senior reporter” one; “A, Jr. and B, MD” two."""
    line = _BEHIND.split(_BY.sub("", line.strip()[:1000]))[0]
    names: list[str] = []
    for part in (_BY.sub("", piece.strip(_AROUND)) for piece in _AND.split(line)):
        if not part or (names and _OFFICE.search(part)):
            continue
        if names and _GENERATION.fullmatch(part):
            names[-1] = f"{names[-1]}, {part}{'.' if part.lower() in ('jr', 'sr') else ''}"
        elif not (names and _DEGREE.fullmatch(part)):
            names.append(f"{part}." if part.endswith((" Jr", " Sr")) else part)
    return _in_order(names, line)


def _in_order(names: list[str], line: str) -> list[str]:
    """“Other, Ann” is one name with its family's in front; agencies are two."""
    is_pair = len(names) == 2 and _PAIR.fullmatch(line) and not any(one in known_agencies() for one in names)
    return [f"{names[1]} {names[0]}"] if is_pair else names
