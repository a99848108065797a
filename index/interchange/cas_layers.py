"""Articles as UIMA CAS by dkpro-cassis: a type for each layer, its features as they are.

`id` and `type` are words of UIMA's own, so these features are called `identifier` and `eventType` there.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from index.interchange.layers import DOCUMENT, TYPES, Layers, Mark, layers_of
from index.model import Article

PREFIX: Final = "dateline."
_DOCUMENT: Final = f"{PREFIX}Document"
_RANGES: Final = {"text": "uima.cas.String", "integer": "uima.cas.Long", "number": "uima.cas.Double"}
_RENAMED: Final = {"id": "identifier", "type": "eventType"}
_NAMED_ENTITY: Final = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
_KINDS: Final = {"PER": "person", "PERSON": "person", "ORG": "organization", "GPE": "country"}


@cache
def type_system() -> Any:
    """The types of the layers. Raises ImportError without the library."""
    from cassis import TypeSystem

    types = TypeSystem()
    for name, features in TYPES.items():
        made = types.create_type(f"{PREFIX}{name}", "uima.tcas.Annotation")
        for feature, kind in features.items():
            types.create_feature(made, _RENAMED.get(feature, feature), _RANGES[kind])
    document = types.create_type(_DOCUMENT, "uima.tcas.Annotation")
    for feature in DOCUMENT:
        types.create_feature(document, _RENAMED.get(feature, feature), _RANGES["text"])
    return types


def cas_of(article: Article) -> Any:
    """The CAS of an article."""
    from cassis import Cas

    layers, types = layers_of(article), type_system()
    cas = Cas(typesystem=types)
    cas.sofa_string, cas.sofa_mime = layers.text, "text/plain"
    document = {_RENAMED.get(name, name): value for name, value in layers.document.items()}
    cas.add(types.get_type(_DOCUMENT)(begin=0, end=len(layers.text), **document))
    for mark in layers.marks:
        features = {_RENAMED.get(name, name): value for name, value in mark.features.items()}
        cas.add(types.get_type(f"{PREFIX}{mark.type}")(begin=mark.start, end=mark.end, **features))
    return cas


def layers_in(cas: Any) -> Layers:
    """The layers of a CAS; named entities of other tools are mentions of actors."""
    document: dict[str, str] = {}
    marks: list[Mark] = []
    for annotation in cas.select_all_annotations():
        name = annotation.type.name
        if name == _DOCUMENT:
            document = {key: str(value) for key, value in _features(annotation, DOCUMENT).items()}
        elif name.removeprefix(PREFIX) in TYPES and name.startswith(PREFIX):
            kind = name.removeprefix(PREFIX)
            marks.append(
                Mark(kind, annotation.begin, annotation.end, _features(annotation, tuple(TYPES[kind])))
            )
        elif name == _NAMED_ENTITY and (
            kind := _KINDS.get(str(getattr(annotation, "value", "")).upper(), "")
        ):
            marks.append(Mark("Mention", annotation.begin, annotation.end, {"kind": kind}))
    return Layers(cas.sofa_string or "", document, tuple(marks))


def _features(annotation: Any, names: tuple[str, ...]) -> dict[str, Any]:
    values = {name: getattr(annotation, _RENAMED.get(name, name), None) for name in names}
    return {name: value for name, value in values.items() if value is not None}
