"""The head of a note: what is read, what is said about it, and that nothing is ever lost."""

import dataclasses
import json
from pathlib import Path

import frontmatter
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from garden.config import GardenConfig, load_config
from garden.errors import ConfigError
from garden.frontmatter import MOST_FINDINGS, Head, HeadHandler, check_names, read_head
from garden.frontmatter.cut import cut_head
from garden.frontmatter.head import limits_of
from garden.model import (
    Barrier,
    Charter,
    Credit,
    Fields,
    Finding,
    Link,
    Need,
    NotePath,
    Objection,
    OldPlace,
    Review,
)
from garden.wikilink import split_wikilink

CASES = Path(__file__).parent / "cases" / "frontmatter"
PATH = NotePath("note.md")


def cases():
    """Yield every case of every file, named for the report of a failure."""
    for file in sorted(CASES.glob("*.yml")):
        for case in yaml.safe_load(file.read_text(encoding="utf-8")):
            yield pytest.param(case, id=f"{file.stem}: {case['name']}")


def read(text, **options) -> Head:
    return read_head(PATH, text, load_config(options))


def plain(value):
    """Write a value of `Fields` as a case writes it."""
    match value:
        case Credit(name, roles):
            return f"{name} ({', '.join(roles)})" if roles else name
        case Review() | Barrier() | Objection() | Need() | Charter():
            # As JSON has it: lists for tuples.
            return json.loads(json.dumps(dataclasses.asdict(value)))
        case Link():
            whole = "#".join(filter(None, (value.target, value.fragment)))
            label = f" | {value.label}" if value.label else ""
            place = f"{value.position.line}:{value.position.column}"
            return f"{place} {value.name} -> {whole}{label}"
        case OldPlace():
            part = f"#{value.fragment}" if value.fragment else ""
            now = f" -> {value.heading}" if value.heading else ""
            return f"{value.position.line}:{value.position.column} {value.path}{part}{now}"
        case frozenset() | tuple():
            return [plain(item) for item in (value if isinstance(value, tuple) else sorted(value))]
        case _:
            return value


def said(fields: Fields) -> dict:
    """Return the fields that say something; the day is what `rest` says."""
    empty = Fields()
    names = [f.name for f in dataclasses.fields(fields) if f.name not in {"positions", "date"}]
    return {
        name: plain(getattr(fields, name))
        for name in names
        if getattr(fields, name) != getattr(empty, name)
    }


def line(finding: Finding) -> str:
    """Write a finding as a contributor sees it."""
    place = f"{finding.position.line}:{finding.position.column}"
    return f"{place} {finding.code} {finding.message} {finding.hint}".strip()


@pytest.mark.parametrize("case", list(cases()))
def test_case(case):
    """Each case in `cases/frontmatter` is read as it says."""
    head = read(case["text"], **case.get("config", {}))
    assert [line(finding) for finding in head.findings] == case.get("findings", [])
    assert said(head.fields) == case.get("fields", {})
    assert case["text"][head.body_start :] == case["body"]


# The pieces that YAML is made of, and those that break it.
PIECES = (
    *("title: ", "practice:", "contributors:", "reviews:", "by: ", "on: ", "checks: ", "  - "),
    *("---", "...", "+++", "@a", "[[a|b]]", "{{x}}", "[", "]", "{", "}", ": ", ":", "#", "<<: "),
    *("&a", "*a", "!t", "? ", "|", "'", '"', "\\", "`", "\t", "\n", "\r\n", "\r"),
    *("\0", "\x85", "\u2028", "\ufeff", "\ud800", "a", "1"),
)
HEADS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=40).map("".join)
QUOTABLE = st.characters(
    exclude_categories=["Cc", "Cs"], exclude_characters="\u2028\u2029\ufeff\ufffe\uffff"
)


@given(st.one_of(HEADS, HEADS.map("---\n{}\n---\nbody".format), st.text()))
def test_nothing_raises(text):
    """Whatever stands in a file is read, and every finding and link has its place in it."""
    head = read(text)
    assert 0 <= head.body_start <= len(text)
    spans = [finding.span for finding in head.findings if finding.span]
    spans += [link.span for link in (*head.fields.practice, *head.fields.field_links)]
    assert all(0 <= span.start <= span.end <= len(text) for span in spans)
    assert all(finding.message for finding in head.findings)


@given(HEADS)
def test_a_body_is_never_touched(text):
    """What follows the closing fence is the body, to the last character."""
    assert ("---\ntitle: x\n---\n" + text)[read("---\ntitle: x\n---\n" + text).body_start :] == text


@given(st.text(QUOTABLE, min_size=1, max_size=200))
def test_a_quoted_title_is_any_text(title):
    """Whatever stands in quotes is the title, with white space collapsed."""
    quoted = title.replace("\\", "\\\\").replace('"', '\\"')
    assert read(f'---\ntitle: "{quoted}"\n---\n').fields.title == " ".join(title.split())


def test_a_huge_head_is_cut():
    """A megabyte between the fences gives a finding; the first lines are read all the same."""
    head = read(
        "---\ntitle: Kept\n" + "".join(f"key{n}: value\n" for n in range(80_000)) + "---\nBody"
    )
    assert head.fields.title == "Kept"
    assert line(head.findings[0]) == (
        "2:1 invalid-frontmatter This is longer than 65,536 characters; the rest is not read. "
        "A head holds a few lines; move text below the closing ---."
    )


