"""Text to `Note`. A note is parsed once; nothing later reads Markdown again."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from markdown_it import MarkdownIt

from garden.config import GardenConfig
from garden.frontmatter import read_head
from garden.model import Anchor, Finding, Note, NotePath, PackedHeadings, PackedProse
from garden.reading.body import Body
from garden.reading.heavy import too_deep
from garden.reading.syntax import make_parser
from garden.reading.unread import unreadable
from garden.slug import Slugify, slugify_ascii
from garden.timelimit import TooLongError, time_limit


def parse_note(
    path: NotePath, text: str, config: GardenConfig, slugify: Slugify = slugify_ascii
) -> Note:
    """Return the note that `text` states. Never raises: what is wrong becomes its findings.

    `slugify` is the engine's rule for heading ids, before they are made unique. Of a body that
    takes longer than a page may, nothing is gathered.
    """
    head = read_head(path, text, config)
    body = Body(text, head.body_start, slugify)
    env: dict[str, Any] = {}
    findings = list(head.findings)
    try:
        with time_limit(config.limits.seconds):
            body.read(_parser().parse(text[head.body_start :], env))
    except TooLongError as error:
        body, env = Body(text, head.body_start, slugify), {}
        findings.append(_too_slow(path, body, error))
    if body.too_deep:
        findings.append(too_deep(path, body.too_deep))
    fields = head.fields
    return Note(
        path=path,
        text=text,
        body_start=head.body_start,
        fields=fields,
        title=fields.title or body.first_title or _name_of(path),
        links=(*body.links, *fields.practice, *fields.field_links),
        headings=PackedHeadings.of(body.headings),
        blocks=tuple(body.blocks),
        anchors=frozenset(map(Anchor, body.ids)),
        tags=_unique((*fields.tags, *body.tags)),
        edits=tuple(body.edits),
        footnotes=tuple(body.footnotes),
        definitions=tuple(body.whole_lines(_definitions(env))),
        queries=body.queries,
        prose=PackedProse.of(body.prose),
        summary=body.summary,
        words=body.words,
        findings=tuple(findings),
    )


@cache
def _parser() -> MarkdownIt:
    return make_parser()


def _too_slow(path: NotePath, body: Body, error: TooLongError) -> Finding:
    message = f"The note cannot be read: {error}."
    place = body.lines.position(body.start)
    return unreadable(path, message, "Write it flatter, or split it.", place)


def _name_of(path: NotePath) -> str:
    stem = PurePosixPath(path).stem
    if stem.lower() not in {"index", "readme"}:
        return stem
    folder = PurePosixPath(path).parent.name
    return folder.replace("-", " ").replace("_", " ").strip().capitalize() or "Home"


def _unique(names: tuple[str, ...]) -> tuple[str, ...]:
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(name.casefold(), name)
    return tuple(first.values())


def _definitions(env: Mapping[str, Any]) -> Iterator[Sequence[int]]:
    """Yield the lines of every link reference definition that the parser met."""
    for definition in (*env.get("references", {}).values(), *env.get("duplicate_refs", ())):
        yield definition["map"]
