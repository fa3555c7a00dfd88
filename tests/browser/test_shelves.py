"""Shelves, evidence and the pages of practices, as they are printed and as a browser shows them."""

import re

import pytest
from browsing import NEEDS_CHROMIUM, opened, served
from sites import build_garden

GARDEN = """\
-- index.md --
# Home

[[Round]]
-- round.md --
---
type: routine
title: Round
status: used
needs: [time]
barriers: [{level: team, text: "No room, see [[Home]].", raised_to: the office}]
confidence: "low <b>"
---
Everyone speaks once.
-- runde.md --
---
type: routine
title: Runde
lang: de
practice: {translation_of: round}
---
Jeder spricht einmal.
-- daira.md --
---
type: routine
title: Daira
lang: ur
practice: {translation_of: round}
---
x
-- word.md --
---
type: term
title: Turn
domain: talk
definitions: {dance: A spin.}
---
A time to speak.
-- ward.md --
---
type: experience
title: On a ward
outcome: did-not
context: {setting: hospital, size: "30"}
attested_by: a hospital
practice: {reports_on: round}
---
## So what?

Too many people.
-- school.md --
---
type: experience
title: At school
outcome: worked
practice: {reports_on: round}
---
It went well.
""" + "".join(
    f"-- r{n}.md --\n---\ntype: routine\ntitle: {chr(65 + n % 26)} routine {n}\n---\nx\n"
    for n in range(40)
)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return build_garden(tmp_path_factory.mktemp("shelves"), GARDEN)


def in_order(text, *parts):
    """Find each part after the one before it; spaces do not matter."""
    plain, at = re.sub(r"\s", "", text), 0
    for part in parts:
        wanted = re.sub(r"\s", "", part)
        at = plain.find(wanted, at)
        assert at >= 0, f"{part!r} is not there, or not where it belongs"
        at += len(wanted)


def test_a_practice_says_how_it_fared_before_its_text_and_who_says_so_after(site):
    in_order(
        site.text("round/index.html"),
        "Routine used",
        "Also in Runde (de), Daira (ur)",
        "worked 1, did not 1; 1 context",
        "Needs time",
        "Everyone speaks once.",
        "What happened when people tried it",
        "Reports disagree.",
        "It did not work: On a ward",
        "Too many people.",
        "setting: hospital; size: 30",
        "It worked: At school",
        "What stands in its way",
        "No room, see Home.",
        "No answer is known here. Raised with the office.",
        "Confidence",
    )
    assert "low &lt;b&gt;" in site.pages()["round/index.html"]


def test_an_experience_shows_its_facets_as_a_table_with_headings(site):
    html = site.pages()["ward/index.html"]
    assert '<th scope="row">setting</th><td>hospital</td>' in html
    in_order(site.text("ward/index.html"), "It did not work", "Reports on Round", "a hospital")


def test_a_term_shows_what_other_domains_mean_by_it(site):
    in_order(site.text("word/index.html"), "One word, several meanings", "dance", "A spin.", "talk")


def test_the_words_of_a_note_carry_their_language_and_the_frame_keeps_its_own(site):
    german, urdu = site.pages()["runde/index.html"], site.pages()["daira/index.html"]
    assert '<html lang="en"' in german
    assert '<h1 lang="de">Runde</h1>' in german
    assert re.search(r'<div lang="de">\s*<p>Jeder', german)
    assert '<h1 lang="ur" dir="rtl">' in urdu
    assert 'hreflang="de"' in site.pages()["round/index.html"]


def test_the_page_of_evidence_begins_with_what_is_to_be_decided(site):
    in_order(
        site.text("garden/evidence/index.html"),
        "1 of 41 practices have been reported on",
        "For somebody to decide",
        "Reports disagree: worked 1, did not work 1",
        "What speaks against",
        "It did not work: On a ward",
        "Tried in one context only",
        "Nobody has told us yet",
        "Unknown",
        "How this is worked out",
    )


def test_a_long_shelf_has_letters_that_lead_to_its_entries(site):
    html = site.pages()["garden/routines/index.html"]
    targets = re.findall(r'href="#(__garden-from-[^"]+)"', html)
    assert len(targets) == 26
    assert all(f'id="{target}"' in html for target in targets)


class TestInABrowser:
    """What needs no script is there without it."""

    pytestmark = NEEDS_CHROMIUM

    def test_possible_with_little_is_a_list_without_script_and_a_filter_with_it(
        self, browser, site
    ):
        """Both lead to the same entries."""
        with served(site.site) as home:
            with opened(browser, home + "garden/routines/", java_script_enabled=False) as page:
                assert page.locator('.garden-jump a[href="#__garden-little"]').count() == 1
                assert page.locator("#__garden-little").is_visible()
            with opened(browser, home + "garden/routines/") as page:
                entries = page.locator(".garden-shelf > li")
                everything = entries.filter(visible=True).count()
                button = page.get_by_role("button", name="Possible with little: 1")
                button.click()
                assert button.get_attribute("aria-pressed") == "true"
                assert entries.filter(visible=True).count() == 1
                button.click()
                assert entries.filter(visible=True).count() == everything
                assert page.wrong == []

    @pytest.mark.parametrize(
        "path",
        ["garden/evidence/", "garden/routines/", "garden/language/", "round/", "ward/", "daira/"],
    )
    def test_nothing_scrolls_sideways_at_320_pixels(self, browser, site, path):
        """All fits, and nothing fails."""
        with served(site.site) as home, opened(browser, home + path, width=320) as page:
            wide = page.evaluate(
                "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
            )
            assert wide[0] <= wide[1]
            assert page.wrong == []
