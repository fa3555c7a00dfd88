"""A plan as git would show it once done, so that `git apply` would do it too."""

import difflib
import re

from garden.rename.model import FileChange, Plan

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_TO_QUOTE = re.compile(r"[\x00-\x1f\x7f\"\\]")
_NO_END = "\n\\ No newline at end of file\n"


def unified_diff(plan: Plan, prefix: str = "") -> str:
    """Return every change as one patch; `prefix` leads from where it applies to the content."""
    return "".join(_of_file(change, prefix) for change in plan.changes)


def _of_file(change: FileChange, prefix: str) -> str:
    old, new = (_quoted(s, f"{prefix}{p}") for s, p in (("a/", change.old), ("b/", change.new)))
    head = [f"diff --git {old} {new}\n"]
    if change.old != change.new:
        head += [
            f"similarity index {_likeness(change)}%\n",
            f"rename from {_quoted('', f'{prefix}{change.old}')}\n",
            f"rename to {_quoted('', f'{prefix}{change.new}')}\n",
        ]
    before, after = _LINE.findall(change.before), _LINE.findall(change.after)
    body = list(difflib.unified_diff(before, after, _tabbed(old), _tabbed(new)))
    return "".join(head) + "".join(map(_ended, body))


def _likeness(change: FileChange) -> int:
    if change.before == change.after:
        return 100
    before, after = _LINE.findall(change.before), _LINE.findall(change.after)
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    same = sum(
        len(line) for m in matcher.get_matching_blocks() for line in before[m.a : m.a + m.size]
    )
    return min(99, 100 * same // max(len(change.before), len(change.after), 1))


def _ended(line: str) -> str:
    return line if line.endswith("\n") else line + _NO_END


def _tabbed(name: str) -> str:
    """Git ends a name that holds a space with a tab, so that no date is seen in it."""
    return f"{name}\t" if " " in name else name


def _quoted(side: str, path: str) -> str:
    name = f"{side}{path}"
    if not _TO_QUOTE.search(name):
        return name
    escaped = _TO_QUOTE.sub(lambda m: f"\\{m[0]}" if m[0] in '"\\' else f"\\{ord(m[0]):03o}", name)
    return f'"{escaped}"'
