"""Bytes to texts: what is read, what is refused, and what is said about it."""

import os
from pathlib import Path

import pytest

from garden.errors import SourceError
from garden.model import Position
from garden.reading.source import MAX_BYTES, decode_note, is_note, read_folder


@pytest.fixture
def folder(tmp_path):
    def make(**files):
        for name, data in files.items():
            file = tmp_path / name.replace("__", "/").replace("_DOT_", ".")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data if isinstance(data, bytes) else data.encode())
        return tmp_path

    return make


def test_notes_are_texts_and_everything_else_is_a_file(folder):
    sources = read_folder(
        folder(a_DOT_md="A", b__c_DOT_md="C", b__p_DOT_png=b"\x89", t_DOT_txt="T")
    )
    assert sources.texts == {"a.md": "A", "b/c.md": "C"}
    assert sources.assets == {"b/p.png"}
    assert [(f.path, f.code) for f in sources.findings] == [("t.txt", "refused-file")]


def test_a_folder_that_is_not_there_says_so(tmp_path):
    with pytest.raises(SourceError, match="docs_dir"):
        read_folder(tmp_path / "nowhere")


def test_a_file_is_no_folder(folder):
    with pytest.raises(SourceError):
        read_folder(folder(a_DOT_md="A") / "a.md")


def test_hidden_files_and_note_templates_are_left_out(folder):
    root = folder(_DOT_git__a_DOT_md="x", _DOT_b_DOT_md="x", templates__c_DOT_md="x", d_DOT_md="x")
    assert set(read_folder(root).texts) == {"d.md"}
    assert read_folder(root).assets == frozenset()


@pytest.mark.parametrize(
    ("patterns", "left"),
    [
        (["/b/"], {"a.md", "c/b/x.md", "c/y.md"}),
        (["b/"], {"a.md", "c/y.md"}),
        (["*.md", "!/a.md"], {"a.md"}),
        (["# comment", "", "c"], {"a.md", "b/x.md"}),
    ],
)
def test_patterns_are_those_of_gitignore(folder, patterns, left):
    root = folder(a_DOT_md="", b__x_DOT_md="", c__b__x_DOT_md="", c__y_DOT_md="")
    assert set(read_folder(root, patterns).texts) == left


def test_a_pattern_that_cannot_be_understood_says_so(folder):
    with pytest.raises(SourceError, match="Invalid git pattern"):
        read_folder(folder(a_DOT_md=""), ["!"])


def test_links_in_the_folder_are_not_followed(folder, tmp_path_factory):
    secret = tmp_path_factory.mktemp("outside")
    (secret / "secret.md").write_text("secret")
    root = folder(a_DOT_md="A")
    (root / "link.md").symlink_to(secret / "secret.md")
    (root / "dir").symlink_to(secret, target_is_directory=True)
    (root / "picture.png").symlink_to(secret / "secret.md")
    (root / "loop").symlink_to(root, target_is_directory=True)
    (root / "broken.md").symlink_to(root / "nowhere.md")
    sources = read_folder(root)
    assert set(sources.texts) == {"a.md"}
    assert sources.assets == frozenset()


@pytest.mark.skipif(os.name == "nt", reason="There are no such files there.")
def test_what_is_no_regular_file_is_not_opened(folder):
    root = folder(a_DOT_md="A")
    os.mkfifo(root / "pipe.md")
    assert set(read_folder(root).texts) == {"a.md"}


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"plain", "plain"),
        ("é".encode(), "é"),
        (b"\xef\xbb\xbfmarked", "marked"),
        ("\ufeffé".encode("utf-16-le"), "é"),
        ("\ufeffé".encode("utf-16-be"), "é"),
        (b"a\r\nb\rc", "a\r\nb\rc"),
        (b"", ""),
        (b"a\x00b", "a\x00b"),
    ],
)
def test_what_editors_write_is_read(data, text):
    assert decode_note("a.md", data) == text


def test_what_is_not_utf_8_is_a_finding_at_its_place():
    finding = decode_note("a.md", "one\nzwö café".encode()[:-2] + b"\xe9")
    assert finding.code == "unreadable-note"
    assert finding.position == Position(2, 8)
    assert finding.message == "The note is not UTF-8: byte 0xe9 cannot be read."
    assert finding.hint == "Save it again as UTF-8."


def test_a_note_that_cannot_be_read_is_there_all_the_same(folder):
    sources = read_folder(folder(a_DOT_md=b"caf\xe9", b_DOT_md="[[a]]"))
    assert sources.texts == {"a.md": "", "b.md": "[[a]]"}
    assert [(f.path, f.position) for f in sources.findings] == [("a.md", Position(1, 4))]


def test_a_torn_utf_16_note_is_a_finding():
    assert decode_note("a.md", b"\xff\xfea").code == "unreadable-note"


def test_a_note_that_is_too_long_is_not_read():
    finding = decode_note("a.md", b"x" * (MAX_BYTES + 1))
    assert finding.code == "unreadable-note"
    assert "1,048,576" in finding.message
    assert decode_note("a.md", b"x" * MAX_BYTES) == "x" * MAX_BYTES


@pytest.mark.skipif(os.name == "nt", reason="Names are text there.")
def test_a_name_that_is_not_utf_8_is_a_finding_and_no_note(folder):
    root = folder(a_DOT_md="A")
    try:
        Path(os.fsdecode(os.fsencode(root) + b"/caf\xe9.md")).write_bytes(b"x")
    except OSError:
        pytest.skip("This file system takes UTF-8 names only.")
    sources = read_folder(root)
    assert set(sources.texts) == {"a.md"}
    assert sources.assets == frozenset()
    assert [f.code for f in sources.findings] == ["unreadable-note"]


@pytest.mark.parametrize(
    ("path", "expected"),
    [("a.md", True), ("a/b.md", True), ("a.markdown", False), ("a.png", False)],
)
def test_notes_are_known_by_their_names(path, expected):
    assert is_note(path) == expected
