"""What holds for every garden, whatever its notes say."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st
from support import garden_from

from garden.checks import run_checks
from garden.compile.notes import compile_garden
from garden.config import GardenConfig
from garden.engagement import engaged
from garden.export.tree import page_url
from garden.fate import BUCKETS, found_path
from garden.garden import Garden
from garden.model import NotePath
from garden.people import read_people
from garden.reading.parse import parse_note
from garden.related.find import related
from garden.words.uses import find_uses

WORDS = ["a", "b", "c", "A", "d/e", "nowhere", "Title", "é"]
HEADS = [
    "title: Title",
    "aliases: [Title, c]",
    "draft: true",
    "type: domain",
    "type: person",
    "type: question",
    "type: nonsense",
    "domain: [a, Title]",
    "domain: b",
    "contributors: [a, {name: Title, role: x}]",
    "contributors: nobody",
    "practice: {builds_on: ['[[a]]', '[[nowhere]]'], alternative_to: b}",
    "practice: {answers: c, nonsense: a}",
    "related: '[[b]]'",
    "tags: [x, X/y]",
    "status: proven",
    "asks: What?",
    "id: c",
    "outcome: worked",
    "checks: {orphan: off}",
    "title: [broken",
]
BODIES = ["[[{}]] ", "[[{}#Part|text]] ", "![[{}]] ", "[x]({}.md) ", "![p]({}.png) ", "## Part\n\n"]
PATHS = st.sampled_from(["a.md", "b.md", "c.md", "d/e.md", "d/A.md", "é.md", "d/index.md"])


@st.composite
def texts(draw):
    head = draw(st.lists(st.sampled_from(HEADS), max_size=4, unique=True))
    parts = st.builds(
        lambda body, word: body.format(word), st.sampled_from(BODIES), st.sampled_from(WORDS)
    )
    body = "".join(draw(st.lists(parts, max_size=5)))
    return ("---\n" + "\n".join(head) + "\n---\n" if head else "") + body


FILES = st.dictionaries(PATHS, texts(), max_size=6)
PEOPLE = read_people("a: Ada\nb: {name: Bea, display: hidden}\n", "people.yml")[0]


def garden_of(files, order=None):
    config = GardenConfig()
    notes = [parse_note(NotePath(path), files[path], config) for path in order or files]
    return Garden(notes, ["a.png"], config, PEOPLE)


@given(FILES)
def test_the_census_sums_to_the_number_of_links(files):
    garden = garden_of(files)
    census = garden.census()
    assert list(census) == list(BUCKETS.values())
    assert sum(census.values()) == sum(len(note.links) for note in garden.notes.values())
    assert sum(census.values()) == len(list(garden.links()))


@given(FILES)
def test_backlinks_are_the_inverse_of_links(files):
    garden = garden_of(files)
    forward = Counter(
        (link.source, found_path(link))
        for link in garden.links()
        if found_path(link) not in {None, link.source}
    )
    backward = Counter(
        (link.source, path) for path in garden.notes for link in garden.backlinks(path)
    )
    assert forward == backward


@given(FILES, st.randoms())
def test_the_order_of_notes_never_matters(files, random):
    order = list(files)
    random.shuffle(order)
    one, other = garden_of(files), garden_of(files, order)
    assert list(one.links()) == list(other.links())
    assert run_checks(one) == run_checks(other)
    assert compile_garden(one, page_url) == compile_garden(other, page_url)


@given(FILES)
def test_two_compiles_are_equal_and_every_note_gets_a_page(files):
    garden = garden_of(files)
    pages = compile_garden(garden, page_url)
    assert pages == compile_garden(garden_of(files), page_url)
    assert set(garden.notes) <= set(pages)


@given(FILES)
def test_every_domain_and_person_that_is_named_is_known(files):
    garden = garden_of(files)
    for note in garden.notes.values():
        for domain in garden.domains_of(note):
            assert garden.domains[domain.slug] == domain
        for credit in note.fields.contributors:
            person = garden.person(credit)
            assert garden.people[person.slug] == person
            assert note.path in garden.credited[person.slug]


@given(FILES)
def test_both_ends_of_a_typed_link_see_it(files):
    garden = garden_of(files)
    for path in garden.notes:
        for end in garden.practice(path):
            if end.other:
                others = garden.practice(end.other)
                assert any(o.link == end.link and o.inverse != end.inverse for o in others)


@given(FILES)
def test_nobody_leaves_the_garden_but_drafts(files):
    garden = garden_of(files)
    assert {*garden.notes, *(note.path for note in garden.drafts)} == set(files)
    hidden = {path for path in garden.as_written().notes if path not in garden.notes}
    assert all(note.fields.draft or note.path in hidden for note in garden.drafts)
    assert all(garden.as_written().notes[path].fields.type == "person" for path in hidden)
    for path in garden.notes:
        assert all(other in garden.notes for other in garden.outgoing(path))


def test_outgoing_names_each_note_once_in_order_and_never_itself():
    garden = garden_from(
        "-- a.md --\n[[c]] [[b]] [[c]] [[a]] [[nowhere]] [x](b.md#no)\n-- b.md --\n-- c.md --\n"
    )
    assert garden.outgoing(NotePath("a.md")) == ("c.md", "b.md")


def test_a_link_whose_place_is_missing_is_a_backlink_all_the_same():
    garden = garden_from("-- a.md --\n[[b#nowhere]]\n-- b.md --\n")
    assert [link.source for link in garden.backlinks(NotePath("b.md"))] == ["a.md"]


def test_backlinks_come_through_aliases_embeds_fields_and_typed_links():
    garden = garden_from(
        "-- a.md --\n---\npractice: {uses: z}\nrelated: '[[Zed]]'\n---\n[[zz]] ![[z]] [x](z.md)\n"
        "-- z.md --\n---\naliases: [zz, Zed]\n---\n"
    )
    kinds = [link.link.kind for link in garden.backlinks(NotePath("z.md"))]
    assert sorted(kinds) == ["embed", "field", "markdown", "practice", "wikilink"]


def test_a_symmetric_relation_reads_the_same_from_both_ends():
    garden = garden_from("-- a.md --\n---\npractice: {alternative_to: b}\n---\n-- b.md --\n")
    (own,), (far,) = garden.practice(NotePath("a.md")), garden.practice(NotePath("b.md"))
    assert (own.inverse, far.inverse) == (False, True)
    assert own.relation == far.relation


def test_names_are_titles_aliases_and_paths():
    garden = garden_from("-- a/b.md --\n---\ntitle: T\naliases: [U]\n---\n")
    assert garden.names == ("T", "U", "a/b")


def test_candidates_are_asked_for_from_the_root_or_a_note():
    garden = garden_from("-- a/x.md --\n-- b/x.md --\n-- a/from.md --\n")
    assert garden.candidates("x") == ("a/x.md", "b/x.md")
    assert garden.candidates("x", NotePath("a/from.md")) == ("a/x.md",)
    assert garden.candidates("y") == ()


def test_a_domain_has_one_identity_under_every_spelling():
    garden = garden_from(
        "-- a.md --\n---\ndomain: [Social Learning, social-learning, SL]\n---\n"
        "-- d/social-learning.md --\n"
        "---\ntype: domain\ntitle: Social learning\naliases: [SL]\n---\n"
    )
    (domain,) = garden.domains.values()
    assert domain.charter == "d/social-learning.md"
    assert garden.domains_of(garden.notes[NotePath("a.md")]) == (domain,)
    assert garden.notes_of_domain["social-learning"] == ("a.md",)


def test_of_two_charters_of_one_domain_the_first_by_path_counts():
    garden = garden_from(
        "-- a/x.md --\n---\ntype: domain\naliases: [y]\n---\n"
        "-- b/x.md --\n---\ntype: domain\naliases: [z]\n---\n"
        "-- c.md --\n---\ndomain: [y, z]\n---\n"
    )
    assert garden.domains["x"].charter == "a/x.md"
    assert [d.slug for d in garden.domains_of(garden.notes[NotePath("c.md")])] == ["x", "z"]


def test_a_person_is_one_under_id_name_file_and_alias():
    garden = garden_from(
        "-- people.yml --\nal: Ada Lovelace\n"
        "-- people/ada.md --\n---\ntype: person\ntitle: Ada Lovelace\naliases: [Countess]\n---\n"
        "-- a.md --\n---\ncontributors: [al, ada, Ada Lovelace, countess]\n---\n"
    )
    (person,) = garden.people.values()
    assert (person.name, person.page, person.listed) == ("Ada Lovelace", "people/ada.md", True)


def test_two_people_with_notes_of_one_title_never_stop_us():
    garden = garden_from(
        "-- people/ada.md --\n---\ntype: person\ntitle: Ada\n---\n"
        "-- people/ada2.md --\n---\ntype: person\ntitle: Ada\n---\n"
        "-- b.md --\n---\ncontributors: [ada2, Ada]\n---\nx"
    )
    assert compile_garden(garden, page_url)


def test_a_person_who_is_named_twice_is_credited_once_with_all_roles():
    garden = garden_from(
        "-- a.md --\n---\n"
        "contributors: [{name: Ada, role: [x, y]}, Bea, {name: ada, role: [y, z]}]\n---\n"
    )
    named = garden.credits_of(garden.notes[NotePath("a.md")])
    assert [(p.name, c.roles) for p, c in named] == [("Ada", ("x", "y", "z")), ("Bea", ())]
    assert garden.credited["ada"][NotePath("a.md")].roles == ("x", "y", "z")


def everything_of(garden):
    """What follows from a garden."""
    of_notes = {
        path: (
            garden.resolved(path),
            garden.backlinks(path),
            garden.practice(path),
            garden.domains_of(note),
            garden.credits_of(note),
            find_uses(garden).get(path),
            related(garden, path),
        )
        for path, note in garden.notes.items()
    }
    return of_notes, garden.names, garden.census(), garden.people, garden.domains, engaged(garden)


@given(files=FILES, bodies=st.lists(texts(), min_size=1, max_size=3), number=st.integers(0, 5))
def test_a_rewritten_garden_is_the_garden_of_the_new_texts(files, bodies, number):
    """Also where only the body is another, and much is taken over from the garden before."""
    if not files:
        return
    config = GardenConfig()
    notes = {path: parse_note(NotePath(path), text, config) for path, text in files.items()}
    path = sorted(files)[number % len(files)]
    garden = Garden(notes.values(), (), config, PEOPLE)
    for body in (*bodies, f"{files[path]}\n\n{bodies[0]}"):
        everything_of(garden)
        notes[path] = parse_note(NotePath(path), body, config)
        garden = garden.rewritten([notes[path]])
        anew = Garden(notes.values(), (), config, PEOPLE)
        assert everything_of(garden) == everything_of(anew)


def test_links_to_a_heading_that_a_new_body_lacks_are_looked_at_again():
    garden = garden_from("-- a.md --\nSee [[b#Part]].\n-- b.md --\n## Part\n")
    assert garden.census()["missing anchor"] == 0
    body = parse_note(NotePath("b.md"), "## Whole\n", garden.config)
    assert garden.rewritten([body]).census()["missing anchor"] == 1
