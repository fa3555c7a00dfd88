"""What posts a brief, run as it stands in the files, against a forge on this machine."""

import json
import os
import re
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

from garden.workflows import workflow_files

MARKER = "<!-- garden-brief -->"


class Server(BaseHTTPRequestHandler):
    """Answers as a forge does, from a table, and writes down what it was asked to change."""

    def answer(self):
        """Answer any question; a list has one page."""
        parts = urlsplit(self.path)
        length = int(self.headers.get("Content-Length") or 0)
        body = json.loads(self.rfile.read(length)) if length else None
        assert self.headers["Authorization"] == "Bearer t0ken"
        if self.command != "GET":
            self.server.changes.append((self.command, parts.path, body))
        page = dict(parse_qsl(parts.query)).get("page", "1")
        found = self.server.answers.get(parts.path, [] if self.command == "GET" else {})
        found = found if page == "1" or not isinstance(found, list) else []
        data = found if isinstance(found, bytes) else json.dumps(found).encode()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        """Say nothing."""


for verb in ("GET", "POST", "PATCH", "PUT", "DELETE"):
    setattr(Server, f"do_{verb}", Server.answer)


@pytest.fixture
def forge(tmp_path, monkeypatch):
    """A forge on this machine."""
    server = HTTPServer(("127.0.0.1", 0), Server)
    server.answers, server.changes = {}, []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("API", f"http://127.0.0.1:{server.server_port}")
    monkeypatch.setenv("TOKEN", "t0ken")
    monkeypatch.setenv("REPO", "circle/garden")
    for name in ("NUMBER", "BRIEF", "BOT"):
        monkeypatch.delenv(name, raising=False)
    yield server
    server.shutdown()
    server.server_close()


def posted(server, path, env, brief=None):
    """Run what stands in a file between POST and POST; return what it changed at the forge."""
    text = workflow_files(path.partition("/")[0].strip("."))[path]
    script = re.search(r"<<'POST'\n(.*?)\n\s*POST\n", text, re.DOTALL)[1]
    margin = len(script) - len(script.lstrip())
    code = "\n".join(line[margin:] for line in script.splitlines())
    if brief is not None:
        Path("brief").mkdir(exist_ok=True)
        Path("brief/brief.md").write_bytes(brief)
    done = subprocess.run(
        [sys.executable, "-"],
        input=code,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return server.changes


COMMENT = ".github/workflows/garden-comment.yml"
EVENT = {"HEAD_OWNER": "ada", "HEAD_BRANCH": "x", "HEAD_SHA": "abc", "BOT": "github-actions[bot]"}
PULLS = "/repos/circle/garden/pulls"
COMMENTS = "/repos/circle/garden/issues/7/comments"


def comment(number, login="github-actions[bot]", body=f"{MARKER}\nold"):
    return {"id": number, "user": login and {"login": login}, "body": body}


def test_a_brief_is_posted_once_and_then_changed_in_place(forge):
    """Others may begin a comment with the same line; it stays theirs."""
    forge.answers[PULLS] = [
        {"number": 6, "head": {"sha": "old"}},
        {"number": 7, "head": {"sha": "abc"}},
    ]
    changes = posted(forge, COMMENT, EVENT, f"{MARKER}\nNew.".encode())
    assert changes == [("POST", COMMENTS, {"body": f"{MARKER}\nNew."})]
    forge.changes.clear()
    forge.answers[COMMENTS] = [comment(1, "mallory"), comment(2, ""), comment(3), comment(4)]
    changes = posted(forge, COMMENT, EVENT)
    assert changes == [
        ("PATCH", "/repos/circle/garden/issues/comments/3", {"body": f"{MARKER}\nNew."}),
        ("DELETE", "/repos/circle/garden/issues/comments/4", None),
    ]


def test_where_there_is_nothing_to_say_there_is_no_comment(forge):
    """An old one goes; without a text at all, nothing happens."""
    forge.answers[PULLS] = [{"number": 7, "head": {"sha": "abc"}}]
    forge.answers[COMMENTS] = [comment(3)]
    assert posted(forge, COMMENT, EVENT) == []
    changes = posted(forge, COMMENT, EVENT, b"")
    assert changes == [("DELETE", "/repos/circle/garden/issues/comments/3", None)]


def test_a_commit_of_no_open_pull_request_is_left_alone(forge):
    """The event says which commit; the forge says which pull request has it."""
    forge.answers[PULLS] = [{"number": 7, "head": {"sha": "other"}}]
    assert posted(forge, COMMENT, EVENT, f"{MARKER}\nX".encode()) == []


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("@ada &#64;ada &#x40;ada", "@&#8203;ada &#64;&#8203;ada &#x40;&#8203;ada"),
        ("@&#97;da @&#8203;ada", "@&#8203;&#97;da @&#8203;ada"),
        ("fixes #12 !3", "fixes #&#8203;12 !&#8203;3"),
        ("#&#49; &#35;&#49; &excl;1", "#&#8203;&#49; &#35;&#8203;&#49; &excl;&#8203;1"),
        ("/merge", "&#47;merge"),
        ("- /close", "- &#47;close"),
        ("![x](https://evil.example/x.png)", "!&#8203;[x](https://evil.example/x.png)"),
        (
            "<img src=x><details>a</details><!-- b -->",
            "&lt;img src=x><details>a</details>&lt;!-- b -->",
        ),
        ("a\r\n/approve", "a\n&#47;approve"),
    ],
)
def test_a_text_that_was_tampered_with_is_still_only_text(forge, hostile, shown):
    """A proposal may change the job that writes the text, so the job that posts trusts nothing."""
    forge.answers[PULLS] = [{"number": 7, "head": {"sha": "abc"}}]
    changes = posted(forge, COMMENT, EVENT, f"{MARKER}\n{hostile}".encode())
    assert changes == [("POST", COMMENTS, {"body": f"{MARKER}\n{shown}"})]


