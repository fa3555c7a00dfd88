"""One switch for every expected value: `pytest --bless` writes what was given; read the diff.

Cases in `cases/**/*.yml` are lists. A case has a `name`, what it starts from, and what is
expected; a test compares with `expect(case, key, given)`. The comment at the head of a
file is kept when it is written again, other comments are not.
"""

import copy
import os
import re
from collections import Counter
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, settings
from support import CASES
from thorough import FUZZ, examples

COUNTED = "counted"

pytest.register_assert_rewrite("visiting")

# No timing decides a test; and in CI the same commit always meets the same examples.
settings.register_profile("garden", deadline=None, derandomize="CI" in os.environ)
settings.register_profile(
    "fuzz", deadline=None, max_examples=examples(100), suppress_health_check=list(HealthCheck)
)
settings.load_profile("fuzz" if FUZZ else "garden")


def pytest_addoption(parser):
    parser.addoption("--bless", action="store_true", help="Write what is given as what is expected")


def pytest_configure(config):
    if config.getoption("bless"):
        os.environ["GARDEN_BLESS"] = "1"


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory):
    """Leave the cache of whoever runs the tests alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def content_garden(tmp_path_factory):
    """A copy of our own garden, so that all tests see the same while somebody writes."""
    from sites import copy_content  # noqa: PLC0415 - most tests need no engine

    return copy_content(tmp_path_factory.mktemp("content"))


@pytest.fixture(scope="session")
def content_site(content_garden):
    """Our own garden as MkDocs builds it with `--strict`, built once for all tests."""
    from sites import build  # noqa: PLC0415 - most tests need no engine

    return build(content_garden, "--strict")


@pytest.fixture(scope="module")
def browser():
    """Debian's Chromium, without a window; it ends with its file, and its threads with it."""
    from browsing import CHROMIUM  # noqa: PLC0415 - most tests open no browser
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - slow to import

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def home(content_site):
    """The address of our own garden, served."""
    from browsing import served  # noqa: PLC0415 - most tests open no browser

    with served(content_site.site) as address:
        yield address


@pytest.fixture
def expect(request):
    """Compare a value with what a case expects; with `--bless`, write it into the case."""

    def compare(case, key, given):
        if request.config.getoption("bless") and case[key] != given:
            _write(request.node.callspec.id.partition(":")[0], case, key, given)
        assert given == case[key]

    return compare


def _write(stem: str, case: dict[str, object], key: str, given: object) -> None:
    for file in CASES.rglob(f"{stem}.yml"):
        cases = yaml.safe_load(file.read_text(encoding="utf-8"))
        if case in cases:
            written = cases[cases.index(case)]
            written[key] = copy.deepcopy(given)
            case[key] = copy.deepcopy(given)
            write_cases(file, cases)


def write_cases(file: Path, cases: list[dict[str, object]]) -> None:
    """Write cases as people read them: texts as blocks, an empty line between cases."""
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    head = [line for line in text.splitlines() if line.startswith("#")]
    blocks = [yaml.dump([case], Dumper=_Dumper, **_STYLE) for case in cases]
    file.write_text("\n".join([*head, *([""] if head else []), *blocks]), encoding="utf-8")


_STYLE = {"allow_unicode": True, "sort_keys": False, "width": 10_000}


class _Dumper(yaml.SafeDumper):
    def increase_indent(self, flow=False, indentless=False):  # noqa: ARG002
        return super().increase_indent(flow, indentless=False)


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.Node:
    style = "|" if "\n" in value else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Dumper.add_representer(str, _text)


@pytest.fixture
def count(record_property):
    """Count what a test has tried; what all tests of a run have is said at its end."""

    def counted(what, number):
        record_property(COUNTED, [what, number])

    return counted


def pytest_terminal_summary(terminalreporter):
    """Say what was tried, over all tests that passed and wherever they ran."""
    totals = Counter()
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            if name == COUNTED:
                totals[value[0]] += value[1]
    if totals:
        terminalreporter.section("tried")
        for what, number in sorted(totals.items()):
            terminalreporter.write_line(f"{number:>7,} {what}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    """Count examples of properties; escape what no UTF-8 holds in what a test said.

    Reports travel between processes as UTF-8.
    """
    report = yield
    if report.when == "call":
        told = re.findall(r"(\d+) passing,", getattr(item, "hypothesis_statistics", ""))
        if number := sum(map(int, told)):
            report.user_properties.append((COUNTED, ["examples of properties", number]))
    report.sections = [
        (title, said.encode("utf-8", "backslashreplace").decode())
        for title, said in report.sections
    ]
    return report
