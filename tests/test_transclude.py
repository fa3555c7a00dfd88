"""Embeds: what no case can say, because it must hold for every text."""

import re

from hypothesis import given
from hypothesis import strategies as st
from support import garden_from
from test_plain import Reader, render

from garden.compile.plain import compile_body
from garden.compile.scene import MOST
from garden.compile.transclude import refusals

HOST = "-- a.md --\nBefore\n\n![[b]]\n\nAfter\n-- c.md --\nIn c.\n\n- list\n-- b.md --\nx[^1]\n\n"
PIECES = st.sampled_from(
    [
        *("text ", "*em* ", "`code` ", "\n", "\n\n", "<b>h</b> ", "[[a]] ", "[x](a.md) "),
        *("> quote\n", "\n- item\n", "  - sub\n", "\n1. one\n", "> [!faq] T\n> b\n", "\n\n---\n\n"),
        *("\n## Head\n\n", "## Glued\n", "\nSet\n---\n", "#tag ", "^id\n\n", "y %%hid%% z "),
        *("\n```\ncode\n\n#x\n```\n", "| a | b |\n|---|---|\n| c | d |\n", "\n%%\nhid\n%%\n"),
        *("!!! note\n    body\n", "    in\n", "\n\n![[c]]\n\n", "- ![[c]]\n", "and [r], "),
    ]
)


def letters(html: str) -> str:
    """Return what can be read, without spaces and in no order: footnotes may stand elsewhere."""
    return "".join(sorted("".join(Reader(html).text.split())))


@given(st.lists(PIECES, max_size=14).map("".join))
def test_embedded_text_reads_as_on_its_own_page(text):
    garden = garden_from(f"{HOST}{text}\n\n[r]: a.md\n\n[^1]: foot\n")
    own = render(compile_body(garden, garden.notes["b.md"]))
    shown = render(compile_body(garden, garden.notes["a.md"]))
    assert letters(shown) == letters(f"Before b {own} After")
    assert "hid" not in shown


@given(st.lists(PIECES, max_size=14).map("".join))
def test_an_embed_brings_no_id_but_those_of_its_footnotes(text):
    garden = garden_from(f"{HOST}{text}\n\n[^1]: foot\n")
    shown = render(compile_body(garden, garden.notes["a.md"]))
    assert set(re.findall(r'\bid="([^"]*)"', shown)) <= {"fn:e1-1", "fnref:e1-1"}


NOTES = st.lists(
    st.lists(st.sampled_from(["![[0]]", "![[1]]", "![[2#One]]", "## One", "- ![[3]]", "> ![[2]]"])),
    min_size=4,
    max_size=4,
)


@given(NOTES, st.integers(0, 10))
def test_embeds_end_however_they_refer_to_each_other(notes, depth):
    text = "".join(f"-- {n}.md --\n" + "\n\n".join([*p, "text\n"]) for n, p in enumerate(notes))
    garden = garden_from(text, {"embeds": {"depth": depth}})
    for note in garden.notes.values():
        body = compile_body(garden, note)
        deepest = max((line.count("> [!garden-embed]") for line in body.splitlines()), default=0)
        assert deepest <= depth
    assert all(refused.chain[-1] in garden.notes for _, refused in refusals(garden))


def test_a_page_stays_of_a_size():
    """Ten notes, each of which embeds the next a hundred times: ten to the twentieth in full."""
    notes = "".join(f"-- {n}.md --\n" + f"![[{n + 1}]]\n\n" * 100 for n in range(10))
    garden = garden_from(f"{notes}-- 10.md --\nAt last.\n", {"embeds": {"depth": 10}})
    assert len(compile_body(garden, garden.notes["0.md"])) < 2 * MOST
    ((_, refused), *_) = refusals(garden)
    assert not refused.is_cycle
