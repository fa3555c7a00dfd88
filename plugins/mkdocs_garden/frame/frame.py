"""Which templates are rendered once for many pages, and how Jinja comes by them."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import material  # type: ignore[import-untyped]
from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from mkdocs.config.defaults import MkDocsConfig

from garden.theme import theme_dir
from mkdocs_garden.frame.addresses import Addresses
from mkdocs_garden.frame.parts import Given, Icon, Part, SharedPart, WholePage, Words
from mkdocs_garden.frame.places import Places

SHARED = (
    "copyright",
    "footer",
    "icons",
    "javascripts/base",
    "javascripts/content",
    "javascripts/palette",
    "logo",
    "nav",
    "palette",
    "search",
    "social",
    "source",
    "tabs",
    "top",
)
"""They ask of a page only where it stands, and whether the navigation holds it."""

KINDS: dict[str, type[Part | Words]] = {
    **{f"partials/{name}.html": SharedPart for name in SHARED},
    "partials/garden/page.html": Part,
    "partials/language.html": Words,
}
"""The templates that another object stands in for."""

ICONS = ".icons/"
PAGE = "main.html"
"""What the engine itself asks for, page by page."""

QUIET = ("mkdocs_garden", "material.plugins.search", "material.plugins.tags", "mkdocs.contrib")
"""Plugins that change nothing, from page to page, of what the shared parts show."""

_OWN = frozenset(dir(dict))


def share_frame(env: Environment, config: MkDocsConfig) -> "Frame | None":
    """Let the parts that notes share be rendered once for each folder.

    Where another plugin has a hand in what single pages show, nothing is shared: None.
    """
    hooks = [hook for event in ("page_context", "env") for hook in config.plugins.events[event]]
    if not all(_is_quiet(hook) for hook in hooks):
        return None
    frame = Frame(env)
    frame.note_addresses(env)
    env.get_template = frame.get_template  # type: ignore[method-assign]
    env.getattr = _getattr(env)  # type: ignore[method-assign, assignment]
    return frame


def _is_quiet(hook: object) -> bool:
    return type(getattr(hook, "__self__", None)).__module__.startswith(QUIET)


class Frame:
    """Finds the templates of a build, and keeps what is the same for many pages."""

    def __init__(self, env: Environment) -> None:
        """Take the engine's templates."""
        self.places = Places()
        self.foreign = 0
        """How often a template of the site's own was asked for."""
        self.take: Callable[[str], str | None] | None = None
        """Finds pages that were made ahead, by path."""
        self._find = env.get_template
        self._ours: dict[str, Any] = {}
        self._depth = 0
        self._homes = (str(theme_dir()), str(Path(material.__file__).parent))

    def get_template(self, name: Any, parent: str | None = None, globals: Any = None) -> Any:  # noqa: A002, ANN401
        """Return a template, as the method of Jinja's whose place this takes."""
        if name == PAGE and parent is None and self.take:
            return WholePage(self._find(name), self.take)
        found = self._ours.get(name) if globals is None else None
        if found is not None:
            return found
        template = self._find(name, parent, globals)
        if not str(template.filename).startswith(self._homes):
            self.foreign += 1
            return template
        # As they are by now, when all plugins have had their say: Jinja's own chain of them is
        # walked through for each page and each part of it.
        template.globals = dict(template.globals)
        kind = Icon if str(name).startswith(ICONS) else KINDS.get(str(name))
        self._ours[name] = found = kind(template, self) if kind else template
        return found

    def forget(self) -> None:
        """Render shared parts anew from now on: what they show has changed."""
        self._ours.clear()

    def watched(self, render: Callable[[Given], str], given: Given) -> str:
        """Render a part and take note of every address in it."""
        self._depth += 1
        try:
            return render(given)
        finally:
            self._depth -= 1

    def note_addresses(self, env: Environment) -> None:
        """Let the filter that makes addresses tell of those in shared parts."""
        find = Addresses(env.filters["url"]).find

        @pass_context
        def url(context: Context, value: object) -> str:
            goal = str(value)
            if self._depth:
                self.places.add_goal(goal)
            return find(context, goal)

        env.filters["url"] = url


def _getattr(env: Environment) -> Callable[[Any, str], Any]:
    """Return what `a.b` means in a template, the same as before, and quicker for plain data."""
    get = env.getattr
    missing = cache(lambda name: env.undefined(obj={}, name=name))

    def getattr_(value: Any, name: str) -> Any:  # noqa: ANN401 - whatever a template holds
        if value.__class__ is dict and name not in _OWN:
            return value[name] if name in value else missing(name)
        return get(value, name)

    return getattr_
