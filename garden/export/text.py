"""JSON that reads well in a diff: one entry a line, and nothing twice as long as it must be."""

import json
from collections.abc import Mapping

_COMPACT = (",", ":")


def to_text(data: Mapping[str, object]) -> str:
    """Return an object as JSON: one key a line, and in a list one item a line."""
    parts = [f"{_json(key)}:{_value(value)}" for key, value in data.items()]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _value(value: object) -> str:
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(map(_json, value)) + "\n]"
    return _json(value)


def _json(value: object) -> str:
    # U+2028 and U+2029 end a line in old scripts, and a lone half of a pair is no UTF-8.
    text = json.dumps(value, ensure_ascii=False, separators=_COMPACT)
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return text if text.isascii() else _without_halves(text)


def _without_halves(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
