"""Our anchors are the engine's: the same text gives the same id, also the second time."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown.extensions import toc
from pymdownx.slugs import slugify as pymdownx_slugify

from garden.slug import (
    SLUGIFIERS,
    fold,
    identity,
    slugify_ascii,
    slugify_github,
    slugify_pymdownx,
    slugify_unicode,
    unique_anchor,
)

each_text = given(st.text())
names = st.lists(st.sampled_from(["", "a", "a_1", "a_01", "a_2", "a_9", "_1", "b", "a_1_1"]))


@each_text
@example("Ünï \u2013 & ½ ﬁ 日本 İ ß")
@example("a  -  b--c")
def test_the_default_rule_is_that_of_python_markdown(text):
    assert slugify_ascii(text) == toc.slugify(text, "-")


@each_text
@example("Ünï \u2013 & ½ ﬁ 日本 İ ß")
def test_the_unicode_rule_is_that_of_python_markdown(text):
    assert slugify_unicode(text) == toc.slugify_unicode(text, "-")


@each_text
@example("A <b>c</b> d")
@example("e\u0301 É")
def test_the_pymdownx_rule_is_that_of_pymdownx(text):
    assert slugify_pymdownx(text) == pymdownx_slugify(case="lower")(text, "-")


@given(names)
def test_ids_are_made_unique_as_python_markdown_does(ids):
    taken, runs, theirs_taken, theirs_runs = set(), {}, set(), {}
    ours = [unique_anchor(name, taken, runs) for name in ids]
    theirs = [toc.unique(name, theirs_taken, theirs_runs) for name in ids]
    assert ours == theirs
    assert len(set(ours)) == len(ours)


@given(names, st.sets(st.sampled_from(["a_2", "a_3", "b_1", "_2"])))
def test_ids_avoid_those_that_are_there(ids, there):
    ours, theirs = set(there), set(there)
    runs, their_runs = {}, {}
    for name in ids:
        assert unique_anchor(name, ours, runs) == toc.unique(name, theirs, their_runs)


def test_many_headings_of_one_name_take_no_longer_each():
    taken, runs = set(), {}
    for _ in range(50_000):
        unique_anchor("a", taken, runs)
    assert len(taken) == 50_000


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Hello, World!", "hello-world"),
        ("A/B & C", "ab--c"),
        ("  Überblick  ", "überblick"),
        ("Was ist das? 🌱", "was-ist-das-"),
    ],
)
def test_ids_as_forges_make_them(text, slug):
    assert slugify_github(text) == slug


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("Social Learning", "social-learning"),
        ("social-learning", "social-learning"),
        ("  SOCIAL   LEARNING ", "social-learning"),
        ("Cafe\u0301", "café"),
        ("a/b", "a-b"),
        ("Straße", "strasse"),
        ("C++", "c"),
        ("...", "unnamed"),
        ("", "unnamed"),
    ],
)
def test_two_spellings_of_a_name_share_an_identity(name, same):
    assert identity(name) == same


@each_text
def test_an_identity_is_its_own_identity_and_safe_in_a_path(name):
    assert identity(identity(name)) == identity(name)
    assert identity(name)
    assert not set(identity(name)) & set("/\\.#?%")


@pytest.mark.parametrize(
    ("a", "b"), [("Note", "nOTE"), ("Cafe\u0301", "CAFÉ"), (" a  b ", "A B"), ("ß", "SS")]
)
def test_names_of_notes_are_compared_without_case_form_and_doubled_spaces(a, b):
    assert fold(a) == fold(b)


def test_every_rule_has_a_name():
    assert set(SLUGIFIERS) == {"ascii", "unicode", "pymdownx", "github"}
