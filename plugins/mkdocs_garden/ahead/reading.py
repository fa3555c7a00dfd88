"""Notes read before a build: by all cores, unless somebody chose who else renders pages."""

import os
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version
from typing import TypeVar

from mkdocs.config.defaults import MkDocsConfig

from garden.executors import ExecutorKind, find_choice
from garden.reading.kept import Notebook, notebook
from garden.slug import slugify_ascii
from garden.spread import spread
from mkdocs_garden.keep.cache import site_cache
from mkdocs_garden.keep.plain import plain

RULES = {"markdown": "markdown", "pymdownx": "pymdown-extensions"}
"""Packages with rules for heading ids, and the names under which they are installed."""

Item = TypeVar("Item")
Made = TypeVar("Made")


def find_notebook(config: MkDocsConfig) -> Notebook:
    """Return where notes are kept; none are if the site makes heading ids by a rule of its own."""
    toc = config.mdx_configs.get("toc") or {}
    rule, kept = toc.get("slugify"), site_cache(config)
    if not callable(rule):
        return notebook(kept, slugify_ascii, _read_by_all)
    home = str(getattr(rule, "func", rule).__module__).partition(".")[0]
    versions = (version(name) for name in RULES.values())
    name = plain([rule, toc.get("separator"), *versions]) if home in RULES else ""
    return Notebook(kept, name, _read_by_all)


def _read_by_all(function: Callable[[Item], Made], items: Sequence[Item]) -> Iterator[Made]:
    """Yield what a function makes of each item, in their order.

    Reading depends on nothing but the text. It spares no work, and the wait for half of it.
    """
    kind, _ = find_choice(os.environ)
    return spread(function, items) if kind is ExecutorKind.PROCESSES else map(function, items)
