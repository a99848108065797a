"""What holds for everything that is read, whatever the file was: for tests of hostile and of damaged files."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.errors import ReadError
from index.model import Article
from index.reading.clean import clean, verbatim
from index.reading.files import Read, _cleaned

BAD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\ufff0-\ufffc"
    "\U000e0000-\U000e0fff\ud800-\udfff]"
)
SAFE_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST = 500  # characters of a one-line field


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from strings(key)
            yield from strings(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from strings(one)


def check(found: list[Article | ReadError], *, passages_as_stated: bool = False) -> None:
    """Every result is an article that follows the format, or one sentence; nothing vanishes without a word.

    Passages that a file states itself may have space around them, as the format allows.
    """
    assert found
    for one in found:
        if isinstance(one, Article):
            _check_article(one, passages_as_stated)
        else:
            _check_sentence(one)


def _check_sentence(error: ReadError) -> None:
    assert isinstance(error, ReadError)
    shown = str(_cleaned(Read("a", error=error)).error)
    assert not BAD.search(shown)
    assert "\n" not in shown
    assert len(shown) <= 2 * LONGEST + 20
    assert "could not be understood" not in shown, shown
    assert "longer than" not in shown, shown


def _check_article(article: Article, passages_as_stated: bool) -> None:
    held = article.model_dump(mode="json", by_alias=True)
    assert verbatim(held.pop("text")) == article.text
    assert article.segments
    assert not any(BAD.search(words) for words in strings(held))
    lines = (article.title, article.publisher, article.language, article.agency, *article.authors)
    for line in (*(one for one in lines if one is not None), *article.found.values()):
        assert clean(line).strip() == line
        assert len(line) <= LONGEST
        assert "\n" not in line
    assert SAFE_ID.fullmatch(article.id)
    assert len(article.id) <= 120
    assert article.url is None or article.url.startswith("http")
    for segment in article.segments:
        words = segment.of(article.text)
        assert words
        assert passages_as_stated or words == words.strip()
    for key in ("title", "published"):
        if key in article.found:
            assert (getattr(article, key) is None) == article.found[key].startswith("not"), article.found
    assert Article.model_validate_json(article.to_json(indent=None)) == article
