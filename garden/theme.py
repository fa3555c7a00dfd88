"""Where the theme's files are: beside the core in a wheel, beside the package in a checkout.

What is shown stands in `theme_overrides`. Style sheets are written bed by bed in `theme_styles`
and served as two files, so that they are short to read and quick to load.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

STYLESHEET = "assets/garden/garden.css"
"""What every page needs."""
INDEX_STYLESHEET = "assets/garden/indexes.css"
"""What pages need that show the garden from a side of it."""

STYLES: Mapping[str, tuple[str, ...]] = {
    STYLESHEET: (
        "fonts",
        "palette",
        "page",
        "frame",
        "proposal",
        "find",
        "text",
        "callouts",
        "direction",
        "head",
        "links",
        "embeds",
        "after",
        "tried",
        "around",
        "talk",
        "lists",
        "folds",
        "previews",
        "media",
    ),
    INDEX_STYLESHEET: (
        "parts",
        "home",
        "cards",
        "rows",
        "tables",
        "tags",
        "wanted",
        "jumps",
        "measures",
        "lookback",
        "changes",
        "people",
        "paths",
        "portrait",
        "evidence",
        "ways",
        "domains",
        "boundaries",
        "agenda",
        "search",
    ),
}
"""The beds of each style sheet, in the order in which they stand: a later rule may refine an
earlier one. The beds of `x/y.css` are in the folder `y` of the styles."""


_NEEDLESS = re.compile(r'("[^"]*")|/\*.*?\*/|(\s+)', re.DOTALL)
_REMARKS = re.compile(r"^[ \t]*//.*\n|[ \t]+// [^\"'`\n]*$|^[ \t]+", re.MULTILINE)
_AROUND = re.compile(r'("[^"]*")|;? ?(\}) ?| ?([{;,]) ?')


def theme_dir() -> Path:
    """Return the folder of our templates, scripts and fonts."""
    return _beside("theme_overrides")


def style_sheets() -> Iterator[tuple[str, str]]:
    """Yield path in the site and text of each style sheet, its beds joined."""
    for path, beds in STYLES.items():
        folder = _beside("theme_styles") / Path(path).stem
        texts = [(folder / f"{bed}.css").read_text(encoding="utf-8") for bed in beds]
        yield path, squeezed("\n".join(texts))


def squeezed(css: str) -> str:
    """Return a style sheet without what only its writers read: remarks, indentation, line breaks.

    Blanks that may mean something, such as those between the parts of a selector, stay.
    """
    text = _NEEDLESS.sub(lambda found: found[1] or (" " if found[2] else ""), css)
    return _AROUND.sub(lambda found: found[found.lastindex or 0], text).strip() + "\n"


def squeezed_script(text: str) -> str:
    """Return a script of ours without remarks and indentation.

    A remark behind code goes only if no quotation mark follows it, and no string of ours goes on
    in a next line; so nothing that is said or run changes.
    """
    return _REMARKS.sub("", text)


def scripts() -> Mapping[Path, str]:
    """Return the scripts that pages ask for, as they are served, by their files.

    What these ask for later lies in folders beside them.
    """
    written = (theme_dir() / "assets" / "garden").glob("*.js")
    return {file: squeezed_script(file.read_text(encoding="utf-8")) for file in written}


def _beside(name: str) -> Path:
    package = Path(__file__).parent
    packed = package / name
    return packed if packed.is_dir() else package.parent / name
