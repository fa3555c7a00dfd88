"""Git's own list of what differs, read once: `:100644 100644 4bac… 8f21… R087` and paths.

https://git-scm.com/docs/diff-format#_raw_output_format
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_FILES = frozenset({"100644", "100755", "000000"})
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
_LETTERS = {b"a": b"\a", b"b": b"\b", b"t": b"\t", b"n": b"\n", b"v": b"\v", b"f": b"\f"}


@dataclass(frozen=True, slots=True)
class RawChange:
    """What became of one file."""

    status: str
    """`A` added, `D` deleted, `M` changed, `R` renamed, `T` of another kind now."""
    path: str
    """Where it is now; where it was, if it is gone."""
    old: str
    """Where it was, if it was renamed."""
    is_same: bool
    """Whether it holds what it held."""
    is_file: bool
    """Whether it is an ordinary file now, or gone: not a link, nor a repository within."""


def read_change(facts: bytes, paths: Sequence[str]) -> RawChange:
    """Read the facts of one file, and the one or two paths that came with them."""
    _, mode, before, after, letter = facts.split(b" ")
    status = letter[:1].decode("ascii", "replace")
    return RawChange(
        status="A" if status == "C" else status,  # the first of a copy stays what it is
        path=paths[-1],
        old=paths[0] if status == "R" else "",
        is_same=before == after,
        is_file=mode.decode("ascii", "replace") in _FILES,
    )


def read_changes(pieces: Iterator[bytes]) -> Iterator[RawChange]:
    """Read a list with NUL between the pieces, as `-z` gives it."""
    for facts in pieces:
        count = 2 if facts.rpartition(b" ")[2][:1] in {b"R", b"C"} else 1
        yield read_change(facts, [path_of(next(pieces, b"")) for _ in range(count)])


def path_of(path: bytes) -> str:
    """Return a path as text; what is none comes as lone surrogates, and so stays what it was."""
    return path.decode("utf-8", "surrogateescape")


def unquoted(path: bytes) -> bytes:
    r"""Return a path that git may have put in quotes, with `\303` and `\n` for what is unusual."""
    path = path.removesuffix(b"\t")
    if not path.startswith(b'"'):
        return path
    return _ESCAPE.sub(_unescaped, path[1:-1])


def _unescaped(match: re.Match[bytes]) -> bytes:
    said = match[1]
    return bytes([int(said, 8)]) if len(said) > 1 else _LETTERS.get(said, said)
