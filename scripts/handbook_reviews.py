"""The record of reviews as Markdown for the handbook: its lines, its words, its forges."""
# ruff: noqa: INP001 - scripts are no package

import ast
import inspect
import itertools
from collections.abc import Callable, Iterator, Mapping

from handbook_tables import code, codes, table

from garden.reviews import jsonl
from garden.reviews.forges import FORGES
from garden.reviews.ladder import Level
from garden.reviews.model import ACTOR_KINDS, EVENTS, STATES


def lines() -> str:
    """Return what a line of the record holds."""
    made = jsonl.schema()
    required = set(made["required"])
    rows = (
        [code(name), field["description"], "always" if name in required else ""]
        for name, field in made["properties"].items()
    )
    return table(["Key", "What it says", "Stands there"], rows)


def words(known: Mapping[str, str], head: str) -> str:
    """Return the words of one field with what they mean."""
    return table(
        [head, "What it means"], ([code(word) or "nothing", m] for word, m in known.items())
    )


def levels() -> str:
    """Return the ladder, as the code explains it."""
    return table(["Level", "What is known"], ([m.code, said] for m, said in _levels()))


def forges() -> str:
    """Return every forge with its variables and with what it is asked."""
    return "\n\n".join(
        f"**{forge.title}** (`--forge {forge.name}`), with a token in {codes(forge.tokens)}:\n\n"
        + table(["Asked for", "Taken from it"], ([code(q.path), q.taken] for q in forge.questions))
        for forge in FORGES
    )


def _levels() -> Iterator[tuple[Level, str]]:
    body = ast.parse(inspect.getsource(Level)).body[0]
    statements = body.body if isinstance(body, ast.ClassDef) else []
    for above, below in itertools.pairwise(statements):
        match above, below:
            case ast.Assign(targets=[ast.Name(id=name)]), ast.Expr(ast.Constant(str(said))):
                yield Level[name], " ".join(said.split())


PARTS: dict[str, Callable[[], str]] = {
    "record lines": lines,
    "record events": lambda: words(EVENTS, "`event`"),
    "record states": lambda: words(STATES, "`state`"),
    "record actors": lambda: words(ACTOR_KINDS, "`actor_kind`"),
    "record levels": levels,
    "forges": forges,
}
"""Every part, by the name that notes call it by."""
