"""What was tried on a garden by hand, in a real browser: with both walls, and cleaned alone."""

import pytest
from browsing import NEEDS_CHROMIUM
from test_hostile_in_browser import visited
from vectors import build_vectors

pytestmark = [*NEEDS_CHROMIUM, pytest.mark.thorough]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return build_vectors(tmp_path_factory.mktemp("vectors")).site


@pytest.mark.parametrize("bypass_csp", [False, True], ids=["both walls", "cleaning alone"])
def test_nothing_of_a_note_runs_and_nobody_else_is_asked(browser, site, bypass_csp, count):
    pages, happened = visited(browser, site, bypass_csp=bypass_csp)
    assert pages
    assert happened == []
    count("hostile pages opened and touched in a browser", len(pages))
