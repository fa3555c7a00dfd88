"""Pages of gardens that hold little, or what our own does not: words that never end, Arabic."""

import pytest
from browsing import NEEDS_CHROMIUM, served
from kinds import EMPTY, MADE, build_bare, build_small
from thorough import some
from visiting import Pages, visit_all

pytestmark = [*NEEDS_CHROMIUM, pytest.mark.thorough]
LOOKS = {
    "made": [(320, "light"), (320, "dark"), (1280, "light")],
    "empty": [(320, "dark"), (320, "light"), (1280, "light")],
}
"""Neither garden states a palette, so the dark of the second is that of the reader's system."""


@pytest.fixture(scope="module")
def visits(browser, tmp_path_factory):
    """All visits, by page, width and scheme; the page of which garden stands before it."""
    small = build_small(tmp_path_factory.mktemp("small"))
    bare = build_bare(tmp_path_factory.mktemp("bare"))
    return {
        (f"{name}: /{path}", *look): facts
        for name, site, paths in (("made", small.site, MADE), ("empty", bare.site, EMPTY))
        for facts_of in [_all(browser, site, paths, some(LOOKS[name], 3))]
        for (path, *look), facts in facts_of.items()
    }


def _all(browser, site, paths, looks):
    with served(site) as address:
        return visit_all(browser, address, paths, looks)


class TestPages(Pages):
    """Narrow, where a word that is too long is felt first."""

    def test_an_empty_garden_invites(self, visits):
        """A page that has nothing to show yet says so, and what would make it fill."""
        for (name, *_), facts in visits.items():
            if name.startswith("empty"):
                assert len(facts["text"]) > 60, name
                assert "None" not in facts["text"].split(), name
