"""The head of a note: YAML between `---` lines, read kindly, judged exactly, never raising.

Where it begins and ends is `cut`'s matter, what YAML may say `garden.strictyaml`'s, and what
each field may hold `model`'s. Here they meet: text in, `Fields` and findings out.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import frontmatter
from frontmatter.default_handlers import YAMLHandler
from pydantic_core import ErrorDetails

from garden.config import GardenConfig
from garden.errors import ConfigError
from garden.frontmatter.assemble import make_fields
from garden.frontmatter.cut import BOM, Cut, cut_head, is_meant_as_head
from garden.frontmatter.links import field_links, practice_links
from garden.frontmatter.model import (
    BY_NAME,
    FIELDS,
    LINKED,
    ORDINARY,
    SPELLINGS,
    HeadModel,
    validate,
)
from garden.frontmatter.oldplaces import old_places
from garden.frontmatter.values import complaint, in_our_words, is_day
from garden.model import Fields, Finding, NotePath, Position, Severity, Span
from garden.nearest import nearest
from garden.reading.sourcemap import SourceMap
from garden.strictyaml.read import Document, Limits, Shape, read_yaml
from garden.strictyaml.tree import Pair, Pairs, Scalar, Slip, node_at, shorten, text_of, value_of

MOST_FINDINGS = 25
"""How many findings one head may bring; one more says that there are others."""

_LOST_TAGS = re.compile(r":[ \t]+(?P<at>#\w[^\r\n]*)")
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[Tt ].*)?")


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a note says."""

    fields: Fields
    """The fields that could be read."""
    body_start: int
    """Where the untouched body begins."""
    findings: tuple[Finding, ...] = ()
    """What is wrong, in order of place."""


def read_head(path: NotePath, text: str, config: GardenConfig) -> Head:
    """Return what the head of `text` says. Never raises: what is wrong is a finding."""
    cut = cut_head(text)
    if cut is None:
        return _no_head(path, text, config)
    handler = HeadHandler(text, cut, limits_of(config))
    values, _ = frontmatter.parse(text[: cut.body_start], handler=handler)
    if not is_meant_as_head(text, cut, handler.document.shape):
        return _no_head(path, text, config)
    return _Reading(path, config, handler, values).head()


def limits_of(config: GardenConfig) -> Limits:
    """Return how much the head of a note may hold in a garden."""
    limits = config.limits
    return Limits(limits.frontmatter, limits.keys, limits.depth)


def _no_head(path: NotePath, text: str, config: GardenConfig) -> Head:
    return Head(Fields(type=config.type_of(path)), len(BOM) if text.startswith(BOM) else 0)


class HeadHandler(YAMLHandler):
    """What python-frontmatter asks of a dialect: where the head is, and what it says.

    It works on the file itself, since python-frontmatter changes line ends and trims, and
    it keeps the document, whose parts know their places.
    """

    def __init__(self, text: str, cut: Cut, limits: Limits) -> None:
        """Take the whole file, where its head may be, and how much it may hold."""
        super().__init__()
        self.limits = limits
        self.text = text
        self.cut = cut
        self.lines = SourceMap(text[: cut.body_start])
        self.document = Document(Shape.EMPTY)

    def split(self, text: str) -> tuple[str, str]:  # noqa: ARG002 - see the class
        """Return head and body."""
        cut = self.cut
        return self.text[cut.head.start : cut.head.end], self.text[cut.body_start :]

    def load(self, fm: str, **_: object) -> dict[str, Any]:  # noqa: ARG002 - see the class
        """Return what the head says, as YAML 1.2 means it."""
        self.document = read_yaml(self.text, self.cut.head, self.lines, self.limits)
        return {pair.key.text: value_of(pair.value) for pair in self.document.pairs}


