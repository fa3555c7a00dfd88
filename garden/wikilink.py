"""The syntax of wikilinks, stated once: `[[target#fragment|label]]`."""

import re

WIKILINK = re.compile(r"!?\[\[(?=[^\S\r\n]*[^\s\[\]])(?P<inner>[^\[\]\r\n]+)\]\]")
"""A wikilink or embed inside a frontmatter value; in the body the parser finds them."""

_PIPE = re.compile(r"\\?\|")


def split_wikilink(inner: str) -> tuple[str, str, str | None]:
    r"""Return target, fragment and label of what stands between `[[` and `]]`.

    The first `|` ends the target (`\|`, as tables need it, counts too), the first `#`
    begins the fragment. All three are trimmed; an empty label is no label.
    """
    name, *labels = _PIPE.split(inner, maxsplit=1)
    target, _, fragment = name.partition("#")
    label = labels[0].replace("\\|", "|").strip() if labels else ""
    return target.strip(), fragment.strip(), label or None
