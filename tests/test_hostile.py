"""Hostile notes, built: each comes to what its verdict says, and harms no other note."""

from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import pytest
from hostile import CONTROL, GROUPS, active_in, build_group, cases, read_for_machines

EXTENSIONS = "[attr_list, md_in_html, pymdownx.snippets, pymdownx.emoji, pymdownx.magiclink]"
"""Names one that makes each page be rendered by the engine itself."""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    return tmp_path_factory.mktemp("hostile")


@pytest.fixture(
    scope="module",
    params=[
        # Only there a page may take longer when thorough.
        pytest.param(
            (group, extensions),
            id=f"{group}{more}",
            marks=[pytest.mark.thorough] if group == "slow" else [],
        )
        for group in GROUPS
        for extensions, more in (("[]", ""), (EXTENSIONS, "-more-extensions"))
    ],
)
def built(request, corpus, tmp_path_factory):
    group, extensions = request.param
    known = [case for case in cases(corpus) if case.group == group]
    folder = tmp_path_factory.mktemp(group)
    beside = {path.name for path in folder.parent.iterdir()}
    result, findings = build_group(corpus, folder, group, extensions=extensions)
    escaped = {path.name for path in folder.parent.iterdir()} - beside
    return SimpleNamespace(
        group=group,
        cases=known,
        folder=folder,
        findings=findings,
        escaped=escaped,
        made=result,
        site=result.site,
        log=result.log,
        pages=result.pages(),
    )


def test_the_garden_is_built_and_no_note_takes_another_down(built):
    assert built.made.code == 0, built.log
    assert "Traceback" not in built.log
    assert CONTROL in built.made.text("control/index.html")


def test_nothing_that_could_run_or_load_reaches_a_page(built, count):
    found = {
        path: dict(active) for path, html in built.pages.items() if (active := active_in(html))
    }
    assert found == {}
    count("hostile notes built, each group in two ways", len(built.cases))


def test_each_verdict_holds(built):
    """What is refused is told, or is not there at all; what is not has a page."""
    told = {finding.path for finding in built.findings} | _named(built)
    counts, wrong = Counter(), []
    for case in built.cases:
        counts[case.verdict] += 1
        is_there = (built.site / case.path).exists()
        has_page = (built.site / case.page).is_file()
        if case.verdict == "refuse" and case.path not in told and (is_there or has_page):
            wrong.append(case.name)
        if case.verdict in {"inert", "exact"} and not has_page:
            wrong.append(case.name)
    assert wrong == []
    print(f"\n{built.group}: {dict(counts)}")


def _named(built):
    return {case.path for case in built.cases if case.path in built.log}


def test_nothing_of_what_must_stay_outside_is_in_the_site(built):
    """`CANARY-escape` is the name of a file that must not be written; notes say it themselves."""
    forbidden = {text for case in built.cases for text in case.forbid} - {"CANARY-escape"}
    leaked = [
        file
        for file in built.site.rglob("*")
        if file.is_file() and file.relative_to(built.site).parts[0] != "assets"
        for text in forbidden
        if text.encode() in file.read_bytes()
    ]
    assert leaked == []


def test_nothing_is_written_beside_the_site(built):
    made = {path.name for path in built.folder.iterdir()}
    assert made <= {"content", "site", "mkdocs.yml", "outside.txt", ".git", ".garden"}
    assert built.escaped == set()
    assert not Path("/tmp/CANARY-escape").exists()  # noqa: S108 - where a note would write


def test_what_is_for_machines_can_be_read_by_them(built):
    read_for_machines(built.site)
