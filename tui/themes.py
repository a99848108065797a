"""Two themes of our own, and reading colours for all others. Every pair that a reader needs has 4.5:1 or more."""

from __future__ import annotations

from collections.abc import Sequence

from textual.color import Color
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
    "dl-bar": "#212833",
    "dl-popup": "#191e26",
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
    "dl-bar": "#ebe7dc",
    "dl-popup": "#f4f1e9",
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
    "dl-bar": "ansi_default",
    "dl-popup": "ansi_default",
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


TINTS = {
    "dl-cursor": 28,
    "dl-cursor-blurred": 12,
    "dl-sentence": 16,
}  # grounds: percent of the primary colour
LINE = 45
READ = ("muted", "actor", "quote", "event", "date", "place", "role", "key", "warn")
ENOUGH = 4.5  # of contrast
_PALER, _STEP = 2, 0.05  # by how much a ground is made paler, and a colour brought nearer to black or white


def reading_colours(theme: Theme) -> dict[str, str]:
    """The colours that a theme which knows nothing of Dateline needs, so that every word can be read on its grounds."""
    if theme.ansi:
        return ANSI
    colours = DARK if theme.dark else LIGHT
    return colours if theme in OWN else {**colours, **_fitted(theme, colours)}


def _fitted(theme: Theme, colours: dict[str, str]) -> dict[str, str]:
    """Grounds as tints of the primary colour on which the theme's own words can be read, and colours to suit them."""
    generated = theme.to_color_system().generate()
    below = [Color.parse(generated[name]) for name in ("background", "surface", "panel")]
    lists = below[:2]  # rows with a cursor stand on the background, and on a surface in menus
    primary, foreground = Color.parse(theme.primary), Color.parse(generated["foreground"])
    shares = dict(TINTS)
    for name in shares:
        while shares[name] > _PALER and not _legible(foreground, _tinted(lists, primary, shares[name])):
            shares[name] -= _PALER
    grounds = [*below, *(ground for share in shares.values() for ground in _tinted(lists, primary, share))]
    furthest = Color(255, 255, 255) if theme.dark else Color(0, 0, 0)
    fitted = {
        f"dl-{name}": _further(Color.parse(colours[f"dl-{name}"]), furthest, grounds).hex for name in READ
    }
    # Solid: of a colour within content Textual takes no percentage, and the primary colour itself would stand there.
    solid = {name: below[0].blend(primary, share / 100, 1).hex for name, share in shares.items()}
    solid["dl-popup"] = next((one for one in below[1::-1] if _legible(foreground, [one])), below[0]).hex
    solid["dl-bar"] = next((one for one in below[::-1] if _legible(foreground, [one])), below[0]).hex
    return fitted | solid | {"dl-line": f"{theme.primary} {LINE}%"}


def _tinted(below: Sequence[Color], primary: Color, share: int) -> list[Color]:
    return [one.blend(primary, share / 100, 1) for one in below]


def _legible(colour: Color, grounds: Sequence[Color]) -> bool:
    return all(contrast(colour, ground) >= ENOUGH for ground in grounds)


def _further(colour: Color, furthest: Color, grounds: Sequence[Color]) -> Color:
    """The colour, as far on the way to black or white as it takes to be read on all grounds."""
    part = 0.0
    while part < 1 and not _legible(colour.blend(furthest, part, 1), grounds):
        part += _STEP
    return colour.blend(furthest, min(1.0, part), 1)


def contrast(color: Color, other: Color) -> float:
    """The contrast ratio of WCAG 2."""
    high, low = sorted((_luminance(color), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: Color) -> float:
    parts = (part / 255 for part in colour.rgb)
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
