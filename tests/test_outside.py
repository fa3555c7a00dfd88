"""Relations that lead to another site: what others keep, shown as a link with its text."""

import pytest
from support import garden_from

from garden.export.tree import page_url
from garden.fate import External, Wanted
from garden.pages.view import View

STANDARD = "https://example.org/standard#part"


def practice_of(entry):
    garden = garden_from(f"-- a.md --\n---\npractice:\n  aligns_with: {entry}\n---\n")
    (link,) = garden.links()
    (group,) = View(garden, page_url).practice("a.md")
    (card,) = group["items"]
    return link, card


@pytest.mark.parametrize(
    ("entry", "title"),
    [
        (f'"{STANDARD}"', "example.org/standard#part"),
        (f'"[The standard]({STANDARD})"', "The standard"),
        ('"[[https://example.org/standard|The standard]]"', "The standard"),
    ],
)
def test_an_address_may_stand_alone_or_with_a_text(entry, title):
    link, card = practice_of(entry)
    assert isinstance(link.fate, External)
    assert card["title"] == title
    assert card["url"] == link.fate.url
    assert card["outside"] == "example.org"
    assert not card["wanted"]


def test_what_follows_the_hash_stays_part_of_the_address():
    link, card = practice_of(f'"[x]({STANDARD})"')
    assert link.fate == External(STANDARD)
    assert card["url"] == STANDARD


def test_a_name_before_an_at_sign_is_not_shown_as_the_site():
    _, card = practice_of('"https://example.org@elsewhere.test/x"')
    assert card["outside"] == "elsewhere.test"


@pytest.mark.parametrize("address", ["javascript://x%0aalert(1)", "https://[x", "https://"])
def test_what_is_no_address_of_a_page_leads_nowhere(address):
    _, card = practice_of(
        f"'[[{address.replace('[', '')}]]'" if "[" not in address else f"'{address}'"
    )
    assert not card["url"].startswith(("javascript", "https"))


def test_text_with_a_bracket_is_the_name_of_a_note():
    link, card = practice_of('"[Not] a link"')
    assert link.fate == Wanted("[Not] a link")
    assert card["wanted"]
