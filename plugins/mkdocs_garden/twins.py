"""The Markdown twins of notes in a build: files beside the pages, and no pages themselves."""

from functools import partial

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from garden.export.plaintext import markdown_twin
from mkdocs_garden.keep.later import LaterFile
from mkdocs_garden.site import CompiledSite

ENDING = ".twin"
"""What the engine knows a twin by, for it would make a page of whatever ends in `.md`."""


def add_twins(files: Files, config: MkDocsConfig, site: CompiledSite) -> None:
    """Add the twin of each note, if the garden wants them; each is made when it is written."""
    if not site.garden.config.markdown:
        return
    for path in site.garden.notes:
        twin = LaterFile.of(config, path + ENDING, partial(markdown_twin, site.view, path))
        twin.dest_uri = path
        files.append(twin)