class _Reading:
    """One head on its way from YAML to fields."""

    def __init__(
        self,
        path: NotePath,
        config: GardenConfig,
        handler: HeadHandler,
        values: Mapping[str, object],
    ) -> None:
        self._path = path
        self._config = config
        self._text = handler.text
        self._cut = handler.cut
        self._document = handler.document
        self._lines = handler.lines
        self._values = values
        self._spellings = field_names(config)
        self._findings: list[Finding] = []

    def head(self) -> Head:
        """Return the head with everything that is wrong in it."""
        self._report(*self._cut.slips, *self._document.slips, *self._misshapen())
        known, rest = self._assign()
        model, errors = validate(
            {"type": self._config.type_of(self._path)}
            | {n: text for n, pair in known.items() if (text := self._said(n, pair)) is not None},
            self._config.note_types,
        )
        self._report(*(_explain(error, known) for error in errors[: MOST_FINDINGS + 1]))
        self._report(*self._lost_tags(known))
        for pair in rest:
            self._judge_unknown(pair)
        return Head(self._fields(model, known, rest), self._cut.body_start, self._sorted())

    def _said(self, name: str, pair: Pair) -> object:
        """Return what a field says, in our words where the garden has others for them."""
        words = self._config.values.get(name, {})
        meant = {theirs.casefold(): ours for theirs, ours in words.items()}
        said = text_of(pair.value)
        if name in BY_NAME and isinstance(pair.value, Pairs) and isinstance(said, dict):
            said = {inner.key.text: said.get(inner.key.text, "") for inner in pair.value.pairs}
        return (in_our_words(meant, said) or None) if meant else said

    def _misshapen(self) -> Iterator[Slip]:
        shape = self._document.shape
        if shape in {Shape.ITEMS, Shape.TEXT}:
            yield Slip(
                self._cut.head,
                f"Between the --- lines stands {shape.value}, not `key: value` lines.",
                "Write a key before each value; if it is text, put an empty line below the "
                "first ---.",
            )

    def _assign(self) -> tuple[dict[str, Pair], list[Pair]]:
        """Return the pairs that are our fields, by name, and the others."""
        known: dict[str, Pair] = {}
        rest: list[Pair] = []
        # A field spelled exactly goes before `Title` or `tag`, whichever comes first.
        exact = self._spellings.keys() - SPELLINGS.keys()
        pairs = sorted(self._document.pairs, key=lambda pair: pair.key.text not in exact)
        for pair in pairs:
            name = self._spellings.get(pair.key.text.casefold())
            if name is None:
                rest.append(pair)
            elif known.setdefault(name, pair) is not pair:
                self._report(self._same_field(pair, known[name]))
        return known, rest

    def _same_field(self, pair: Pair, first: Pair) -> Slip:
        line = self._lines.position(first.key.span.start).line
        return Slip(
            pair.key.span,
            f"`{shorten(pair.key.text)}` is the same field as `{first.key.text}` in line {line}.",
            f"Keep one of the two; until then `{first.key.text}` counts.",
        )

    def _lost_tags(self, known: dict[str, Pair]) -> Iterator[Slip]:
        """Tell of `tags: #one`, which is a comment to YAML."""
        tags = known.get("tags")
        lost = _LOST_TAGS.match(self._text, tags.key.span.end) if tags else None
        if tags and lost and text_of(tags.value) is None:
            yield Slip(
                Span(*lost.span("at")),
                f"`{shorten(lost['at'])}` begins with #, which makes the rest of the line "
                "a comment.",
                "Leave the # out, or put quotes round the value.",
            )

    def _judge_unknown(self, pair: Pair) -> None:
        """Report a key that looks like a slip, and a day that no calendar has."""
        day = _DAY.fullmatch(pair.value.text) if isinstance(pair.value, Scalar) else None
        if day and not is_day(day[1]):
            self._report(
                Slip(
                    pair.value.span,
                    f"`{shorten(pair.key.text)}` looks like a day, but `{day[1]}` is in no "
                    "calendar.",
                    "Write year-month-day, such as 2026-11-02.",
                )
            )
        key, mode = pair.key.text.casefold(), self._config.unknown_fields
        near = None if key in ORDINARY else nearest(key, self._spellings)
        if mode == "ignore" or (mode == "near" and not near):
            return
        hint = f"Did you mean `{near}`?" if near else "Delete it, or set `unknown_fields: near`."
        slip = Slip(pair.key.span, f"`{shorten(pair.key.text)}` is no field that we know.", hint)
        self._findings.append(
            slip.finding(self._path, self._lines, "unknown-field", Severity.WARNING)
        )

    def _fields(self, model: HeadModel, known: dict[str, Pair], rest: list[Pair]) -> Fields:
        linked = [pair for name, pair in known.items() if name in LINKED]
        return make_fields(
            model,
            practice=practice_links(self._text, self._lines, known.get("practice")),
            field_links=field_links(self._text, self._lines, [*linked, *rest]),
            redirect_from=old_places(self._lines, known.get("redirect_from")),
            rest={pair.key.text: self._values[pair.key.text] for pair in rest},
            positions=self._positions(known, rest),
        )

    def _positions(self, known: dict[str, Pair], rest: list[Pair]) -> dict[str, Position]:
        named = [*known.items(), *((pair.key.text, pair) for pair in rest)]
        return {name: self._lines.position(pair.key.span.start) for name, pair in named}

    def _report(self, *slips: Slip) -> None:
        self._findings += (slip.finding(self._path, self._lines) for slip in slips)

    def _sorted(self) -> tuple[Finding, ...]:
        findings = sorted(self._findings, key=lambda f: (f.position, f.code, f.message))
        if len(findings) <= MOST_FINDINGS:
            return tuple(findings)
        last = findings[MOST_FINDINGS]
        message = "More is wrong in this head, from here on, than is listed."
        return (
            *findings[:MOST_FINDINGS],
            Finding(self._path, last.position, "invalid-frontmatter", Severity.ERROR, message),
        )


