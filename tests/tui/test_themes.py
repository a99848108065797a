"""Contrast: everything that a reader needs has at least 4.5:1 in both of our themes, and letters as well as colours."""

from pathlib import Path

import pytest
from driving import press, running
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from tools.screen_figures import contrasts
from tui.themes import DARK, LIGHT, OWN, reading_colours

NEEDED = [
    "dl-muted",
    "dl-actor",
    "dl-quote",
    "dl-event",
    "dl-date",
    "dl-place",
    "dl-role",
    "dl-key",
    "dl-warn",
]
GROUNDS = ["dl-cursor", "dl-cursor-blurred", "dl-sentence", "dl-bar", "dl-popup"]


@pytest.mark.parametrize("theme", OWN, ids=lambda theme: theme.name)
def test_words_can_be_read_on_every_ground(theme: Theme) -> None:
    colours = {"foreground": theme.foreground, **theme.variables}
    grounds = [theme.background, theme.surface, theme.panel, *(colours[name] for name in GROUNDS)]
    for name in ["foreground", *NEEDED]:
        for ground in grounds:
            ratio = contrast(colours[name], ground)
            assert ratio >= 4.5, f"{name} on {ground} has {ratio:.1f}"
    for front, back in (("dl-hit", "dl-hit-back"), ("dl-chosen", "dl-chosen-back")):
        assert contrast(colours[front], colours[back]) >= 4.5


def contrast(front: str | None, back: str | None) -> float:
    """The contrast ratio of WCAG 2."""
    assert front is not None
    assert back is not None

    def light(colour: str) -> float:
        parts = [part / 255 for part in Color.parse(colour).rgb]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((light(front), light(back)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_every_theme_gets_every_reading_colour() -> None:
    for theme in BUILTIN_THEMES.values():
        assert set(reading_colours(theme)) == set(DARK) == set(LIGHT)


@pytest.mark.parametrize(
    "theme", [one for one in BUILTIN_THEMES.values() if not one.ansi], ids=lambda one: one.name
)
def test_words_can_be_read_in_every_theme(theme: Theme) -> None:
    colours, generated = reading_colours(theme), theme.to_color_system().generate()
    below = (generated[name] for name in ("background", "surface", "panel"))
    for ground in (*below, *(colours[name] for name in GROUNDS)):
        assert Color.parse(ground).a == 1, "within content a ground has no share of what is below"
        for name in NEEDED:
            assert contrast(colours[name], ground) >= 4.45, f"{name} on {ground}"
    for ground in ("background", "dl-bar", "dl-popup"):
        assert contrast(generated["foreground"], colours.get(ground, generated.get(ground))) >= 4.45, ground


@pytest.mark.parametrize("theme", ["dateline-dark", "dateline-light", "nord"])
@pytest.mark.parametrize("keys", ["5", "3"])  # a sentence is picked, and a quote
async def test_picked_words_can_be_read(tmp_path: Path, theme: str, keys: str) -> None:
    async with running(tmp_path) as (pilot, _screen):
        pilot.app.theme = theme
        await press(pilot, keys, "0", "M")
        cells, low, worst, words = contrasts(pilot.app)
        assert cells
        assert not low, f"{words} has {worst:.1f}"
