"""People: who put themselves here, and nobody merged by likeness."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from garden.model import Credit, Fields, Note, NotePath
from garden.people import Person, PersonEntry, collect_people, person_names, read_people
from garden.slug import identity


def read(text):
    entries, findings = read_people(text, "people.yml")
    places = [
        f"{f.position.line}:{f.position.column} {f.message} {f.hint}".strip() for f in findings
    ]
    return entries, places


def note(path, *names, **fields):
    credits_ = tuple(map(Credit, names))
    title = fields.get("title", path)
    return Note(NotePath(path), "", 0, Fields(contributors=credits_, **fields), title)


def person(path, title, **fields):
    return note(path, type="person", title=title, **fields)


def test_entries_in_both_forms():
    """An id has a name, or a group with a name, a wish and a few words."""
    entries, findings = read(
        "# Those who chose to be named.\n"
        "ada: Ada Lovelace\n"
        "grace: {name: Grace, display: hidden, says: I ask for examples.}\n"
        "lin:\n"
    )
    assert findings == []
    assert entries == (
        PersonEntry("ada", "Ada Lovelace"),
        PersonEntry("grace", "Grace", hidden=True, says="I ask for examples."),
        PersonEntry("lin", "lin"),
    )


@pytest.mark.parametrize("text", ["", "\ufeff", "# nobody yet\n", "---\n"])
def test_nobody_yet(text):
    """An empty file names nobody, and that is fine."""
    assert read(text) == ((), [])


SLIPS = {
    "ada: {display: hiden}\ngrace: Grace\n": (
        "1:16 `display` of `ada` is one of shown, hidden; found `hiden`. Did you mean `hidden`?"
    ),
    "ada: {nam: Ada}\ngrace: Grace\n": "1:7 `nam` is not read here. Did you mean `name`?",
    "ada: {email: x}\ngrace: Grace\n": (
        "1:7 `email` is not read here. A person has `name`, `display`, `says`."
    ),
    "ada: [Ada]\ngrace: Grace\n": (
        "1:6 `name` of `ada` is a word or a line of text; found a list."
    ),
    "ada: @ada\ngrace: Grace\n": (
        '1:6 `@ada` begins with @, which YAML keeps for itself. Quote the @: "@ada".'
    ),
    "ada: Ada\ngrace: Grace\nada: Other\n": (
        "3:1 `ada` is given twice: in line 1 and here. "
        "Keep one of the two; until then the first counts."
    ),
}


@pytest.mark.parametrize(("text", "finding"), SLIPS.items())
def test_slips_are_findings(text, finding):
    """One bad entry is told at its place, and costs nobody else theirs."""
    entries, findings = read(text)
    assert [entry.id for entry in entries] == ["ada", "grace"]
    assert findings == [finding]


def test_a_list_is_no_people():
    """Without ids there is nobody to name."""
    entries, (finding,) = read("- ada\n- grace\n")
    assert entries == ()
    assert finding == (
        "1:1 This file holds a list, not `id: name` lines. "
        "Write one line for each person, such as `ada: Ada Lovelace`."
    )


@given(st.text())
def test_nothing_raises(text):
    """Whatever stands in the file is read."""
    read_people(text, "people.yml")


def test_people_from_everywhere():
    """A list, a note of one's own and a credit each make a person; names say who is who."""
    people = collect_people(
        [PersonEntry("ada", "Ada L."), PersonEntry("grace", "Grace", hidden=True)],
        [
            person("people/ada.md", "Ada Lovelace", aliases=("Countess",)),
            person("people/lin/index.md", "Lin"),
            note("a.md", "ada", "Countess", "GRACE", "gardeners"),
            note("b.md", "Gardeners", "Ada  Lovelace"),
        ],
    )
    assert list(people.items()) == [
        ("ada", Person("ada", "Ada L.", NotePath("people/ada.md"), listed=True)),
        ("gardeners", Person("gardeners", "gardeners")),
        ("grace", Person("grace", "Grace", listed=True, hidden=True)),
        ("lin", Person("lin", "Lin", NotePath("people/lin/index.md"), listed=True)),
    ]


def test_a_declared_id_comes_first():
    """A person note's id is who it is about, whatever its file is called."""
    people = collect_people([PersonEntry("ada", "Ada")], [person("p/x.md", "Other", ids=("ada",))])
    assert people == {"ada": Person("ada", "Ada", NotePath("p/x.md"), listed=True)}


def test_likeness_is_not_identity():
    """Names that resemble each other stay two people."""
    people = collect_people([], [note("a.md", "Ada Lovelace", "Ada Lovelac", "A. Lovelace")])
    assert len(people) == 3


def test_the_first_page_stays():
    """Two notes about one person do not make two people; the first by path is the page."""
    people = collect_people([], [person("b/ada.md", "Ada"), person("a/ada.md", "Ada")])
    assert people == {"ada": Person("ada", "Ada", NotePath("a/ada.md"), listed=True)}


NAMES = st.sampled_from(["Ada", "ada", "Ada L.", "Grace", "grace hopper", "Lin", "???"])
NOTES = st.lists(
    st.builds(
        lambda stem, kind, title, names: note(f"{stem}.md", *names, type=kind, title=title),
        st.sampled_from("abcd"),
        st.sampled_from(["note", "person"]),
        NAMES,
        st.lists(NAMES, max_size=3),
    ),
    max_size=5,
    unique_by=lambda n: n.path,
)
ENTRIES = st.lists(st.builds(PersonEntry, NAMES, NAMES), max_size=3)


@given(ENTRIES, NOTES)
def test_every_credit_means_somebody(entries, notes):
    """Each name under `contributors:` leads to exactly one person, whatever the order of notes."""
    people = collect_people(entries, notes)
    assert people == collect_people(entries, notes[::-1])
    names = person_names(people, {n.path: n for n in notes})
    for credit in (credit for n in notes for credit in n.fields.contributors):
        assert names[identity(credit.name)] in people
