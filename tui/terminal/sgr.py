"""The terminal's sequences for colours and attributes: the shortest one from one look to another. Pure.

A look is written as the parameters of the sequence that sets it, such as “1;38;2;143;195;243”.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

_OFF = {1: 22, 2: 22, 3: 23, 4: 24, 5: 25, 6: 25, 7: 27, 8: 28, 9: 29, 21: 24, 51: 54, 52: 54, 53: 55}

_SEEN = frozenset({4, 5, 6, 7, 9, 21, 51, 52, 53})  # what shows on a blank as well


class _Look(NamedTuple):
    attributes: frozenset[int]
    colour: str
    ground: str


@lru_cache(4096)
def transition(before: str, after: str) -> str:
    """The sequence that changes the look of what is written next from `before` to `after`."""
    if not after:
        return "\x1b[m" if before else ""
    old, new = _parsed(before), _parsed(after)
    gone = old.attributes - new.attributes
    off = {_OFF[number] for number in gone}
    on = {number for number in new.attributes if number not in old.attributes or _OFF[number] in off}
    codes = [str(number) for number in (*sorted(off), *sorted(on))]
    if new.colour != old.colour:
        codes.append(new.colour or "39")
    if new.ground != old.ground:
        codes.append(new.ground or "49")
    if not codes:
        return ""
    changes, anew = ";".join(codes), f";{after}"
    return f"\x1b[{changes if len(changes) <= len(anew) else anew}m"


@lru_cache(4096)
def bare(look: str) -> str:
    """What is seen of a look where nothing is written: its ground, and lines through or under it."""
    return look if shows_on_blank(look) else _parsed(look).ground


@lru_cache(4096)
def unlined(look: str) -> str:
    """A look without the lines and the like that show on a blank; its colours stay."""
    attributes, colour, ground = _parsed(look)
    kept = [str(number) for number in sorted(attributes - _SEEN)]
    return ";".join(filter(None, (*kept, colour, ground)))


@lru_cache(4096)
def shows_on_blank(look: str) -> bool:
    """Whether a look has more to show than its ground where nothing is written."""
    return not _parsed(look).attributes.isdisjoint(_SEEN)


@lru_cache(4096)
def ground_and_letters(look: str) -> tuple[str, str]:
    """The colours of a look, of ground and letters, without its attributes."""
    _attributes, colour, ground = _parsed(look)
    return ground, colour


@lru_cache(4096)
def _parsed(look: str) -> _Look:
    attributes: set[int] = set()
    colour = ground = ""
    codes = look.split(";") if look else []
    while codes:
        code = int(codes[0])
        length = {"2": 5, "5": 3}[codes[1]] if code in (38, 48) else 1
        whole = ";".join(codes[:length])
        del codes[:length]
        if code in _OFF:
            attributes.add(code)
        elif code == 38 or 30 <= code <= 37 or 90 <= code <= 97:
            colour = whole
        elif code == 48 or 40 <= code <= 47 or 100 <= code <= 107:
            ground = whole
        # 39 and 49 are the terminal's own colours, which stand where none is set
    return _Look(frozenset(attributes), colour, ground)
