"""GEXF 1.3, the network as Gephi and NetworkX read it: see https://gexf.net/schema.html."""

from __future__ import annotations

from collections.abc import Mapping
from typing import BinaryIO
from xml.sax.saxutils import quoteattr

from index.interchange.material import Material
from index.interchange.network import Edge, Network, Node, network_of

_NODE = {"kind": "string", "articles": "integer", "by": "string"}
_EDGE = dict.fromkeys(("type", "status", "first", "last", "days", "sentences", "places", "by"), "string")


def write(material: Material, stream: BinaryIO) -> None:
    """Write the network of the articles."""
    with network_of(material.articles()) as network:
        _write(network, stream)


def _write(network: Network, stream: BinaryIO) -> None:
    stream.write(
        b'<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
        b'<graph defaultedgetype="directed">\n'
        + f"{_declared('node', _NODE)}{_declared('edge', _EDGE)}<nodes>\n".encode()
    )
    for node in network.nodes():
        stream.write(_node(node).encode())
    stream.write(b"</nodes>\n<edges>\n")
    for number, edge in enumerate(network.edges()):
        stream.write(_edge(number, edge).encode())
    stream.write(b"</edges>\n</graph>\n</gexf>\n")


def _declared(kind: str, attributes: Mapping[str, str]) -> str:
    lines = "".join(
        f'<attribute id="{name}" title="{name}" type="{type_}"/>' for name, type_ in attributes.items()
    )
    return f'<attributes class="{kind}">{lines}</attributes>\n'


def _values(values: Mapping[str, object]) -> str:
    lines = "".join(
        f'<attvalue for="{name}" value={quoteattr(str(value))}/>' for name, value in values.items()
    )
    return f"<attvalues>{lines}</attvalues>"


def _node(node: Node) -> str:
    values = _values({"kind": node.kind, "articles": node.articles, "by": node.by})
    return f"<node id={quoteattr(node.id)} label={quoteattr(node.name)}>{values}</node>\n"


def _edge(number: int, edge: Edge) -> str:
    values = _values(edge_values(edge))
    return (
        f'<edge id="{number}" source={quoteattr(edge.source)} target={quoteattr(edge.target)} '
        f'label={quoteattr(edge.type)} weight="{len(edge.sentences)}">{values}</edge>\n'
    )


def edge_values(edge: Edge) -> dict[str, str]:
    """What is told of an edge, as texts: sentences apart by line ends, days and places by spaces."""
    return {
        "type": edge.type,
        "status": edge.status,
        "first": edge.days[0] if edge.days else "",
        "last": edge.days[-1] if edge.days else "",
        "days": " ".join(edge.days),
        "sentences": "\n".join(edge.sentences),
        "places": " ".join(edge.places),
        "by": edge.by,
    }
