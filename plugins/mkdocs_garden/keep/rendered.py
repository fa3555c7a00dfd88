"""The HTML of Markdown that was rendered before."""

import json
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from garden.cache import Cache, digest
from garden.output.inputs import digest_files
from mkdocs_garden.clean import policy
from mkdocs_garden.keep.plain import plain
from mkdocs_garden.render import model
from mkdocs_garden.render.model import Recipe, Rendered, RenderJob
from mkdocs_garden.render.parser import render_markdown

KIND = "html"
"""What rendered Markdown is called in the cache."""

_MADE_BY = ("markdown", "pymdown-extensions", "pygments", "nh3", "mkdocs", "mkdocs-material")
"""The distributions whose code makes HTML of Markdown."""


@dataclass(frozen=True, slots=True)
class KeptRendering:
    """Renders a text only if nobody did before; it can travel to workers."""

    cache: Cache
    """Where the HTML of texts is kept."""
    stamp: str
    """The digest of everything but the text that it depends on."""

    def __call__(self, job: RenderJob) -> Rendered:
        """Return the HTML of a text."""
        key = digest(self.stamp, job.markdown)
        found = _read(self.cache.find(KIND, key))
        if found is None:
            found = render_markdown(job)
            if found.failure:  # a quieter hour may do better
                return found
            parts = found.html, found.links, found.toc, found.title, found.anchors
            text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
            self.cache.keep(KIND, key, text.encode("utf-8", "surrogatepass"))
        return found


def kept_rendering(recipe: Recipe, cache: Cache) -> KeptRendering:
    """Return what renders by a recipe, with what other builds rendered."""
    stamp = digest(
        plain(recipe.unpack()),
        plain(recipe.policy),
        *map(version, _MADE_BY),
        *(digest_files(Path(str(part.__file__)).parent, ".py") for part in (model, policy)),
    )
    return KeptRendering(cache, stamp)


def _read(kept: bytes | None) -> Rendered | None:
    """Return what was kept; None if it is nothing that we kept."""
    if kept is None:
        return None
    try:
        html, links, toc, title, anchors = json.loads(kept)
        return Rendered(html, tuple(links), toc, title, tuple(anchors))
    except (ValueError, TypeError):
        return None
