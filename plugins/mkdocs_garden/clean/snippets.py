"""The extension `snippets`, where an owner uses it: only what the content folder holds is read.

By itself it reads whatever stands below the folder in which the build was started, the
configuration of git among it, and follows links out of it.
"""

import os
from pathlib import Path
from typing import Any

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from pymdownx.snippets import SnippetExtension  # type: ignore[import-untyped]

NAMES = frozenset({"pymdownx.snippets", "snippets"})
HERE = f"{__name__}:InnerSnippets"


class InnerSnippets(SnippetExtension):  # type: ignore[misc]
    """Snippets from folders, never through a link."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Add the rule, and look where each file really is."""
        super().extendMarkdown(md)
        snippet: Any = md.preprocessors["snippet"]
        find = snippet.get_snippet_path

        def find_inside(path: str) -> str | None:
            found = find(path)
            return found if found and os.path.realpath(found) == os.path.abspath(found) else None  # noqa: PTH100

        snippet.get_snippet_path = find_inside


def confine_snippets(config: MkDocsConfig) -> None:
    """Let snippets come from the content folder, or from a folder that the owner gives to them.

    A folder that holds the whole project is none of these.
    """
    for at, name in enumerate(config.markdown_extensions):
        if name in NAMES:
            stated = config.mdx_configs.pop(name, None) or {}
            config.markdown_extensions[at] = HERE
            config.mdx_configs[HERE] = {
                **stated,
                "base_path": _folders(stated.get("base_path"), config),
                "restrict_base_path": True,
                "url_download": False,
            }


def _folders(stated: object, config: MkDocsConfig) -> list[str]:
    """Return the folders that are stated, each as it really is, and the content folder."""
    content = Path(config.docs_dir).resolve()
    project = Path(config.config_file_path or ".").parent.resolve()
    bases = stated if isinstance(stated, list | tuple) else [stated] if stated else []
    folders = [Path(str(base)).resolve() for base in bases]
    own = [folder for folder in folders if not project.is_relative_to(folder)]
    return [str(folder) for folder in (*own, content)]
