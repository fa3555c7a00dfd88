"""Whatever others write, it stays text: in the comment, in the log of a runner, on a terminal.

What a brief says is rendered as forges render it, and the elements that come out are counted:
there may be none but ours, and no text outside of code that a forge would make a link,
a message or a command of.
"""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from repos import Repo
from test_brief import CASES, SETTINGS, brief_of, changed

from garden.brief.render import FORMATS
from garden.brief.render.md import MARKER
from garden.brief.text import code, text

VECTORS = [
    "@octocat",
    "@org/team",
    "mail a@b.example now",
    "#12",
    "octo/repo#12",
    "GH-12",
    "gh-12 and JIRA-7",
    "Fixes #12, closes: #13 and resolves octo/repo#14",
    "!12 &12 %12 $12 ~12 ^alert#12 [vulnerability:12]",
    '~"a label" %"a milestone"',
    "deadbeefdeadbeefdeadbeefdeadbeefdeadbeef",
    "1a410ef",
    "octo@1a410ef",
    "https://github.com/octo/repo/issues/12",
    "HTTPS://evil.example",
    "www.evil.example and WWW.evil.example",
    "ftp://evil.example",
    "mailto:a@b.example xmpp:a@b.example",
    "<https://evil.example>",
    "[x](javascript:alert(1))",
    "[x](https://evil.example)",
    "[x][y]\n\n[y]: https://evil.example",
    "![x](https://evil.example/x.png)",
    "[![x](https://evil.example/x.png)](https://evil.example)",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<b>bold</b> <h1>Approved</h1>",
    "</details></li></ul><h1>Approved</h1>",
    "</summary>",
    "<!-- garden-brief -->",
    "--> <!--",
    "<!-- hidden",
    "-->",
    "<![CDATA[x]]>",
    "<?php x ?>",
    "&lt;b&gt; &#64;octocat &amp;#64;octocat",
    "&#60;img src=x&#62;",
    "**Approved** __Approved__ *x* _x_ ~~x~~ ==x==",
    "`@octocat` ``x`` ` `` ```",
    "```\n@octocat\n```",
    "    @octocat",
    "\t@octocat",
    "# Approved",
    "\n# Approved\n",
    "Approved\n===",
    "Approved\n---",
    "> quote",
    "> [!WARNING]\n> x",
    "- [x] done",
    "1. one",
    "| a | b |\n|---|---|\n| c | d |",
    "[^1] and\n\n[^1]: note",
    "$x$ $$x$$ $`x`$",
    ":tada: :+1:",
    "\\@octocat \\#12",
    "\\",
    "\\\n",
    "/close",
    "\n/close\n/merge",
    "::error file=x::Approved",
    "x\n::set-output name=x::y",
    "##[error]x ##vso[task.complete]x",
    "\x1b[31mred\x1b[0m \x1b]0;title\x07",
    "\x00\x08\x7f\x9b31m",
    "\u202eevil\u202c \u2066x\u2069",
    "@\u200boctocat @\u200doctocat #\u200d12",
    "\u200b@octocat\ue000@octocat #\ue00012",
    "\u2028@octocat\u2029#12",
    "a\r\n\r\n@octocat",
    "{title} {0} {} {{x}} %s",
    "{{ config }} {% raw %}",
    "\udcff\udcfe",
    "\u0301" * 50,
    "x" * 5000,
    "@" * 500,
    "`" * 300,
    "<" * 300,
    "[" * 300,
    "",
    " ",
    "\u00a0",
]
"""What others may write."""

OURS = frozenset({"p", "ul", "li", "strong", "code", "del", "ins", "details", "summary"})
HEADINGS = frozenset({"h2", "h3"})

_FOLLOWED = {
    "a mention": re.compile(r"@[^\s\u200b]"),
    "a reference": re.compile(r"[#!%$~^&][\w\"]"),
    "an issue by prefix": re.compile(r"[A-Za-z]-\d"),
    "an address": re.compile(r"://|\bwww\.", re.IGNORECASE),
    "a hash": re.compile(r"(?<![0-9a-zA-Z])[0-9a-f]{7,64}(?![0-9a-zA-Z])", re.IGNORECASE),
    "emoji": re.compile(r":[a-z_+0-9-]+:"),
    "a control character": re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"),
}
_COMMAND = re.compile(r"^\s*(?:::|/\w)|##\w*\[", re.MULTILINE)


