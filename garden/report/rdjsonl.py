"""For reviewdog: one diagnostic a line.

https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
"""

from garden.model import Finding
from garden.report.model import Report, address, advice, dumped, place, sorted_findings


def render(report: Report) -> str:
    """Return the report as JSON lines."""
    return "".join(
        dumped(_diagnostic(report, finding), indent=None) for finding in sorted_findings(report)
    )


def _diagnostic(report: Report, finding: Finding) -> dict[str, object]:
    code = {"value": finding.code}
    page = address(report, finding.code)
    return {
        "message": advice(finding),
        "location": {
            "path": place(report, finding),
            # The column is left out: theirs counts UTF-8 bytes, ours code points.
            "range": {"start": {"line": finding.position.line}},
        },
        "severity": finding.severity.upper(),
        "source": {"name": "garden"},
        "code": {**code, "url": page} if page else code,
    }
