"""Who acts on an actor, and on whom it acts; from there to the matrix, or to the path to another actor."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from tui.screens.leads_screen import LeadsScreen


class NetworkScreen(LeadsScreen):
    """Gives the line that is to be followed, “matrix” or “path”, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("m", "dismiss('matrix')", "Matrix"),
        ("t", "dismiss('path')", "Path to somebody"),
    ]
    KEYS = "⏎ follows · m matrix · t path to … · P case · Esc leaves"