class _Read(HTMLParser):
    """The elements, comments and texts of a page."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tags, self.comments, self.texts, self.links, self.depth = set(), [], [], [], 0

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.depth += tag in {"code", "a"}
        self.links += [value for name, value in attrs if name == "href"]
        assert {name for name, _ in attrs} <= {"href"}

    def handle_endtag(self, tag):
        self.depth -= tag in {"code", "a"}

    def handle_comment(self, data):
        self.comments.append(data)

    def handle_decl(self, decl):
        raise AssertionError(decl)

    handle_pi = unknown_decl = handle_decl

    def handle_data(self, data):
        if not self.depth:
            self.texts.append(data)


def read(markdown):
    """Render Markdown as a forge does, raw HTML included, and return what came out."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    page = _Read()
    page.feed(parser.render(markdown))
    page.close()
    return page


def assert_tame(markdown, comments=(), tags=OURS):
    page = read(markdown)
    assert page.tags <= tags
    assert page.comments == list(comments)
    assert page.links == []
    said = "\n".join(page.texts)
    for what, pattern in _FOLLOWED.items():
        assert not pattern.search(said), f"{what}: {pattern.search(said)}"
    assert not _COMMAND.search(markdown)
    assert not _FOLLOWED["a control character"].search(markdown)


@pytest.mark.parametrize("vector", VECTORS)
@pytest.mark.parametrize("around", ["- {}", "- **{}** asks: “{}”", "- <del>{}</del> <ins>{}</ins>"])
def test_a_text_stays_text(vector, around):
    said = text(vector, 10_000)
    assert "\n" not in said
    assert_tame(around.format(said, said))


@pytest.mark.parametrize("vector", VECTORS)
@pytest.mark.parametrize("around", ["- {}", "- Moved: **x**, from {} to {}"])
def test_a_path_stays_code(vector, around):
    said = around.format(code(vector), code(vector))
    assert "\n" not in said
    assert_tame(said)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_any_text_stays_text(said):
    assert_tame(f"- **{text(said)}**: {text(said)} ({code(said)})")


@given(st.lists(st.sampled_from(VECTORS), max_size=4).map("".join))
def test_any_mixture_stays_text(said):
    assert_tame(f"- **{text(said)}**: {text(said)} ({code(said)})")


def harmless(alphabet):
    """Texts that no runner takes for a command, which would be written out."""
    texts = st.text(alphabet=alphabet, min_size=1, max_size=60)
    return texts.filter(lambda said: not said.strip().startswith("::"))


@given(harmless("ab &<>`*_[](){}!-:.é中"))
def test_readers_see_what_was_written(said):
    """What is harmless in itself is shown as it is, to the letter."""
    page = read(f"- x {text(said, 1000)} x")
    shown = "".join(page.texts).replace("\u200b", "").split()
    assert shown == ["x", *said.split(), "x"]


@given(harmless("ab &<>`*_](){}!-:.@#é中"))
def test_code_is_shown_to_the_letter(said):
    rendered = MarkdownIt("commonmark").render(f"- {code(said)}")
    shown = re.search(r"<code>(.*)</code>", rendered)[1]
    decoded = _Read()
    decoded.feed(shown)
    assert "".join(decoded.texts).strip(" ") == said.strip(" ")


def test_what_is_common_stays_readable():
    assert text("Don't panic: it's 50 years old, (mostly) harmless.") == (
        "Don't panic: it's 50 years old, (mostly) harmless."
    )
    assert text("a-b, 2026-11-02, C:D") == "a-b, 2026-11-02, C:D"
    assert code("notes/a b.md") == "`notes/a b.md`"


# --- whole pull requests --------------------------------------------------------------


BATCH = 9
BATCHES = [VECTORS[at : at + BATCH] for at in range(0, len(VECTORS), BATCH)]
BEFORE = """\
-- content/{n}.md --
---
type: term
title: Term {n}
contributors: [Ada]
status: seed
---
It is this. See [[Home]].
"""


