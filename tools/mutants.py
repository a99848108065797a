"""Small faults put into functions, one at a time: what `tools/mutate.py` lets the tests look for."""

from __future__ import annotations

import ast
import functools
import importlib
import inspect
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any, NamedTuple

_TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
_CALCULATED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.Div: ast.Mult,
}  # fmt: skip
_NO_RULE = (ast.Raise, ast.Assert, ast.JoinedStr)  # what is told of a failure, and words for people
_NOT_RUN = ("annotation", "returns", "decorator_list", "args", "type_params")


class Mutant(NamedTuple):
    """One fault: where it is, and what is done there."""

    path: Path
    function: str  # its qualified name
    line: int
    number: int  # among the changes of its function
    change: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line} {self.function}: {self.change}"


class Change(NamedTuple):
    """What can be changed at a place of a tree."""

    line: int
    words: str
    make: Callable[[], None]


def mutants_of(path: Path) -> Iterator[Mutant]:
    """Every fault that can be put into a module."""
    for name, function in _functions(ast.parse(path.read_text(encoding="utf-8"))):
        for number, change in enumerate(_changes(function)):
            yield Mutant(path, name, change.line, number, change.words)


def install(mutant: Mutant) -> None:
    """Put the fault into the function, in this process. Raises LookupError where it is not reached by its name."""
    tree = ast.parse(mutant.path.read_text(encoding="utf-8"))
    function = dict(_functions(tree))[mutant.function]
    list(_changes(function))[mutant.number].make()
    code = compile(ast.fix_missing_locations(tree), str(mutant.path.absolute()), "exec")
    held: Any = importlib.import_module(".".join(mutant.path.with_suffix("").parts).removesuffix(".__init__"))
    for step in mutant.function.split("."):
        held = vars(held)[step]
    if clear := getattr(held, "cache_clear", None):
        clear()
    _plain(held).__code__ = next(one for one in _codes(code) if one.co_qualname == mutant.function)


def _plain(held: Any) -> FunctionType:
    """The function within what decorators made of it."""
    if isinstance(held, property):
        held = held.fget
    elif isinstance(held, functools.cached_property):
        held = held.func
    elif isinstance(held, staticmethod | classmethod):
        held = held.__func__
    plain = inspect.unwrap(held)
    if not isinstance(plain, FunctionType):
        raise LookupError(held)
    return plain


def _codes(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from _codes(constant)


def _functions(tree: ast.Module) -> Iterator[tuple[str, ast.FunctionDef]]:
    """The functions of a module and the methods of its classes, by qualified name."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node.name, node
        elif isinstance(node, ast.ClassDef):
            methods = [one for one in node.body if isinstance(one, ast.FunctionDef)]
            yield from ((f"{node.name}.{method.name}", method) for method in methods)


def _changes(function: ast.FunctionDef) -> Iterator[Change]:
    """What can be changed in a function's body, in an order that is always the same."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    for statement in body:
        for node in _nodes(statement):
            yield from _changes_at(node)


def _nodes(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, _NO_RULE):
        return
    yield node
    for name, held in ast.iter_fields(node):
        if name not in _NOT_RUN or isinstance(node, ast.Call):
            for child in held if isinstance(held, list) else [held]:
                if isinstance(child, ast.AST):
                    yield from _nodes(child)


def _changes_at(node: ast.AST) -> Iterator[Change]:
    """What can be changed at one place."""
    if isinstance(node, ast.Compare) and (turned := _TURNED.get(type(node.ops[0]))):
        words = f"{type(node.ops[0]).__name__} → {turned.__name__}"
        yield Change(node.lineno, words, partial(node.ops.__setitem__, 0, turned()))
    elif isinstance(node, ast.BoolOp):
        is_and = isinstance(node.op, ast.And)
        words = "and → or" if is_and else "or → and"
        yield Change(node.lineno, words, partial(setattr, node, "op", ast.Or() if is_and else ast.And()))
    elif isinstance(node, ast.BinOp | ast.AugAssign) and (operator := _CALCULATED.get(type(node.op))):
        words = f"{type(node.op).__name__} → {operator.__name__}"
        yield Change(node.lineno, words, partial(setattr, node, "op", operator()))
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield Change(node.lineno, "not x → x", partial(setattr, node, "operand", _negated(node.operand)))
    elif isinstance(node, ast.If | ast.While | ast.IfExp) and _is_plain(node.test):
        negated = partial(setattr, node, "test", _negated(node.test))
        yield Change(node.test.lineno, "condition negated", negated)
    elif isinstance(node, ast.comprehension):
        for number, test in enumerate(node.ifs):
            if _is_plain(test):
                negated = partial(node.ifs.__setitem__, number, _negated(test))
                yield Change(test.lineno, "condition negated", negated)
    elif isinstance(node, ast.Constant):
        yield from _changed_constant(node)


def _changed_constant(node: ast.Constant) -> Iterator[Change]:
    value: Any = node.value
    if isinstance(value, bool):
        changed: Any = not value
    elif isinstance(value, int | float):
        changed = value + 1
    elif isinstance(value, str) and value:
        changed = f"~{value}"
    else:
        return
    yield Change(node.lineno, f"{value!r} → {changed!r}"[:60], partial(setattr, node, "value", changed))


def _is_plain(test: ast.expr) -> bool:
    """Whether nothing within the test itself is changed otherwise."""
    return not isinstance(test, ast.Compare | ast.BoolOp | ast.Constant) and not (
        isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not)
    )


def _negated(test: ast.expr) -> ast.UnaryOp:
    return ast.copy_location(ast.UnaryOp(ast.Not(), test), test)