def field_names(config: GardenConfig) -> dict[str, str]:
    """Return every spelling of a field that this garden uses, with our name of the field."""
    names = {name: name for name in FIELDS} | SPELLINGS
    for ours, theirs in config.fields.items():
        name = SPELLINGS.get(ours, ours)
        names = {spelling: n for spelling, n in names.items() if n != name}
        names[theirs.casefold()] = name
    return names


def check_names(config: GardenConfig) -> None:
    """Refuse `fields` and `values` of names that are none of ours. Raises ConfigError."""
    known = {*FIELDS, *SPELLINGS}
    for option, names in (("fields", config.fields), ("values", config.values)):
        for name in names:
            if name not in known:
                near = nearest(name, known)
                hint = f" Did you mean `{near}`?" if near else ""
                raise ConfigError(
                    f"The option `{option}` of the garden plugin names `{name}`, which is no field "
                    f"of ours.{hint}"
                )


def _explain(error: ErrorDetails, known: Mapping[str, Pair]) -> Slip:
    """Put one of pydantic's errors into words, at the place it is about."""
    name, *path = error["loc"]
    pair = known[str(name)]
    node = node_at(pair.value, path)
    span = node.span if node.span.end > node.span.start else pair.key.span
    if error["type"] == "missing":
        subject = _subject([pair.key.text, *path[:-1]])
        return Slip(span, f"{subject} lacks `{path[-1]}`.", f"Add `{path[-1]}: …` to it.")
    return Slip(span, *complaint(_subject([pair.key.text, *path]), error))


def _subject(path: list[str | int]) -> str:
    """Name a place inside a field: `role` in entry 2 of `contributors`."""
    subject = f"`{shorten(str(path[0]))}`"
    for step in path[1:]:
        if isinstance(step, int):
            subject = f"entry {step + 1} of {subject}"
        else:
            subject = f"`{shorten(step)}` in {subject}"
    return subject[:1].upper() + subject[1:]
