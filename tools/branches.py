"""How many branches of the annotators the tests take, after `coverage run`; `make coverage` does both.

    python tools/branches.py [--floor 95]

Prints each module's branches that no test takes, as line → line, and the share of those taken; fails below the floor.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from coverage import Coverage


def main() -> int:
    """Print the branches; 1 where fewer percent are taken than the floor says."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--floor", type=float, default=0.0, help="fail where fewer percent are taken")
    floor: float = parser.parse_args().floor
    report = measured()
    for name, module in report["files"].items():
        missing = ", ".join(f"{first} → {last}" for first, last in module["missing_branches"])
        if missing:
            print(f"{name}: {missing}")
    totals = report["totals"]
    taken, branches = totals["covered_branches"], totals["num_branches"]
    share = 100 * taken / max(branches, 1)
    print(f"{taken} of {branches} branches taken: {share:.1f} %")
    return 1 if share < floor else 0


def measured() -> dict[str, Any]:
    """What was measured last, in coverage's own form."""
    coverage = Coverage()
    coverage.load()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "coverage.json"
        coverage.json_report(outfile=str(path))
        report: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return report


if __name__ == "__main__":
    sys.exit(main())
