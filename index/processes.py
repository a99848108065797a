"""Processes of the program's own: started anew, and never with the current folder where modules are looked for."""

from __future__ import annotations

import os
from multiprocessing import get_context
from multiprocessing.context import SpawnContext

_SAFE = "PYTHONSAFEPATH"
_was_set = os.environ.get(_SAFE)


def spawning() -> SpawnContext:
    """The way to start worker processes. A fork would copy threads of the screen in an unknown state.

    Python puts the current folder first on the import path of what it starts; a collection from somebody else may lie
    there, with a `re.py` in it. The environment that children inherit forbids it.
    """
    os.environ[_SAFE] = "1"
    return get_context("spawn")


def outer_environment() -> dict[str, str]:
    """The environment for programs that are not ours, as the user set it."""
    environment = dict(os.environ)
    environment.pop(_SAFE, None)
    return environment if _was_set is None else {**environment, _SAFE: _was_set}
