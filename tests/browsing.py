"""Helpers of the tests that look at a site in a browser: serve it, open it, hear what fails."""

import os
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import pytest

from benchmarks.browser import CHROMIUM, served

__all__ = ["AXE", "CHROMIUM", "NEEDS_CHROMIUM", "axe_findings", "opened", "served"]

AXE = Path(os.environ.get("PRAXIS_AXE") or files("axe_playwright_python") / "axe.min.js")
"""axe-core: the one that a package brings, or another release."""

NEEDS_CHROMIUM = [
    pytest.mark.slow,
    pytest.mark.skipif(
        CHROMIUM is None and "CI" not in os.environ, reason="there is no chromium here"
    ),
]


def _tells_of_a_fault(message):
    """A page without an icon of its own, such as one that leads on, is asked for one in vain."""
    is_icon = message.location.get("url", "").endswith("/favicon.ico")
    return message.type in {"error", "warning"} and not is_icon


@contextmanager
def opened(browser, address, *, width=1280, scheme="light", until="networkidle", **options):
    """Yield a page at `address` with what went wrong there, and every address it asked for."""
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        reduced_motion="reduce",
        **options,
    )
    page = context.new_page()
    page.wrong, page.asked = [], []
    page.on("console", lambda m: page.wrong.append(m.text) if _tells_of_a_fault(m) else 0)
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    page.on("requestfailed", lambda request: page.wrong.append(f"failed: {request.url}"))
    page.on("request", lambda request: page.asked.append(request.url))
    page.on(
        "response", lambda r: page.wrong.append(f"{r.status}: {r.url}") if r.status >= 400 else 0
    )
    try:
        page.goto(address, wait_until=until)
        yield page
    finally:
        context.close()


def axe_findings(page):
    """Return what axe-core finds wrong with a page, by rule: WCAG 2.2 AA and best practice."""
    script = AXE.read_text(encoding="utf-8")
    page.evaluate(script)  # a script tag would be the policy's to stop
    found = page.evaluate(
        "axe.run(document, {resultTypes: ['violations'], rules: {'target-size': {enabled: true}}})"
    )["violations"]
    return {rule["id"]: [node["target"] for node in rule["nodes"]] for rule in found}
