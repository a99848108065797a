"""How far the annotators are trusted on a text."""

import pytest
from spacy.language import Language

from index.annotate.text_quality import trust

PROSE = "The council said on Monday that it would close the bridge, because the river had risen over the banks again. "
TEXTS = [
    (PROSE * 3, 1.0, 1.0),
    (PROSE * 100, 1.0, 1.0),
    ("Bridge closed", 1.0, 1.0),
    (PROSE.upper() * 5, 0.2, 0.6),
    ("12;44;9.5;Lyon;x1\n" * 60, 0.2, 0.4),
    ("static size_t read_block(struct file *f, char *out) { return f->end - f->start; }\n" * 40, 0.2, 0.6),
    ("Der Stadtrat schloss gestern überraschend sämtliche Brücken, weil Hochwasser drohte. " * 8, 0.2, 0.6),
]


@pytest.mark.parametrize(("text", "least", "most"), TEXTS, ids=lambda value: str(value)[:20])
def test_prose_is_trusted_and_other_text_is_not(
    pipeline: Language, text: str, least: float, most: float
) -> None:
    assert least <= trust(pipeline.make_doc(text)) <= most
