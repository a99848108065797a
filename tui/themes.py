"""Two themes of our own, and reading colours for all others. Every pair that a reader needs has 4.5:1 or more."""

from __future__ import annotations

from textual.theme import Theme

DARK = {
    "dl-muted": "#9aa5b4",
    "dl-faint": "#566272",
    "dl-actor": "#8fc3f3",
    "dl-quote": "#a8d8a0",
    "dl-event": "#f2ab8e",
    "dl-date": "#cdb0ee",
    "dl-place": "#80d0c7",
    "dl-role": "#d9c48a",
    "dl-key": "#e5b567",
    "dl-warn": "#f2a3a3",
    "dl-hit": "#16191f",
    "dl-hit-back": "#e5b567",
    "dl-sentence": "#28313f",
    "dl-chosen": "#10141a",
    "dl-chosen-back": "#8fc3f3",
    "dl-cursor": "#2a3546",
    "dl-cursor-blurred": "#1f2632",
    "dl-line": "#38424f",
    "dl-line-focused": "#8fc3f3",
}
LIGHT = {
    "dl-muted": "#5a626d",
    "dl-faint": "#a0a6ae",
    "dl-actor": "#14568f",
    "dl-quote": "#2c6a26",
    "dl-event": "#9c3b16",
    "dl-date": "#6a3f9c",
    "dl-place": "#0d6760",
    "dl-role": "#6f5410",
    "dl-key": "#855300",
    "dl-warn": "#a52020",
    "dl-hit": "#1d2026",
    "dl-hit-back": "#f0c465",
    "dl-sentence": "#e9e4d4",
    "dl-chosen": "#ffffff",
    "dl-chosen-back": "#14568f",
    "dl-cursor": "#dfe6ee",
    "dl-cursor-blurred": "#eeeee9",
    "dl-line": "#cfcbc0",
    "dl-line-focused": "#14568f",
}
ANSI = {
    "dl-muted": "ansi_default",
    "dl-faint": "ansi_bright_black",
    "dl-actor": "ansi_blue",
    "dl-quote": "ansi_green",
    "dl-event": "ansi_red",
    "dl-date": "ansi_magenta",
    "dl-place": "ansi_cyan",
    "dl-role": "ansi_yellow",
    "dl-key": "ansi_yellow",
    "dl-warn": "ansi_red",
    "dl-hit": "ansi_black",
    "dl-hit-back": "ansi_yellow",
    "dl-sentence": "ansi_default",
    "dl-chosen": "ansi_black",
    "dl-chosen-back": "ansi_cyan",
    "dl-cursor": "ansi_default",
    "dl-cursor-blurred": "ansi_default",
    "dl-line": "ansi_bright_black",
    "dl-line-focused": "ansi_blue",
}

DATELINE_DARK = Theme(
    name="dateline-dark",
    primary="#8fc3f3",
    secondary="#9aa5b4",
    accent="#e5b567",
    warning="#e5b567",
    error="#f2a3a3",
    success="#a8d8a0",
    foreground="#dde2ea",
    background="#14181e",
    surface="#191e26",
    panel="#212833",
    dark=True,
    variables={
        "scrollbar": "#38424f",
        "scrollbar-background": "#14181e",
        "scrollbar-hover": "#566272",
        **DARK,
    },
)
DATELINE_LIGHT = Theme(
    name="dateline-light",
    primary="#14568f",
    secondary="#5a626d",
    accent="#855300",
    warning="#855300",
    error="#a52020",
    success="#2c6a26",
    foreground="#1f242b",
    background="#faf8f3",
    surface="#f4f1e9",
    panel="#ebe7dc",
    dark=False,
    variables={
        "scrollbar": "#cfcbc0",
        "scrollbar-background": "#faf8f3",
        "scrollbar-hover": "#a0a6ae",
        **LIGHT,
    },
)
OWN = (DATELINE_DARK, DATELINE_LIGHT)
FEW_COLOURS = "ansi-dark"  # for terminals of sixteen colours or none: their own colours


def reading_colours(theme: Theme) -> dict[str, str]:
    """The colours that a theme which knows nothing of Dateline needs; grounds are tints of its primary colour."""
    if theme.ansi:
        return ANSI
    tints = {"dl-cursor": 28, "dl-cursor-blurred": 12, "dl-sentence": 16, "dl-line": 45}
    grounds = {name: f"{theme.primary} {share}%" for name, share in tints.items()}
    return {**(DARK if theme.dark else LIGHT), **grounds}
