"""Where the theme's files are: beside the core in a wheel, beside the package in a checkout."""

from pathlib import Path

STYLESHEET = "assets/garden/garden.css"


def theme_dir() -> Path:
    """Return the folder of our templates, stylesheet, scripts and fonts."""
    package = Path(__file__).parent
    packed = package / "theme_overrides"
    return packed if packed.is_dir() else package.parent / "theme_overrides"
