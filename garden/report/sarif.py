"""For code scanning: SARIF 2.1.0, one run.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from urllib.parse import quote

from garden import __version__
from garden.model import Finding, Severity
from garden.report.model import Report, address, advice, dumped, fingerprinted, place

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_FINGERPRINT = "gardenFinding/v1"


def render(report: Report) -> str:
    """Return the report as a SARIF log."""
    codes = sorted({*report.rules, *(finding.code for finding in report.findings)})
    driver = {
        "name": "Praxis Garden",
        "version": __version__,
        "rules": [_rule(report, code) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(report, finding, fingerprint, codes)
            for finding, fingerprint in fingerprinted(report)
        ],
    }
    return dumped({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(report: Report, code: str) -> dict[str, object]:
    summary = report.rules.get(code, code)
    rule: dict[str, object] = {
        "id": code,
        "shortDescription": {"text": summary},
        "help": {"text": summary},
    }
    page = address(report, code)
    return {**rule, "helpUri": page} if page else rule


def _result(
    report: Report, finding: Finding, fingerprint: str, codes: list[str]
) -> dict[str, object]:
    region = {"startLine": finding.position.line, "startColumn": finding.position.column}
    artifact = {"uri": _uri(place(report, finding))}
    return {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": _LEVELS[finding.severity],
        "message": {"text": advice(finding)},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
        "partialFingerprints": {_FINGERPRINT: fingerprint},
    }


def _uri(path: str) -> str:
    """Percent-encode a path; names that are not UTF-8 keep their own bytes."""
    return quote(path, errors="surrogateescape")
