"""What a line or a short passage is: heading, list item, caption, credit or a paragraph. Marks and wording only."""

from __future__ import annotations

import re

from index.model import SegmentKind

LONGEST_HEADING = 80  # characters
LONGEST_CREDIT = 400
_LONGEST_CAPTION = 600  # that ends with an agency's name
_MOST_HEADING_WORDS = 10

END_OF_SENTENCE = re.compile(r"[.!?…:;][\"'”’»)\]]*$|[”»\"]$")
_LIST_MARK = re.compile(r"(?:[•‣▪◦●·*+]|[-–—](?=\s)|\(?\d{1,2}[.)]|\(?[a-z][.)](?=\s))\s+(?=\S)")
_DASHED = re.compile(r"([–—-]{1,3}|\*{1,3}|={1,3})\s*(?=\S)(.{1,80}?)\s*([–—-]{1,3}|\*{1,3}|={1,3})")
_HASHED = re.compile(r"#{1,6}\s+\S.*")
_AGENCY_LINE = re.compile(r"[–—-]{1,2}\s*[A-Z][\w.&/ -]{1,40}[.)]?")
_CREDIT = re.compile(
    r"""[\s(*_[–—-]*(?:
        (?:additional\ |further\ |extra\ )?(?:reporting|editing|writing|research|translation|translated|
            edited|compiled|written|contribution)\ (?:and\ (?:reporting|editing|writing)\ )?(?:from|by|for|of|in)\b
        | with\ (?:additional\ )?(?:information|reporting|files?|material|inputs?|contributions?|reports?|assistance)
            \ (?:from|by)\b
        | via\ .{2,50}$ | source:\s | sources?:\s\w+$ | (?:photo|video|graphics?)\ by\b
        | ©|\(c\)\s*\d{4}|copyright\b.{0,20}(?:©|\d{4}|by\b)|all\ rights\ reserved
        | this\ (?:story|article|report|piece)\ (?:was|has\ been|is|first|originally)\b.{0,60}
            \b(?:published|updated|corrected|produced|translated|from)\b
        | follow\ .{2,60}\ on\ (?:twitter|x|facebook|instagram)\b
        | .{2,120}\bcontributed\ (?:to\ (?:this|the)\ (?:report|story|article)|reporting|research)\b
        | video\ player\b|slideshow\ \(
    )""",
    re.X | re.I,
)
_PROSE = re.compile(
    r"\b(?:found|finds|shows?|showed|said|says|suggests?|told|that|which|who|has|have|had|is|was|were|are|will|would"
    r"|could|may|might|he|she|they|it|we|i)\b",
    re.I,
)  # words of running text: “Research by the university found …” is no credit
_SURELY_CREDIT = re.compile(
    r"[\s(*_[–—-]*(?:(?:additional )?(?:reporting|editing) by\b|this |follow |©|\(c\)|copyright|all rights)"
    r"|.{2,120}\bcontributed\b",
    re.I,
)
_INITIALS = re.compile(r"[a-z]{2,5}(?:[-/][a-z]{2,5})+")  # an agency's desk: “bur/ann/bob”
_CAPTION = re.compile(
    r"(?:file\s+(?:photo|picture|image)|photo(?:graph)?|image|picture|caption|video|graphic|map|chart|figure \d+)"
    r"\s*[:|–—-]\s*\S|pictured\b(?: [a-z]+){0,4}[:,(]"
    r"|(?:(?:aerial|file|undated) )?(?:photo|picture) taken on\b|(?:aerial|file|undated) (?:photo|picture)s? shows?\b"
    r"|(?:\(?L-R\)?|(?:clockwise )?from (?:top )?left|left to right)[:,]",
    re.I,
)
_CAPTION_END = re.compile(
    r"(?:\((?i:ap|afp|reuters|epa|photo|image|file|credit|courtesy)\b[^()]{0,80}\)"
    r"|\((?:(?:Xinhua|TASS|Kyodo|Yonhap|Anadolu|Newswire)/[^()]{2,60}|[^()/]{2,60}/(?:AFP|AP|EPA|Reuters|Getty)\b[^()]{0,40})\)"
    r"|\b(?:REUTERS|AFP|AP|EPA|Getty Images)(?:/[\w .'-]{2,40})+(?:\([^()]{2,40}\) - \w+)?"
    r"|(?:\bvia REUTERS|/via (?:AP|AFP|EPA|Kyodo|Xinhua|Getty Images))\b(?:/[\w .'-]{2,40})?)\.?$"
)
_BYLINE = re.compile(r"(?:By|BY)(?: [A-Z][\w.'’-]*,?| (?:and|de|van|von|al|bin))+")


def kind_of_line(words: str, lines: int = 1, followed: bool = True) -> SegmentKind:
    """The kind of a passage from its words, the number of its lines, and whether a longer passage follows it."""
    if len(words) > LONGEST_CREDIT:
        long_caption = len(words) <= _LONGEST_CAPTION and _CAPTION_END.search(words[-200:])
        return "caption" if long_caption else "paragraph"
    if is_heading(words, followed) and lines == 1:
        return "heading"
    if is_byline(words) or is_credit(words) or (_AGENCY_LINE.fullmatch(words) and not followed):
        return "credit"
    if list_marker(words):
        return "list"
    return "caption" if is_caption(words) else "paragraph"


def list_marker(words: str) -> int:
    """The length of the mark (`- `, `• `, `3. `) that makes a line a list item; 0 where there is none."""
    if _DASHED.fullmatch(words[: LONGEST_HEADING + 20]):
        return 0
    match = _LIST_MARK.match(words)
    return match.end() if match else 0


def is_credit(words: str) -> bool:
    """Whether a passage says who reported, edited, translated or owns the text, and is no sentence of it."""
    if _INITIALS.fullmatch(words):
        return True
    return bool(_CREDIT.match(words)) and bool(_SURELY_CREDIT.match(words) or not _PROSE.search(words))


def is_byline(words: str) -> bool:
    """Whether a line names the author: “By Ann Other and Bob Writer”."""
    return len(words) <= LONGEST_HEADING and bool(_BYLINE.fullmatch(words))


def is_caption(words: str) -> bool:
    """Whether a short passage describes a picture."""
    return bool(_CAPTION.match(words)) or bool(
        _CAPTION_END.search(words[-200:]) and len(words) < LONGEST_CREDIT
    )


def is_heading(words: str, followed: bool) -> bool:
    """Whether a line of its own is a heading: set off by dashes, in capitals, or short and no sentence."""
    if len(words) > LONGEST_HEADING:
        return False
    if _DASHED.fullmatch(words) or _HASHED.fullmatch(words):
        return True
    if not followed or list_marker(words) or not any(one.isalpha() for one in words):
        return False
    if is_credit(words) or is_byline(words) or is_caption(words) or words[0] in "“\"'‘«(":
        return False
    if words.isupper() and len(words) > 3:
        return True
    starts = words[0].isupper() or words[0].isdigit()
    ends = not END_OF_SENTENCE.search(words) or words.endswith("?")
    return starts and ends and "," not in words[-1:] and len(words.split()) <= _MOST_HEADING_WORDS
