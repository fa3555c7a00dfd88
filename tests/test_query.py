"""Queries: `cases/query/*.yml`, and what holds for any text in a block."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import CASES, garden_from, load_cases
from test_plain import Reader, first_note, render

from garden.checks import run_checks
from garden.compile.plain import compile_body
from garden.config import GardenConfig
from garden.garden import Garden
from garden.model import Note, NotePath
from garden.query.bake import bake_note, unbake_note
from garden.query.model import Query, Where
from garden.query.read import read_query
from garden.query.run import KEYS, run_query
from garden.query.show import COLUMNS, SHOWS
from garden.query.values import COLUMNS as COLUMN_NAMES
from garden.query.values import SHOWS as SHOW_NAMES
from garden.query.values import SORTS
from garden.reading.parse import parse_note

INDEX = NotePath("index.md")
GARDEN = """\
-- index.md --
---
title: Home
---
{}
-- domains/group-work.md --
---
title: Group work
type: domain
domain: group-work
aliases: [working together]
---
-- routines/peer-assist.md --
---
title: Peer assist
type: routine
domain: [group-work, "odd | name"]
status: used
aliases: [PA]
tags: [meeting/format, Online]
contributors: [ada, {{name: hidden, role: ideas}}]
asks: Does it *scale*?
practice: {{builds_on: "[[Check-in]]"}}
date: 2026-03-05
reviews:
  - {{by: ada, on: 2025-12-31}}
  - {{by: ada, on: 2026-02-01, said: yes}}
---
One asks, the others | tell. See [[Question cards]].
-- routines/check-in.md --
---
title: Check-in
type: routine
domain: group-work
status: seed
tags: [meeting]
contributors: Ada Lovelace
practice: {{alternative_to: Story round}}
created: 2026-02-28 10:00
---
Everybody says one sentence.
-- routines/story-round.md --
---
title: Story round
type: routine
needs:
  - time
  - money: 5 a head
