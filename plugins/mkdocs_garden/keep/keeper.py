"""Which pages of a build need not be made, and what is noted of those that are."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from garden.cache import digest
from garden.pages.page import Page as Compiled
from garden.pages.page import engine_head, theme_data
from mkdocs_garden.keep.files import WatchedFiles
from mkdocs_garden.keep.kept import KeptPages
from mkdocs_garden.keep.keptpage import LateData, Ways, set_aside
from mkdocs_garden.keep.known import Known, write_known
from mkdocs_garden.keep.memory import print_of
from mkdocs_garden.keep.remarks import Remarks
from mkdocs_garden.render.page import GardenPage
from mkdocs_garden.site import CompiledSite


@dataclass(slots=True)
class Making:
    """A page that is being made."""

    key: str
    """The digest of what the garden put into it."""
    remarks: int
    """How many remarks there were before."""
    known: Known | None = None
    """What is known of it once its content stands."""


class Keeper:
    """Keeps pages from being made whose every ingredient is as it was."""

    def __init__(
        self,
        kept: KeptPages,
        site: CompiledSite,
        files: WatchedFiles,
        remarks: Remarks,
        *,
        alone: bool,
    ) -> None:
        """Watch the making of all pages; `alone` tells whether nobody else has a hand in them."""
        self._kept, self._site, self._files, self._remarks = kept, site, files, remarks
        self._alone = alone
        self._known: dict[str, Known] = {}
        self._making: dict[str, Making] = {}
        self._prints: dict[str, str] = {}

    def choose(self, config: MkDocsConfig) -> None:
        """Take over every page that was made from the same."""
        for file in self._files.documentation_pages():
            path = file.src_uri
            if not self._kept.are_any(path):
                continue
            printed = self._prints[path] = self._site.find_print(path)
            known = printed and self._kept.take_over(path, self._key(file, printed), self._files)
            if known:
                self._files.kept.add(path)
                self._known[path] = known
                if file.page:
                    file.page.present_anchor_ids = set(known.anchors)
                    self._set_aside(file.page, config)

    def _set_aside(self, page: Page, config: MkDocsConfig) -> None:
        """Let a page that is not made be filled when somebody asks for what is in it."""
        path = page.file.src_uri
        known = self._known[path]

        def find_content() -> str | None:
            return self._kept.find_content(known)

        def fill() -> None:
            page.__class__ = GardenPage
            page.read_source(config)
            compiled = self._site.take_page(path)
            if compiled:
                page.meta["garden"] = theme_data(compiled)
            page.render(config, self._files)

        def find_meta() -> dict[str, Any] | None:
            head = self._site.find_head(path)
            return {**engine_head(head), "garden": LateData(find_data)} if head else None

        def find_data() -> Mapping[str, object]:
            compiled = self._site.compile_now(path)
            return theme_data(compiled) if compiled else {}

        set_aside(page, known.stamp, Ways(fill, find_content, find_meta))

    def begin(self, page: Page, compiled: Compiled) -> None:
        """Note what goes into a page that is about to be rendered."""
        self._files.take_asked()
        printed = self._prints[page.file.src_uri] = print_of(compiled)
        if self._can_keep(page):
            making = Making(self._key(page.file, printed), self._remarks.count)
            self._making[page.file.src_uri] = making

    def _can_keep(self, page: Page) -> bool:
        """Tell whether we make a page, and whether it is searched like any other."""
        return isinstance(page, GardenPage) and "search" not in page.meta

    def rendered(self, page: Page) -> None:
        """Note what a page has asked for while it was rendered."""
        making = self._making.get(page.file.src_uri)
        if making is None:
            return
        if making.remarks != self._remarks.count:
            del self._making[page.file.src_uri]
            return
        links = {file.src_uri: found for file, found in (page.links_to_anchors or {}).items()}
        anchors = sorted(page.present_anchor_ids or ())
        asked = self._files.take_asked()
        stamp = digest(page.content or "")
        making.known = Known(making.key, page.file.dest_uri, asked, anchors, links, stamp)

    def made(self, page: Page, output: str) -> None:
        """Keep a page that is about to be written."""
        making = self._making.pop(page.file.src_uri, None)
        if making and making.known and output.strip():
            raw = output.encode("utf-8", errors="xmlcharrefreplace")  # as the engine writes it
            known = replace(making.known, span=_span(raw, page.content or ""))
            self._known[page.file.src_uri] = known
            self._kept.keep(known, raw)

    def finish(self, config: MkDocsConfig) -> None:
        """Say what the next build shall know; all pages count as pages again."""
        self._check_links(config)
        self._remarks.stop()
        self._files.kept.clear()
        self._kept.finish(write_known(self._known, self._kept.surroundings), alone=self._alone)
        self._site.remember(self._prints)

    def _check_links(self, config: MkDocsConfig) -> None:
        """Let the engine check the anchors to which kept pages link, as it does for others."""
        find = self._files.get_file_from_path
        for path in self._files.kept:
            links, file = self._known[path].links, find(path)
            if links and file and file.page:
                found = ((find(to), anchors) for to, anchors in links.items())
                file.page.links_to_anchors = {to: anchors for to, anchors in found if to}
                level = config.validation.links.anchors
                file.page.validate_anchor_links(files=self._files, log_level=level)

    def _key(self, file: File, printed: str) -> str:
        """Return the digest of what the garden puts into a page, and where."""
        return digest(self._kept.surroundings, file.src_uri, file.dest_uri, printed)


def _span(output: bytes, content: str) -> tuple[int, int] | None:
    """Return where the content stands in a page, if it stands there once and as it is."""
    raw = content.encode("utf-8", errors="xmlcharrefreplace")
    if not raw:
        return 0, 0
    start = output.find(raw)
    if start < 0 or output.find(raw, start + 1) >= 0:
        return None
    return start, start + len(raw)
