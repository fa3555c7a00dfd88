"""The Markdown extensions that notes may rely on, as names and options for the engine."""

from collections.abc import Iterable, Mapping

from garden.config import GardenConfig

EXTENSIONS: Mapping[str, Mapping[str, object]] = {
    "abbr": {},
    "admonition": {},
    "attr_list": {},  # picture sizes, and ids of headings
    "def_list": {},
    "footnotes": {"USE_DEFINITION_ORDER": False},  # numbers as one reads, embeds included
    "md_in_html": {},
    "tables": {},
    "pymdownx.details": {},
    "pymdownx.mark": {},  # ==mark==
    "pymdownx.quotes": {"callouts": True},  # > [!note]
    "pymdownx.superfences": {},
    "pymdownx.tasklist": {"custom_checkbox": False},
    "pymdownx.tilde": {"subscript": False},  # ~~struck out~~
}
"""Added where the site's configuration does not name them already."""

LIST_READERS = frozenset({"mdx_truly_sane_lists"})
"""Extensions with a rule of their own for how far a nested list is indented."""


def adapted(config: GardenConfig, extensions: Iterable[str]) -> GardenConfig:
    """Return the configuration that suits the extensions a site names."""
    if LIST_READERS.isdisjoint(extensions):
        return config
    return config.model_copy(update={"lists": "engine"})