state: parked
status: retired
---
-- tools/question-cards.md --
---
title: Question cards
type: tool
status: proven
needs: none
ways: ask
---
-- questions/size.md --
---
title: How large?
type: question
---
-- questions/silence.md --
---
title: What of silence?
type: question
---
-- notes/answer.md --
---
title: An answer
practice: {{answers: "[[How large?]]"}}
---
It depends, as [[Peer assist|PA]] shows and a Check-in does not.
-- tried/one.md --
---
title: Tried once
type: experience
outcome: worked
practice: {{reports_on: PA}}
---
-- tried/two.md --
---
title: Tried again
type: experience
outcome: worked
practice: {{reports_on: PA}}
---
-- tried/three.md --
---
title: Tried in vain
type: experience
outcome: did-not
practice: {{reports_on: PA}}
---
-- people.yml --
ada: Ada Lovelace
hidden: {{name: Somebody, display: hidden}}
"""
GARDEN_WITHOUT = garden_from(GARDEN.format(""))


def asking(text: str, garden: Garden = GARDEN_WITHOUT) -> tuple[Garden, Note]:
    """Return the garden whose index asks `text`, and the index."""
    note = parse_note(INDEX, text, GardenConfig())
    notes = [n for path, n in garden.notes.items() if path != INDEX]
    return Garden([note, *notes], config=garden.config, people=garden._entries), note


@pytest.mark.parametrize("case", [c for c in load_cases("query") if "query" in c.values[0]])
def test_a_query_gets_the_answer_that_the_case_expects(case, expect):
    garden, note = asking(f"```garden\n{case['query']}```\n")
    expect(case, "answer", compile_body(garden, note).rstrip("\n") + "\n")


@pytest.mark.parametrize("case", [c for c in load_cases("query") if "compiled" in c.values[0]])
def test_a_query_is_answered_where_it_stands(case, expect):
    garden = garden_from(case["garden"], case.get("options"))
    body = compile_body(garden, garden.notes[first_note(case["garden"])])
    expect(case, "compiled", body)
    expect(case, "html", render(body))


def test_what_may_be_said_is_what_is_done():
    """The names that the model takes are those that something stands behind."""
    assert set(SORTS) == set(KEYS)
    assert set(SHOW_NAMES) == set(SHOWS)
    assert set(COLUMN_NAMES) == set(COLUMNS)


def test_an_answer_gives_no_links_and_no_backlinks():
    garden, note = asking("```garden\nfrom: all\n```\n")
    assert note.links == ()
    assert garden.backlinks(NotePath("questions/silence.md")) == ()


def test_what_was_baked_gives_no_links_tags_words_or_headings():
    garden, note = asking("```garden\nfrom: all\n```\n")
    baked = parse_note(INDEX, bake_note(garden, note), GardenConfig())
    assert (baked.links, baked.tags, baked.words, baked.headings, baked.summary) == (
        note.links,
        note.tags,
        note.words,
        note.headings,
        note.summary,
    )
    assert Garden([baked]).census() == Garden([note]).census()


def test_somebody_who_is_hidden_is_neither_found_nor_shown():
    garden, note = asking("```garden\ncolumns: [title, contributors]\n```\n")
    assert "Somebody" not in compile_body(garden, note)
    garden, note = asking("```garden\nwhere: {contributors: hidden}\n```\n")
    assert read_query(garden, note, note.queries[0]).query is None


def test_drafts_are_in_no_answer():
    garden = garden_from("-- a.md --\n```garden\n```\n-- b.md --\n---\ndraft: true\n---\n")
    assert run_query(garden, Query(), NotePath("a.md")).paths == ("a.md",)


def test_a_long_answer_says_how_much_is_left_out():
    notes = [parse_note(NotePath(f"{n:04}.md"), "", GardenConfig()) for n in range(502)]
    index = parse_note(INDEX, "```garden\nfrom: all\n```\n", GardenConfig())
    body = compile_body(Garden([index, *notes]), index)
    assert body.count("](") == 500
    assert "*… and 3 more.*" in body


def test_a_note_may_ask_a_hundred_queries():
    garden, note = asking("```garden\nfrom: tool\n```\n\n" * 101)
    found = [f for f in run_checks(garden) if f.code == "invalid-query"]
    assert [(f.position.line, f.message) for f in found] == [
        (401, "This note asks more than 100 queries; this one is not answered.")
    ]
    assert compile_body(garden, note).count("(tools/question-cards.md)") == 100


@pytest.mark.parametrize(
    ("title", "path"),
    [("a | b [c](d) `e` <f>", "x y.md"), ("*[x]: y", "a(b).md"), ("&#124;", "é.md")],
)
@pytest.mark.parametrize("show", SHOW_NAMES[:3])
def test_every_title_is_shown_as_it_is(title, path, show):
    other = parse_note(NotePath(path), f"---\ntitle: '{title}'\n---\n", GardenConfig())
    note = parse_note(
        INDEX, f"```garden\nwhere: {{path: '{path}'}}\nshow: {show}\n```", GardenConfig()
    )
    page = Reader(render(compile_body(Garden([note, other]), note)))
    assert title in " ".join(page.text.split())


# --- any text -------------------------------------------------------------------------

WORDS = st.sampled_from(
    [
        *("from", "where", "sort", "limit", "show", "columns", "type", "tags", "has", "evidence"),
        *(": ", ":\n  ", "\n", "- ", "[", "]", "{", "}", ", ", '"', "'", "not", "any", "all"),
        *("routine", "term", ">= 1", "|", ">", "&a ", "*a", "!!python/name:os ", "é", "\t", "#"),
        *("[[Peer assist]]", "[[", "2026-01", "table", "worked", "links_to", "\x00", "\ud800"),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(WORDS, max_size=25).map("".join))
PREFIXES = st.sampled_from(["", "> ", "- ", "  ", "> - ", "1. ", "    ", "\t", "!!! note\n    "])
FENCES = st.sampled_from(["```", "~~~", "````"])
ENDS = st.sampled_from(["\n", "\r\n", "\r"])


@given(TEXTS, PREFIXES, FENCES, ENDS)
def test_no_text_in_a_block_raises(text, prefix, fence, end):
    inner = "".join(c if c.isspace() or c == ">" else " " for c in prefix.rpartition("\n")[2])
    lines = [f"{fence}garden", *text.split("\n"), fence]
    source = prefix + f"{end}{inner}".join(lines) + end + "text" + end
    garden, note = asking(source)
    compile_body(garden, note)
    for finding in run_checks(garden):
        if finding.path == INDEX and finding.span:
            before = source[: finding.span.start]
            assert 0 <= finding.span.start <= finding.span.end <= len(source)
            assert finding.position.line <= before.count("\n") + before.count("\r") + 1
    assert unbake_note(parsed(bake_note(garden, note))) in {source, note.text}


def parsed(text: str) -> Note:
    return parse_note(INDEX, text, GardenConfig())


QUERIES = st.sampled_from(
    ["from: all", "show: cards", "show: count", "columns: [title, tags]", "from: term", "nonsense"]
)
BODIES = st.lists(
    st.tuples(st.sampled_from(["", "> ", "- a\n\n  ", "1. a\n\n   "]), QUERIES, FENCES), max_size=4
)


@given(BODIES, ENDS, st.booleans())
def test_baking_writes_between_the_marks_only_and_once_is_enough(blocks, end, ends_in_newline):
    parts = []
    for prefix, query, fence in blocks:
        inner = "".join(c if c in "> " else " " for c in prefix.rpartition("\n")[2])
        parts.append(prefix + f"\n{inner}".join([f"{fence}garden", query, fence]))
    source = "\n\ntext\n\n".join(parts).replace("\n", end) + (end if ends_in_newline else "")
    garden, note = asking(source)
    once = bake_note(garden, note)
    assert unbake_note(parsed(once)) == source
    garden, note = asking(once)
    assert len(note.queries) == len(blocks)
    assert bake_note(garden, note) == once
    assert shown(garden, note) == shown(*asking(source))


def shown(garden: Garden, note: Note) -> list[str]:
    """Return the words of a page, but for the lines that it names."""
    return re.sub(r"Line \d+", "Line", compile_body(garden, note)).split()


def test_baked_answers_follow_the_garden_and_nothing_else_changes():
    text = "A\r\n\r\n```garden\r\nfrom: tool\r\n```\r\nB"
    garden, note = asking(text)
    baked = bake_note(garden, note)
    assert "\r\n- [Question cards](tools/question-cards.md)\r\n" in baked
    assert "\n" not in baked.replace("\r\n", "")
    stale = baked.replace("Question cards", "Old")
    assert bake_note(*asking(stale)) == baked


def test_cases_of_queries_name_every_condition():
    """So that a condition without a case is noticed."""
    text = "".join(f.read_text("utf-8") for f in (CASES / "query").glob("*.yml"))
    for name in Where.model_fields:
        assert f"{name}:" in text, name
