"""Words: new ones, and those that mean something else now, with who uses them."""

from collections.abc import Iterator

from garden.brief.comparison import Comparison
from garden.brief.model import Kind, Point, Ref, Say, ref
from garden.model import NotePath
from garden.past.changes import ChangeKind
from garden.words.glossary import users

_WHATS = {ChangeKind.REDEFINED: "redefined", ChangeKind.NEW_TERM: "new-term"}


def _find(compared: Comparison) -> Iterator[Point]:
    for change in compared.changes:
        what = _WHATS.get(change.kind)
        if what:
            path = NotePath(change.path)
            domain = compared.after.domains.get(change.domain)
            title = domain.title if domain else change.domain
            yield Point(
                "new-meaning" if title and what == "new-term" else what,
                ref(compared, path),
                after=change.after,
                words=change.words,
                others=_users(compared, path) if what == "redefined" else (),
                names=(title,) if title else (),
            )


def _users(compared: Comparison, path: NotePath) -> tuple[Ref, ...]:
    return tuple(ref(compared, user) for user in users(compared.after, path) if user != path)


KIND = Kind(
    "terms",
    "Words of the community that are new, or mean something else now.",
    {
        "redefined": Say(
            "{title} means something else now: {words}",
            names="(in {names})",
            others="Used in {others}.",
            one="word redefined",
            many="words redefined",
        ),
        "new-term": Say("New word: {title}: {after}", one="new word", many="new words"),
        "new-meaning": Say(
            "In {names}, {title} means: {after}",
            one="word with another meaning",
            many="words with another meaning",
        ),
    },
    _find,
)
