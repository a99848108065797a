"""Pictures of the screen: the lines, for each the looks of its cells as letters, and what the letters mean."""

from __future__ import annotations

from itertools import groupby
from string import ascii_letters, digits

from driving import settle
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from textual._compositor import LayoutUpdate
from textual.pilot import Pilot
from textual.widgets import Input

SIZES = [(160, 50), (120, 36), (80, 24)]
LETTERS = ascii_letters + digits


class TextPicture(SingleFileSnapshotExtension):
    """A file for each picture."""

    _file_extension = "txt"
    _write_mode = WriteMode.TEXT


def picture(pilot: Pilot[None]) -> str:
    """What is on the screen, with the menu in front and what is seen behind it."""
    app = pilot.app
    update = app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)
    assert isinstance(update, LayoutUpdate)
    letters: dict[str, str] = {}
    lines = []
    for strips in update.strips:
        segments = [segment for strip in strips for segment in strip]
        words = "".join(segment.text for segment in segments)
        looks = [(str(segment.style), segment.cell_length) for segment in segments]
        runs = [
            (letters.setdefault(look, LETTERS[len(letters)]), sum(cells for _look, cells in run))
            for look, run in groupby(looks, key=lambda one: one[0])
        ]
        lines += [f"│{words}│", " ".join(f"{letter}{cells}" for letter, cells in runs if cells)]
    return "\n".join([*lines, *(f"{letter}: {look}" for look, letter in letters.items()), ""])


async def sizes_that_differ(pilot: Pilot[None], snapshot: SnapshotAssertion) -> list[str]:
    """The sizes at which the screen is not as its pictures are."""
    for line in pilot.app.screen.query(Input):
        line.cursor_blink = False  # a picture is taken at either moment
    differing = []
    for size in SIZES:
        await pilot.resize_terminal(*size)
        await settle(pilot)
        name = f"{size[0]}x{size[1]}"
        taken = snapshot(extension_class=TextPicture, name=name)
        if taken != picture(pilot):
            differing.append(name)
    return differing
