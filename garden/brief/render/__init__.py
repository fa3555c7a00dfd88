"""A brief to text: one format a file, each a pure function of a brief.

To add a format: one file with `render(brief, preview_url) -> str`, one line in `FORMATS`.
"""

from collections.abc import Callable, Mapping

from garden.brief.model import Brief
from garden.brief.render import json_, md, summary

FORMATS: Mapping[str, Callable[[Brief, str], str]] = {
    "md": md.render,
    "json": json_.render,
    "summary": summary.render,
}
"""Every format by the name that `--format` takes; the second argument is where previews are."""
