"""The kinds of value a field may hold: how kindly each is read, and how it is refused.

Values arrive as text, exactly as written (see `garden.strictyaml.tree.text_of`), so a title may
be a date, a number or the film "True". Each kind carries its JSON Schema for editors.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, ValidationInfo, WithJsonSchema
from pydantic_core import ErrorDetails, PydanticCustomError

from garden.nearest import nearest
from garden.strictyaml.tree import shorten
from garden.vocabulary import OUTCOMES, STATUSES
from garden.wikilink import WIKILINK, split_wikilink

_COLON = "If it is text that has a colon in it, put quotes round it."

Json = dict[str, Any]

WORD: Json = {"type": ["string", "number", "boolean", "null"]}
WORDS: Json = {"anyOf": [WORD, {"type": "array", "items": WORD}]}
_YES_NO: Json = {"type": ["boolean", "null"]}
COUNT: Json = {"type": ["integer", "null"], "minimum": 0}
SWITCH: Json = {"enum": ["off", "on", False, True, None]}
_TITLE: Json = {**WORD, "maxLength": 200}
_OLD_GROUP: Json = {"type": "object", "additionalProperties": WORD}
_OLD_ENTRY: Json = {"anyOf": [WORD, _OLD_GROUP]}


def describe(value: object) -> str:
    """Return what an author would call `value`."""
    match value:
        case None | "":
            return "nothing"
        case dict():
            return "a group of `key: value`"
        case list():
            return "a list"
        case _:
            return f"`{shorten(str(value))}`"


def refused(expected: str, found: object, hint: str = "") -> PydanticCustomError:
    """Return the error to raise where `expected` was expected."""
    return PydanticCustomError(
        "garden", "expected", {"expected": expected, "found": describe(found), "hint": hint}
    )


def complaint(subject: str, error: ErrorDetails) -> tuple[str, str]:
    """Return message and hint for an error of pydantic's about `subject`."""
    context = error.get("ctx", {})
    expected = context.get("expected", "something else")
    return f"{subject} is {expected}; found {context.get('found')}.", context.get("hint", "")


def _line(value: object) -> str:
    if not isinstance(value, str):
        raise refused("a word or a line of text", value, _COLON if isinstance(value, dict) else "")
    return " ".join(value.split())


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else _line(value)


def _title(value: object) -> str:
    line = _line(value)
    if len(line) > _TITLE["maxLength"]:
        raise refused(f"a line of at most {_TITLE['maxLength']} characters", line)
    return line


def in_our_words(meant: Mapping[str, str], value: object) -> object:
    """Return `value` with each word that `meant` knows, in any case, as the word it means."""
    match value:
        case str():
            return meant.get(value.strip().casefold(), value)
        case list():
            return [in_our_words(meant, item) for item in value]
        case _:
            return value


def one_or_more(value: object) -> object:
    """Make a list of a lone value."""
    return value if isinstance(value, list) else [value]


def _words(value: object) -> object:
    if isinstance(value, dict):
        raise refused("a word or a list of words", value, _COLON)
    return one_or_more(value)


def _tags(value: object) -> object:
    return _words(value.split(",") if isinstance(value, str) else value)


def _tag(value: object) -> str:
    """Read a tag; a level without a name, as in `/` or `a//b`, is none."""
    return "/".join(level for level in _name(value).lstrip("#").strip().split("/") if level.strip())


def _name(value: object) -> str:
    """Read a line; a wikilink stands for the name it names."""
    line = _line(value)
    link = WIKILINK.fullmatch(line)
    target, _, label = split_wikilink(link["inner"]) if link else (line, "", None)
    return label or (target.rsplit("/", 1)[-1] if link else line) or line


