"""Ids of articles: made from date and title, safe as file names, the same for the same article every time."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.model import Article

LONGEST = 80  # characters of an id
_HASH = 8  # hexadecimal digits of a hash in an id
_FIRST_WORDS = 8  # words of the text that stand in for a title
_STATED = re.compile(r"(?=.*[A-Za-z])[A-Za-z0-9][A-Za-z0-9._:-]*")
_OTHER = re.compile(r"[^a-z0-9]+")
_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")


def slug(words: str, longest: int = LONGEST) -> str:
    """`words` as lower-case ASCII letters and digits joined by hyphens, cut between words; may be empty."""
    plain = unicodedata.normalize("NFKD", _APOSTROPHE.sub("", words[: 4 * longest])).casefold()
    plain = "".join(one for one in plain if not unicodedata.combining(one))
    joined = _OTHER.sub("-", plain).strip("-")
    if len(joined) <= longest:
        return joined
    cut = joined[: longest + 1].rpartition("-")[0]
    return cut or joined[:longest].strip("-")


def stated_id(value: object) -> str | None:
    """The id that a table gives a row, as an article's: “Story_0095” is story-0095.

    None for none, for a plain number, which another table gives too, and for what would lose its end.
    """
    if not isinstance(value, str) or not _STATED.fullmatch(value) or len(value) > LONGEST:
        return None
    return slug(value)


def digest(text: str) -> str:
    """A short hash of `text` in hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:_HASH]


def article_id(title: str | None, day: date | None, text: str) -> str:
    """The id of an article: date, then its title or its first words; a hash where these say too little."""
    words = title or " ".join(text[:2000].split()[:_FIRST_WORDS])
    name = slug(words, LONGEST - len("2021-06-28-") - _HASH - 1)
    letters = sum(one.isalnum() for one in words[: 2 * LONGEST])
    parts = [day.isoformat()] if day else []
    parts += [name] if name else []
    if sum(one.isalnum() for one in name) < min(letters, LONGEST) / 2 or not name:
        parts.append(digest(f"{title or ''}\n{text}"))  # most of it is in another script
    return "-".join(parts)


def apart(article: Article) -> str:
    """Another id for an article whose id another one has: of what it says of itself, so the same every time."""
    facts = (article.title, article.published, article.publisher, article.url, *article.authors, article.text)
    return f"{article.id[: LONGEST - _HASH - 1].rstrip('-')}-{digest(chr(10).join(map(str, facts)))}"
