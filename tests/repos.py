"""Helpers of the tests that need a history: real git repositories, written in a few lines."""

import os
import subprocess
from pathlib import Path

from support import write_sections

IDENTITY = {
    "GIT_AUTHOR_NAME": "Ada",
    "GIT_AUTHOR_EMAIL": "ada@example.org",
    "GIT_COMMITTER_NAME": "Ada",
    "GIT_COMMITTER_EMAIL": "ada@example.org",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
}


class Repo:
    """A repository in a folder."""

    def __init__(self, folder: Path) -> None:
        """Begin one."""
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str) -> str:
        """Run git and return what it says."""
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            env={**os.environ, **IDENTITY},
            capture_output=True,
            check=True,
        )
        return done.stdout.decode("utf-8", "replace")

    def write(self, text: str) -> "Repo":
        """Write `-- path --` sections."""
        write_sections(self.folder, text)
        return self

    def move(self, old: str, new: str) -> "Repo":
        """Rename a file."""
        (self.folder / new).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / old).rename(self.folder / new)
        return self

    def replace(self, path: str, old: str, new: str) -> "Repo":
        """Change some words of a file."""
        file = self.folder / path
        text = file.read_bytes().decode("utf-8")
        assert old in text
        file.write_bytes(text.replace(old, new).encode("utf-8"))
        return self

    def delete(self, path: str) -> "Repo":
        """Delete a file."""
        (self.folder / path).unlink()
        return self

    def commit(self) -> "Repo":
        """Commit everything."""
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "x")
        return self


def prose(name: str) -> str:
    """Return some lines of text that resemble no other text."""
    return "".join(f"{name} says sentence {number}.\n" for number in range(12))
