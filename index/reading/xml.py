"""From bytes to a parsed XML document. No entity is resolved and nothing outside is loaded."""

from __future__ import annotations

from typing import Any


def parse_xml(data: bytes) -> Any:
    """The root of an XML document, or None where it is damaged. No entity is resolved and nothing is loaded."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
        remove_comments=True,
    )
    try:
        return etree.fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError):
        return None


def local_name(element: Any) -> str:
    """An element's name without its namespace; empty for a comment or an instruction."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
