"""Who decides."""

from __future__ import annotations

import getpass


def name_of_user() -> str:
    """Who decides: the name under which one is logged in."""
    try:
        return getpass.getuser()[:100] or "unknown"
    except (OSError, KeyError, ImportError):
        return "unknown"
