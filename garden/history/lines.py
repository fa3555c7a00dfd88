"""The lines of commits: in which order they came, and which merge took them in."""

from collections.abc import Mapping

from garden.history.facts import Commit


def in_order(commits: Mapping[str, Commit], head: str) -> list[Commit]:
    """Return the commits that led to `head`, parents first, by the graph alone.

    Raises KeyError if one of them is not among `commits`.
    """
    order: list[Commit] = []
    seen = {head}
    path = [(commits[head], iter(commits[head].parents))]
    while path:
        commit, parents = path[-1]
        for parent in parents:
            if parent not in seen:
                seen.add(parent)
                path.append((commits[parent], iter(commits[parent].parents)))
                break
        else:
            order.append(commit)
            path.pop()
    return order


def main_line(commits: Mapping[str, Commit], head: str) -> list[Commit]:
    """Return the commits that were published one after the other, oldest first."""
    line = [commits[head]]
    while line[-1].parents:
        line.append(commits[line[-1].parents[0]])
    return line[::-1]


def taken_in(commits: Mapping[str, Commit], head: str) -> Mapping[str, Commit]:
    """Return each commit that led to `head` with that of the main line by which it came in.

    That is itself, for one of the main line.
    """
    line = main_line(commits, head)
    by = {commit.id: commit for commit in line}
    for merge in line:
        todo = list(merge.parents[1:])
        while todo:
            commit = todo.pop()
            if commit not in by:
                by[commit] = merge
                todo += commits[commit].parents
    return by
