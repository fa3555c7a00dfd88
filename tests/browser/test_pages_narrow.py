"""One page of each kind of our own garden on the narrowest screen, where it is dark."""

import pytest
from browsing import NEEDS_CHROMIUM
from kinds import OURS
from thorough import some
from visiting import Pages, visit_all

pytestmark = [*NEEDS_CHROMIUM, pytest.mark.thorough]
LOOKS = some([(320, "dark"), (320, "light"), (360, "dark")], 3)
"""320 is also a screen of 1280 at 400 %."""


@pytest.fixture(scope="module")
def visits(browser, home):
    """All visits, by page, width and scheme."""
    return visit_all(browser, home, OURS, LOOKS)


class TestPages(Pages):
    """Narrow, in dark colours."""

    def test_dark_is_dark(self, visits):
        """The page follows the system until its reader chooses."""
        schemes = {how[1:]: facts["scheme"] for how, facts in visits.items()}
        assert all(s == ("slate" if how[1] == "dark" else "default") for how, s in schemes.items())
