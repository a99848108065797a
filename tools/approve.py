"""Approve what is found in the sentences of the tests: `python -m tools.approve [FILE …]`, then read what changed.

Of each sentence a person wrote down some lines; all else that is found in it stands in the files of
`tests/index/annotate/approved/`, and the suite fails where what is found differs from it. Who changed a rule on purpose
writes them anew with this command, reads the difference (`git diff tests/index/annotate/approved`), and mends what is
wrong in the language. Where files are named (`dates`, `plain_news`), only these are written.
"""

from __future__ import annotations

import argparse
import sys

from tests.index.annotate.annotated_sentence import Sentences, written_by_hand
from tests.index.annotate.approvals import FOLDER, written


def main() -> int:
    """Write the files and say which of them changed."""
    by_hand = written_by_hand()
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", help=f"of {', '.join(by_hand)}; all, where none is named")
    names = parser.parse_args().files or [*by_hand]
    if strange := {*names} - by_hand.keys():
        parser.error(f"no such file: {', '.join(sorted(strange))}")
    sentences = Sentences()
    FOLDER.mkdir(exist_ok=True)
    for name in names:
        lines_of = {sentence: sentences[sentence].besides(lines) for sentence, lines in by_hand[name].items()}
        path, content = FOLDER / f"{name}.toml", written(lines_of)
        if not path.exists() or path.read_text("utf-8") != content:
            path.write_text(content, "utf-8")
            print(f"changed: {path.relative_to(FOLDER.parents[3])}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
