"""Reports, against `cases/report/*.yml` and what each format gave for them.

`GARDEN_BLESS=1 pytest tests/test_report.py` writes the expected files; read the diff.
"""

import json
import os
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml

from garden.model import Finding, Position, Severity, Span
from garden.report import REPORTS, Report
from garden.report.model import fingerprinted
from garden.visible import visible

CASES = sorted((Path(__file__).parent / "cases" / "report").glob("*.yml"))
BLESS = os.environ.get("GARDEN_BLESS") == "1"

each_case = pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
each_format = pytest.mark.parametrize("name", REPORTS)


def finding(path="a.md", line=1, severity="warning", message="Something.", **more):
    return Finding(path, Position(line, 1), more.pop("code", "orphan"), Severity(severity), message)


def read_finding(raw):
    return Finding(
        path=raw["path"],
        position=Position(*raw["at"]),
        code=raw["code"],
        severity=Severity(raw["severity"]),
        message=raw["message"],
        hint=raw.get("hint", ""),
        span=Span(*raw["span"]) if "span" in raw else None,
    )


def read_report(case):
    raw = yaml.safe_load(case.read_text(encoding="utf-8"))
    del raw["about"]
    return Report(**raw | {"findings": tuple(map(read_finding, raw["findings"]))})


@each_case
@each_format
def test_each_format_gives_what_the_case_expects(case, name):
    expected = case.with_suffix(f".{name}")
    given = REPORTS[name](read_report(case))
    if BLESS:
        expected.write_text(given, encoding="utf-8", newline="\n")
    assert given == expected.read_text(encoding="utf-8")


@each_case
@each_format
def test_no_output_holds_a_character_that_a_terminal_obeys(case, name):
    given = "-" + REPORTS[name](read_report(case))
    assert visible(given, keep="\n") == given


@each_case
@each_format
def test_the_order_of_findings_never_matters(case, name):
    report = read_report(case)
    turned = Report(
        report.findings[::-1],
        report.files,
        report.census,
        report.rules,
        report.root,
        report.handbook,
    )
    assert REPORTS[name](report) == REPORTS[name](turned)


@each_format
def test_an_undecodable_file_name_can_be_encoded(name):
    given = REPORTS[name](Report((finding(path="caf\udce9.md"),), 1))
    assert given.encode("utf-8")


@pytest.mark.parametrize("name", ["text", "json", "sarif", "gitlab", "rdjsonl"])
@each_case
def test_no_line_is_a_command_to_a_runner(case, name):
    for line in REPORTS[name](read_report(case)).splitlines():
        assert not line.lstrip().startswith("::")
        assert "##[" not in line
        assert "##vso[" not in line


@each_case
def test_every_line_for_github_is_one_command_of_ours(case):
    report = read_report(case)
    lines = REPORTS["github"](report).splitlines()
    assert len(lines) == len(report.findings)
    for line in lines:
        _, command, message = line.split("::", 2)
        assert command.split(" ")[0] in {"error", "warning", "notice"}
        keys = [part.split("=")[0] for part in command.split(" ", 1)[1].split(",")]
        assert keys == ["file", "line", "col", "title"]
        assert "\r" not in message


def github_lines(report):
    return [line for line in REPORTS["github"](report).splitlines() if line.startswith("::")]


def test_github_shows_findings_on_changed_lines_first():
    """Of thirty findings of a kind, the ten that are shown are those that the change is about."""
    findings = tuple(finding(line=line) for line in range(1, 31))
    report = Report(findings, 1, changed={"a.md": ((12, 13), (29, 30))})
    shown = [line.partition("line=")[2].partition(",")[0] for line in github_lines(report)]
    assert shown == ["12", "13", "29", "30", "1", "2", "3", "4", "5", "6"]
    other = REPORTS["github"](Report(findings, 1, changed={"b.md": ((12, 13),)}))
    assert "line=12," not in other


