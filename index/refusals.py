"""Why a value was refused, in words for the person who wrote it: those of pydantic are for programmers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from pydantic import ValidationError

from index.model import FORMAT

# By the kind of the error; in braces what pydantic tells of the bound.
_WHY: Final[Mapping[str, str]] = {
    "extra_forbidden": "this field is unknown",
    "missing": "it is missing",
    "too_long": "it has more than {max_length:,} entries",
    "too_short": "it has fewer entries than {min_length}",
    "string_too_long": "it has more than {max_length:,} characters",
    "string_too_short": "it is empty",
    "literal_error": "it can only be {expected}",
    "enum": "it can only be {expected}",
    "greater_than": "it is not more than {gt}",
    "greater_than_equal": "it is less than {ge}",
    "less_than": "it is not less than {lt}",
    "less_than_equal": "it is more than {le}",
    "string_unicode": "it has half of a character (a surrogate)",
    "json_invalid": "it is no JSON ({error})",
    "finite_number": "it is no number",
    "string_pattern_mismatch": "it is not written as such a name is: small letters, digits and single hyphens",
}
_OF_TYPES: Final = (
    (("string", "string_sub"), "it is no text"),
    (("int", "float", "decimal"), "it is no number"),
    (("bool",), "it is neither true nor false"),
    (("date", "datetime", "timezone", "time"), "it is no date"),
    (("tuple", "list", "set", "frozen_set", "iterable", "iteration"), "it is no list"),
    (("model", "dict", "mapping", "dataclass", "model_attributes"), "it is no group of named values"),
)
_ID_SIGNS: Final = "a-z0-9"  # stands in every pattern of a name


def explain(error: ValidationError) -> tuple[str, str]:
    """The first thing that a validation found wrong: where in the file, and why."""
    first: Any = error.errors(include_url=False)[0]
    where = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in first["loc"]).lstrip(".")
    if where == "format":
        return where, f"it is {str(first['input'])[:40]!r}, and only {FORMAT!r} is known"
    if first["type"] == "value_error":
        place, colon, why = str(first["ctx"]["error"]).partition(": ")
        return (place, why) if colon else (where, place)
    return where, _why(first)


def sentence(error: ValidationError) -> str:
    """The same in one sentence."""
    where, why = explain(error)
    return f"That cannot be: {where + ': ' if where else ''}{why}."


def _why(first: Any) -> str:
    kind: str = first["type"]
    pattern = first.get("ctx", {}).get("pattern", _ID_SIGNS)
    if kind in _WHY and _ID_SIGNS in pattern:
        return _WHY[kind].format_map(first.get("ctx", {}))
    for names, why in _OF_TYPES:
        if any(kind.startswith(f"{name}_") for name in names):
            return why
    is_our_own = kind == "no_date"  # of `index.model`
    return first["msg"] if is_our_own else "it does not fit there"
