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
from mkdocs.utils import get_relative_url

from garden.config import GardenConfig, load_config
from garden.errors import ConfigError, GardenError
from garden.memory import tidy_seldom
from garden.pages.page import theme_data
from garden.reading.extensions import adapted
from mkdocs_garden import find, messages, settings
from mkdocs_garden.aside import Aside, put_back
from mkdocs_garden.clean import clean, find_policy, settle
from mkdocs_garden.clean.csp import Guard, find_guard
from mkdocs_garden.contents import Contents
from mkdocs_garden.keep.files import pages_to_make
from mkdocs_garden.keep.keeper import Keeper
from mkdocs_garden.keep.others import meddlers
from mkdocs_garden.keep.start import find_keeper, watch
from mkdocs_garden.progress import PageBar, hush_engine
from mkdocs_garden.render.page import Source, hand_values, is_clean
from mkdocs_garden.rendering import Rendering
from mkdocs_garden.site import CompiledSite, compile_site
from mkdocs_garden.twins import add_twins

LATE = -100
"""After plugins that add files, so that the garden knows them all."""
EARLY = 100
"""Before plugins that look at the finished site."""


class GardenPlugin(BasePlugin):  # type: ignore[no-untyped-call,type-arg]
    """Compile the notes of the content folder to pages that MkDocs renders."""

    options: GardenConfig
    site: CompiledSite | None = None
    rendering: Rendering | None = None
    keeper: Keeper | None = None
    guard: Guard | None = None
    aside: Aside | None = None
    is_reloading: bool = False
    is_live: bool = False
    """Whether pages are made one by one, as they are asked for, and not in a build."""
    bar: PageBar
    contents: Contents

    def on_startup(self, command: str, **_kwargs: object) -> None:
        """Note whether the engine's own server will put a script into each page.

        The engine keeps the plugin for the next build of the process; begin as if it were new.
        """
        self.is_reloading = command == "serve"
        self.is_live = False

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
        tidy_seldom()
        self.bar = PageBar()
        hush_engine()
        self.options = adapted(self.options, config.markdown_extensions)
        settings.prepare(config, self.options)
        self.options = find.prepare(config, self.options)
        return config

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Look through the content folder before the engine does."""
        self.contents = Contents(config)

    @event_priority(LATE)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Read all notes, add the generated pages, set the navigation, say what was found."""
        self.contents.release()
        try:
            self.site = compile_site(files, config, self.options, self.contents.survey)
            add_twins(files, config, self.site)
        except GardenError as error:
            raise PluginError(str(error)) from None
        if not self.is_live:
            messages.log_findings(self.site.findings, self.site.garden)
            messages.require_heard(self.site.findings, strict=config.strict)
        return watch(files, config)

    @event_priority(LATE)
    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> None:
        """Leave out what need not be made; begin to render the rest, and to show the progress."""
        self.rendering = rendering = Rendering(config, nav, find_policy(self.options))
        for file in files.documentation_pages():
            if file.page:
                rendering.adopt(file.page)
                if self.site:
                    hand_values(file.page, self._hand_values, config)
                    settings.date(file.page, self.site.garden.past)
        self.aside = None
        if self.is_live:
            return
        if self.site and self.site.shelf and not meddlers(config, self):
            self.aside = Aside(self.site.shelf)
        self.keeper = find_keeper(config, self.site, nav, files, self) if self.site else None
        if self.keeper:
            self.keeper.choose(config)
        pages = pages_to_make(files)
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
        if self.aside:
            self.aside.turn_to(page)
        compiled = self.site.take_page(page.file.src_uri) if self.site else None
        if compiled is None:
            return
        if messages.is_undone(page):
            messages.warn_undone(page, config)
            return
        page.meta["garden"] = theme_data(compiled)
        settings.drop_missing_icon(page, config)
        if self.keeper:
            self.keeper.begin(page, compiled)

    @event_priority(LATE)
    def on_page_content(self, html: str, page: Page, **_kwargs: object) -> str | None:
        """Count a page that was rendered; clean it if it is of another plugin's making."""
        self.bar.step()
        if self.keeper:
            self.keeper.rendered(page)
        policy = find_policy(self.options)
        return None if is_clean(page) else settle(clean(html, policy), policy)

    @event_priority(LATE)
    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Prepare the templates, and begin to make pages of them."""
        if self.aside:
            self.aside.turn_to(None)
        policy = find_policy(self.options)
        self.guard = None if self.is_reloading else find_guard(config, policy, env)
        if self.rendering:
            self.rendering.write_ahead(env, files, [] if self.is_live else pages_to_make(files))
        if self.site and not self.is_live:
            find.write_index(self.site, files, config)
        return env

    @event_priority(LATE)
    def on_post_page(self, output: str, page: Page, **_kwargs: object) -> str:
        """Count a page that is about to be written, and guard it."""
        self.bar.step()
        if self.guard:
            output = self.guard.protect(output, get_relative_url(".", page.url))
        if self.keeper:
            self.keeper.made(page, output)
        put_back(page)
        return output

    @event_priority(LATE)
    def on_post_template(self, output: str, template_name: str, config: MkDocsConfig) -> str:
        """Guard a page that is none of the garden's, such as that for wrong addresses."""
        return self.guard.protect_template(output, template_name, config) if self.guard else output

    @event_priority(EARLY)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Let the workers go, and take the bar away; from now on all pages count as made."""
        self._stop()
        if self.keeper:
            self.keeper.finish(config)

    def on_build_error(self, error: Exception) -> None:  # noqa: ARG002
        """Take the bar away, so that the error is not written into it."""
        self._stop()

    def _hand_values(self, path: str) -> Source | None:
        """Return a page of the site as it is now: a served one takes another after an edit."""
        return self.site.hand_values(path) if self.site else None

    def _stop(self) -> None:
        if self.rendering:
            self.rendering.close()
        self.bar.stop()
