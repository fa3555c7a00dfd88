"""A page of the compiled garden: frontmatter an engine can read, and a body."""

import html
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import yaml

try:
    from yaml import CSafeDumper as _SafeDumper
except ImportError:  # PyYAML built without libyaml: slower, same text
    from yaml import SafeDumper as _SafeDumper  # type: ignore[assignment]


class _Dumper(_SafeDumper):
    """Writes a value that stands in two places twice: not every engine reads YAML's `&` and `*`."""

    def ignore_aliases(self, _data: object) -> bool:
        """Never write an alias."""
        return True


@dataclass(frozen=True, slots=True)
class Page:
    """One page, before it is text."""

    path: str
    """Where it stands, like the path of a note."""
    title: str
    """Plain text."""
    data: Mapping[str, object]
    """What the theme receives under `garden:`; a closed set of plain values."""
    body: str = ""
    """Plain Markdown."""
    rest: Mapping[str, object] = field(default_factory=dict)
    """Other keys of the frontmatter, for the engine and its plugins."""


def named(anchors: Iterable[str]) -> str:
    """Return a body that tells the engine's link check which ids the theme will write.

    A browser looks for an id before it looks for a name, so nobody ever arrives here.
    """
    names = "".join(f'<a name="{html.escape(anchor)}"></a>' for anchor in anchors)
    return f"<div hidden>{names}</div>\n" if names else ""


def render_page(page: Page) -> str:
    """Return the compiled text of a page.

    Material writes `title`, `description` and their like into HTML as they are, so every
    string outside `garden:` is escaped here; our own templates escape what they show.
    """
    return _with_head(page, theme_data(page))


def render_stub(page: Page) -> str:
    """Return the compiled text without the theme's data, but for the path that marks it as ours.

    For an engine in the same process: it takes `theme_data` as it is, which spares writing
    and reading YAML, a fifth of the time of a build.
    """
    return _with_head(page, _mark(page))


def stub_values(page: Page) -> tuple[str, dict[str, object]]:
    """Return what an engine reads in that text, the Markdown and the head, without writing it."""
    return page.body.lstrip("\n"), {**engine_head(page), "garden": _mark(page)}


def _mark(page: Page) -> dict[str, object]:
    return {"path": page.path}


def theme_data(page: Page) -> dict[str, object]:
    """Return what the theme receives under `garden:`."""
    return {"title": page.title, **page.data}


def engine_head(page: Page) -> dict[str, object]:
    """Return what the engine and its plugins read in the frontmatter of a page."""
    return {"title": html.escape(page.title), **_escaped_mapping(page.rest)}


def _with_head(page: Page, data: Mapping[str, object]) -> str:
    head = {**engine_head(page), "garden": data}
    text = yaml.dump(head, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1_000_000)
    return f"---\n{text}---\n\n{page.body}"


def _escaped_mapping(values: Mapping[str, object]) -> dict[str, object]:
    return {str(key): _escaped(value) for key, value in values.items()}


def _escaped(value: object) -> object:
    if isinstance(value, str):
        return html.escape(value, quote=True)
    if isinstance(value, Mapping):
        return _escaped_mapping(value)
    if isinstance(value, list | tuple):
        return [_escaped(item) for item in value]
    return value
