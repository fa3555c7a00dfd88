"""Files to copy for a forge: what they promise, and their steps run on a real repository."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from repos import IDENTITY, Repo

from garden.workflows import FORGES, workflow_files

MARKER = "<!-- garden-brief -->"
ALL = [
    pytest.param(text, id=path)
    for forge in FORGES
    for path, text in workflow_files(forge).items()
    if path.endswith(".yml")
]
ACTIONS = [case for case in ALL if "workflows/" in case.id]


class Workflow(dict):
    """A parsed file; `on` is no truth value."""

    def __init__(self, text):
        """Parse it."""
        super().__init__(yaml.safe_load(text))
        self["on"] = self.pop(True, None)

    def steps(self):
        """Yield every step of every job."""
        for job in self["jobs"].values():
            yield from job["steps"]

    def uses(self):
        """Yield what is used, as owner and name, with its reference."""
        for step in self.steps():
            if "uses" in step:
                yield tuple(step["uses"].rpartition("/actions/")[2].split("@"))


@pytest.mark.parametrize("text", ALL)
def test_no_piece_is_left_out(text):
    """What was to be filled in is filled in, and the whole is YAML."""
    assert not re.search(r"__[A-Z_]+__", text)
    assert isinstance(yaml.safe_load(text), dict)
    assert max(map(len, text.splitlines())) <= 122


@pytest.mark.parametrize("text", ACTIONS)
def test_nothing_of_the_event_is_pasted_into_a_command(text):
    """Names of branches and titles are hostile; commands read them from the environment."""
    for step in Workflow(text).steps():
        assert "${{" not in step.get("run", "")


@pytest.mark.parametrize("text", ACTIONS)
def test_no_credentials_stay_on_disk_and_the_whole_history_is_there(text):
    """Each checkout."""
    found = [step for step in Workflow(text).steps() if "checkout@" in step.get("uses", "")]
    assert all(step["with"]["persist-credentials"] is False for step in found)
    assert all(step["with"]["fetch-depth"] == 0 for step in found)


@pytest.mark.parametrize("text", ACTIONS)
def test_what_looks_at_proposals_may_only_read(text):
    """No secret, no token of its own, no cache that it writes, nothing beyond `contents: read`."""
    workflow = Workflow(text)
    if workflow["on"] != "pull_request":
        return
    assert workflow["permissions"] == {"contents": "read"}
    assert not any("permissions" in job for job in workflow["jobs"].values())
    assert "secrets" not in text
    assert "token" not in re.sub(r"(?m)#.*", "", text)
    assert not any("cache/save" in step.get("uses", "") for step in workflow.steps())
    assert not any(step.get("uses", "").startswith("actions/cache@") for step in workflow.steps())


@pytest.mark.parametrize("text", ACTIONS)
def test_what_may_write_checks_nothing_out_and_uses_no_program_of_ours(text):
    """A job with a right to write posts, or publishes, what another job made."""
    workflow = Workflow(text)
    for job in workflow["jobs"].values():
        rights = job.get("permissions", workflow["permissions"])
        if "write" in rights.values():
            said = json.dumps(job)
            assert "checkout@" not in said
            assert "pip " not in said
            assert "garden build" not in said
            assert "git fetch" not in said


@pytest.mark.parametrize("text", ACTIONS)
def test_the_number_of_the_pull_request_is_never_the_artefacts(text):
    """It comes from the event, or from asking the forge about the event's commit."""
    workflow = Workflow(text)
    for step in workflow.steps():
        for name, value in step.get("env", {}).items():
            if name in {"NUMBER", "HEAD_SHA", "HEAD_BRANCH", "HEAD_OWNER"}:
                assert value.startswith("${{ github.event."), value


def test_no_file_checks_a_proposal_out_where_it_may_write():
    """`pull_request_target` with the head is the way in that everybody knows."""
    for case in ACTIONS:
        (text,) = case.values
        workflow = Workflow(text)
        if ".github/" in case.id:
            assert workflow["on"] != "pull_request_target"
        if workflow["on"] == "pull_request_target":
            refs = [s["with"]["ref"] for s in workflow.steps() if "checkout@" in s.get("uses", "")]
            assert refs == ["${{ github.event.pull_request.base.sha }}"]
            assert not re.search(r"git (checkout|switch|restore|worktree|merge|pull)\b", text)


@pytest.mark.parametrize("text", ACTIONS)
def test_actions_are_named_by_commit(text):
    """A tag may be moved; each has the version beside it, for people."""
    for line in re.findall(r"(?m)^.*\buses:.*$", text):
        assert re.search(r"@[0-9a-f]{40} # v(\d+\.\d+\.\d+|4, patched)$", line), line


@pytest.mark.parametrize("text", ALL)
def test_what_is_built_of_a_proposal_says_so(text):
    """A preview is told from the garden; what is published is no preview."""
    for line in re.findall(r"(?m)^.*\bgarden build\b.*$", text):
        assert ("GARDEN_PREVIEW=1" in line) == ("--site-dir preview" in line), line


def gitlab():
    return yaml.safe_load(workflow_files("gitlab")[".gitlab/garden.yml"])


def test_gitlab_posts_by_schedule_on_the_default_branch_without_a_checkout():
    """The token is for that job alone."""
    jobs = gitlab()
    comment = jobs["garden-comment"]
    assert comment["variables"]["GIT_STRATEGY"] == "none"
    assert '$CI_PIPELINE_SOURCE == "schedule"' in comment["rules"][0]["if"]
    assert "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH" in comment["rules"][0]["if"]
    assert "GARDEN_TOKEN" not in json.dumps({**jobs, "garden-comment": None})
    assert jobs["garden-look"]["extends"] == ".garden"
    assert jobs[".garden"]["cache"]["policy"] == "pull"
    assert jobs[".garden"]["variables"]["GIT_DEPTH"] == "0"


