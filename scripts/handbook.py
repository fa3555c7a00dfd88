"""Write the generated parts of the handbook; `--check` says which are out of date.

A part stands in a note between `<!-- generated: NAME -->` and `<!-- /generated -->`. Its
text comes from the code that it describes, so the handbook cannot say anything else. Parts
such as `findings CODE` and `links PATH` are worked out from the example garden that stands
above them in the note: a fenced block of `-- path --` sections. `transcript NAME` shows what
a tested transcript of the command line says, `workflow PATH` a file that `garden workflows` writes.

The JSON Schemas of the frontmatter, of `garden.json` and of a brief are written as well, as
programs without `garden` want them.
"""
# ruff: noqa: INP001, T201 - a script, which is in no package and prints

import argparse
import re
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import handbook_benchmarks as benchmarks
import handbook_fifty as fifty
import handbook_figures as figures
import handbook_oracles as oracles
import handbook_reviews as reviews
import handbook_tables as tables
from handbook_examples import (
    ExampleError,
    compiled_text,
    findings_of,
    garden_of,
    links_of,
    mentions_text,
    previews_text,
    wanted_text,
)

from garden.brief import records
from garden.checks import CHECKS
from garden.config import GardenConfig
from garden.export import whole
from garden.frontmatter.common import CommonModel
from garden.frontmatter.groups import (
    BarrierModel,
    CreditModel,
    ObjectionModel,
    ReviewModel,
    SponsorModel,
    StewardModel,
)
from garden.frontmatter.ofkinds import (
    CharterModel,
    ConversationModel,
    PracticeModel,
    StanceModel,
)
from garden.frontmatter.schema import render_schema
from garden.garden import Garden
from garden.options import NeighbourOptions, RelationOptions, TypeOptions
from garden.pages.follow import FOLLOWED
from garden.people import PersonModel
from garden.query.fields import HAS
from garden.query.model import Evidence, Query, Where
from garden.query.values import COLUMNS, SORTS
from garden.reading.extensions import EXTENSIONS
from garden.report import REPORTS
from garden.reviews import jsonl
from garden.vocabulary import LEVELS, NEEDS, OUTCOMES, STATUSES, WAYS
from garden.workflows import FORGES, workflow_files

ROOT = Path(__file__).parent.parent
HANDBOOK = ROOT / "content" / "handbook"
TRANSCRIPTS = ROOT / "tests" / "transcripts"
SCHEMA = ROOT / "garden" / "frontmatter" / "schema.json"
BRIEF_SCHEMA = ROOT / "garden" / "brief" / "schema.json"
DATA_SCHEMA = ROOT / "garden" / "export" / "schema.json"
REVIEW_SCHEMA = ROOT / "garden" / "reviews" / "schema.json"
PART = re.compile(
    r"(?P<open><!-- generated: (?P<name>[^\n]+?) -->\n)(?P<old>.*?)(?P<close><!-- /generated -->)",
    re.DOTALL,
)

PARTS: dict[str, Callable[[], str]] = {
    "note types": tables.note_types,
    "statuses": partial(tables.codes, STATUSES),
    "outcomes": partial(tables.codes, OUTCOMES),
    "relations": tables.relations,
    "shelves": tables.shelves,
    "measures": tables.measures,
    "refused": tables.refused,
    **{f"figures {one}": partial(figures.figures, one) for one in figures.LOOKING_BACK},
    "checks": tables.checks,
    "states": tables.states,
    "needs": partial(tables.codes, NEEDS),
    "levels": partial(tables.codes, LEVELS),
    "ways": partial(tables.codes, WAYS),
    "sections": tables.sections,
    "fields": partial(tables.fields_of, CommonModel),
    "fields of practices": partial(tables.fields_of, PracticeModel),
    "fields of conversations": partial(tables.fields_of, ConversationModel),
    "fields of charters": partial(tables.fields_of, CharterModel),
    "fields of people": partial(tables.fields_of, StanceModel),
    "credit": partial(tables.fields_of, CreditModel),
    "review": partial(tables.fields_of, ReviewModel),
    "barrier": partial(tables.fields_of, BarrierModel),
    "objection": partial(tables.fields_of, ObjectionModel),
    "steward": partial(tables.fields_of, StewardModel),
    "sponsor": partial(tables.fields_of, SponsorModel),
    "person": partial(tables.fields_of, PersonModel),
    "options": partial(tables.options_of, GardenConfig),
    "options of a type": partial(tables.options_of, TypeOptions),
    "options of a relation": partial(tables.options_of, RelationOptions),
    "options of a neighbour": partial(tables.options_of, NeighbourOptions),
    "garden.json": tables.data_keys,
    "kinds of a brief": tables.brief_kinds,
    "feeds of indexes": partial(tables.codes, FOLLOWED),
    "extensions": partial(tables.codes, EXTENSIONS),
    "query": partial(tables.fields_of, Query),
    "query where": partial(tables.fields_of, Where),
    "query evidence": partial(tables.fields_of, Evidence),
    "query has": partial(tables.codes, HAS),
    "query sorts": partial(tables.codes, SORTS),
    "query columns": partial(tables.codes, COLUMNS),
    "reports": partial(tables.codes, REPORTS),
    "commands": tables.commands,
    "promises": tables.promises,
    "fifty ideas": fifty.fifty,
    **reviews.PARTS,
    **benchmarks.PARTS,
    "compared": oracles.compared,
    "agreements": oracles.agreements,
    "differences": oracles.differences,
    **{f"check {check.code}": partial(tables.check_facts, check) for check in CHECKS},
    **{f"silence {check.code}": partial(tables.silence, check.code) for check in CHECKS},
}
"""Every part that the code states by itself, by name."""


