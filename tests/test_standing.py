"""What domains are to people: said by themselves, merged by identity, small numbers hidden."""

import pytest
from support import garden_from

from garden.practice.standing import (
    all_stewards,
    broker_count,
    count_people,
    learners_of,
    practising_in,
    stances,
    stewards_of,
)

GARDEN = """\
-- domains/craft.md --
---
type: domain
stewards: [ada, {name: Lin, since: "2026"}, kim, zoe]
---
-- domains/critique.md --
---
type: domain
aliases: [Doubt]
---
-- people/mo.md --
---
title: Mo
type: person
stewarding: Doubt
practising: [craft]
---
-- a.md --
---
domain: [craft, critique]
contributors: [ada, Kim, Eve, Flo, Gil, Nix]
---
-- b.md --
---
domain: craft
contributors: [hal, ada]
---
-- people.yml --
ada: {name: Ada, learning: [critique, Craft], practising: craft, handles: {github: ada-l}}
kim: {name: Kim, display: hidden, stewarding: critique, practising: craft}
zoe: {name: Zoe, status: emeritus, stewarding: critique, learning: craft}
old: {name: Old, status: in-memoriam, learning: craft, practising: craft, stewarding: craft}
nix: {name: Nix, display: hidden, count: false}
hal: {name: Hal, bridges: critique}
"""


@pytest.fixture(scope="module")
def garden():
    return garden_from(GARDEN)


def names(people):
    return [person.name for person in people]


def test_stewards_are_named_in_the_charter_or_say_it_themselves(garden):
    """Not those who are hidden, emeritus or remembered."""
    assert names(stewards_of(garden, garden.domains["craft"])) == ["Ada", "Lin"]
    assert names(stewards_of(garden, garden.domains["critique"])) == ["Mo"]


def test_hidden_stewards_are_there_where_stewards_are_only_counted(garden):
    assert names(all_stewards(garden, garden.domains["craft"])) == ["Ada", "Kim", "Lin"]


def test_learners_and_those_who_practise(garden):
    craft, critique = garden.domains["craft"], garden.domains["critique"]
    assert names(learners_of(garden, craft)) == ["Ada"]
    assert names(learners_of(garden, critique)) == ["Ada"]
    assert names(practising_in(garden, craft)) == ["Ada", "Mo"]
    assert names(practising_in(garden, critique)) == []


def told(garden, slug):
    return [(s.label, [d.slug for d in s.domains]) for s in stances(garden, garden.people[slug])]


def test_a_stance_is_told_in_words(garden):
    assert told(garden, "ada") == [
        ("Stewarding", ["craft"]),
        ("Practising", ["craft"]),
        ("Learning", ["craft", "critique"]),
    ]


def test_who_was_a_steward_is_emeritus(garden):
    assert told(garden, "zoe") == [("Learning", ["craft"]), ("Emeritus in", ["craft", "critique"])]


def test_of_the_dead_no_plans_are_told(garden):
    assert told(garden, "old") == [("Practised", ["craft"]), ("Looked after", ["craft"])]


def test_brokers_are_counted_from_five_on(garden):
    """By hand: Ada, Kim, Eve, Flo, Gil (a.md), Mo, Zoe (they say so), Hal (b.md, a bridge).

    Not Nix, who is not to be counted, nor Lin, who is a steward of one domain, nor Old.
    """
    assert broker_count(garden) == 8


def test_few_brokers_are_not_counted():
    text = "-- a.md --\n---\ndomain: [x, y]\ncontributors: [a, b, c, d]\n---\n"
    assert broker_count(garden_from(text)) is None
    assert broker_count(garden_from(text.replace("[a,", "[z, a,"))) == 5
    assert broker_count(garden_from("")) == 0


def test_people_behind_notes_are_counted_from_five_on(garden):
    """Hidden ones too, but for those who do not want to be."""
    assert count_people(garden, ["a.md"]) == 5
    assert count_people(garden, ["b.md"]) is None


def test_a_handle_means_the_person():
    garden = garden_from(
        "-- a.md --\n---\ncontributors: ['@ada-l']\n---\n"
        "-- people.yml --\nada: {name: Ada, handles: {github: ada-l}}\n"
    )
    assert [person.name for person, _ in garden.credits_of(garden.notes["a.md"])] == ["Ada"]
