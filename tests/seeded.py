"""A garden with two and a half years of history and a record of reviews, the same every time.

For looking at pages, and for tests of a whole site: `python tests/seeded.py FOLDER`. Nobody in
it is real; the logins are invented.
"""

import random
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.gardens import laid_out
from garden.reviews.jsonl import written
from garden.reviews.model import Event

REPO = "octo-org/garden"
START = datetime(2024, 3, 1, 9, tzinfo=UTC)
LOGINS = [f"octo-{letter}" for letter in "abcdefghijklmn"]
TIMID = 4
"""Every so many proposals nobody answers."""

SETTINGS = f"""\
site_name: A seeded garden
repo_url: https://github.com/{REPO}
docs_dir: content
theme:
  name: material
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
plugins:
  - search
  - garden
"""
PEOPLE = """\
octo-a: {name: Alder, handles: {github: octo-a}, stewarding: [weaving]}
octo-b: {name: Birch, handles: {github: octo-b}, stewarding: [dyeing]}
octo-c: {name: Cedar, handles: {github: octo-c}, display: hidden}
octo-d: {name: Dogwood, handles: {github: octo-d}, stewarding: [weaving, spinning]}
octo-e: {name: Elder, handles: {github: octo-e}, stewarding: [spinning]}
octo-f: {name: Fir, handles: {github: octo-f}, stewarding: [dyeing]}
"""
TITLES = {
    "weaving": [
        "Warp a loom",
        "Mend a float",
        "Tie-up",
        "Selvedge",
        "Share a loom",
        "Weft",
        "Beat",
    ],
    "dyeing": ["Blue vat", "Mordant", "Fast colour", "Dye day", "Rinse", "Madder"],
    "spinning": ["Drop spindle", "Carding", "Ply", "Fleece swap", "Staple"],
}


