"""Control characters in articles that somebody wrote by hand: replaced one by one, so that every offset stays."""

from __future__ import annotations

import re
from typing import Any, Final

from index.model import Article

REPLACEMENT: Final = "\ufffd"
_UNFIT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]"
)  # XML 1.0 forbids most of them
_UNFIT_JSON = re.compile(
    "[\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]|\\\\[bfru]"
)  # in a JSON text, escaped or not


def without_controls(text: str) -> str:
    """`text` with a replacement character for each control character but tab and line feed; as long as before."""
    return _UNFIT.sub(REPLACEMENT, text)


def printable(article: Article) -> Article:
    """The article without control characters in any string; itself where there are none."""
    if not _UNFIT_JSON.search(article.model_dump_json()):
        return article
    return Article.model_validate(_cleaned(article.model_dump(by_alias=True)))


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return without_controls(value)
    if isinstance(value, dict):
        return {name: _cleaned(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(item) for item in value]
    return value
