"""Everything below the screen. The public names, each loaded when it is first asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from index.collection import Collection
    from index.errors import DatelineError
    from index.explore import Explorer
    from index.focus import Focus
    from index.model import Article
    from index.view import View

_HOMES = {
    "Article": "index.model",
    "Collection": "index.collection",
    "DatelineError": "index.errors",
    "Explorer": "index.explore",
    "Focus": "index.focus",
    "View": "index.view",
}
__all__ = ["Article", "Collection", "DatelineError", "Explorer", "Focus", "View"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
