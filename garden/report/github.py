"""For GitHub and Forgejo Actions: workflow commands, which become annotations on the change.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from garden.model import Finding, Severity
from garden.report.model import (
    Report,
    advice,
    counted,
    is_on_changed_line,
    place,
    sorted_findings,
)
from garden.visible import visible

LIMIT = 10
"""Annotations of one severity that the forge shows for a step; it drops the rest in silence."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report) -> str:
    """Return at most ten commands a severity, errors first, and how many were left out.

    Of the findings of one severity, those on changed lines go first: only there does the forge
    show them beside the text.
    """
    findings = sorted(sorted_findings(report), key=lambda f: not is_on_changed_line(report, f))
    shown: list[Finding] = []
    for severity in Severity:
        shown += [finding for finding in findings if finding.severity is severity][:LIMIT]
    lines = [_command(report, finding) for finding in shown]
    lines += _left_out(counted(findings), counted(shown))
    return "".join(f"{line}\n" for line in lines)


def _command(report: Report, finding: Finding) -> str:
    properties = {
        "file": place(report, finding),
        "line": str(finding.position.line),
        "col": str(finding.position.column),
        "title": finding.code,
    }
    written = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {written}::{_message(advice(finding))}"


def _message(text: str) -> str:
    safe = visible(text, keep="\r\n")
    return safe.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def _left_out(found: dict[Severity, int], shown: dict[Severity, int]) -> list[str]:
    rest = {
        _COMMANDS[severity]: count - shown[severity]
        for severity, count in found.items()
        if count > shown[severity]
    }
    if not rest:
        return []
    numbers = ", ".join(f"{count} more of kind {command}" for command, count in rest.items())
    return [f"Left out, since only {LIMIT} of a kind are shown: {numbers}."]
