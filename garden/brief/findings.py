"""What the checks say of a change."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from garden.brief.comparison import Comparison
from garden.checks import CHECKS, run_checks
from garden.garden import Garden
from garden.model import Finding

BROKEN = ("broken-link", "ambiguous-link", "missing-anchor", "missing-asset", "missing-embed")
"""Checks that tell of links that lead nowhere."""

_TOLD = frozenset({*BROKEN, "wanted-note", "orphan", "isolated", "unreadable-note"})
_TOLD_AS_WELL = frozenset({"dead-address", "dead-anchor", "hidden-name"})
"""What the brief tells in its own way, and a check that repeats a name."""


def findings_of(garden: Garden, codes: Iterable[str]) -> tuple[Finding, ...]:
    """Return what some of the checks find."""
    wanted = frozenset(codes)
    return run_checks(garden, tuple(check for check in CHECKS if check.code in wanted))


def new_findings(
    before: Iterable[Finding], after: Iterable[Finding], moved: Mapping[str, str]
) -> Iterator[Finding]:
    """Yield what is found after a change and was not before it, wherever it stands.

    `moved` leads old paths of notes to those of today. Lines do not count: a finding that only
    stands further down is not new.
    """
    known = Counter((moved.get(f.path, f.path), f.code, f.message) for f in before)
    for found in after:
        key = (found.path, found.code, found.message)
        if known[key]:
            known[key] -= 1
        else:
            yield found


def changed_findings(compared: Comparison) -> Iterator[Finding]:
    """Yield what the checks find on changed lines, as far as nothing else tells of it."""
    codes = {check.code for check in CHECKS} - _TOLD - _TOLD_AS_WELL
    edits = {str(path): edit for path, edit in compared.edits.items()}
    for found in findings_of(compared.after, codes):
        edit = edits.get(found.path)
        if edit and found.position.line in edit.lines:
            yield found
