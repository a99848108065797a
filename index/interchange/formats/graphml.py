"""GraphML, the network as yEd, Cytoscape, igraph and NetworkX read it: see http://graphml.graphdrawing.org."""

from __future__ import annotations

from collections.abc import Mapping
from typing import BinaryIO, Final
from xml.sax.saxutils import escape, quoteattr

from index.interchange.formats.gexf import edge_values
from index.interchange.material import Material
from index.interchange.network import Edge, Node, network_of

_KEYS: Final = {
    "node": {"label": "string", "kind": "string", "articles": "int", "by": "string"},
    "edge": {
        "weight": "int",
        **dict.fromkeys(("type", "status", "first", "last", "days", "sentences", "places", "by"), "string"),
    },
}


def write(material: Material, stream: BinaryIO) -> None:
    """Write the network of the articles."""
    with network_of(material.articles()) as network:
        stream.write(
            b'<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
        )
        for domain, keys in _KEYS.items():
            for name, type_ in keys.items():
                stream.write(
                    f'<key id="{domain}-{name}" for="{domain}" attr.name="{name}" attr.type="{type_}"/>\n'.encode()
                )
        stream.write(b'<graph edgedefault="directed">\n')
        for node in network.nodes():
            stream.write(_node(node).encode())
        for number, edge in enumerate(network.edges()):
            stream.write(_edge(number, edge).encode())
        stream.write(b"</graph>\n</graphml>\n")


def _data(domain: str, values: Mapping[str, object]) -> str:
    return "".join(
        f'<data key="{domain}-{name}">{escape(str(value))}</data>' for name, value in values.items()
    )


def _node(node: Node) -> str:
    values = _data("node", {"label": node.name, "kind": node.kind, "articles": node.articles, "by": node.by})
    return f"<node id={quoteattr(node.id)}>{values}</node>\n"


def _edge(number: int, edge: Edge) -> str:
    values = _data("edge", {"weight": len(edge.sentences), **edge_values(edge)})
    ends = f"source={quoteattr(edge.source)} target={quoteattr(edge.target)}"
    return f'<edge id="e{number}" {ends}>{values}</edge>\n'
