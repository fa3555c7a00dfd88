"""For GitLab merge requests: a Code Quality report.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from garden.model import Finding, Severity
from garden.report.model import Report, advice, dumped, fingerprinted, place

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report) -> str:
    """Return the report as a JSON array."""
    return dumped(
        [_issue(report, finding, fingerprint) for finding, fingerprint in fingerprinted(report)]
    )


def _issue(report: Report, finding: Finding, fingerprint: str) -> dict[str, object]:
    return {
        "description": advice(finding),
        "check_name": finding.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": place(report, finding),
            "lines": {"begin": finding.position.line},
        },
    }
