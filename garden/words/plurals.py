"""The plural of an English name, by the rule that fits most; for the others there is `plural:`."""

import re

_HEAD = re.compile(r"(?P<head>.+?)(?P<rest> (?:of|in|to|for|with|on|at|from|by) .+)", re.IGNORECASE)


def plural_of(name: str) -> str:
    """Return the plural of `name`; the name itself where English would not form one so.

    In `community of practice` the word before the preposition changes.
    """
    match = _HEAD.fullmatch(name)
    head, rest = (match["head"], match["rest"]) if match else (name, "")
    last = head[-1:]
    if not (last.isascii() and last.isalpha()):
        return name
    if head.isupper() and " " not in head:
        return f"{head}s{rest}"
    if re.search(r"(?:s|x|z|ch|sh)$", head, re.IGNORECASE):
        return f"{head}es{rest}"
    if re.search(r"[^aeiou\W]y$", head, re.IGNORECASE):
        return f"{head[:-1]}ies{rest}"
    return f"{head}s{rest}"
