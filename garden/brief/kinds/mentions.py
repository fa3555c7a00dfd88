"""Names of other notes that stand in changed text without a link."""

from collections.abc import Iterator

from garden.brief.comparison import Comparison
from garden.brief.model import Kind, Point, Say, ref
from garden.model import NotePath
from garden.words.uses import NameKind, find_uses, is_term


def _find(compared: Comparison) -> Iterator[Point]:
    garden = compared.after
    for path, edit in compared.told.items():
        linked = set(garden.outgoing(path))
        seen: set[NotePath] = set()
        for use in find_uses(garden)[path]:
            target = use.targets[0]
            is_clear = use.kind is NameKind.OWN and len(use.targets) == 1 and use.span
            is_new = is_clear and use.position.line in edit.lines and target not in linked | seen
            if is_new and not _is_explained(compared, target):
                seen.add(target)
                place = ref(compared, path)
                others = (ref(compared, target),)
                yield Point(
                    "unlinked-mention", place, use.position.line, after=use.words, others=others
                )


def _is_explained(compared: Comparison, target: NotePath) -> bool:
    """Tell whether readers are led there without a link: the first use of a term is."""
    garden = compared.after
    return garden.config.glossary.link != "none" and is_term(garden, garden.notes[target])


KIND = Kind(
    "mentions",
    "Names of other notes that stand in changed text without a link.",
    {
        "unlinked-mention": Say(
            "{title}, line {line}, says “{after}” and could link to {others}.",
            matters=False,
        )
    },
    _find,
    folded=True,
)