def _spoken(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(filter(None, values))


def one_of(words: Iterable[str], hint: str = "") -> Callable[[object], str]:
    """Return a reader that accepts `words` in any case and returns them as declared."""
    known = {word.casefold(): word for word in words}

    def read(value: object) -> str:
        word = value.strip().casefold() if isinstance(value, str) else ""
        if word in known:
            return known[word]
        near = nearest(word, known)
        advice = f"Did you mean `{known[near]}`?" if near else hint
        raise refused(f"one of {', '.join(known.values())}", value, advice)

    return read


def _note_type(value: object, info: ValidationInfo) -> str:
    types = (info.context or {}).get("types", ())
    hint = "Until then it is a plain note; types of your own are declared in mkdocs.yml."
    return one_of(types, hint)(value)


def _yes_no(value: object) -> bool:
    words = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
    word = value.strip().casefold() if isinstance(value, str) else ""
    if word not in words:
        raise refused("true or false", value)
    return words[word]


def _count(value: object) -> int:
    text = value.strip() if isinstance(value, str) else ""
    if not re.fullmatch(r"[0-9]{1,6}", text):
        raise refused("a number such as 2, or 0 for none", value)
    return int(text)


def _day(value: object) -> str:
    text = _line(value)
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        raise refused("a day such as 2026-11-02", value)
    if not is_day(text):
        raise refused("a day of the calendar", value)
    return text


def is_day(text: str) -> bool:
    """Tell whether an ISO date, which `text` looks like, is in the calendar."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _old_name(value: object) -> str:
    """Read an old path, or a group of old paths, each with the heading that it is now."""
    if isinstance(value, dict) and all(isinstance(heading, str) for heading in value.values()):
        return " ".join(value)
    if not isinstance(value, str):
        raise refused("an old path such as `old-name.md`", value)
    return value


def _switch(value: object) -> str:
    try:
        return "on" if _yes_no(value) else "off"
    except PydanticCustomError:
        raise refused("on or off", value) from None


def group(expected: str) -> BeforeValidator:
    """Return a reader that accepts `key: value` lines only."""

    def read(value: object) -> object:
        if not isinstance(value, dict):
            raise refused(expected, value)
        return value

    return BeforeValidator(read)


def names_or_groups(value: object) -> object:
    """Read names, or groups that have a name; a lone one needs no list."""
    entries = value if isinstance(value, list) else [value]
    return [{"name": _name(e)} if isinstance(e, str) else e for e in entries]


def a_name_or_group(value: object) -> object:
    """Read a name, or a group that has one."""
    if not isinstance(value, str | dict):
        raise refused("a name, or a group with a `name`", value)
    return {"name": value} if isinstance(value, str) else value


Line = Annotated[str, BeforeValidator(_line), WithJsonSchema(WORD)]
Text = Annotated[str, BeforeValidator(_text), WithJsonSchema(WORD)]
Lines = Annotated[
    tuple[Annotated[str, BeforeValidator(_line)], ...],
    BeforeValidator(_words),
    AfterValidator(_spoken),
    WithJsonSchema(WORDS),
]
Title = Annotated[str, BeforeValidator(_title), WithJsonSchema(_TITLE)]
Names = Annotated[
    tuple[Annotated[str, BeforeValidator(_name)], ...],
    BeforeValidator(_words),
    AfterValidator(_spoken),
    WithJsonSchema(WORDS),
]
Tags = Annotated[
    tuple[Annotated[str, BeforeValidator(_tag)], ...],
    BeforeValidator(_tags),
    AfterValidator(_spoken),
    WithJsonSchema(WORDS),
]
OldNames = Annotated[
    tuple[Annotated[str, BeforeValidator(_old_name)], ...],
    BeforeValidator(one_or_more),
    WithJsonSchema({"anyOf": [WORD, _OLD_GROUP, {"type": "array", "items": _OLD_ENTRY}]}),
]
YesNo = Annotated[bool, BeforeValidator(_yes_no), WithJsonSchema(_YES_NO)]
Count = Annotated[int, BeforeValidator(_count), WithJsonSchema(COUNT)]
NoteType = Annotated[str, BeforeValidator(_note_type), WithJsonSchema({"type": "string"})]
Status = Annotated[
    str, BeforeValidator(one_of(STATUSES)), WithJsonSchema({"enum": [*STATUSES, None]})
]
Switch = Annotated[str, BeforeValidator(_switch), WithJsonSchema(SWITCH)]
Outcome = Annotated[
    str, BeforeValidator(one_of(OUTCOMES)), WithJsonSchema({"enum": [*OUTCOMES, None]})
]
Day = Annotated[str, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
