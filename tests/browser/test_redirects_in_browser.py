"""What happens in a real browser to a reader who kept an old address."""

import pytest
from browsing import NEEDS_CHROMIUM, opened, served
from sites import build_garden

pytestmark = NEEDS_CHROMIUM

GARDEN = """\
-- index.md --
[[new]]
-- sub/new.md --
---
redirect_from: [old.md, "gone.md#old-part": A part]
---
## A part

Text.
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The garden above, built."""
    return build_garden(tmp_path_factory.mktemp("redirects"), GARDEN).site


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("old/", "sub/new/"),
        ("old/#a-part", "sub/new/#a-part"),
        ("gone/#old-part", "sub/new/#old-part"),
    ],
)
def test_an_old_address_and_its_heading_lead_on(browser, site, old, new):
    with served(site) as home, opened(browser, home + old) as page:
        page.wait_for_url(home + new)
        assert page.locator("#a-part").inner_text().startswith("A part")
        # A page that is left takes the requests with it that it had not finished.
        assert [wrong for wrong in page.wrong if not wrong.startswith("failed: ")] == []


def test_without_script_the_page_leads_on_as_well(browser, site):
    with (
        served(site) as home,
        opened(browser, home + "old/", java_script_enabled=False) as page,
    ):
        page.wait_for_url(home + "sub/new/")
