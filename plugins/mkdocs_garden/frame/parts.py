"""Stand-ins for templates: each does what Jinja's own compiled code asks of a template."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from jinja2 import Template
from mkdocs.structure.pages import Page

if TYPE_CHECKING:
    from mkdocs_garden.frame.frame import Frame

Given = tuple[dict[str, Any], bool, Mapping[str, Any]]
"""What a context would be made of."""


class Part:
    """A template that is included."""

    def __init__(self, template: Template, frame: "Frame") -> None:
        """Take the template, and what looks after all of them."""
        self._template = template
        self._frame = frame

    def new_context(
        self,
        vars: dict[str, Any] | None = None,  # noqa: A002 - as Jinja has it
        shared: bool = False,
        locals: Mapping[str, Any] | None = None,  # noqa: A002
    ) -> Given:
        """Keep what a context would be made of, as long as none is needed."""
        return vars or {}, shared, locals or {}

    def _rendered(self, given: Given) -> str:
        context = self._template.new_context(*given)
        return self._template.environment.concat(self._template.root_render_func(context))

    def root_render_func(self, given: Given) -> Iterator[str]:
        """Yield the text in one piece, which need not be handed up through many templates."""
        yield self._rendered(given)


class SharedPart(Part):
    """A part that says the same on all pages of a folder."""

    def __init__(self, template: Template, frame: "Frame") -> None:
        """Begin with nothing rendered."""
        super().__init__(template, frame)
        self._texts: dict[object, str] = {}

    def root_render_func(self, given: Given) -> Iterator[str]:
        """Yield the text of this part of a page, rendered now only if it never was."""
        place = self._place(given[0])
        text = self._texts.get(place)
        if text is None:
            foreign = self._frame.foreign
            text = self._frame.watched(self._rendered, given)
            # Only now is it known whether this page is one that the part leads to.
            place = self._place(given[0])
            if place is not None and foreign == self._frame.foreign:
                self._texts[place] = text
        yield text

    def _place(self, context: Mapping[str, Any]) -> object:
        return self._frame.places.find(context.get("page"), context.get("nav"))


class Icon(SharedPart):
    """A part that says the same everywhere."""

    def _place(self, context: Mapping[str, Any]) -> object:  # noqa: ARG002
        return True


class Words:
    """The words of the frame in the language of the site: macros, imported by most templates."""

    def __init__(self, template: Template, frame: "Frame") -> None:  # noqa: ARG002
        """Take the template that defines them."""
        self._template = template
        self._module: SimpleNamespace | None = None

    def make_module(self, *given: Any) -> SimpleNamespace:  # noqa: ANN401
        """Return the macros, each word of which is looked up once."""
        if self._module is None:
            module = self._template.make_module(*given)
            self._module = SimpleNamespace(t=cache(module.t))  # type: ignore[attr-defined]
        return self._module


class WholePage:
    """The template of whole pages, some of which were made ahead."""

    def __init__(self, template: Template, take: Callable[[str], str | None]) -> None:
        """Take the template, and what finds pages."""
        self._template, self._take = template, take

    def render(self, context: Mapping[str, Any]) -> str:
        """Return a page."""
        page = context.get("page")
        made = self._take(page.file.src_uri) if isinstance(page, Page) else None
        return self._template.render(context) if made is None else made
