"""The kinds of value a query may hold: how kindly each is read, and how it is refused.

Values arrive as text, exactly as written, as those of a head do.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from garden.frontmatter.values import is_day, one_or_more, refused
from garden.nearest import nearest
from garden.wikilink import WIKILINK, split_wikilink

SHOWS = ("list", "table", "cards", "count")
SORTS = ("title", "path", "type", "status", "date", "reviewed", "links", "backlinks")
COLUMNS = (
    *("title", "type", "domain", "status", "tags", "contributors", "summary", "asks", "outcome"),
    *("evidence", "date", "reviewed", "links", "backlinks", "path"),
)
MOST = 500
"""How many notes an answer names; one more line says that there are others."""

_SIGN = r"(?P<sign>>=|<=|!=|=|>|<|)[ \t]*"
_NUMBER = re.compile(_SIGN + r"(?P<value>\d{1,9})")
_DAY = re.compile(_SIGN + r"(?P<value>\d{4}(?:-\d\d(?:-\d\d)?)?)")
_NOT = re.compile(r"not:[ \t]+(?P<word>.+)")
_QUOTE = 'Put a sign and quotes, such as ">= {}".'
_SAYING = "a word, a list of words, or a group with `any`, `all` or `not`"


@dataclass(frozen=True, slots=True)
class Choice:
    """Words of which a note must have one, all, or none."""

    any: tuple[str, ...] = ()
    """At least one of them, if there are any."""
    all: tuple[str, ...] = ()
    """Every one of them."""
    none: tuple[str, ...] = ()
    """Not one of them."""

    @property
    def words(self) -> tuple[str, ...]:
        """Every word that is named."""
        return (*self.any, *self.all, *self.none)

    def holds(self, has: Callable[[str], bool]) -> bool:
        """Tell whether a note is meant of which `has` tells whether it has a word."""
        return (
            (not self.any or any(map(has, self.any)))
            and all(map(has, self.all))
            and not any(map(has, self.none))
        )


@dataclass(frozen=True, slots=True)
class Comparison:
    """A sign and what stands to its right: a number, or a day, month or year."""

    sign: str
    """One of `=`, `!=`, `>`, `>=`, `<`, `<=`."""
    value: str
    """As written."""

    def holds(self, number: int) -> bool:
        """Tell whether a number is meant."""
        return self._holds(number - int(self.value))

    def holds_day(self, day: str) -> bool:
        """Tell whether an ISO date is meant; a month means all its days, no date is never meant."""
        same = day[: len(self.value)]
        return bool(day) and self._holds((same > self.value) - (same < self.value))

    def _holds(self, beyond: int) -> bool:
        match self.sign:
            case "=":
                return beyond == 0
            case "!=":
                return beyond != 0
            case ">":
                return beyond > 0
            case ">=":
                return beyond >= 0
            case "<":
                return beyond < 0
            case _:
                return beyond <= 0


@dataclass(frozen=True, slots=True)
class Order:
    """One key to sort by."""

    key: str
    """One of `SORTS`."""
    descending: bool = False
    """Whether the greatest comes first."""


def _word(value: object) -> str:
    """Read a word; a wikilink stands for its target."""
    if not isinstance(value, str):
        raise refused("a word", value)
    link = WIKILINK.fullmatch(value.strip())
    return split_wikilink(link["inner"])[0] if link else " ".join(value.split())


def _words(value: object) -> tuple[str, ...]:
    if isinstance(value, dict):
        raise refused("a word or a list of words", value)
    return tuple(_word(word) for word in (value if isinstance(value, list) else [value]))


def _choice(value: object) -> Choice:
    if not isinstance(value, dict):
        negated = _NOT.fullmatch(value) if isinstance(value, str) else None
        return Choice(none=_words(negated["word"])) if negated else Choice(any=_words(value))
    for key in value:
        if key not in {"any", "all", "not"}:
            raise refused(_SAYING, key)
    parts = {key: _words(words) for key, words in value.items()}
    return Choice(parts.get("any", ()), parts.get("all", ()), parts.get("not", ()))


def said_words(text: str | None) -> tuple[str, ...]:
    """Return the word that a scalar of a choice says, as it is compared; none if it is empty."""
    negated = _NOT.fullmatch(text) if text else None
    return (_word(negated["word"] if negated else text),) if text else ()


def _number(value: object) -> Comparison:
    match = _NUMBER.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        raise refused("a number, with or without a sign", value, _QUOTE.format("1"))
    return Comparison(match["sign"] or "=", match["value"])


def _day(value: object) -> Comparison:
    match = _DAY.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        what = "a day, a month or a year, with or without a sign"
        raise refused(what, value, _QUOTE.format("2026-11"))
    if not is_day(match["value"] + "0000-01-01"[len(match["value"]) :]):
        raise refused("a day of the calendar", value)
    return Comparison(match["sign"] or "=", match["value"])


def one_word_of(words: Iterable[str]) -> Callable[[object], str]:
    """Return a reader that accepts `words` in any case."""
    known = tuple(words)

    def read(value: object) -> str:
        word = _word(value).casefold()
        if word not in known:
            near = nearest(word, known)
            hint = f"Did you mean `{near}`?" if near else ""
            raise refused(f"one of {', '.join(known)}", value, hint)
        return word

    return read


def _order(value: object) -> Order:
    text = _word(value)
    return Order(one_word_of(SORTS)(text.removeprefix("-").strip()), text.startswith("-"))


def _limit(value: object) -> int:
    text = _word(value)
    if not re.fullmatch(r"[1-9]\d{0,3}", text) or int(text) > MOST:
        raise refused(f"a number from 1 to {MOST}", value)
    return int(text)


_TEXT = WithJsonSchema({"type": "string"})
Word = Annotated[str, BeforeValidator(_word), _TEXT]
Words = Annotated[tuple[Word, ...], BeforeValidator(one_or_more), _TEXT]
Choices = Annotated[Choice, BeforeValidator(_choice), _TEXT]
Number = Annotated[Comparison, BeforeValidator(_number), _TEXT]
Day = Annotated[Comparison, BeforeValidator(_day), _TEXT]
Orders = Annotated[
    tuple[Annotated[Order, BeforeValidator(_order)], ...], BeforeValidator(one_or_more), _TEXT
]
Show = Annotated[str, BeforeValidator(one_word_of(SHOWS)), _TEXT]
Columns = Annotated[
    tuple[Annotated[str, BeforeValidator(one_word_of(COLUMNS))], ...],
    BeforeValidator(one_or_more),
    _TEXT,
]
Limit = Annotated[int, BeforeValidator(_limit), _TEXT]
