"""`people.yml` to entries: kindly read, exactly judged, never raising.

The file may be another tool's: `fields` says by which names it calls ours. Whatever it holds
besides is not read, so that its addresses and pictures go nowhere.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pydantic import ValidationError

from garden.frontmatter.values import complaint
from garden.model import Finding, Severity, Span
from garden.nearest import nearest
from garden.options import PERSON_FIELDS
from garden.people.model import STANCES, Handle, NamedDomain, PersonEntry
from garden.people.schema import EMAIL, SPELLINGS, PersonModel
from garden.reading.sourcemap import SourceMap
from garden.strictyaml.read import Document, Limits, Shape, read_yaml
from garden.strictyaml.tree import (
    Items,
    Node,
    Pair,
    Pairs,
    Scalar,
    Slip,
    as_text,
    node_at,
    shorten,
    text_of,
)

LIMITS = Limits(characters=1_048_576, keys=10_000)
_NO_EMAIL = "People are named here, never addressed; delete it, and keep in mind git's history."


def read_people(
    text: str, path: str, fields: Mapping[str, str] | None = None
) -> tuple[tuple[PersonEntry, ...], tuple[Finding, ...]]:
    """Return the entries of a file of people and what is wrong in it. Never raises.

    `fields` maps our keys to those of the file; `handles.github` is one handle among others.
    """
    return _Reading(text, path, dict(fields or {})).result()


@dataclass(slots=True)
class _Reading:
    """One file on its way to entries."""

    text: str
    path: str
    fields: dict[str, str]
    lines: SourceMap = field(init=False)
    names: dict[str, str] = field(init=False)
    findings: list[Finding] = field(init=False, default_factory=list)
    unread: dict[str, Span] = field(init=False, default_factory=dict)

    def result(self) -> tuple[tuple[PersonEntry, ...], tuple[Finding, ...]]:
        start = 1 if self.text.startswith("\ufeff") else 0
        self.lines = SourceMap(self.text)
        self.names = _names(self.fields)
        document = read_yaml(self.text, Span(start, len(self.text)), self.lines, LIMITS)
        self._report(*document.slips, *_misshapen(document.shape, len(self.text)))
        entries = [entry for entry in self._entries(document) if entry]
        self._report_unread()
        return tuple(entries), tuple(sorted(self.findings, key=lambda finding: finding.position))

    def _entries(self, document: Document) -> Iterator[PersonEntry | None]:
        for pair in document.pairs:
            yield self._entry(pair.key, pair.value)
        for item in document.items:
            if isinstance(item, Scalar):
                yield self._entry(item, Scalar("", item.span))
            elif isinstance(item, Pairs):
                yield self._item(item)

    def _item(self, item: Pairs) -> PersonEntry | None:
        """Read an entry of a list, which says itself by what name notes mean it."""
        known = {self.names.get(p.key.text): p.value for p in item.pairs}
        for name in ("id", "name"):
            value = known.get(name)
            if isinstance(value, Scalar) and value.text:
                return self._entry(value, item)
        hint = "Add `name: …` to it, or map the key that holds it in `people: {fields: …}`."
        self._report(Slip(item.span, "This entry of the list has no name.", hint))
        return None

    def _entry(self, key: Scalar, value: Node) -> PersonEntry | None:
        """Return what is said of one person, as far as it holds."""
        subject = " ".join(key.text.split())
        known = self._known(key, value)
        model = self._model(subject, known)
        if EMAIL.search(subject):
            self._report(Slip(key.span, "This name holds an e-mail address.", _NO_EMAIL))
            subject = model.name
        if not subject:
            return None
        return PersonEntry(
            subject,
            model.name or subject,
            hidden=model.display == "hidden",
            counts=model.count,
            handles=tuple(Handle(where, name) for where, name in model.handles.items()),
            domains=tuple(self._domains(model, known)),
            **{name: getattr(model, name) for name in _ALIKE},
        )

    def _known(self, key: Scalar, value: Node) -> dict[str, Node]:
        """Return what is said under our names; what is not ours is put aside."""
        if isinstance(value, Items | Scalar):
            return {"name": value} if text_of(value) is not None else {}
        known: dict[str, Node] = {}
        handles: list[Pair] = []
        for pair in value.pairs:
            name, _, where = self.names.get(pair.key.text, "").partition(".")
            if name == "handles" and not isinstance(pair.value, Pairs) and self.fields:
                place = Scalar(where or pair.key.text, pair.key.span)
                handles.append(Pair(place, pair.value))
            elif name and name not in known:
                known[name] = pair.value
            elif not name:
                self._judge_unknown(pair)
        if handles:
            known["handles"] = Pairs(tuple(handles), handles[0].key.span)
        return {name: node for name, node in known.items() if self._is_fit(key, name, node)}

    def _is_fit(self, key: Scalar, name: str, node: Node) -> bool:
        """Tell whether a value may be kept: one with an e-mail address is dropped whole."""
        found = next((s for s in _scalars(node) if EMAIL.search(s.text)), None)
        if found:
            subject = f"`{name}` of `{shorten(key.text)}`"
            self._report(Slip(found.span, f"{subject} holds an e-mail address.", _NO_EMAIL))
        return found is None

    def _model(self, subject: str, known: dict[str, Node]) -> PersonModel:
        """Validate what is said; what does not hold is reported and left out."""
        values = {n: t for n, node in known.items() if (t := text_of(node)) is not None}
        try:
            return PersonModel.model_validate(values)
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                name, *rest = detail["loc"]
                said = f"`{name}` of `{shorten(subject)}`"
                span = node_at(known[str(name)], rest).span
                self._report(Slip(span, *complaint(said, detail)))
                values.pop(str(name), None)
            return PersonModel.model_validate(values)

    def _domains(self, model: PersonModel, known: Mapping[str, Node]) -> Iterator[NamedDomain]:
        for stance in STANCES:
            scalars = _scalars(known[stance]) if stance in known else ()
            said = [scalar for scalar in scalars if as_text(scalar)]
            for name, scalar in zip(getattr(model, stance), said, strict=False):
                yield NamedDomain(name, self.path, self.lines.position(scalar.span.start))

    def _judge_unknown(self, pair: Pair) -> None:
        """Report a slip of one of our keys; the keys of another tool are told of together."""
        near = None if self.fields else nearest(pair.key.text, PERSON_FIELDS)
        if near is None:
            self.unread.setdefault(pair.key.text, pair.key.span)
            return
        message = f"`{shorten(pair.key.text)}` is not read here."
        self._remark(Slip(pair.key.span, message, f"Did you mean `{near}`?"), Severity.WARNING)

    def _report_unread(self) -> None:
        if not self.unread:
            return
        names = sorted(self.unread, key=lambda name: self.unread[name])
        shown = ", ".join(f"`{shorten(name, 30)}`" for name in names[:10])
        more = f" and {len(names) - 10} more" if len(names) > 10 else ""  # noqa: PLR2004 - as above
        verb = "is" if len(names) == 1 else "are"
        message = f"{shown}{more} {verb} not read here."
        hint = f"A person has {', '.join(f'`{name}`' for name in PERSON_FIELDS)}."
        span = min(self.unread.values())
        self._remark(Slip(span, message, hint), Severity.INFO if self.fields else Severity.WARNING)

    def _remark(self, slip: Slip, severity: Severity) -> None:
        self.findings.append(slip.finding(self.path, self.lines, "unknown-field", severity))

    def _report(self, *slips: Slip) -> None:
        self.findings += (slip.finding(self.path, self.lines) for slip in slips)


_ALIKE = (
    "says",
    "roles",
    "learning",
    "practising",
    "stewarding",
    "bridges",
    "status",
    "availability",
    "capacity",
    "ask_me",
    "affiliation",
)
"""Fields of an entry that are what the file says, as it says it."""


def _names(fields: Mapping[str, str]) -> dict[str, str]:
    """Return every spelling of a key, with our name of it."""
    names = {name: name for name in PERSON_FIELDS} | SPELLINGS
    for ours in fields:
        names = {spelling: name for spelling, name in names.items() if name != ours}
    return names | {theirs: ours for ours, theirs in fields.items()}


def _scalars(node: Node) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case Items(items):
            for item in items:
                yield from _scalars(item)
        case Pairs(pairs):
            for pair in pairs:
                yield pair.key
                yield from _scalars(pair.value)


def _misshapen(shape: Shape, length: int) -> Iterable[Slip]:
    if shape is Shape.TEXT:
        yield Slip(
            Span(0, length),
            f"This file holds {shape.value}, not `id: name` lines.",
            "Write one line for each person, such as `ada: Ada Lovelace`.",
        )
