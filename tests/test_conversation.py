"""What a note shows of the conversation about it: where it stands, and what is said against it."""

import pytest
from support import garden_from

from garden.export.tree import page_url
from garden.pages.conversation import SAYS, conversation_data, says
from garden.pages.view import View
from garden.vocabulary import STATES


def shown(text, path="a.md"):
    garden = garden_from(text)
    return conversation_data(View(garden, page_url), garden.notes[path])


def titles(cards):
    return [card["title"] for card in cards]


def head(lines):
    return f"-- a.md --\n---\n{lines}\n---\nx\n"


def test_a_plain_note_shows_nothing():
    assert shown("-- a.md --\nx\n") == {"stands": {}, "objections": []}


def test_every_state_of_every_type_has_words():
    assert {kind: tuple(words) for kind, words in SAYS.items()} == dict(STATES)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("type: agenda", "Proposed for our learning agenda."),
        ("type: agenda\nstate: parked", "Parked for now."),
        ("type: objection", "This objection is open."),
        ("type: gap\nstate: closed", "We lack this no longer."),
        ("type: decision\nstate: settled", "Decided."),
        ("type: decision", ""),
        ("type: gap\nstate: parked", ""),
        ("type: routine\nstate: open", ""),
    ],
)
def test_where_a_note_stands_is_said_in_words(lines, expected):
    assert says(garden_from(head(lines)).notes["a.md"]) == expected


def test_the_reason_keeps_its_links():
    stands = shown(head("type: agenda\nstate: parked\nreason: See [[b]].") + "-- b.md --\n")[
        "stands"
    ]
    assert stands["why"] == [
        {"text": "See ", "url": ""},
        {"text": "b", "url": "b/"},
        {"text": ".", "url": ""},
    ]


def test_a_note_that_departs_from_something_tells_from_what_and_why():
    stands = shown(
        head("reason: Too strict.\npractice: {departs_from: '[S](https://example.org/s)'}")
    )["stands"]
    assert titles(stands["departs_from"]) == ["S"]
    assert not shown(head("practice: {departs_from: b}") + "-- b.md --\n")["stands"]


def test_an_objection_names_what_it_speaks_against_and_stands_beneath_that():
    text = head("type: objection\npractice: {objects_to: b}") + "-- b.md --\n"
    assert titles(shown(text)["stands"]["objects_to"]) == ["b"]
    (objection,) = shown(text, "b.md")["objections"]
    assert objection["note"]["title"] == "a"
    assert shown(text)["objections"] == []


def test_a_response_names_what_it_answers_and_a_gap_shows_it():
    text = head("type: response\npractice: {responds_to: b}") + "-- b.md --\n---\ntype: gap\n---\n"
    assert titles(shown(text)["stands"]["responds_to"]) == ["b"]
    assert titles(shown(text, "b.md")["stands"]["responses"]) == ["a"]


def test_a_question_says_whether_it_is_open_and_what_experience_it_seeks():
    text = "-- a.md --\n---\ntype: question\npractice: {seeking: b}\n---\n-- b.md --\n"
    stands = shown(text)["stands"]
    assert stands["open"]
    assert titles(stands["seeking"]) == ["b"]


@pytest.mark.parametrize(
    "text",
    [
        "-- a.md --\n---\ntype: question\npractice: {answered_by: b}\n---\n-- b.md --\n",
        "-- a.md --\n---\ntype: question\n---\n-- b.md --\n---\npractice: {answers: a}\n---\n",
    ],
)
def test_an_answered_question_names_its_answer_whichever_end_says_so(text):
    stands = shown(text)["stands"]
    assert not stands["open"]
    assert titles(stands["answered_by"]) == ["b"]


def test_a_discussion_is_shown_at_any_note():
    stands = shown(head("discussion: https://example.org/t/1"))["stands"]
    assert stands["discussion"] == "https://example.org/t/1"
