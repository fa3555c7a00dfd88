"""Write a garden of as many notes as asked for, the same for the same seed.

    python -m benchmarks.gardens FOLDER --notes 1000

Lengths are lognormal around 350 words. Links make a scale-free graph: most go to notes that have
many already, a good part stays in the domain. Some notes are terms that others mention, some
embed another, some have other names; routines, stories and experiences have practice links.
"""

import argparse
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from benchmarks.words import Prose

DOMAINS = (
    *("weaving", "dyeing", "spinning", "felting", "basketry", "joinery", "pottery", "smithing"),
    *("bookbinding", "printing", "papermaking", "beekeeping"),
)
TYPES = {
    "note": 40,
    "routine": 18,
    "term": 10,
    "question": 8,
    "story": 7,
    "tool": 6,
    "artifact": 5,
    "experience": 4,
    "decision": 2,
}
"""How many notes of a hundred are of each type."""

HEADINGS = ("Context", "What we do", "When not", "What goes wrong")
STATUSES = ("seed", "seed", "used", "proven", "contested")
PEOPLE = 300
MEDIAN = 275
"""Words in the paragraphs of a note; lists, tables and links make them about 350."""
SHORT = 150
"""Words of a note that needs no headings."""
WANTED = 0.02
"""How often a link is to a note that nobody has written."""


@dataclass(slots=True)
class Plot:
    """A note before it is written."""

    number: int
    title: str
    domain: str
    type: str
    words: int
    headings: tuple[str, ...]
    targets: list["Plot"] = field(default_factory=list)

    @property
    def path(self) -> str:
        """Where it stands."""
        return f"{self.domain}/{self.title.lower().replace(' ', '-')}.md"