@dataclass
class Seed:
    """The garden while it grows."""

    folder: Path
    dice: random.Random = field(default_factory=lambda: random.Random(5))  # noqa: S311
    notes: dict[str, str] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    stream: list[bytes] = field(default_factory=list)

    def commit(self, login: str, at: datetime, message: str, *others: str) -> None:
        """Commit all notes as they are now."""
        names = {other: f"{other} <{other}@users.noreply.github.com>" for other in (login, *others)}
        trailers = "".join(f"\nCo-authored-by: {names[other]}" for other in others)
        said = f"{message}\n{trailers}\n".encode()
        stamp = f"{names[login]} {int(at.timestamp())} +0000"
        forge = f"GitHub <noreply@github.com> {int(at.timestamp())} +0000"
        head = f"commit refs/heads/main\nauthor {stamp}\ncommitter {forge}\ndata {len(said)}\n"
        self.stream += [head.encode(), said, b"deleteall\n"]
        for path, text in {**self.notes, **self._files()}.items():
            data = text.encode()
            self.stream.append(
                f"M 100644 inline {path}\ndata {len(data)}\n".encode() + data + b"\n"
            )

    def _files(self) -> dict[str, str]:
        return {"mkdocs.yml": SETTINGS, "people.yml": PEOPLE}

    def plant(self) -> None:
        """Write every note once, a few by each of those who began."""
        for number, (domain, titles) in enumerate(TITLES.items()):
            head = {"title": domain.title(), "type": "domain"}
            self.notes[f"content/{domain}.md"] = laid_out(head, "## Concerns\n\nCloth.\n")
            for place, title in enumerate(titles):
                kind = ("routine", "term", "story", "tool")[place % 4]
                others = "".join(f" [[{other}]]" for other in titles[:place][-2:])
                head = {"title": title, "type": kind, "domain": domain}
                self.notes[path_of(title)] = laid_out(head, f"{title}, as we do it.{others}\n")
            at = START + timedelta(days=40 * number)
            self.commit(LOGINS[number], at, f"Begin {domain}")
        self.notes["content/index.md"] = "# A seeded garden\n\n[[Warp a loom]] [[Blue vat]]\n"
        self.commit(LOGINS[0], START + timedelta(days=121), "Say welcome")

    def propose(self, number: int, at: datetime) -> None:
        """Propose a change, let people talk about it, and accept it unless it is still open."""
        new = min(len(LOGINS), 3 + number // 3)
        login = self.dice.choice(LOGINS[:new] + LOGINS[: min(4, new)])
        title = self.dice.choice([t for titles in TITLES.values() for t in titles[:-1]])
        first = {"on_commit": f"{number:040x}", "title": f"More about {title}"}
        self.tell(number, "opened", at, login, login, **first)
        self.tell(number, "ready", at, login, login)
        self.tell(number, "comment", at + timedelta(minutes=5), "build[bot]", login)
        helper = self.talk(number, at, login, path_of(title))
        if number % 11 == 0:
            return
        merged = at + timedelta(days=self.dice.randint(3, 20))
        merger = self.dice.choice([other for other in LOGINS[:5] if other != login])
        self.tell(number, "merged", merged, merger, login)
        self.notes[path_of(title)] += f"\nThing {number} holds as well.\n"
        self.commit(login, merged, f"More about {title} (#{number})", *([helper] if helper else []))

    def talk(self, number: int, at: datetime, author: str, path: str) -> str:
        """Let people answer; return who suggested words that are taken up, if anybody did."""
        if number % TIMID == 0:
            return ""
        others = self.dice.sample([login for login in LOGINS[:9] if login != author], 2)
        said = at + timedelta(hours=self.dice.choice([3, 20, 40, 90, 200]))
        self.tell(
            number, "review", said, others[0], author, state="changes-requested", has_text=True
        )
        self.tell(number, "thread", said, others[0], author, path=path, has_text=True)
        later = said + timedelta(days=1)
        if number % 5 == 0:
            self.tell(number, "suggestion", later, others[1], author, path=path, has_text=True)
            return others[1]
        self.tell(number, "review", later, others[1], author, state="approved")
        if number % 3 == 0:
            self.tell(number, "review", later, others[0], author, state="approved")
        return ""

    def tell(self, number: int, event: str, at: datetime, actor: str, author: str, **more) -> None:
        """Write an event down."""
        kind = "bot" if actor.endswith("[bot]") else "person"
        same = {"forge": "github", "repo": REPO, "pr": number, "actor_kind": kind}
        own = actor == author
        self.events.append(
            Event(event=event, at=at, actor=actor, author=author, own=own, **same, **more)
        )

    def write(self) -> Path:
        """Make the repository, check it out and put the record beside it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        git = ["git", "-C", str(self.folder)]
        subprocess.run([*git, "init", "-q", "-b", "main"], check=True)
        fast = [*git, "fast-import", "--quiet"]
        subprocess.run(fast, input=b"".join(self.stream), check=True)
        subprocess.run([*git, "reset", "-q", "--hard"], check=True)
        record = self.folder / "reviews" / "github-octo-org-garden.jsonl"
        record.parent.mkdir(exist_ok=True)
        record.write_text(written(self.events), encoding="utf-8")
        return self.folder


def path_of(title: str) -> str:
    """Return the file of a note."""
    return f"content/{title.lower().replace(' ', '-')}.md"


def seed(folder: Path, proposals: int = 60) -> Path:
    """Make the garden in a folder."""
    garden = Seed(folder)
    garden.plant()
    for number in range(1, proposals + 1):
        garden.propose(number, START + timedelta(days=125 + 12 * number, hours=number % 9))
    reviewed = "reviews: [{by: octo-b, on: 2026-07-20, looked_at: the knots, said: They hold.}]\n"
    path = path_of("Warp a loom")
    garden.notes[path] = garden.notes[path].replace("domain:", f"{reviewed}domain:", 1)
    garden.commit("octo-b", START + timedelta(days=125 + 12 * proposals + 30), "Look at the knots")
    return garden.write()


if __name__ == "__main__":
    seed(Path(sys.argv[1]))
