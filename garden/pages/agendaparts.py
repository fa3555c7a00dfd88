"""Parts of the learning agenda that are worked out: first steps, the coverage grid."""

from garden.figures import hub_url
from garden.measures import COVERAGE, standing
from garden.measures.coverage import coverage_grid, grid_types
from garden.pages.view import Data, View
from garden.practice.firststeps import Step, StepKind, chosen_steps, first_steps

_TOLD = "Others have told how it went. Tell what happened to you."
_WITHOUT_A_NOTE = {
    StepKind.TELL: ("Tell what happened to you", "Something you tried, and how it went."),
    StepKind.ASK: ("Ask something", "What did you look for here and not find?"),
}
_SAYS = {
    StepKind.READ: "Read it. What is unclear to you is unclear to others: say so.",
    StepKind.TELL: "Nobody has told how it went. If you try it, tell what happened to you, above "
    "all if it did not work.",
    StepKind.ASK: "Nobody has answered this yet. Say what you know, or what you would ask next.",
    StepKind.EXPLAIN: "Several domains use this word and no note explains it. Say what it means "
    "to you.",
    StepKind.EXTEND: "It says little yet. Add a sentence from your own practice.",
    StepKind.MEND: "One of its links leads nowhere. Find out what was meant.",
    StepKind.DESCRIBE: "Say in words what one of its pictures shows, for those who cannot see it.",
}
_WAYS = {StepKind.READ: "read", StepKind.TELL: "report", StepKind.ASK: "ask"}


def first_steps_data(view: View) -> Data:
    """Return where a newcomer may begin: what authors recommend, then steps by domain."""
    garden = view.garden
    return {
        "chosen": view.cards(chosen_steps(garden)),
        "domains": [
            {
                "domain": view.domain(garden.domains[slug]) if slug else {},
                "steps": [_step(view, step) for step in steps],
            }
            for slug, steps in first_steps(garden).items()
        ],
        "ways_url": hub_url(view, "take-part"),
    }


def _step(view: View, step: Step) -> Data:
    title, says = _WITHOUT_A_NOTE.get(step.kind, ("", "")) if step.path is None else ("", "")
    is_told = step.kind is StepKind.TELL and step.path and standing(view.garden, step.path).reports
    return {
        "kind": step.kind.value,
        "way": _WAYS.get(step.kind, "fix"),
        "title": title,
        "note": view.card(step.path) if step.path else {},
        "says": says or (_TOLD if is_told else _SAYS[step.kind]),
        "detail": step.detail,
        "line": step.line,
    }


def grid_data(view: View) -> Data:
    """Return the coverage grid (M14), with what domains leave empty on purpose."""
    garden = view.garden
    types = grid_types(garden)
    rows: list[Data] = []
    meant: list[Data] = []
    for slug, cells in coverage_grid(garden).items():
        domain = garden.domains[slug]
        chip = view.domain(domain)
        rows.append(
            {
                "domain": chip,
                "cells": [
                    {"type": c.type, "count": c.count, "on_purpose": c.is_intended} for c in cells
                ],
            }
        )
        meant += [
            {
                "domain": chip,
                "plural": kind.plural,
                "why": view.pieces(domain.charter, cell.reason) if domain.charter else [],
            }
            for kind, cell in zip(types, cells, strict=True)
            if cell.is_intended
        ]
    return {
        "types": [{"type": kind.name, "plural": kind.plural} for kind in types],
        "rows": rows,
        "on_purpose": meant,
        "measure": view.measure(COVERAGE, "All notes that name a domain."),
    }
