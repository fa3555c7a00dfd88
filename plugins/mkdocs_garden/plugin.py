"""The hooks: each calls one function. What is kept between them is the compiled site, and a bar."""

from typing import Any

from jinja2 import Environment
from mkdocs.config.base import ConfigErrors, ConfigWarnings, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from garden.config import GardenConfig, load_config
from garden.errors import ConfigError, GardenError
from garden.reading.extensions import adapted
from mkdocs_garden import find, messages, settings
from mkdocs_garden.progress import PageBar, hush_engine
from mkdocs_garden.rendering import Rendering
from mkdocs_garden.site import CompiledSite, compile_site

LATE = -100
"""After plugins that add files, so that the garden knows them all."""


class GardenPlugin(BasePlugin):  # type: ignore[no-untyped-call,type-arg]
    """Compile the notes of the content folder to pages that MkDocs renders."""

    options: GardenConfig
    site: CompiledSite | None = None
    rendering: Rendering | None = None
    bar: PageBar

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Validate the options by the core's own rules, so that every front door says the same."""
        try:
            self.options = load_config(options, config_file_path or "mkdocs.yml")
        except ConfigError as error:
            return [("garden", ValidationError(str(error)))], []
        return [], []

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add what the pages need: theme folder, stylesheet, Markdown extensions."""
        self.bar = PageBar()
        hush_engine()
        self.options = adapted(self.options, config.markdown_extensions)
        settings.prepare(config, self.options)
        self.options = find.prepare(config, self.options)
        return config

    @event_priority(LATE)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Read all notes, add the generated pages, set the navigation, say what was found."""
        try:
            self.site = compile_site(files, config, self.options)
        except GardenError as error:
            raise PluginError(str(error)) from None
        messages.log_findings(self.site.findings, self.site.garden)
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> None:
        """Begin to render the pages, and to show the progress."""
        pages = [file.page for file in files.documentation_pages() if file.page]
        self.rendering = rendering = Rendering(config, nav)
        for page in pages:
            rendering.adopt(page)
        if self.site:
            rendering.read_ahead(self.site, pages)
        self.bar.start(len(pages))

    def on_page_read_source(self, page: Page, config: MkDocsConfig) -> str | None:  # noqa: ARG002
        """Hand over the compiled text of a note; None for a page that is none of ours."""
        return self.site.hand_over(page.file.src_uri) if self.site else None

    @event_priority(LATE)
    def on_page_markdown(
        self,
        markdown: str,  # noqa: ARG002
        page: Page,
        config: MkDocsConfig,
        files: Files,  # noqa: ARG002
    ) -> None:
        """Give the theme its data, or say so if another plugin undid our work."""
        data = self.site.take_data(page.file.src_uri) if self.site else None
        if data is None:
            return
        if messages.is_undone(page):
            messages.warn_undone(page, config)
        else:
            page.meta["garden"] = data

    def on_page_content(self, *_args: object, **_kwargs: object) -> None:
        """Count a page that was rendered."""
        self.bar.step()

    @event_priority(LATE)
    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Prepare the templates, and begin to make pages of them."""
        pages = [file.page for file in files.documentation_pages() if file.page]
        if self.rendering:
            self.rendering.write_ahead(env, files, pages)
        if self.site:
            find.write_index(self.site, files, config)
        return env

    def on_post_page(self, *_args: object, **_kwargs: object) -> None:
        """Count a page that is about to be written."""
        self.bar.step()

    def on_post_build(self, config: MkDocsConfig) -> None:  # noqa: ARG002
        """Let the workers go, and take the bar away."""
        self._stop()

    def on_build_error(self, error: Exception) -> None:  # noqa: ARG002
        """Take the bar away, so that the error is not written into it."""
        self._stop()

    def _stop(self) -> None:
        if self.rendering:
            self.rendering.close()
        self.bar.stop()
