"""Answers of a forge that somebody saved, to be read without a network.

A JSON object, or a list, or JSON Lines, of `{"path": …, "data": …}`: the path that was asked
for, without its query, and what the forge said. Data may be the items or, as `gh api --slurp`
saves it, the pages of items.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from garden.errors import UsageError
from garden.reviews.forges.common import Data, Question


@dataclass(frozen=True, slots=True)
class Saved:
    """A forge's answers by their paths."""

    answers: Mapping[str, list[Any]]

    def items(
        self, question: Question, repo: str, number: int = 0, review: int = 0
    ) -> Iterator[Data]:
        """Yield the items of a list; what was not saved is empty."""
        for item in self.answers.get(_bare(question.at(repo, number, review)), ()):
            yield from _flat(item)

    def group(self, question: Question, repo: str, number: int = 0) -> Data:
        """Return an answer that is no list."""
        return next(self.items(question, repo, number), {})


def read_saved(text: str, name: str) -> Saved | None:
    """Return the answers that a text holds; None if it is of another kind.

    Raises UsageError if it is no JSON at all.
    """
    answers: dict[str, list[Any]] = {}
    for entry in _entries(text, name):
        if not isinstance(entry, dict) or "data" not in entry:
            return None
        answers.setdefault(_bare(str(entry.get("path", ""))), []).append(entry["data"])
    return Saved(answers) if answers else None


def _entries(text: str, name: str) -> Iterable[Any]:
    try:
        whole = json.loads(text)
    except RecursionError:
        raise UsageError(f"{name} is nested too deeply to be what a forge said.") from None
    except ValueError:
        return _lines(text, name)
    return whole if isinstance(whole, list) else [whole]


def _lines(text: str, name: str) -> Iterator[Any]:
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        if line.strip():
            try:
                yield json.loads(line)
            except (ValueError, RecursionError):
                raise UsageError(f"{name}:{number} is no JSON.") from None


def _bare(path: str) -> str:
    """Return a path as it is looked up: `repos/o/r/pulls?page=2` is `/repos/o/r/pulls`."""
    return f"/{path.partition('?')[0].strip('/')}"


def _flat(item: Any) -> Iterator[Data]:  # noqa: ANN401 - whatever was saved
    if isinstance(item, dict):
        yield item
    elif isinstance(item, list):
        for inner in item:
            yield from _flat(inner)
