"""Files to copy for a forge: what looks at proposals, posts briefs and publishes.

They are files that people can read, put together from pieces that several forges share. Nothing
in them is worked out from a garden but the name of the folder of notes.
"""

import json
import re
import textwrap
from collections.abc import Mapping
from importlib import resources

_PIECES: Mapping[str, tuple[str, ...]] = {
    "NOTES_OF_HEAD": ("notes_of_head.sh",),
    "BRIEF": ("brief.sh",),
    "VENV": ("venv.sh",),
    "POST_ISSUE": ("post.txt", "post_issue.txt"),
    "POST_GITLAB": ("post.txt", "post_gitlab.txt"),
}
"""What stands for a piece in a file, and where the piece is."""

_FILES: Mapping[str, Mapping[str, str]] = {
    "github": {
        ".github/workflows/garden.yml": "github/garden.yml",
        ".github/workflows/garden-comment.yml": "github/garden-comment.yml",
        ".github/workflows/garden-pages.yml": "github/garden-pages.yml",
        ".github/pull_request_template.md": "template.md",
    },
    "gitlab": {
        ".gitlab/garden.yml": "gitlab/garden.yml",
        ".gitlab-ci.yml": "gitlab/gitlab-ci.yml",
        ".gitlab/merge_request_templates/Default.md": "template.md",
    },
    "forgejo": {
        ".forgejo/workflows/garden.yml": "forgejo/garden.yml",
        ".forgejo/workflows/garden-comment.yml": "forgejo/garden-comment.yml",
        ".forgejo/workflows/garden-pages.yml": "forgejo/garden-pages.yml",
        ".forgejo/pull_request_template.md": "template.md",
    },
}
"""Forge to the files it wants, each with where ours is."""

FORGES = tuple(_FILES)
"""The forges for which there are files; `forgejo` is for Gitea as well, as far as it goes along."""

_PLACE = re.compile(r"^__([A-Z_]+)__$", re.MULTILINE)


def workflow_files(forge: str, notes: str = "content") -> Mapping[str, str]:
    """Return path and text of each file for a forge; `notes` is the folder of the notes."""
    return {path: _filled(_read(name), notes) for path, name in _FILES[forge].items()}


def _filled(text: str, notes: str) -> str:
    text = text.replace("NOTES: __NOTES__", f"NOTES: {json.dumps(notes)}")
    depths = _depths(text)
    return _PLACE.sub(lambda match: textwrap.indent(_piece(match[1]), depths[match.start()]), text)


def _depths(text: str) -> Mapping[int, str]:
    """Return where each piece goes, with how far it is to be indented: as the block around it."""
    found: dict[int, str] = {}
    for match in _PLACE.finditer(text):
        *_, before = (line for line in text[: match.start()].splitlines() if line.strip())
        margin = before[: len(before) - len(before.lstrip())]
        opens = before.rstrip().endswith("|")
        found[match.start()] = f"{margin}  " if opens else margin
    return found


def _piece(name: str) -> str:
    return "\n\n".join(_read(file).rstrip("\n") for file in _PIECES[name])


def _read(name: str) -> str:
    return (resources.files(__package__) / "files" / name).read_text(encoding="utf-8")
