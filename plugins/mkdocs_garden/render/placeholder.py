"""What stands in place of a text that cannot be made into a page."""

from garden.timelimit import TooLongError
from mkdocs_garden.clean.cleaner import TooDeepError

_SHOWN = """\
<div class="admonition failure">
<p class="admonition-title">This page could not be shown</p>
<p>The text could not be made into a page: {}.</p>
</div>"""


def reason(error: Exception) -> str:
    """Return why a text is no page, so that whoever wrote it can mend it."""
    match error:
        case TooLongError():
            return str(error)
        case RecursionError() | TooDeepError():
            return "its lists, quotes or elements stand too deep one within the other"
        case _:
            return f"it is more than the Markdown parser can read ({type(error).__name__})"


def placeholder(why: str) -> str:
    """Return the HTML that says so to a reader."""
    return _SHOWN.format(why)
