"""Plugins that make something out of what they saw in all pages.

With them, a page made by itself is not what a build would write.
"""

from mkdocs.config.defaults import MkDocsConfig

_SEEING = ("page_markdown", "page_content", "page_context", "pre_page", "page_read_source")
"""Events by which a plugin gets to see pages, one after another."""
_SUMMING_UP = ("env", "post_build", "pre_template", "template_context", "post_template")
"""Events after all pages have been read, at which a plugin can use what it saw."""
_KNOWN = frozenset({"garden", "search", "material/search", "properdocs/search", "mkdocs/search"})
"""Plugins that sum up nothing but a search index."""


def plugins_of_the_whole(config: MkDocsConfig) -> tuple[str, ...]:
    """Return the names of plugins and hooks that may carry something from page to page."""
    return tuple(
        name
        for name, plugin in config.plugins.items()
        if name not in _KNOWN and _hears(plugin, _SEEING) and _hears(plugin, _SUMMING_UP)
    )


def _hears(plugin: object, events: tuple[str, ...]) -> bool:
    return any(hasattr(plugin, f"on_{event}") for event in events)