def test_what_is_too_long_is_cut_and_what_is_no_brief_is_dropped(forge):
    """Forges take some sixty thousand signs."""
    forge.answers[PULLS] = [{"number": 7, "head": {"sha": "abc"}}]
    long = f"{MARKER}\n{'x' * 90000}".encode()
    ((_, _, value),) = posted(forge, COMMENT, EVENT, long)
    assert 59000 < len(value["body"]) < 65000
    forge.changes.clear()
    assert posted(forge, COMMENT, EVENT, b"Buy now") == []


def test_forgejo_posts_what_the_other_job_handed_over(forge):
    """By number of the event, as the account that posts."""
    env = {"NUMBER": "7", "BOT": "", "BRIEF": f"{MARKER}\nNew @ada."}
    forge.answers["/user"] = {"login": "forgejo-actions"}
    forge.answers[COMMENTS] = [comment(3, "forgejo-actions")]
    changes = posted(forge, ".forgejo/workflows/garden-comment.yml", env)
    text = f"{MARKER}\nNew @&#8203;ada."
    assert changes == [("PATCH", "/repos/circle/garden/issues/comments/3", {"body": text})]


def test_gitlab_posts_for_each_open_merge_request(forge):
    """If its newest pipeline made a brief of its newest commit, and the note is not there yet."""
    env = {"REPO": "9"}
    notes = "/projects/9/merge_requests/7/notes"
    pipeline = {"id": 5, "project_id": 11, "sha": "abc"}
    forge.answers |= {
        "/user": {"id": 1},
        "/projects/9/merge_requests": [{"iid": 7}, {"iid": 8}],
        "/projects/9/merge_requests/7": {"sha": "abc", "head_pipeline": pipeline},
        "/projects/9/merge_requests/8": {"sha": "new", "head_pipeline": pipeline},
        "/projects/11/pipelines/5/jobs": [{"name": "garden-look", "id": 3, "artifacts_file": {}}],
        "/projects/11/jobs/3/artifacts/brief.md": f"{MARKER}\nNew.\n/merge".encode(),
    }
    path = ".gitlab/garden.yml"
    assert posted(forge, path, env) == []
    forge.answers["/projects/11/pipelines/5/jobs"][0]["artifacts_file"] = {"size": 1}
    body = f"{MARKER}\nNew.\n&#47;merge"
    assert posted(forge, path, env) == [("POST", notes, {"body": body})]
    forge.changes.clear()
    forge.answers[notes] = [{"id": 2, "author": {"id": 1}, "body": body}]
    assert posted(forge, path, env) == []
    forge.answers[notes] = [{"id": 2, "author": {"id": 1}, "body": f"{MARKER}\nOld."}]
    assert posted(forge, path, env) == [("PUT", f"{notes}/2", {"body": body})]