def hostile(folder, vectors):
    """A change in which everything that others may write is hostile, one text after the other."""
    repo = Repo(folder).write(SETTINGS).write("-- content/index.md --\n# Home\n")
    repo.write("".join(BEFORE.format(n=n) for n in range(len(vectors)))).commit()
    repo.git("checkout", "-q", "-b", "change")
    for n, vector in enumerate(vectors):
        write_hostile(repo, n, vector)
    return repo.commit()


def write_hostile(repo, number, vector):
    """Put one text into every place of a change that there is."""
    line = " ".join(vector.split()).encode("utf-8", "replace").decode()
    quoted = re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]", "", line).replace("'", "''")
    head = (
        f"title: '{quoted}'\nasks: '{quoted}'\ncontributors: ['{quoted}']\nstatus: used\n"
        f"domain: ['{quoted}', b]\nobjections: [{{text: '{quoted}'}}]\naliases: [Term {number}]\n"
    )
    body = f"{line}\n\nSee [[{line}]], [x](<{line}>), [[Home#{line}]] and [[Home]].\n"
    repo.write(f"-- content/{number}.md --\n---\ntype: term\n{head}---\nIt is {body}")
    repo.write(f"-- content/new{number}.md --\n---\n{head}---\n{body}")
    name = str(number) + re.sub(r"[/\x00]", "-", line)[:60]
    (repo.folder / "content" / f"{name}.md").write_text(f"# {line}\n{body}", "utf-8", "replace")
    (repo.folder / "content" / f"{name}.png").write_bytes(b"\xff")
    (repo.folder / "content" / f"{name}-link.md").symlink_to(f"../{line[:60]}".replace("\0", "-"))
    person = f"'{number} {quoted}': {{says: '{quoted}', ask_me: '{quoted}', capacity: 2}}\n"
    with (repo.folder / "people.yml").open("a", encoding="utf-8") as stream:
        stream.write(person)


@pytest.mark.parametrize("vectors", BATCHES)
def test_a_hostile_change_puts_nothing_of_its_own_into_the_comment(vectors, tmp_path):
    brief = brief_of(hostile(tmp_path / "repo", vectors).folder)
    said = FORMATS["md"](brief, "")
    assert_tame(said, [MARKER.removeprefix("<!--").removesuffix("-->")])
    assert_tame(FORMATS["summary"](brief, ""), (), OURS | HEADINGS)
    data = FORMATS["json"](brief, "")
    assert data.isascii()
    assert not _COMMAND.search(data)
    assert "The list of people changed: `people.yml`" in said
    assert "links to elsewhere, which nobody follows: `" in FORMATS["summary"](brief, "")


def test_nor_into_links_to_the_preview(tmp_path):
    brief = brief_of(hostile(tmp_path / "repo", ["](javascript:x) <b>@octocat"]).folder)
    page = read(FORMATS["md"](brief, "https://preview.example/"))
    assert page.tags <= OURS | {"a"}
    assert page.links
    assert all(re.fullmatch(r"https://preview\.example/[\w./%~-]*", url) for url in page.links)


@pytest.mark.parametrize("case", CASES)
def test_every_brief_we_know_is_tame(case, tmp_path):
    said = FORMATS["md"](brief_of(changed(tmp_path / "repo", case).folder), "")
    comments = [MARKER.removeprefix("<!--").removesuffix("-->")] if said else []
    assert_tame(said, comments)


def test_names_of_branches_messages_and_authors_are_not_repeated(tmp_path):
    repo = Repo(tmp_path / "repo").write(SETTINGS + "-- content/index.md --\n# Home\n").commit()
    repo.git("checkout", "-q", "-b", "@octocat#12/<img>;$(x)")
    repo.write("-- content/new.md --\n# New\nSee [[Home]].\n")
    repo.git("add", "-A")
    author = "--author=@octocat <img> <a@b.example>"
    repo.git("commit", "-q", author, "-m", "Fixes #12\n\n::error::x\n\nReviewed-by: @octocat")
    brief = brief_of(repo.folder, "main..@octocat#12/<img>;$(x)")
    for name in FORMATS:
        assert "octocat" not in FORMATS[name](brief, "")


def test_a_reference_in_brackets_is_parted_at_its_number():
    """GitLab makes a link of it, and writes below the other that it was spoken of."""
    assert text("[vulnerability:12]") == "&#91;vulnerability:&#8203;12&#93;"
