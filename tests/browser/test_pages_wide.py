"""One page of each kind of our own garden on a wide screen, and at last without a script."""

import re

import pytest
from browsing import NEEDS_CHROMIUM
from kinds import OURS
from thorough import often, some
from visiting import Pages, looking, visit_all

pytestmark = [*NEEDS_CHROMIUM, pytest.mark.thorough]
LOOKS = some([(1280, "light"), (1280, "dark"), (640, "dark"), (2560, "light")], 4)
"""640 is a screen of 1280 at 200 %."""
SCRIPTED = often(("", "garden/map/", "garden/search/", "routines/peer-assist/"), OURS)
"""Pages to which scripts add something."""


@pytest.fixture(scope="module")
def visits(browser, home):
    """All visits, by page, width and scheme."""
    return visit_all(browser, home, OURS, LOOKS)


class TestPages(Pages):
    """Wide, in light colours."""

    def test_everything_is_there_without_script(self, browser, home, visits):
        """A script adds comfort; what can be read is in the page."""
        view = {"viewport": {"width": 1280, "height": 800}, "java_script_enabled": False}
        with looking(browser, home, **view) as page:
            for path in SCRIPTED:
                page.goto(home + path)
                text = re.sub(r"\s+", " ", page.locator("article").inner_text())
                assert page.wrong == []
                assert len(text) >= 0.95 * len(visits[path, *LOOKS[0]]["text"]), path
