"""The Markdown extensions that notes may rely on, as names and options for the engine."""

from collections.abc import Mapping

EXTENSIONS: Mapping[str, Mapping[str, object]] = {
    "abbr": {},
    "admonition": {},
    "attr_list": {},  # picture sizes, and ids of headings
    "def_list": {},
    "footnotes": {},
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