class Grower:
    """Plans a garden, then writes its notes one after the other."""

    def __init__(self, notes: int, seed: int = 1, links: float = 6) -> None:
        """Plan so many notes with so many links each on average."""
        self.seed, self.links = seed, links
        self.prose = Prose(seed)
        self.dice = random.Random(f"{seed} plan")  # noqa: S311 - repeatable, and no secret
        self.plots = self._plots(notes)
        self.terms = [plot.title for plot in self.plots if plot.type == "term"]
        self._link()

    def grow(self) -> Iterator[tuple[str, str]]:
        """Yield path and text of every note."""
        yield "index.md", laid_out({"title": "A garden"}, self.prose.sentences(self.dice, 60))
        for domain in dict.fromkeys(plot.domain for plot in self.plots):
            head = {"title": domain.capitalize(), "type": "domain"}
            body = f"## Concerns\n\n{self.prose.sentences(self.dice, 60)}\n"
            yield f"{domain}.md", laid_out(head, body)
        for plot in self.plots:
            dice = random.Random(f"{self.seed} {plot.number}")  # noqa: S311
            yield plot.path, laid_out(self._head(plot, dice), self._body(plot, dice))

    def _plots(self, notes: int) -> list[Plot]:
        dice, taken = self.dice, set[str]()
        shares = [1 / (rank + 4) for rank in range(len(DOMAINS))]
        plots = []
        for number in range(notes):
            title = self._title(taken)
            words = int(min(6000, max(40, dice.lognormvariate(0, 0.6) * MEDIAN)))
            free = [self.prose.name(dice, 2) for _ in range(min(12, words // 150))]
            headings = (*free, dice.choice(HEADINGS)) if words > SHORT else ()
            [domain] = dice.choices(DOMAINS, shares)
            [kind] = dice.choices(list(TYPES), list(TYPES.values()))
            plots.append(Plot(number, title, domain, kind, words, headings))
        return plots

    def _title(self, taken: set[str]) -> str:
        while (title := self.prose.name(self.dice, self.dice.choice((2, 2, 3)))) in taken:
            pass
        taken.add(title)
        return title

    def _link(self) -> None:
        """Choose targets: in proportion to the links they have, else nearby, else anywhere."""
        dice, plots = self.dice, self.plots
        at_home: dict[str, list[Plot]] = {}
        for plot in plots:
            at_home.setdefault(plot.domain, []).append(plot)
        linked = dice.sample(plots, min(20, len(plots)))
        for plot in dice.sample(plots, len(plots)):
            chosen: dict[int, Plot] = {}
            while dice.random() > 1 / (self.links + 1) and len(chosen) < len(plots) - 1:
                places = (linked, at_home[plot.domain], plots)
                target = dice.choice(dice.choices(places, (66, 25, 9))[0])
                if target is not plot and target.number not in chosen:
                    chosen[target.number] = target
                    linked.append(target)
            plot.targets = list(chosen.values())

    def _head(self, plot: Plot, dice: random.Random) -> Mapping[str, object]:
        second = [dice.choice(DOMAINS)] if _happens(dice, 0.15) else []
        people = [f"person-{int(dice.paretovariate(0.8)) % PEOPLE:03}" for _ in range(3)]
        tags = [self.prose.vocabulary[80 + int(dice.paretovariate(0.6)) % 500] for _ in range(3)]
        head: dict[str, object] = {
            "title": plot.title,
            "type": plot.type,
            "domain": list(dict.fromkeys([plot.domain, *second])),
            "contributors": list(dict.fromkeys(people[: dice.randint(1, 3)])),
            "tags": list(dict.fromkeys(tags[: dice.randint(1, 3)])),
        }
        if _happens(dice, 0.3):
            head["aliases"] = [f"{plot.title} of {plot.domain}"]
        return {**head, **self._of_type(plot, dice)}

    def _of_type(self, plot: Plot, dice: random.Random) -> Mapping[str, object]:
        """Return what heads of a type hold, as far as the plan has notes to link to."""
        routines = [one for one in plot.targets if one.type == "routine"]
        tools = [one for one in plot.targets if one.type in {"tool", "artifact"}]
        relation = {"experience": "reports_on", "story": "example_of", "note": "builds_on"}
        links: dict[str, list[str]] = {}
        if routines and plot.type in {*relation, "routine"}:
            links[relation.get(plot.type, "builds_on")] = [f"[[{routines[0].title}]]"]
        if tools and plot.type == "routine":
            links["uses"] = [f"[[{one.title}]]" for one in tools[:2]]
        more: dict[str, object] = {"practice": links} if links else {}
        if plot.type == "experience":
            more["outcome"] = dice.choice(("worked", "partly", "did-not"))
        elif plot.type == "routine":
            more["status"] = dice.choice(STATUSES)
        return more

    def _body(self, plot: Plot, dice: random.Random) -> str:
        """Return the text: an opening, then sections; every link stands in one of them."""
        parts: list[list[str]] = [[] for _ in range(len(plot.headings) + 1)]
        for insert in (*self._links(plot, dice), *self._mentions(plot, dice)):
            dice.choice(parts).append(insert)
        blocks = []
        for at, inserts in enumerate(parts):
            if at:
                blocks.append(f"## {plot.headings[at - 1]}")
            blocks += self._section(plot.words // len(parts), inserts, dice)
        if plot.targets and _happens(dice, 0.05):
            blocks.append(f"![[{plot.targets[0].title}]]")
        return "\n\n".join(blocks) + "\n"

    def _links(self, plot: Plot, dice: random.Random) -> Iterator[str]:
        for target in plot.targets:
            if _happens(dice, WANTED):
                yield f"[[{self.prose.name(dice, 2)} to come]]"
            heading = dice.choice(target.headings) if target.headings else ""
            place = f"#{heading}" if heading and _happens(dice, 0.15) else ""
            said = f"|{self.prose.name(dice, 1).lower()}" if _happens(dice, 0.3) else ""
            yield f"[[{target.title}{place}{said}]]"

    def _mentions(self, plot: Plot, dice: random.Random) -> Sequence[str]:
        """Return terms that are said and not linked."""
        return dice.choices(self.terms, k=plot.words // 250) if self.terms else ()

    def _section(self, words: int, inserts: list[str], dice: random.Random) -> Iterator[str]:
        listed = inserts[len(inserts) // 2 :] if _happens(dice, 0.4) else []
        yield self.prose.sentences(dice, words % 75, inserts[: len(inserts) - len(listed)])
        for _ in range(words // 75):
            yield self.prose.sentences(dice, dice.randint(50, 100))
        if listed or _happens(dice, 0.25):
            items = [*listed, *(self.prose.sentences(dice, 8) for _ in range(dice.randint(2, 5)))]
            yield "\n".join(f"- {item}" for item in items)
        if _happens(dice, 0.1):
            yield dice.choice((self._table, self._code, self._callout))(dice)

    def _table(self, dice: random.Random) -> str:
        rows = [self.prose.words(dice, 3) for _ in range(dice.randint(4, 8))]
        rows.insert(1, ["---"] * 3)
        return "\n".join(f"| {' | '.join(row)} |" for row in rows)

    def _code(self, dice: random.Random) -> str:
        lines = [" = ".join(self.prose.words(dice, 2)) for _ in range(dice.randint(4, 10))]
        return "\n".join(["```python", *lines, "```"])

    def _callout(self, dice: random.Random) -> str:
        return f"> [!note]\n> {self.prose.sentences(dice, 20)}"


def _happens(dice: random.Random, chance: float) -> bool:
    return dice.random() < chance


def laid_out(head: Mapping[str, object], body: str) -> str:
    """Return the text of a note with this head."""
    settings = (
        yaml.safe_dump({key: value}, default_flow_style=None if isinstance(value, list) else False)
        for key, value in head.items()
    )
    return f"---\n{''.join(settings)}---\n{body}"


def write(folder: Path, notes: Iterable[tuple[str, str]]) -> Path:
    """Write notes into a folder."""
    for path, text in notes:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    return folder


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("-n", "--notes", type=int, default=1000)
    parser.add_argument("--links", type=float, default=6, help="of a note, on average")
    parser.add_argument("--seed", type=int, default=1)
    stated = parser.parse_args()
    write(stated.folder, Grower(stated.notes, stated.seed, stated.links).grow())


if __name__ == "__main__":
    main()
