"""The policy that each page tells a browser, and that what the theme writes fits it."""

import hashlib
import re
from base64 import b64encode

import pytest
from sites import SETTINGS, build_garden

GARDEN = """
-- index.md --
# Home

[There](deep/er/note.md)
-- deep/er/note.md --
---
title: </title><script>alert(1)</script>
---
<script>alert(2)</script>

| a |
|--:|
| 1 |
"""
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
FEATURES = "name: material\n  features: [announce.dismiss, content.tabs.link]"


@pytest.fixture(scope="module", params=["", FEATURES], ids=["plain", "more features"])
def made(request, tmp_path_factory):
    settings = SETTINGS.replace("name: material", request.param or "name: material")
    return build_garden(tmp_path_factory.mktemp("csp"), GARDEN, settings=settings)


def test_every_page_has_a_policy_before_all_that_it_loads(made):
    for path, page in made.pages().items():
        head = page.partition("<head>")[2]
        assert POLICY.search(head), path
        assert POLICY.search(head).start() < min(head.index("<link"), head.index("<script"))


def test_the_hashes_are_those_of_what_the_theme_writes_in_the_page(made):
    for path, page in made.pages().items():
        allowed = set(re.findall(r"'(sha256-[^']+)'", POLICY.search(page)[1]))
        written = {_hash(script) for script in INLINE.findall(page)}
        assert written <= allowed, path


def test_nothing_within_a_page_has_a_style_or_a_handler_of_its_own(made):
    for page in made.pages().values():
        assert not re.search(r"<[a-z][^>]* (?:style|on[a-z]+)=", page)
        assert "<style" not in page


def test_it_lets_nothing_in_from_elsewhere(made):
    policy = POLICY.search(made.html("index.html"))[1]
    assert "default-src 'none'" in policy
    assert "base-uri 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


def test_what_the_owner_names_is_let_in(tmp_path):
    settings = SETTINGS.replace(
        "- garden",
        "- garden: {outside: {frames: ['https://v.example'], pictures: ['https://p.example']}}",
    )
    settings += "extra_javascript: ['https://cdn.example/x.js']\n"
    policy = POLICY.search(build_garden(tmp_path, GARDEN, settings=settings).html("index.html"))[1]
    assert "frame-src https://v.example" in policy
    assert "img-src 'self' data: https://p.example" in policy
    assert re.search(r"script-src 'self' [^;]*https://cdn\.example", policy)


def test_where_notes_are_trusted_there_is_none_and_it_is_said_once(tmp_path):
    settings = SETTINGS.replace("- garden", "- garden: {html: trusted}")
    result = build_garden(tmp_path, GARDEN, settings=settings)
    assert not POLICY.search(result.html("index.html"))
    assert result.log.count("`html: trusted`") == 1
    assert "<script>alert(2)</script>" in result.html("deep/er/note/index.html")


def _hash(text):
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