def test_github_shows_ten_of_a_kind_and_says_what_it_left_out():
    findings = [finding(line=n, severity=s) for n in range(1, 13) for s in ("info", "error")]
    lines = REPORTS["github"](Report((*findings, finding()), 1)).splitlines()
    assert [line.split(" ")[0] for line in lines[:-1]] == (
        ["::error"] * 10 + ["::warning"] + ["::notice"] * 10
    )
    assert lines[-1] == (
        "Left out, since only 10 of a kind are shown: 2 more of kind error, 2 more of kind notice."
    )


@pytest.mark.parametrize("name", ["github", "gitlab", "sarif", "rdjsonl"])
def test_what_an_author_wrote_without_end_cuts_off_no_advice(name):
    """GitHub's runner cuts messages at 4,096 characters; what is to be done stands at the end."""
    endless = replace(finding(message=f"Nobody wrote “{'x' * 9000}”."), hint="Write it.")
    said = REPORTS[name](Report((endless,), 1))
    assert "Write it." in said
    assert len(said) < 3000


def test_a_hundred_findings_stay_within_what_github_shows_of_a_job():
    """Ten of a kind in a step, fifty in a job; GitLab takes them all."""
    kinds = ("error", "warning", "info")
    found = tuple(finding(line=n, severity=kind) for kind in kinds for n in range(1, 101))
    commands = REPORTS["github"](Report(found, 1)).splitlines()
    assert len([line for line in commands if line.startswith("::")]) == 30
    assert commands[-1].endswith(
        "90 more of kind error, 90 more of kind warning, 90 more of kind notice."
    )
    assert (
        len({issue["fingerprint"] for issue in json.loads(REPORTS["gitlab"](Report(found, 1)))})
        == 300
    )


def test_a_finding_that_moves_in_its_file_keeps_its_fingerprint():
    (before,) = fingerprinted(Report((finding(line=1),), 1))
    (after,) = fingerprinted(Report((finding(line=40),), 1))
    assert before[1] == after[1]


@pytest.mark.parametrize(
    "other", [finding(path="b.md"), finding(code="isolated"), finding(message="Else.")]
)
def test_another_finding_has_another_fingerprint(other):
    pairs = fingerprinted(Report((finding(), other), 2))
    assert len({fingerprint for _, fingerprint in pairs}) == 2


@each_case
def test_gitlab_never_meets_a_fingerprint_twice(case):
    issues = json.loads(REPORTS["gitlab"](read_report(case)))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    for issue in issues:
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert issue["location"]["lines"]["begin"] >= 1


@each_case
def test_sarif_has_what_the_standard_requires(case):
    report = read_report(case)
    log = json.loads(REPORTS["sarif"](report))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert run["tool"]["driver"]["name"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert all(rule["shortDescription"]["text"] and rule["help"]["text"] for rule in rules)
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]
        assert result["partialFingerprints"]
        (location,) = result["locations"]
        assert location["physicalLocation"]["region"]["startLine"] >= 1
        assert location["physicalLocation"]["region"]["startColumn"] >= 1


@each_case
def test_sarif_addresses_are_uri_references_for_the_same_paths(case):
    report = read_report(case)
    (run,) = json.loads(REPORTS["sarif"](report))["runs"]
    uris = [
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for result in run["results"]
    ]
    assert all(uri.isascii() and ":" not in uri and " " not in uri for uri in uris)
    assert sorted(map(unquote, uris)) == sorted(report.root + f.path for f in report.findings)


@each_case
def test_rdjsonl_has_one_object_a_line(case):
    report = read_report(case)
    lines = REPORTS["rdjsonl"](report).splitlines()
    assert len(lines) == len(report.findings)
    for line in lines:
        diagnostic = json.loads(line)
        assert diagnostic["severity"] in {"ERROR", "WARNING", "INFO"}
        assert diagnostic["location"]["range"]["start"]["line"] >= 1


def test_json_says_its_version_and_counts_every_severity():
    value = json.loads(REPORTS["json"](Report((finding(),), 3)))
    assert value["version"] == 1
    assert value["counts"] == {"error": 0, "warning": 1, "info": 0}
    assert value["census"] is None


def test_text_tells_an_empty_census_from_none():
    assert "No links." in REPORTS["text"](Report((), 1, census={"found": 0}))
    assert "link" not in REPORTS["text"](Report((), 1))
