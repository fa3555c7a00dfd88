"""How much a note may hold: what just fits is read without a word, one more is told."""

import pytest
from sites import SETTINGS, build_garden
from support import garden_from

from garden.checks import run_checks
from garden.config import load_config
from garden.errors import ConfigError
from garden.limits import LimitOptions
from garden.reading.folder import survey_folder
from garden.reading.source import read_folder

LIMITS = LimitOptions()


def head(text):
    return f"---\n{text}\n---\n# A\n"


def nested(depth):
    """Return lists in lists; the group that is the head is one more."""
    return head(f"x: {'[' * depth}{']' * depth}")


CASES = {
    "frontmatter": lambda n: ("a.md", head(f"# {'x' * (n - 8)}\nx: 1")),
    "keys": lambda n: ("a.md", head("\n".join(f"k{i}: 1" for i in range(n)))),
    "depth": lambda n: ("a.md", nested(n)),
    "title": lambda n: ("a.md", f"# {'x' * n}\n"),
    "links": lambda n: ("a.md", "# A\n\n" + "[a](a.md) " * n),
    "name": lambda n: (f"{'x' * (n - 3)}.md", "# A\n"),
    "path": lambda n: (f"{'x' * (n - 5)}/a.md", "# A\n"),
}
"""What has just so much of something that a limit of that number lets it pass."""

CODES = {"name": "awkward-name", "path": "awkward-name", "title": "heavy-file"} | {
    "links": "heavy-file"
}


def told(name, most, size):
    """Return what is found in a note of some size under one limit."""
    path, text = CASES[name](size)
    options = {"limits": {name: most, **({"name": 2000} if name == "path" else {})}}
    found = run_checks(garden_from(f"-- {path} --\n{text}", options))
    return [f for f in found if f.code == CODES.get(name, "invalid-frontmatter")]


@pytest.mark.parametrize("name", CASES)
def test_one_more_than_a_limit_is_told_and_with_the_place(name, count):
    """By default, and where the garden sets another one."""
    for most in (getattr(LIMITS, name), 20):
        assert told(name, most, most) == []
        (finding, *_) = told(name, most, most + 1)
        assert finding.position.line >= 1
        assert finding.message.endswith(".")
    count("limits tried on both sides", 1)


def test_the_place_is_that_of_what_is_too_much():
    options = {"limits": {"links": 1, "title": 3}}
    text = "---\ntags: [x]\ntitle: Long\n---\n# B\n\n[[a]]\n\n[[a]] [[b]]\n"
    found = run_checks(garden_from(f"-- a.md --\n{text}", options))
    places = [(f.position.line, f.position.column) for f in found if f.code == "heavy-file"]
    assert places == [(3, 1), (9, 1)]


@pytest.mark.parametrize("mark", ["> ", "- "])
def test_nesting_that_is_not_read_is_told(mark, count):
    def found(depth):
        garden = garden_from(f"-- a.md --\n# A\n\n{mark * depth}a\n")
        return [f for f in run_checks(garden) if f.code == "heavy-file"]

    assert found(20) == []
    (finding,) = found(60)
    assert finding.position.line == 3
    count("limits tried on both sides", 1)


def test_a_note_or_a_picture_of_one_byte_more_is_told(tmp_path, count):
    for path, size in (("a.md", 20), ("b.md", 21), ("c.png", 30), ("d.png", 31)):
        (tmp_path / path).write_bytes(b"x" * size)
    assert survey_folder(tmp_path).refused == {}
    sources = read_folder(tmp_path, limits=LimitOptions(note=20, file=30))
    assert [(f.path, f.code) for f in sources.findings] == [
        ("b.md", "unreadable-note"),
        ("d.png", "heavy-file"),
    ]
    assert sources.assets == {"c.png", "d.png"}
    count("limits tried on both sides", 2)


def test_every_limit_can_be_set_and_none_can_be_nothing():
    names = LimitOptions.model_fields
    assert load_config({"limits": dict.fromkeys(names, 1)}).limits.note == 1
    for name in names:
        with pytest.raises(ConfigError, match=f"garden.limits.{name}"):
            load_config({"limits": {name: 0}})


def test_a_note_that_takes_too_long_to_read_is_told_and_its_page_says_so(tmp_path):
    """Others are read as ever; and it is read again by the next build, which may have time."""
    settings = SETTINGS.replace("  - garden\n", "  - garden: {limits: {seconds: 0.2}}\n")
    text = f"-- index.md --\n# Home\n\n[[Slow]]\n-- slow.md --\n# Slow\n\n{'![' * 40_000}\n"
    for _ in range(2):
        built = build_garden(tmp_path, text, settings=settings)
        assert "it takes longer than 0.2 seconds" in built.text("slow/index.html")
        assert "slow.md:1:1" in built.log
        assert "![![" not in built.html("slow/index.html")
        assert 'href="slow/"' in built.article()
