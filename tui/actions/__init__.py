"""What the explorer's commands do, by the command's id. Those of lists and of the program are Textual's own actions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tui.actions import (
    arranging,
    asking,
    correcting,
    following,
    happenings,
    judging,
    leading,
    moving,
    program,
    taking,
)
from tui.host import Host

ACTIONS: dict[str, Callable[[Host], None]] = {
    "search": asking.search,
    "suggestion": asking.suggestion,
    "next_hit": partial(asking.hit, step=1),
    "previous_hit": partial(asking.hit, step=-1),
    **{name: partial(following.jump, command=name) for name in following.JUMPS},
    "account": happenings.accounts,
    "figures": happenings.figures,
    "timeline": happenings.timeline,
    "back": partial(following.walk, step=-1),
    "forward": partial(following.walk, step=1),
    "actor_page": leading.actor_page,
    "actor_background": leading.background,
    "network": leading.network,
    "compare": leading.compare,
    "unpin": following.unpin,
    "unpin_all": following.unpin_all,
    "next_span": partial(moving.span, step=1),
    "previous_span": partial(moving.span, step=-1),
    **{f"{name}_pane": partial(moving.pane, name=name) for name in moving.PANES},
    "next_pane": partial(moving.step, step=1),
    "previous_pane": partial(moving.step, step=-1),
    "back_to_list": moving.back_to_list,
    "group": arranging.group,
    "sort": arranging.sort,
    "narrow": arranging.narrow,
    "unsure": arranging.unsure,
    "labels": moving.labels,
    "zoom": moving.zoom,
    "larger_reader": partial(moving.resize, step=1),
    "smaller_reader": partial(moving.resize, step=-1),
    "copy": taking.copy,
    "open_url": taking.open_url,
    "versions": taking.versions,
    "editor": taking.edit,
    "correct": correcting.correct,
    "repeat": correcting.repeat,
    "judge": judging.ask,
    "undo": correcting.undo,
    "redo": correcting.redo,
    "help": program.show_help,
    "palette": program.palette,
    "theme": program.theme,
    "collections": program.collections,
    "reread": program.reread,
}
