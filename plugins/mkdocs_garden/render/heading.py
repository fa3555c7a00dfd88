"""The heading that opens a note, which the theme shows above what it tells of the note."""

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

_OPENING = re.compile(r"\s*(<h1\b[^>]*>(.*?)</h1>)\s*", re.DOTALL)
_UNSPOKEN = re.compile(r'<a\b[^>]*class="headerlink".*?</a>|<[^>]*>', re.DOTALL)


def split_heading(content: str) -> tuple[str, str]:
    """Return the heading of the first level that opens a page, and the rest.

    The first is empty if there is none. One without words is left out: a title stands there then.
    """
    found = _OPENING.match(content)
    if not found:
        return "", content
    is_said = _UNSPOKEN.sub("", found[2]).strip() or "<img" in found[2]
    return found[1] if is_said else "", content[found.end() :]


def lift_heading(page: Page, config: MkDocsConfig) -> None:
    """Hand the opening heading of a note to our theme, apart from the text.

    A title stands above status, domains and tags, wherever its author has written it.
    """
    data = page.meta.get("garden")
    if config.theme.name == "material" and isinstance(data, dict) and "kind" in data:
        data["heading"], page.content = split_heading(page.content or "")
