"""One rule for nearly the same: texts that share most of their words, names but for signs."""

from support import garden_from

from garden.related.same import alike, same_name

LONG = " ".join(f"word{n}" for n in range(80))
OTHER = " ".join(f"other{n}" for n in range(200))
NOTICE = " ".join(f"notice{n}" for n in range(60))


def found(text, path):
    garden = garden_from(text)
    return dict(alike(garden.notes, [path])[path])


def test_a_text_that_stands_in_a_longer_one_is_alike_with_its_share():
    text = f"-- a.md --\n{LONG}\n-- b.md --\n{OTHER} {LONG}\n-- c.md --\nShort.\n"
    assert found(text, "a.md") == {"b.md": 1.0}
    assert found(text, "b.md") == {"a.md": 1.0}


def test_half_of_a_text_is_enough_and_a_third_is_not():
    words = LONG.split()
    half = f"-- a.md --\n{LONG}\n-- b.md --\n{' '.join(words[:45])} {OTHER}\n"
    third = f"-- a.md --\n{LONG}\n-- b.md --\n{' '.join(words[:30])} {OTHER}\n"
    assert list(found(half, "a.md")) == ["b.md"]
    assert found(third, "a.md") == {}


def test_what_many_notes_say_belongs_to_none_of_them():
    notes = "".join(f"-- n{n}.md --\n{NOTICE}\n\nOwn {n}.\n" for n in range(5))
    assert found(notes, "n1.md") == {}
    assert list(found(notes.partition("-- n2.md")[0], "n1.md")) == ["n0.md"]


def test_a_notice_does_not_make_two_short_notes_alike_by_what_is_left():
    notes = "".join(f"-- n{n}.md --\n{NOTICE}\n\nThe same short words here.\n" for n in range(5))
    assert found(notes, "n1.md") == {}


def test_headings_links_and_line_ends_do_not_count():
    one = f"-- a.md --\n# One\n\n{LONG}\n"
    other = f"-- b.md --\n# Other\n\n{LONG.replace(' word9 ', chr(10) + '[[word9]] ')}\n"
    assert found(one + other, "a.md") == {"b.md": 1.0}


def test_several_notes_are_compared_in_one_go():
    garden = garden_from(f"-- a.md --\n{LONG}\n-- b.md --\n{LONG}\n-- c.md --\n{OTHER}\n")
    both = alike(garden.notes, ["a.md", "c.md"])
    assert {path: dict(others) for path, others in both.items()} == {
        "a.md": {"b.md": 1},
        "c.md": {},
    }
    assert alike(garden.notes, []) == {}


NAMES = """\
-- a.md --
# Peer assists
-- b.md --
---
lang: de
aliases: [Assist (peer)]
---
# Kollegiale Beratung
-- c.md --
# Peer assist for one
"""


def test_signs_order_and_the_s_of_several_make_no_other_name():
    notes = garden_from(NAMES).notes
    assert list(same_name(notes, "Peer-Assist")) == ["a.md", "b.md"]
    assert list(same_name(notes, "peer assist", "")) == ["a.md"]
    assert list(same_name(notes, "…")) == []
