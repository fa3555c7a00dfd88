"""What the build says about the garden, in MkDocs' own log.

MkDocs' `--strict` counts what is logged at warning level: those are our errors.
"""

import logging
from collections import Counter
from collections.abc import Iterable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.pages import Page

from garden.garden import Garden
from garden.model import Finding, Severity

MOVE = "Move the line `- garden` below it under `plugins:` in mkdocs.yml."
HOOKED = "Hooks run last: take `on_page_read_source` out of it."

log = get_plugin_logger("garden")


def log_findings(findings: Iterable[Finding], garden: Garden) -> None:
    """Log each error as a warning of the build, and one line about the rest."""
    for remark in garden.past.remarks:
        log.info("%s", remark)
    counts = Counter(finding.severity for finding in findings)
    for finding in findings:
        if finding.severity is Severity.ERROR:
            at = f"{finding.path}:{finding.position.line}:{finding.position.column}"
            log.warning("%s: %s [%s] %s", at, finding.message, finding.code, finding.hint)
    log.info(
        "%s, %s; %s, %s, %s%s",
        _counted(len(garden.notes), "note"),
        _counted(sum(garden.census().values()), "link"),
        _counted(counts[Severity.ERROR], "error"),
        _counted(counts[Severity.WARNING], "warning"),
        _counted(counts[Severity.INFO], "remark"),
        ". `garden check` lists them." if counts else ".",
    )


def require_heard(findings: Iterable[Finding], *, strict: bool) -> None:
    """Raise PluginError where `--quiet` keeps the engine from counting what `--strict` forbids."""
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    if strict and errors and not log.isEnabledFor(logging.WARNING):
        raise PluginError(
            f"{_counted(errors, 'error')} in the notes, and --strict is set. `garden check` lists "
            "them, and so does a build without --quiet."
        )


def _counted(count: int, name: str) -> str:
    return f"{count} {name}{'' if count == 1 else 's'}"


def is_undone(page: Page) -> bool:
    """Tell whether what we handed over is not what is being rendered."""
    data = page.meta.get("garden")
    return not (isinstance(data, dict) and data.get("path") == page.file.src_uri)


def warn_undone(page: Page, config: MkDocsConfig) -> None:
    """Warn, naming the line to move, that another plugin replaced what we handed over."""
    others = [name for name, plugin in config.plugins.items() if _replaces_source(name, plugin)]
    blamed = " or ".join(f"`{name}`" for name in others) or "another plugin"
    hooked = any(name in config.hooks for name in others)
    log.warning(
        "%s: %s replaced what the garden compiled. %s",
        page.file.src_uri,
        blamed,
        HOOKED if hooked else MOVE,
    )


def _replaces_source(name: str, plugin: object) -> bool:
    return name != "garden" and hasattr(plugin, "on_page_read_source")