ZIZMOR = shutil.which(
    "zizmor", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
)


@pytest.mark.skipif(not ZIZMOR, reason="zizmor is not installed")
@pytest.mark.parametrize("persona", ["regular", "auditor"])
def test_zizmor_finds_nothing(tmp_path, persona):
    """What a tool for the safety of workflows says of those for GitHub."""
    for path, text in workflow_files("github").items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    command = [ZIZMOR, "--offline", "--persona", persona, str(tmp_path / ".github/workflows")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


SETTINGS = "site_name: X\ndocs_dir: content\ntheme: material\nplugins:\n- garden\n"


@pytest.fixture
def proposal(tmp_path, monkeypatch):
    """A repository with a base and a hostile proposal, and `garden` on the path."""
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "garden").write_text(
        f"#!{sys.executable}\nfrom garden.cli import main\nmain()\n", encoding="utf-8"
    )
    (programs / "garden").chmod(0o755)
    repo = Repo(tmp_path / "repo")
    repo.write(f"-- mkdocs.yml --\n{SETTINGS}")
    repo.write("-- people.yml --\nmo: {practising: [craft]}\n")
    repo.write(
        "-- content/a.md --\n---\ndomain: craft\n---\n# A\n\nText.\n-- content/b.md --\n# B\n"
    )
    repo.commit()
    base = repo.git("rev-parse", "HEAD").strip()
    repo.git("switch", "-q", "-c", "proposal")
    repo.write("-- mkdocs.yml --\nsite_name: Taken\nhooks: [evil.py]\nplugins: [garden]\n")
    repo.write("-- evil.py --\nraise SystemExit('run')\n-- sitecustomize.py --\nraise SystemExit\n")
    repo.write("-- content/new.md --\n---\ndomain: craft\n---\n# New @here\n\n[gone](gone.md)\n")
    (repo.folder / "content/secret.md").symlink_to("/etc/passwd")
    repo.delete("content/b.md").commit()
    head = repo.git("rev-parse", "HEAD").strip()
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    summary = tmp_path / "summary.md"
    values = {**IDENTITY, "PATH": path, "BASE": base, "HEAD": head, "NUMBER": "7"}
    values |= {"NOTES": "content", "AUTHOR": "ada", "GITHUB_STEP_SUMMARY": str(summary)}
    values |= {"PYTHONPATH": os.pathsep.join(sys.path), "GITHUB_OUTPUT": str(tmp_path / "output")}
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    return repo


def run(repo, script):
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(command, cwd=repo.folder, capture_output=True, text=True, check=False)


def step(path, name, forge="github"):
    workflow = Workflow(workflow_files(forge)[path])
    return next(s["run"] for s in workflow.steps() if s.get("name", "").startswith(name))


GARDEN_YML = ".github/workflows/garden.yml"


def test_only_notes_come_from_a_proposal(proposal):
    """Settings, hooks and programs are those of the base; a link is a file that names its goal."""
    done = run(proposal, step(GARDEN_YML, "Take the notes"))
    assert done.returncode == 0, done.stderr
    folder = proposal.folder
    assert "Taken" not in (folder / "mkdocs.yml").read_text("utf-8")
    assert not (folder / "evil.py").exists()
    assert not (folder / "sitecustomize.py").exists()
    assert sorted(p.name for p in (folder / "content").iterdir()) == ["a.md", "new.md", "secret.md"]
    assert not (folder / "content/secret.md").is_symlink()


def test_the_steps_make_a_brief_findings_and_a_preview(proposal):
    """As they stand in the file, one after the other."""
    assert run(proposal, step(GARDEN_YML, "Take the notes")).returncode == 0
    done = run(proposal, step(GARDEN_YML, "Brief"))
    assert done.returncode == 0, done.stderr
    brief = (proposal.folder / "brief.md").read_text("utf-8")
    assert brief.startswith(MARKER)
    assert "**mo** tends craft" in brief
    assert "@" not in brief
    assert os.environ["GITHUB_STEP_SUMMARY"]
    done = run(proposal, step(GARDEN_YML, "Findings"))
    assert done.returncode == 1
    assert "::error file=content/new.md,line=6" in done.stdout
    done = run(proposal, step(GARDEN_YML, "Preview"))
    assert done.returncode == 0, done.stderr
    assert (proposal.folder / "preview/new/index.html").is_file()
    assert "root:" not in (proposal.folder / "preview/secret/index.html").read_text("utf-8")
    for page in (proposal.folder / "preview").rglob("*.html"):
        assert "not reviewed yet" in page.read_text("utf-8"), page


def test_forgejo_compares_without_putting_a_proposal_on_disk(proposal):
    """The base lies there, and the proposal is objects of git alone."""
    proposal.git("switch", "-q", "--detach", os.environ["BASE"])
    script = step(".forgejo/workflows/garden-comment.yml", "Brief", "forgejo")
    done = run(proposal, script)
    assert done.returncode == 0, done.stderr
    assert not (proposal.folder / "content/new.md").exists()
    said = Path(os.environ["GITHUB_OUTPUT"]).read_text("utf-8")
    first, *text, last = said.splitlines()
    assert first == f"text<<{last}"
    assert text[0] == MARKER
