"""Where a forge takes a new file."""

from urllib.parse import parse_qs, urlsplit

import pytest

from garden.forge import NEW_FILE, Forge, find_forge

GITHUB = "https://github.com/example/garden"


@pytest.mark.parametrize(
    ("settings", "kind", "forge"),
    [
        ({"repo_url": GITHUB}, "", Forge("github", GITHUB, "main", "docs")),
        (
            {"repo_url": f"{GITHUB}.git/", "docs_dir": "./content/"},
            "",
            Forge("github", f"{GITHUB}", "main", "content"),
        ),
        (
            {"repo_url": GITHUB, "edit_uri": "edit/trunk/site/docs/"},
            "",
            Forge("github", GITHUB, "trunk", "site/docs"),
        ),
        ({"repo_url": GITHUB, "edit_uri": "edit/main/"}, "", Forge("github", GITHUB, "main", "")),
        (
            {"repo_url": GITHUB, "edit_uri_template": GITHUB + "/blob/dev/notes/{path}"},
            "",
            Forge("github", GITHUB, "dev", "notes"),
        ),
        ({"repo_url": GITHUB, "docs_dir": "."}, "", Forge("github", GITHUB, "main", "")),
        (
            {"repo_url": "https://gitlab.com/a/b/c", "edit_uri": "-/edit/main/docs/"},
            "",
            Forge("gitlab", "https://gitlab.com/a/b/c", "main", "docs"),
        ),
        (
            {"repo_url": "https://gitlab.example.org/a/b"},
            "",
            Forge("gitlab", "https://gitlab.example.org/a/b", "main", "docs"),
        ),
        (
            {"repo_url": "https://codeberg.org/a/b", "edit_uri": "_edit/main/docs"},
            "",
            Forge("forgejo", "https://codeberg.org/a/b", "main", "docs"),
        ),
        (
            {"repo_url": "https://codeberg.org/a/b", "edit_uri": "src/branch/next/docs"},
            "",
            Forge("forgejo", "https://codeberg.org/a/b", "next", "docs"),
        ),
        (
            {"repo_url": "https://git.example.org/a/b"},
            "forgejo",
            Forge("forgejo", "https://git.example.org/a/b", "main", "docs"),
        ),
        ({"repo_url": "https://git.example.org/a/b"}, "", None),
        ({"repo_url": "javascript:alert(1)"}, "github", None),
        ({"repo_url": "https://[wrong"}, "", None),
        ({"repo_url": ""}, "github", None),
        ({"repo_url": None}, "", None),
        ({}, "github", None),
    ],
)
def test_the_settings_name_the_forge(settings, kind, forge):
    """Branch and folder come from `edit_uri`; the host's name tells what it is, or the options."""
    assert find_forge(settings, kind) == forge


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        ("github", "/o/r/new/main"),
        ("gitlab", "/o/r/-/new/main"),
        ("forgejo", "/o/r/_new/main/content/terms"),
    ],
)
def test_each_forge_is_asked_in_its_own_words(kind, address):
    forge = Forge(kind, "https://forge.example/o/r", "main", "content")
    url = urlsplit(forge.new_file_url("terms/new.md", "text"))
    assert url.path == address
    file = {"github": "content/terms/new.md", "gitlab": "content/terms/new.md", "forgejo": "new.md"}
    assert file[kind] in {value for values in parse_qs(url.query).values() for value in values}


@pytest.mark.parametrize("kind", NEW_FILE)
def test_whatever_a_note_is_called_it_stays_a_value(kind):
    """A name comes from anybody who may write a link."""
    forge = Forge(kind, "https://forge.example/o/r", "main", "")
    text = '---\ntitle: "a&b=c#d?e"\n---\n'
    url = urlsplit(forge.new_file_url("été/a&b=c#d?e/../x y.md", text))
    assert url.netloc == "forge.example"
    assert url.path.startswith("/o/r/")
    assert url.fragment == ""
    assert text in {value for values in parse_qs(url.query).values() for value in values}
    assert len(parse_qs(url.query)) == 2
    assert url.geturl().isascii()