@pytest.mark.parametrize("opening", ["[", "{", "- ", "? ", "[[", "{a: "])
def test_deep_nesting_is_refused(opening):
    """Two hundred thousand brackets neither crash nor take time."""
    head = read(f"---\ntitle: Kept\ndeep: {opening * 200_000}\n---\nBody")
    assert head.fields.title == "Kept"
    assert head.findings


def test_findings_are_limited():
    """A head in which everything is wrong does not flood the report."""
    head = read("---\n" + "".join(f"key{n}: @a\n" for n in range(500)) + "---\n")
    assert len(head.findings) == MOST_FINDINGS + 1
    assert head.findings[-1].message == "More is wrong in this head, from here on, than is listed."


def test_keys_are_limited():
    """The thousandth key is read, the next one is not."""
    keys = "".join(f"key{n}: v\n" for n in range(1_000))
    assert not read(f"---\n{keys}---\n").findings
    assert "more than 1,000 keys" in read(f"---\n{keys}last: v\n---\n").findings[0].message


def test_positions_are_those_of_the_file():
    """Each field knows its line and column, by our name of it."""
    head = read("---\nkind: term\nTags: [a]\nother: 1\n---\n", fields={"type": "kind"})
    places = {name: (at.line, at.column) for name, at in head.fields.positions.items()}
    assert places == {"type": (2, 1), "tags": (3, 1), "other": (4, 1)}


def test_spans_hold_the_offending_text():
    """A finding points at the very characters that are wrong."""
    text = "---\nstatus: sed\n---\n"
    (finding,) = read(text).findings
    assert text[finding.span.start : finding.span.end] == "sed"


def test_links_span_the_whole_construct():
    """A link in a head can be replaced at its span."""
    text = '---\npractice: {uses: "[[One|1]]"}\nsee: "and [[Two#Part]] too"\n---\n'
    fields = read(text).fields
    spans = [link.span for link in (*fields.practice, *fields.field_links)]
    assert [text[span.start : span.end] for span in spans] == ["[[One|1]]", "[[Two#Part]]"]


def test_python_frontmatter_reads_the_same():
    """Our handler gives python-frontmatter the values that we read ourselves."""
    text = "---\ntitle: no\ncount: 010\nday: 2026-02-30\n---\nBody\n"
    cut = cut_head(text)
    values, body = frontmatter.parse(
        text, handler=HeadHandler(text, cut, limits_of(GardenConfig()))
    )
    assert values == {"title": "no", "count": "010", "day": "2026-02-30"}
    assert body == "Body"


@pytest.mark.parametrize(
    ("inner", "parts"),
    [
        ("Note", ("Note", "", None)),
        ("Folder/Note.md", ("Folder/Note.md", "", None)),
        (" Note # Part | text ", ("Note", "Part", "text")),
        ("Note#A#B", ("Note", "A#B", None)),
        ("#Part", ("", "Part", None)),
        ("Note#^block", ("Note", "^block", None)),
        (r"Note\|text", ("Note", "", "text")),
        ("Note|", ("Note", "", None)),
        ("image.png|alt|100x145", ("image.png", "", "alt|100x145")),
        ("Note|C# and |", ("Note", "", "C# and |")),
    ],
)
def test_split_wikilink(inner, parts):
    """Target, fragment and label are told apart as Obsidian does."""
    assert split_wikilink(inner) == parts


@pytest.mark.parametrize(("mode", "count"), [("near", 1), ("all", 2), ("ignore", 0)])
def test_unknown_fields(mode, count):
    """`unknown_fields` decides which keys are reported."""
    findings = read("---\ntitel: x\nmood: calm\n---\n", unknown_fields=mode).findings
    assert [finding.code for finding in findings] == ["unknown-field"] * count


def test_no_config_is_a_config():
    """The defaults suit a folder of plain notes."""
    assert read_head(PATH, "Just text.", GardenConfig()) == Head(Fields(), 0)


@pytest.mark.parametrize(
    ("path", "text", "kind"),
    [
        ("tasks/deep/a.md", "Text.", "routine"),
        ("tasks/a.md", "---\ntitle: A\n---\n", "routine"),
        ("tasks/told/a.md", "Text.", "story"),
        ("tasks/a.md", "---\ntype: tool\n---\n", "tool"),
        ("tasksbox/a.md", "Text.", "note"),
        ("a.md", "Text.", "note"),
    ],
)
def test_a_folder_gives_its_notes_a_type(path, text, kind):
    """Unless they state one; the innermost folder counts."""
    config = load_config({"folders": {"tasks": "routine", "tasks/told/": "story"}})
    assert read_head(NotePath(path), text, config).fields.type == kind


def test_a_folder_of_no_type_is_refused():
    """With the type that was meant."""
    with pytest.raises(ConfigError, match="Did you mean `routine`"):
        load_config({"folders": {"tasks": "rutine"}})


@pytest.mark.parametrize("option", [{"fields": {"statsu": "kind"}}, {"values": {"statsu": {}}}])
def test_options_that_name_no_field_of_ours_are_refused(option):
    """With the field that was meant."""
    with pytest.raises(ConfigError, match=r"`statsu`, which is no field of ours. .* `status`"):
        check_names(load_config(option))
