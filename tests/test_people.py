"""People: who put themselves here, and nobody merged by likeness."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from garden.model import Credit, Fields, Note, NotePath, Severity
from garden.options import PERSON_FIELDS
from garden.people import (
    Handle,
    Person,
    PersonEntry,
    PersonModel,
    collect_people,
    person_names,
    read_people,
)
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
    "ada: {email: x, image: y}\ngrace: {image: z}\n": (
        "1:7 `email`, `image` are not read here. A person has "
        + ", ".join(f"`{name}`" for name in PERSON_FIELDS)
        + "."
    ),
    "ada: {says: write to ada@example.org}\ngrace: Grace\n": (
        "1:13 `says` of `ada` holds an e-mail address. People are named here, never addressed; "
        "delete it, and keep in mind git's history."
    ),
    "ada: {status: away}\ngrace: Grace\n": (
        "1:15 `status` of `ada` is one of active, emeritus, in-memoriam; found `away`."
    ),
    "ada: {handles: ada-l}\ngrace: Grace\n": (
        "1:16 `handles` of `ada` is a group such as `{github: ada}`; found `ada-l`."
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


def test_a_text_is_no_people():
    """Without ids there is nobody to name."""
    entries, (finding,) = read("Ada and Grace\n")
    assert entries == ()
    assert finding == (
        "1:1 This file holds text, not `id: name` lines. "
        "Write one line for each person, such as `ada: Ada Lovelace`."
    )


def test_a_list_of_names_or_of_groups():
    """Whoever keeps a list may go on doing so: a name, or a group that holds one."""
    entries, findings = read(
        "- Ada\n- {name: Grace H., display: hidden}\n- {id: lin, name: Lin}\n- {says: hm}\n"
    )
    assert entries == (
        PersonEntry("Ada", "Ada"),
        PersonEntry("Grace H.", "Grace H.", hidden=True),
        PersonEntry("lin", "Lin"),
    )
    assert findings == [
        (
            "4:3 This entry of the list has no name. "
            "Add `name: …` to it, or map the key that holds it in `people: {fields: …}`."
        )
    ]


def test_the_options_know_every_key():
    """What `people: {fields: …}` may map is what a person may say."""
    assert tuple(PersonModel.model_fields) == PERSON_FIELDS


def test_everything_that_somebody_may_say():
    """Each key is read as its description says; a handle is a bare name."""
    (entry,), findings = read(
        "ada:\n  name: Ada L.\n  handles: {github: '@ada-l', orcid: https://orcid.org/0000-1/}\n"
        "  role: editing\n  learning: critique\n  practising: [facilitation]\n"
        "  stewarding: '[[domains/handbook|handbook]]'\n  bridges: [a, b]\n"
        "  availability: two hours a month\n  capacity: 2\n  ask_me: How a draft went\n"
        "  says: Hm.\n"
        "  affiliation: The library\n  status: emeritus\n  count: false\n"
    )
    assert findings == []
    assert entry == PersonEntry(
        "ada",
        "Ada L.",
        handles=(Handle("github", "ada-l"), Handle("orcid", "0000-1")),
        roles=("editing",),
        learning=("critique",),
        practising=("facilitation",),
        stewarding=("handbook",),
        bridges=("a", "b"),
        availability="two hours a month",
        capacity=2,
        ask_me="How a draft went",
        says="Hm.",
        affiliation="The library",
        status="emeritus",
        counts=False,
    )
    assert [(d.name, d.position.line) for d in entry.domains] == [
        ("critique", 5),
        ("facilitation", 6),
        ("handbook", 7),
        ("a", 8),
        ("b", 8),
    ]


@pytest.mark.parametrize("said", ["-1", "two", "1.5", "[1, 2]"])
def test_a_bound_that_is_no_number_is_told_and_left_out(said):
    """Whoever meant to set one learns that it is not kept."""
    (entry,), (finding,) = read(f"ada:\n  capacity: {said}\n")
    assert entry.capacity is None
    assert finding.startswith("2:13 `capacity` of `ada` is a number such as 2, or 0 for none;")


OTHER_TOOL = """\
---
Ada Lovelace:
    git: ada-l
    email: someone@example.org
    orcid: 0000-1
    role: editor
    affiliation: The library
    image_url: /ada.png
Grace:
    email: someone@example.org
"""


def test_a_file_of_another_tool_is_read_through_a_mapping():
    """What the mapping names is read; the rest goes nowhere, and is told of once."""
    mapping = {"handles": "git", "handles.orcid": "orcid", "roles": "role"}
    entries, findings = read_people(OTHER_TOOL, "people.yml", mapping)
    assert entries == (
        PersonEntry(
            "Ada Lovelace",
            "Ada Lovelace",
            handles=(Handle("git", "ada-l"), Handle("orcid", "0000-1")),
            roles=("editor",),
            affiliation="The library",
        ),
        PersonEntry("Grace", "Grace"),
    )
    (finding,) = findings
    assert (finding.severity, finding.position.line) == (Severity.INFO, 4)
    assert finding.message == "`email`, `image_url` are not read here."


def test_addresses_in_keys_are_no_names():
    """Who is listed under nothing but an e-mail address is not listed."""
    entries, findings = read("ada@example.org: Ada\ngrace@example.org: {says: Hm.}\n")
    assert entries == (PersonEntry("Ada", "Ada"),)
    assert len(findings) == 2


def test_an_address_in_a_credit_is_no_name_either():
    """Git's way of writing people is read; the address is not shown, nor part of one of ours."""
    people = collect_people([], [note("a.md", "Ada <ada@example.org>", "ada", "x@example.org")])
    shown = {slug: (person.name, person.hidden) for slug, person in people.items()}
    assert shown == {"ada": ("Ada", False), "xexampleorg": ("x@example.org", True)}


def test_a_name_in_the_fediverse_is_no_address():
    """Two @ make a handle of it."""
    (entry,), findings = read("ada: {handles: {mastodon: '@ada@example.social'}}\n")
    assert (entry.handles, findings) == ((Handle("mastodon", "@ada@example.social"),), [])


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
    names = person_names(people)
    for credit in (credit for n in notes for credit in n.fields.contributors):
        assert names[identity(credit.name)] in people
