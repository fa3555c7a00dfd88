"""The shape of a brief as JSON; its schema is generated from here, and ships beside it."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter
from typing_extensions import TypedDict

from garden.brief.model import Brief, Point, Ref
from garden.report.model import dumped

VERSION: Literal[1] = 1
"""Of the shape below. New keys may come without a new version."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class RefRecord(TypedDict):
    """A note."""

    path: Annotated[str, Field(description="Where it stands now, or stood if it is gone.")]
    title: Annotated[str, Field(description="What it is called, or was.")]
    gone: Annotated[bool, Field(description="Whether the change takes it away.")]


class PieceRecord(TypedDict):
    """Some words in a row that had the same fate."""

    fate: Annotated[Literal["same", "gone", "new"], Field(description="What became of them.")]
    text: Annotated[str, Field(description="The words.")]


class PointRecord(TypedDict):
    """One thing that the change does. What does not apply is empty."""

    what: Annotated[str, Field(description="What it is, one of the words of its kind.")]
    note: Annotated[RefRecord | None, Field(description="The note concerned.")]
    line: Annotated[int, Field(ge=0, description="Its line concerned; 0 for none.")]
    before: Annotated[str, Field(description="What was.")]
    after: Annotated[str, Field(description="What is, or what there is to say.")]
    words: Annotated[list[PieceRecord], Field(description="A text, word by word.")]
    others: Annotated[list[RefRecord], Field(description="Other notes concerned.")]
    names: Annotated[list[str], Field(description="People, domains or headings concerned.")]
    codes: Annotated[list[str], Field(description="Paths, addresses or keys concerned.")]


class KindRecord(TypedDict):
    """All points of one kind."""

    kind: Annotated[str, Field(description="Its stable name.")]
    about: Annotated[str, Field(description="What it tells, in one sentence.")]
    points: Annotated[list[PointRecord], Field(min_length=1, description="The points.")]


class BriefRecord(TypedDict):
    """What a change does to a garden. All texts are as their authors wrote them: escape them."""

    version: Annotated[Literal[1], Field(description="Of this shape.")]
    base: Annotated[str, Field(description="The commit where the change began.")]
    head: Annotated[str, Field(description="The commit it leads to; empty for files on disk.")]
    matters: Annotated[bool, Field(description="Whether there is anything worth a comment.")]
    kinds: Annotated[list[KindRecord], Field(description="What there is to say, in order.")]


def brief_record(brief: Brief) -> BriefRecord:
    """Return a brief as plain data."""
    return {
        "version": VERSION,
        "base": brief.base,
        "head": brief.head,
        "matters": bool(brief),
        "kinds": [
            {
                "kind": told.kind.name,
                "about": told.kind.about,
                "points": [_point(point) for point in told.points],
            }
            for told in brief.told
        ],
    }


def render_schema() -> str:
    """Return the schema of a brief as text, as it is checked in."""
    schema: Mapping[str, Any] = TypeAdapter(BriefRecord).json_schema()
    return dumped({"$schema": DIALECT, **schema})


def _point(point: Point) -> PointRecord:
    return {
        "what": point.what,
        "note": _ref(point.note) if point.note else None,
        "line": point.line,
        "before": point.before,
        "after": point.after,
        "words": [{"fate": piece.fate, "text": piece.text} for piece in point.words],
        "others": [_ref(ref) for ref in point.others],
        "names": list(point.names),
        "codes": list(point.codes),
    }


def _ref(ref: Ref) -> RefRecord:
    return {"path": ref.path, "title": ref.title, "gone": ref.gone}
