"""What commands a terminal or turns text round in articles by hand: replaced one by one, so that offsets stay."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, Final, TypeVar

from index.model import Article

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_Values = TypeVar("_Values", bound="DataclassInstance")

REPLACEMENT: Final = "\ufffd"
_BEYOND_ASCII = "\x80-\x9f\u2028\u2029\u202d\u202e\ufeff\ufffe\uffff\ud800-\udfff"
_UNFIT = re.compile(f"[\x00-\x08\x0b-\x1f\x7f{_BEYOND_ASCII}]")  # XML 1.0 forbids most of them
_UNFIT_JSON = re.compile(f"[\x7f{_BEYOND_ASCII}]|\\\\[bfru]")  # in a JSON text, escaped or not


def without_controls(text: str) -> str:
    """`text` with a replacement character for each that acts, but tab and line feed; as long as before."""
    return _UNFIT.sub(REPLACEMENT, text)


def printable(article: Article) -> Article:
    """The article without control characters in any string; itself where there are none."""
    if not _UNFIT_JSON.search(article.model_dump_json()):
        return article
    return Article.model_validate(_cleaned(article.model_dump(by_alias=True)))


def printable_values(values: _Values) -> _Values:
    """The values of a dataclass without control characters in any string."""
    return replace(values, **{field.name: _cleaned(getattr(values, field.name)) for field in fields(values)})


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return without_controls(value)
    if isinstance(value, dict):
        return {name: _cleaned(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_cleaned(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return printable_values(value)
    return value
