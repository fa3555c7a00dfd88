"""For people at a terminal: findings grouped by file, then a summary.

```
routines/check-in.md
  12:4  error    broken-link  There is no page `cheers.md`.
        Correct the path, or write the page.

1 error, 0 warnings, 0 info in 1 of 73 files.
900 links: 870 found, 30 wanted.
```
"""

from collections.abc import Iterable
from itertools import groupby

from garden.model import Finding, Severity
from garden.report.model import Report, counted, place, sorted_findings
from garden.visible import visible


def render(report: Report) -> str:
    """Return the report as plain text that is safe to print."""
    findings = sorted_findings(report)
    groups = groupby(findings, key=lambda finding: place(report, finding))
    blocks = [_file(path, list(group)) for path, group in groups]
    return "\n\n".join([*blocks, _summary(report, findings)]) + "\n"


def _file(path: str, findings: list[Finding]) -> str:
    places = [f"{f.position.line}:{f.position.column}" for f in findings]
    place_width = max(map(len, places))
    code_width = max(len(visible(f.code)) for f in findings)
    lines = [visible(path)]
    for where, finding in zip(places, findings, strict=True):
        code = visible(finding.code).ljust(code_width)
        message = visible(finding.message)
        lines.append(f"  {where:>{place_width}}  {finding.severity:<7}  {code}  {message}")
        if finding.hint:
            lines.append(f"{' ' * (place_width + 4)}{visible(finding.hint)}")
    return "\n".join(lines)


def _summary(report: Report, findings: list[Finding]) -> str:
    lines = [_counts(findings, report.files)]
    if report.census is not None:
        lines.append(_census(report.census.items(), sum(report.census.values())))
    return "\n".join(lines)


def _counts(findings: list[Finding], files: int) -> str:
    if not findings:
        return f"Nothing found in {_several(files, 'file')}."
    counts = counted(findings)
    found = [
        _several(counts[Severity.ERROR], "error"),
        _several(counts[Severity.WARNING], "warning"),
        f"{counts[Severity.INFO]} info",
    ]
    touched = len({finding.path for finding in findings})
    return f"{', '.join(found)} in {touched} of {_several(files, 'file')}."


def _census(buckets: Iterable[tuple[str, int]], total: int) -> str:
    if not total:
        return "No links."
    shown = ", ".join(f"{count} {visible(bucket)}" for bucket, count in buckets if count)
    return f"{_several(total, 'link')}: {shown}."


def _several(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
