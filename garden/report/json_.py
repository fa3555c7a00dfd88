"""For programs of your own. The shape is stable; `version` grows when a key changes meaning.

```
{
  "version": 1,
  "files": 73,
  "counts": {"error": 1, "warning": 0, "info": 0},
  "census": {"found": 870, …},        null when it was not taken
  "rules": {"broken-link": "…", …},   every check that ran
  "findings": [
    {
      "path": "content/routines/check-in.md",
      "line": 12,                     from 1
      "column": 4,                    from 1, in Unicode code points
      "severity": "error",            error, warning or info
      "code": "broken-link",
      "message": "…",
      "hint": "…",                    may be empty
      "span": {"start": 310, "end": 322}   offsets into the file, or null
    }
  ]
}
```
"""

from garden.model import Finding
from garden.report.model import Report, counted, dumped, place, sorted_findings

VERSION = 1
"""Of the shape above. New keys may come without a new version."""


def render(report: Report) -> str:
    """Return the report as one JSON object, sorted by file and place."""
    findings = sorted_findings(report)
    return dumped(
        {
            "version": VERSION,
            "files": report.files,
            "counts": counted(findings),
            "census": report.census,
            "rules": dict(sorted(report.rules.items())),
            "findings": [_finding(report, finding) for finding in findings],
        }
    )


def _finding(report: Report, finding: Finding) -> dict[str, object]:
    span = finding.span
    return {
        "path": place(report, finding),
        "line": finding.position.line,
        "column": finding.position.column,
        "severity": finding.severity,
        "code": finding.code,
        "message": finding.message,
        "hint": finding.hint,
        "span": {"start": span.start, "end": span.end} if span else None,
    }
