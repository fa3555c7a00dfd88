"""What posts a brief, run as it stands in the files, against a forge on this machine."""

import json
import os
import re
import subprocess
import sys
import threading
from html.parser import HTMLParser
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from markdown_it import MarkdownIt

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
    assert changes == [("POST", COMMENTS, {"body": f"{MARKER}\nNew&#46;"})]
    forge.changes.clear()
    forge.answers[COMMENTS] = [comment(1, "mallory"), comment(2, ""), comment(3), comment(4)]
    changes = posted(forge, COMMENT, EVENT)
    assert changes == [
        ("PATCH", "/repos/circle/garden/issues/comments/3", {"body": f"{MARKER}\nNew&#46;"}),
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


HOSTILE = [
    "@ada &#64;ada &#x40;ada @&#97;da @&#8203;ada &commat;ada",
    "fixes #12 !3 GH-12 #&#49; &#35;&#49; &excl;1 [vulnerability:12] [[Home]]",
    "/merge\n- /close\n> /approve\r\n/approve",
    "[x](http://evil.example) [y][z] <http://evil.example>\n\n[z]: http://evil.example",
    "http://evil.example www.evil.example mailto:ada@evil.example HTTPS&#58;//evil.example",
    "![x](https://evil.example/x.png) <img src=x> <!-- a --> <script>1</script>",
    "**bold** _a_ *b* __c__ ~~d~~ **a *b* c** <del>x</del> <ins>y</ins>",
    "# heading\n## heading\n\nheading\n===\n\nheading\n---\n\nheading\n- \n-",
    "> quoted\n1. one\n2) two\n***\n- - -\n\n| a |\n|---|\n| b |\n+ c\n    indented",
    "fixed by 1a410efbd13591db07496601ebc7a059dd55cfe9 or 1a410ef",
    "<details><summary><b>x</b> `<i>`</summary>\n<img src=x>\n# heading\n</details></details>",
    "<details>a</details><summary>b</summary>\n<details open>\n</details>",
    "```yaml\n<img src=x>\n```\n~~~\n``` [x](http://evil.example)",
    "a\\`[x](http://evil.example)` ``[y](http://evil.example)` <img `src=x>`",
]
ELEMENTS = {"p", "ul", "li", "code", "pre", "details", "summary"}
ACTED_ON = re.compile(r"[@#!](?=\w)|://|(?i:www\.|gh-\d|mailto:\w)|\[\[|\b[0-9a-f]{7,40}\b|^/\w")


class Elements(HTMLParser):
    """What a reader is shown: the elements, and the text that stands outside of code."""

    def __init__(self, markdown):
        """Render as forges do."""
        super().__init__()
        self.tags, self.said, self.comments, self.code = [], "", 0, 0
        self.feed(MarkdownIt("gfm-like", {"linkify": False}).render(markdown))

    def handle_starttag(self, tag, attrs):
        """Count it, and what it has."""
        self.tags += [tag, *(name for name, _ in attrs if tag != "code")]
        self.code += tag == "code"

    def handle_endtag(self, tag):
        """Leave code."""
        self.code -= tag == "code"

    def handle_comment(self, _):
        """Count it."""
        self.comments += 1

    def handle_data(self, data):
        """Keep it."""
        self.said += "" if self.code else data


def shown(forge, text):
    """Return what is shown of a text that was handed over as a brief."""
    forge.changes.clear()
    forge.answers[PULLS] = [{"number": 7, "head": {"sha": "abc"}}]
    ((_, _, value),) = posted(forge, COMMENT, EVENT, f"{MARKER}\n{text}".encode())
    assert not re.search(r"(?m)^[\s>*+-]*/\w", value["body"])
    return Elements(value["body"])


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_text_that_was_tampered_with_is_still_only_text(forge, hostile):
    """A proposal may change the job that writes the text, so the job that posts trusts nothing."""
    found = shown(forge, hostile)
    assert set(found.tags) <= ELEMENTS
    assert found.tags.count("details") == found.tags.count("summary")
    assert found.comments == 1
    assert not ACTED_ON.search(found.said), found.said


def test_a_true_brief_is_as_readable_as_it_was(forge):
    """Its lists, folds and code stay; what was bold is quoted; what others wrote is shown."""
    found = shown(
        forge,
        "**What this change does to the garden:** 1 note added.\n\n"
        "- **A &amp; B** asks: “Why&#33;” <del>old</del> <ins>new</ins>\n\n"
        "<details><summary>Notes, links</summary>\n\n- Added: **C** `a/b_c.md`\n\n</details>\n"
        "<!-- garden-invite -->\n\nIn `people.yml`:\n\n"
        "```yaml\nyour-name:\n  practising: [craft]\n```\n\nOr not.",
    )
    items, folded, codes = (
        ["p", "ul", "li"],
        ["details", "summary", "ul", "li", "code"],
        ["p", "code"],
    )
    assert found.tags == [*items, *folded, *codes, "pre", "code", "p"]
    assert " ".join(found.said.split()) == (
        "What this change does to the garden: 1 note added. “A & B” asks: “Why!\u200b” "
        "(gone: old) (new: new) Notes, links Added: “C” In : Or not."
    )


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
    text = f"{MARKER}\nNew &#64;&#8203;ada&#46;"
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
    body = f"{MARKER}\nNew&#46;\n&#47;merge"
    assert posted(forge, path, env) == [("POST", notes, {"body": body})]
    forge.changes.clear()
    forge.answers[notes] = [{"id": 2, "author": {"id": 1}, "body": body}]
    assert posted(forge, path, env) == []
    forge.answers[notes] = [{"id": 2, "author": {"id": 1}, "body": f"{MARKER}\nOld."}]
    assert posted(forge, path, env) == [("PUT", f"{notes}/2", {"body": body})]
