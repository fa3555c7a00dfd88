"""Agenda, disagreements, decisions and notes with objections, as MkDocs builds them."""

import re
from itertools import pairwise

import pytest
from sites import build_garden

HOSTILE = "<script>alert(1)</script> \"' & </p>"

GARDEN = """\
-- index.md --
# Home

Welcome.
-- domains/x.md --
---
type: domain
title: Ex
intentionally_empty: {tool: "We lend, see [[Round]]."}
---
Our concern.
-- round.md --
---
type: routine
title: Round
domain: x
asks: 'Really? HOSTILE'
discussion: https://example.org/t/1?a=1&b=2
objections:
  - text: 'Loud HOSTILE'
    by: 'HOSTILE'
  - {text: Slow., state: settled, reason: "See [[Fishbowl]]."}
barriers: [{level: policy, text: It is not allowed., raised_to: the council}]
practice:
  alternative_to: "[[Fishbowl]]"
  contests: "[[Not written]]"
  departs_from: "[The <b>standard</b>](https://example.org/s)"
reason: Because.
---
Everyone speaks once.
-- fishbowl.md --
---
type: routine
title: Fishbowl
domain: x
---
Few speak.
-- item.md --
---
type: agenda
title: How do thirty decide?
state: agreed
reason: We must.
---
x
-- gap.md --
---
type: gap
title: A room
---
x
"""
GARDEN = GARDEN.replace("HOSTILE", HOSTILE.replace("'", "''"))
PAGES = ("garden/agenda/", "garden/disagreements/", "garden/decisions/", "round/", "item/")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A small garden in which people disagree."""
    return build_garden(tmp_path_factory.mktemp("talk"), GARDEN, "--strict")


@pytest.mark.parametrize("page", PAGES)
def test_what_people_write_is_text_and_never_markup(site, page):
    html = site.article(f"{page}index.html")
    assert "<script>alert" not in html
    assert "<b>standard" not in html
    assert "style=" not in html


@pytest.mark.parametrize("page", PAGES)
def test_headings_come_in_order_and_ids_are_our_own_and_unique(site, page):
    html = site.article(f"{page}index.html")
    levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(set(ids)) == len(ids)
    assert all(id_.startswith("__garden-") for id_ in ids)


@pytest.mark.parametrize("page", PAGES)
def test_every_link_within_a_page_finds_its_place(site, page):
    html = site.article(f"{page}index.html")
    goals = set(re.findall(r'href="#([^"]+)"', html))
    assert goals <= set(re.findall(r'\bid="([^"]+)"', html))


def test_a_note_shows_what_speaks_against_it_with_state_and_reason(site):
    text = site.text("round/index.html")
    assert "What speaks against it" in text
    assert "Slow. Settled: See Fishbowl." in text


def test_a_note_says_near_its_title_where_it_stands(site):
    html = site.article("item/index.html")
    assert html.index("Agreed: we want to learn this.") < html.index("We must.")


def test_what_is_departed_from_is_a_link_to_the_other_site(site):
    html = site.article("garden/decisions/index.html")
    assert 'href="https://example.org/s"' in html
    assert "The &lt;b&gt;standard&lt;/b&gt;" in html


def test_a_conversation_is_led_to_with_its_whole_address(site):
    assert 'href="https://example.org/t/1?a=1&amp;b=2"' in site.article("garden/agenda/index.html")


def test_the_grid_can_be_scrolled_by_keyboard_and_says_what_is_meant(site):
    html = site.article("garden/agenda/index.html")
    region = re.search(r'<div class="garden-scroll"[^>]*>', html)[0]
    assert 'tabindex="0"' in region
    assert 'role="region"' in region
    assert "on purpose" in html
    assert re.search(r'We lend, see\s*<a href="[./]*round/">Round</a>', html)


def test_both_sides_of_a_disagreement_are_marked_up_alike(site):
    html = site.article("garden/disagreements/index.html")
    for pair in html.split('<div class="garden-sides">')[1:]:
        assert pair.count("<div>") >= 2
