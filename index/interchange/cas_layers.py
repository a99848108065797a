"""Articles as UIMA CAS by dkpro-cassis: a type for each layer, its features as they are.

`id` and `type` are words of UIMA's own, so these features are called `identifier` and `eventType` there. Numbers are
strings there: in Java a number cannot be missing, so an open figure would come back as 0; and INCEpTION knows no
features but String, Integer, Float and Boolean.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final

from index.interchange.layers import DOCUMENT, TYPES, Feature, Layers, Mark, layers_of
from index.model import Article

PREFIX: Final = "dateline."
_DOCUMENT: Final = f"{PREFIX}Document"
_STRING: Final = "uima.cas.String"
_NUMBERS: Final[Mapping[str, Callable[[str], int | float]]] = {"integer": int, "number": float}
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
        for feature in features:
            types.create_feature(made, _RENAMED.get(feature, feature), _STRING)
    document = types.create_type(_DOCUMENT, "uima.tcas.Annotation")
    for feature in DOCUMENT:
        types.create_feature(document, _RENAMED.get(feature, feature), _STRING)
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
        features = {_RENAMED.get(name, name): str(value) for name, value in mark.features.items()}
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
            values = _features(annotation, tuple(TYPES[kind]))
            features = {feature: _read(value, TYPES[kind][feature]) for feature, value in values.items()}
            marks.append(Mark(kind, annotation.begin, annotation.end, features))
        elif name == _NAMED_ENTITY and (
            kind := _KINDS.get(str(getattr(annotation, "value", "")).upper(), "")
        ):
            marks.append(Mark("Mention", annotation.begin, annotation.end, {"kind": kind}))
    return Layers(cas.sofa_string or "", document, tuple(marks))


def _read(value: Feature, kind: str) -> Feature:
    """A number where it is one; what is none stays as it is, and is told when it is checked."""
    try:
        return _NUMBERS[kind](value) if kind in _NUMBERS and isinstance(value, str) else value
    except ValueError:
        return value


def _features(annotation: Any, names: tuple[str, ...]) -> dict[str, Any]:
    values = {name: getattr(annotation, _RENAMED.get(name, name), None) for name in names}
    return {name: value for name, value in values.items() if value is not None}
