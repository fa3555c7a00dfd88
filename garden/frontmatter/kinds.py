"""Kinds of value that belong to the practice of a community: needs, facets, ways, states.

They are read as kindly as those in `garden.frontmatter.values`, and refused in the same words.
"""

import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

from garden.frontmatter.values import WORD, Json, Line, Text, one_of, one_or_more, refused
from garden.vocabulary import LEVELS, OBJECTION_STATES, ORIGINS, STATES, WAYS

_ADDRESS = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
_LINES_BY_NAME: Json = {"type": ["object", "null"], "additionalProperties": WORD}
_NEED: Json = {"anyOf": [WORD, {"type": "object", "additionalProperties": WORD}]}

ALL_STATES = tuple(dict.fromkeys(state for states in STATES.values() for state in states))
"""Every word that may stand after `state:`; which of them suits a type is a check's matter."""


def _facets(value: object) -> object:
    """Read a line of text, which has no facet's name, or facets by name."""
    return value if isinstance(value, dict) else {"": value}


def _needs(value: object) -> object:
    """Read needs: words, or groups of a word and how much of it; `none` says there are none."""
    if isinstance(value, str) and value.strip().casefold() in {"none", "nothing"}:
        return []
    entries = (
        [{value: ""}] if isinstance(value, str) else [value] if isinstance(value, dict) else value
    )
    if not isinstance(entries, list):
        raise refused("a list of needs, or `none`", value)
    needs = []
    for entry in entries:
        pairs = {entry: ""} if isinstance(entry, str) else entry
        if not isinstance(pairs, dict):
            raise refused("a need such as `time` or `money: 20 a month`", entry)
        needs += [{"kind": kind, "detail": detail} for kind, detail in pairs.items()]
    return needs


def _reasons(value: object) -> object:
    """Read words, or words with a reason each."""
    if isinstance(value, dict):
        return value
    words = one_or_more(value)
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise refused("note types, or a group of `type: reason`", value)
    return dict.fromkeys(words, "")


def _address(value: str) -> str:
    if not _ADDRESS.fullmatch(value):
        raise refused("an address that begins with https://", value)
    return value


def _texts(value: object) -> object:
    """Read a group in which every value is a line of text."""
    if not isinstance(value, dict):
        raise refused("a group of `name: text`", value)
    return value


def _named(words: tuple[str, ...]) -> Json:
    return {"enum": [*words, None]}


_WAY: Json = {"enum": list(WAYS)}

State = Annotated[str, BeforeValidator(one_of(ALL_STATES)), WithJsonSchema(_named(ALL_STATES))]
ObjectionState = Annotated[
    str, BeforeValidator(one_of(OBJECTION_STATES)), WithJsonSchema(_named(OBJECTION_STATES))
]
Level = Annotated[str, BeforeValidator(one_of(LEVELS)), WithJsonSchema(_named(LEVELS))]
Origin = Annotated[str, BeforeValidator(one_of(ORIGINS)), WithJsonSchema(_named(ORIGINS))]
Ways = Annotated[
    tuple[Annotated[str, BeforeValidator(one_of(WAYS))], ...],
    BeforeValidator(one_or_more),
    WithJsonSchema({"anyOf": [{**_WAY, "enum": [*WAYS, None]}, {"type": "array", "items": _WAY}]}),
]
Address = Annotated[
    Line,
    AfterValidator(_address),
    WithJsonSchema({"type": ["string", "null"], "format": "uri"}),
]
Facets = Annotated[
    dict[str, Text], BeforeValidator(_facets), WithJsonSchema({"anyOf": [WORD, _LINES_BY_NAME]})
]
Definitions = Annotated[dict[str, Line], BeforeValidator(_texts), WithJsonSchema(_LINES_BY_NAME)]
Reasons = Annotated[
    dict[str, Line],
    BeforeValidator(_reasons),
    WithJsonSchema({"anyOf": [WORD, {"type": "array", "items": WORD}, _LINES_BY_NAME]}),
]
NEEDS_SCHEMA: Json = {"anyOf": [*_NEED["anyOf"], {"type": "array", "items": _NEED}]}
READ_NEEDS = BeforeValidator(_needs)
