"""Everything that `garden check` looks for: one file each, one visible list."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from garden.check import Check
from garden.checks import (
    ambiguous_link,
    awkward_name,
    bad_redirect,
    broken_link,
    charter_silent,
    contradiction,
    dead_address,
    dead_anchor,
    deprecated_term,
    duplicate_block,
    duplicate_name,
    embed_cycle,
    embed_depth,
    empty_note,
    empty_on_purpose,
    encounter_domains,
    heavy_file,
    hidden_name,
    invalid_query,
    isolated,
    misplaced_field,
    missing_anchor,
    missing_asset,
    missing_embed,
    missing_reason,
    missing_section,
    no_next_step,
    no_way_in,
    of_notes,
    one_affiliation,
    orphan,
    path_clash,
    relation_target,
    relation_type,
    reports_on_nothing,
    speaks_of_nothing,
    status_evidence,
    unknown_check,
    unknown_contributor,
    unknown_domain,
    unknown_relation,
    unweighed_decision,
    wanted_note,
    withdrawn_target,
)
from garden.garden import Garden
from garden.model import Finding, Severity

CHECKS: tuple[Check, ...] = (
    of_notes.UNREADABLE,
    of_notes.REFUSED,
    of_notes.FRONTMATTER,
    of_notes.UNKNOWN_FIELD,
    unknown_check.check_of(lambda: {check.code for check in CHECKS}),
    path_clash.CHECK,
    awkward_name.CHECK,
    heavy_file.CHECK,
    bad_redirect.CHECK,
    dead_address.CHECK,
    dead_anchor.CHECK,
    duplicate_name.CHECK,
    empty_note.CHECK,
    invalid_query.CHECK,
    broken_link.CHECK,
    wanted_note.CHECK,
    ambiguous_link.CHECK,
    missing_anchor.CHECK,
    missing_asset.CHECK,
    missing_embed.CHECK,
    embed_cycle.CHECK,
    embed_depth.CHECK,
    duplicate_block.CHECK,
    unknown_domain.CHECK,
    unknown_contributor.CHECK,
    hidden_name.CHECK,
    one_affiliation.CHECK,
    unknown_relation.CHECK,
    relation_type.CHECK,
    relation_target.CHECK,
    misplaced_field.CHECK,
    missing_reason.CHECK,
    encounter_domains.CHECK,
    contradiction.CHECK,
    deprecated_term.CHECK,
    missing_section.CHECK,
    no_next_step.CHECK,
    reports_on_nothing.CHECK,
    speaks_of_nothing.CHECK,
    status_evidence.CHECK,
    withdrawn_target.CHECK,
    unweighed_decision.CHECK,
    charter_silent.CHECK,
    empty_on_purpose.CHECK,
    no_way_in.CHECK,
    orphan.CHECK,
    isolated.CHECK,
)
"""Every check, in the order in which a contributor would mend what they find."""


def run_checks(garden: Garden, checks: Iterable[Check] = CHECKS) -> tuple[Finding, ...]:
    """Return what checks found, sorted by place, without what is silenced.

    `checks:` in the configuration sets a level or `off` for a code; in a note's
    frontmatter, `off` silences a code for that note.
    """
    silent = _silenced(garden)
    kept = (f for check in checks for f in _leveled(garden, check, silent.get(check.code, ())))
    return tuple(sorted(kept, key=lambda f: (f.path, f.position, f.code, f.message)))


def _silenced(garden: Garden) -> Mapping[str, Collection[str]]:
    """Return the notes that silence each check, by its code."""
    paths: dict[str, set[str]] = {}
    for note in (*garden.notes.values(), *garden.drafts):
        for code in note.fields.silenced:
            paths.setdefault(code, set()).add(note.path)
    return paths


def _leveled(garden: Garden, check: Check, silent: Collection[str]) -> Iterator[Finding]:
    level = garden.config.checks.get(check.code)
    if level == "off":
        return
    for finding in check.find(garden):
        if finding.path not in silent:
            yield replace(finding, severity=Severity(level)) if level else finding
