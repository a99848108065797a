"""The operators of the query language that join two sides. Each side is asked for once.

Whoosh's own ask for both sides twice, so that every further operator in a line doubles the work: a line of seventeen
takes seconds, one of thirty hours.
"""

from __future__ import annotations

from typing import Any

from whoosh import query
from whoosh.qparser import syntax
from whoosh.qparser.common import attach
from whoosh.qparser.plugins import OperatorsPlugin


class _Once(syntax.BinaryGroup):  # type: ignore[misc]
    """Two sides, each asked for once; a side without a word is none."""

    def query(self, parser: Any) -> Any:
        """The query of both sides, or of the one that has words."""
        sides = [side for node in self.nodes if (side := node.query(parser)) is not None]
        if len(sides) == 2:
            return attach(self.qclass(*sides), self)
        return attach(sides[0], self) if sides else query.NullQuery


class _AndNot(_Once):
    qclass = query.AndNot


class _AndMaybe(_Once):
    qclass = query.AndMaybe


class _Require(_Once):
    qclass = query.Require


def operators() -> Any:
    """Whoosh's operators, with these in the place of those that join two sides."""
    plugin = OperatorsPlugin()
    own = {"anot": _AndNot, "amaybe": _AndMaybe, "req": _Require}
    for tagger, _priority in plugin.ops:
        tagger.grouptype = own.get(tagger.memo, tagger.grouptype)
    return plugin
