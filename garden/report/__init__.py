"""Findings to text: one format a file, each a pure function of a `Report`.

To add a format: one file with `render(report) -> str`, one line in `REPORTS`.
"""

from collections.abc import Mapping

from garden.report import github, gitlab, json_, rdjsonl, sarif, text
from garden.report.model import Renderer, Report

__all__ = ["REPORTS", "Renderer", "Report"]

REPORTS: Mapping[str, Renderer] = {
    "text": text.render,
    "json": json_.render,
    "github": github.render,
    "sarif": sarif.render,
    "gitlab": gitlab.render,
    "rdjsonl": rdjsonl.render,
}
"""Every format by the name that `--format` takes."""
