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

    def git(self, *arguments: str, told: bytes = b"", **env: str) -> str:
        """Run git and return what it says."""
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            env={**os.environ, **IDENTITY, **env},
            input=told,
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

    def commit_as(self, name: str, day: str, message: str = "x", **env: str) -> "Repo":
        """Commit everything as somebody, on a day."""
        self.git("add", "-A")
        self.git(
            "commit",
            "-q",
            "--allow-empty",
            "-F",
            "-",
            told=message.encode(),
            **signed(name, day, **env),
        )
        return self

    def merge_as(self, name: str, day: str, *branches: str, message: str = "Merge") -> "Repo":
        """Merge branches as somebody, on a day."""
        self.git("merge", "-q", "--no-ff", "-m", message, *branches, **signed(name, day))
        return self

    def switch(self, *arguments: str) -> "Repo":
        """Go to another branch; `-c` makes it."""
        self.git("switch", "-q", *arguments)
        return self

    def head(self) -> str:
        """Return the newest commit."""
        return self.git("rev-parse", "HEAD").strip()


def signed(name: str, day: str, email: str = "", committed: str = "") -> dict[str, str]:
    """Return the variables by which git takes somebody for author and committer of a day."""
    email = email or f"{name.lower().replace(' ', '.')}@example.org"
    who = {"NAME": name, "EMAIL": email}
    dates = {"AUTHOR": _date(day), "COMMITTER": _date(committed or day)}
    return {
        f"GIT_{role}_{key}": value
        for role in ("AUTHOR", "COMMITTER")
        for key, value in {**who, "DATE": dates[role]}.items()
    }


def _date(day: str) -> str:
    return day if " " in day else f"{day}T12:00:00+00:00"


def prose(name: str) -> str:
    """Return some lines of text that resemble no other text."""
    return "".join(f"{name} says sentence {number}.\n" for number in range(12))