EXAMPLES: dict[str, Callable[[Garden, str], str]] = {
    "findings": findings_of,
    "links": links_of,
    "mentions": mentions_text,
    "compiled": compiled_text,
    "previews": previews_text,
    "wanted": wanted_text,
}
"""Every part that is worked out from the example above it, by its first word."""


def part(name: str, note: str, at: int) -> str:
    """Return the text of the part `name` that stands at `at` in `note`."""
    if name in PARTS:
        return PARTS[name]()
    kind, _, subject = name.partition(" ")
    if kind in EXAMPLES:
        return EXAMPLES[kind](garden_of(note, at), subject)
    if kind == "transcript":
        return transcript(subject)
    if kind == "workflow":
        return workflow(subject)
    raise ExampleError(f"Nothing is called `{name}`; known: {', '.join(PARTS)}.")


def transcript(name: str) -> str:
    """Return the notes of a tested transcript, and its commands with what they say."""
    file = TRANSCRIPTS / f"{name}.txt"
    if not file.is_file():
        raise ExampleError(f"There is no transcript {name}.")
    setup, mark, commands = file.read_text(encoding="utf-8").partition("\n$ ")
    notes = setup[setup.index("-- content/") :]
    return f"```text\n{notes.strip()}\n```\n\n```text\n{(mark + commands).strip()}\n```"


def workflow(path: str) -> str:
    """Return a file that `garden workflows` writes, as it writes it."""
    for forge in FORGES:
        text = workflow_files(forge).get(path)
        if text is not None:
            return f"```{'yaml' if path.endswith('.yml') else 'markdown'}\n{text.strip()}\n```"
    raise ExampleError(f"No file {path} is written for a forge.")


def renewed(note: str) -> str:
    """Return the text of a note with its generated parts as they should be."""

    def new(match: re.Match[str]) -> str:
        return f"{match['open']}\n{part(match['name'], note, match.start())}\n\n{match['close']}"

    return PART.sub(new, note)


def wanted_texts() -> Iterator[tuple[Path, str]]:
    """Yield every file that is written here, as it should be.

    Raises ExampleError, naming the file, if a part cannot be worked out.
    """
    yield SCHEMA, render_schema(GardenConfig())
    yield DATA_SCHEMA, whole.render_schema()
    yield REVIEW_SCHEMA, jsonl.render_schema()
    yield BRIEF_SCHEMA, records.render_schema()
    for file in sorted(HANDBOOK.rglob("*.md")):
        try:
            yield file, renewed(file.read_text(encoding="utf-8"))
        except ExampleError as error:
            raise ExampleError(f"{file.relative_to(ROOT)}: {error}") from None


def find_gaps() -> list[str]:
    """Return what the handbook owes: a page for each check, and each part shown somewhere."""
    pages = {file.stem for file in (HANDBOOK / "checks").glob("*.md")}
    notes = (file.read_text(encoding="utf-8") for file in HANDBOOK.rglob("*.md"))
    shown = {match["name"] for note in notes for match in PART.finditer(note)}
    codes = {check.code for check in CHECKS}
    return [
        *(f"There is no page for the check `{code}`." for code in sorted(codes - pages)),
        *(f"`{page}.md` is about no check." for page in sorted(pages - codes)),
        *(f"No note shows the part `{name}`." for name in PARTS if name not in shown),
    ]


def main() -> int:
    """Renew the handbook, or check it; return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="change nothing; fail if stale")
    only_check = parser.parse_args().check
    try:
        texts = dict(wanted_texts())
    except ExampleError as error:
        sys.exit(str(error))
    gaps = find_gaps()
    stale = [f for f, new in texts.items() if not f.is_file() or f.read_text("utf-8") != new]
    for file in stale:
        if only_check:
            gaps.append(f"{file.relative_to(ROOT)} is out of date; run `make docs`.")
        else:
            file.write_text(texts[file], encoding="utf-8")
            print(f"Renewed {file.relative_to(ROOT)}.")
    for gap in gaps:
        print(gap, file=sys.stderr)
    if not gaps and not stale:
        print("The handbook is up to date.")
    return 1 if gaps else 0


if __name__ == "__main__":
    sys.exit(main())
