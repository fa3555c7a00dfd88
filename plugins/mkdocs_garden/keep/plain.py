"""Any value of a configuration as text that is the same in every run and on every machine."""

import functools
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass

DEEPEST = 12
"""How far values within values are followed."""


def plain(value: object, depth: int = 0) -> str:
    """Return text in which two values differ wherever they could make a page differ.

    Of an object that is none of the plain kinds, its class and its attributes are told. What
    cannot be told apart safely is told with its place in memory: then no two runs agree, and
    nothing is kept.
    """
    if value is None or isinstance(value, str | int | float | bytes):
        return repr(value)
    if depth > DEEPEST:
        return object.__repr__(value)
    inner = functools.partial(plain, depth=depth + 1)
    if isinstance(value, Mapping):
        return "{" + ",".join(f"{inner(key)}:{inner(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(map(inner, value)) + "]"
    if isinstance(value, AbstractSet):
        return "{" + ",".join(sorted(map(inner, value))) + "}"
    return _of_object(value, inner)


def _of_object(value: object, inner: "functools.partial[str]") -> str:
    if isinstance(value, functools.partial):
        return f"partial({inner(value.func)},{inner(value.args)},{inner(value.keywords)})"
    if isinstance(value, type) or hasattr(value, "__code__"):
        return _of_code(value, inner)
    kind = f"{type(value).__module__}.{type(value).__qualname__}"
    if is_dataclass(value):
        return (
            f"{kind}({inner({field.name: getattr(value, field.name) for field in fields(value)})})"
        )
    if hasattr(value, "__dict__"):
        return f"{kind}({inner(vars(value))})"
    return f"{kind}({value!r})"


def _of_code(value: object, inner: "functools.partial[str]") -> str:
    """Tell a function or class by name, and what it holds; its code has a digest of its own."""
    name = f"{getattr(value, '__module__', '')}.{getattr(value, '__qualname__', '')}"
    cells = getattr(value, "__closure__", None) or ()
    return f"{name}({inner([cell.cell_contents for cell in cells])})"
