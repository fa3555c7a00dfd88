"""What a report is made from, and what every format needs to write it safely.

Paths and messages hold what authors typed, so they are hostile until escaped: a file name can
carry terminal codes, and a line that starts with `::` or holds `##[` is a command to a forge.
"""

import json
import posixpath
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b

from garden.model import Finding, Severity

LONGEST_ADVICE = 1_000
"""How many characters of a message, and of a hint, are shown where both are one text. GitHub's
runner cuts what is longer than 4,096 (`_maxIssueMessageLength` in actions/runner)."""


@dataclass(frozen=True, slots=True)
class Report:
    """Findings, and what a reader needs beside them."""

    findings: tuple[Finding, ...]
    """What the checks found, in any order."""
    files: int
    """How many files were looked at."""
    census: Mapping[str, int] | None = None
    """Bucket to number of links, in the order in which it is shown; None leaves it out."""
    rules: Mapping[str, str] = field(default_factory=dict)
    """Code of each check that ran to its summary in one sentence."""
    root: str = ""
    """What stands before each path, such as `content/`, to make it a path in the repository."""
    handbook: str = ""
    """Address to which a code and `/` are added for the page about that check; empty for none."""
    changed: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    """File to the first and last of its lines that a change touched; empty if none was asked for.
    Formats that show only some findings show those on these lines first."""


Renderer = Callable[[Report], str]
"""A format: the whole output, ending with a line feed unless it is empty."""


def sorted_findings(report: Report) -> list[Finding]:
    """Return the findings by file and place, so that two runs print the same."""
    return sorted(report.findings, key=lambda f: (f.path, f.position, f.code, f.message, f.hint))


def is_on_changed_line(report: Report, finding: Finding) -> bool:
    """Tell whether a finding is about a line that the change touched."""
    line = finding.position.line
    return any(first <= line <= last for first, last in report.changed.get(finding.path, ()))


def counted(findings: list[Finding]) -> dict[Severity, int]:
    """Return how many findings there are of each severity, gravest first, all present."""
    counts = Counter(finding.severity for finding in findings)
    return {severity: counts[severity] for severity in Severity}


def place(report: Report, finding: Finding) -> str:
    """Return the path of the finding's file in the repository."""
    return posixpath.normpath(f"{report.root}{finding.path}")


def address(report: Report, code: str) -> str:
    """Return the address of the page about a check, or an empty string."""
    return f"{report.handbook}{code}/" if report.handbook else ""


def advice(finding: Finding) -> str:
    """Return the message with the hint on a line of its own, for formats with one text.

    What an author wrote without an end is cut, so that no forge cuts off what is to be done.
    """
    texts = (_cut(text) for text in (finding.message, finding.hint) if text)
    return "\n".join(texts)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_ADVICE else f"{text[:LONGEST_ADVICE]}…"


def fingerprinted(report: Report) -> Iterator[tuple[Finding, str]]:
    """Yield each finding with an identity that survives a move within its file.

    The line is left out on purpose. Equal findings in one file are numbered in order, since
    a forge drops all but one of those that share a fingerprint.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    for finding in sorted_findings(report):
        key = (place(report, finding), finding.code, finding.message)
        seen[key] += 1
        text = json.dumps([*key, seen[key]])
        yield finding, blake2b(text.encode(), digest_size=16).hexdigest()


# --- safe text ------------------------------------------------------------------------


def dumped(value: object, indent: int | None = 2) -> str:
    """Return `value` as JSON that is plain ASCII and holds no runner command."""
    text = json.dumps(_encodable(value), indent=indent)
    return text.replace("##", "#\\u0023") + "\n"


def _encodable(value: object) -> object:
    """Write out lone surrogates, which undecodable file names hold and JSON readers refuse."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    if isinstance(value, Mapping):
        return {key: _encodable(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_encodable(item) for item in value]
    return value
