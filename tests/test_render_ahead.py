"""Pages made by workers ahead of the engine: the same site, whoever makes it."""

import os
from concurrent.futures import Future

import pytest
from sites import SETTINGS, build_garden

from garden.executors import ExecutorKind, find_choice, rendered_by
from mkdocs_garden import aside, plugin
from mkdocs_garden.ahead import queue
from mkdocs_garden.ahead import workers as workers_
from mkdocs_garden.ahead.queue import CHUNK, KnownWork, Queue
from mkdocs_garden.ahead.workers import WORTH_IT, Workers, find_workers
from mkdocs_garden.render.parser import Parser

GONE = " and [gone](gone.md)"
GARDEN = "\n".join(
    f"-- {'abc'[n % 3]}/note-{n}.md --\n---\ndomain: {'xyz'[n % 3]}\ntags: [t{n % 5}]\n---\n"
    f"# Note {n}\n\nSee [[Note {n // 2}]], ![[Note {n - 1}]]{GONE * (n == 5)}.\n\n"
    f"```python\nx = {n}\n```\n\n- [ ] one[^1]\n\n[^1]: Two.\n"
    for n in range(WORTH_IT + 20)
)
KINDS = [ExecutorKind.SERIAL, ExecutorKind.PROCESSES, ExecutorKind.THREADS]


def files(result):
    return {
        path.relative_to(result.site).as_posix(): path.read_bytes()
        for path in sorted(result.site.rglob("*"))
        if path.is_file() and path.suffix != ".gz"
    }


def built(folder, kind, scheduler=None, text=GARDEN, **options):
    with rendered_by(kind, scheduler):
        return build_garden(folder, text, **options)


@pytest.fixture(autouse=True)
def _lone(monkeypatch):
    """Let workers be forked beside the threads of what runs the tests."""
    monkeypatch.setattr(workers_, "is_lone", lambda: True)


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    """Return the site that the engine makes alone."""
    return built(tmp_path_factory.mktemp("alone"), ExecutorKind.SERIAL)


@pytest.mark.parametrize("kind", KINDS[1:])
def test_the_site_is_the_same_whoever_makes_it(tmp_path, alone, kind):
    result = built(tmp_path, kind)
    assert files(result) == files(alone)
    assert sorted(result.warnings()) == sorted(alone.warnings())


def test_a_cluster_makes_the_same_site(tmp_path, alone):
    distributed = pytest.importorskip("distributed", reason="needs the extra `cluster`")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        result = built(tmp_path, ExecutorKind.DASK, cluster.scheduler_address)
    assert files(result) == files(alone)


def test_workers_do_make_the_pages(tmp_path, monkeypatch):
    """Or these tests would compare a site with itself."""
    taken = []
    take = Queue.take
    monkeypatch.setattr(Queue, "take", lambda self, key: taken.append(take(self, key)) or taken[-1])
    built(tmp_path, ExecutorKind.PROCESSES)
    assert len(taken) > 2 * WORTH_IT
    assert all(taken)


def test_workers_are_forked_anew_and_the_site_is_the_same(tmp_path, alone, monkeypatch):
    renewed = []
    renew = Workers.renew
    monkeypatch.setattr(queue, "GENERATION", 1)
    monkeypatch.setattr(Workers, "renew", lambda self: (renewed.append(self), renew(self)))
    result = built(tmp_path, ExecutorKind.PROCESSES)
    assert len(renewed) > 2
    assert files(result) == files(alone)


def test_of_a_page_that_is_written_nothing_stays_in_memory(tmp_path, monkeypatch):
    held = []

    def put_back(page):
        aside.put_back(page)
        if "garden" in page.meta:
            held.append({"content", "markdown", "toc"} & vars(page).keys())

    monkeypatch.setattr(plugin, "put_back", put_back)
    built(tmp_path, ExecutorKind.PROCESSES)
    assert len(held) > WORTH_IT
    assert not any(held)


def test_where_a_worker_dies_the_engine_makes_the_rest(tmp_path, alone, monkeypatch):
    here = os.getpid()

    def die(_work, items):
        assert os.getpid() != here, items
        os._exit(1)

    monkeypatch.setattr(KnownWork, "__call__", die)
    result = built(tmp_path, ExecutorKind.PROCESSES)
    assert files(result) == files(alone)
    assert "A worker is gone" in result.log


@pytest.mark.parametrize(("kind", "number"), list(zip(KINDS, (119, 118, 117), strict=True)))
def test_a_note_that_cannot_be_rendered_is_named(tmp_path, monkeypatch, kind, number):
    render = Parser.render

    def failing(self, text):
        if f"x = {number}" in text:
            raise ValueError(f"{number} is beyond me")
        return render(self, text)

    monkeypatch.setattr(Parser, "render", failing)
    (said,) = [text for text in built(tmp_path, kind).warnings() if "(ValueError)" in text]
    assert f"/note-{number}.md" in said


def test_a_plugin_that_changes_texts_is_heard(tmp_path):
    """What a worker made of the text before is not what the page shows."""
    (tmp_path / "hook.py").write_text(
        "def on_page_markdown(markdown, **_):\n    return markdown.replace('Two', 'Three')\n"
        "def on_page_content(html, **_):\n    return html.replace('one', 'eins')\n"
        "def on_post_page(output, **_):\n    return output.replace('</body>', 'end</body>')\n",
        encoding="utf-8",
    )
    settings = SETTINGS + "hooks: [hook.py]\n"
    result = built(tmp_path, ExecutorKind.PROCESSES, settings=settings)
    html = result.html("a/note-3/index.html")
    assert "Three." in html
    assert "Two." not in html
    assert "eins" in html
    assert "end</body>" in html


def test_a_small_garden_is_made_by_the_engine_alone():
    assert find_workers(ExecutorKind.PROCESSES, None, WORTH_IT - 1) is None


def test_what_was_chosen_is_found_and_then_forgotten():
    before = find_choice(os.environ)
    with rendered_by(ExecutorKind.DASK, "tcp://here:1"):
        assert find_choice(os.environ) == (ExecutorKind.DASK, "tcp://here:1")
    with rendered_by(None, None):
        assert find_choice(os.environ) == before
    assert find_choice(os.environ) == before == (ExecutorKind.PROCESSES, None)


@pytest.mark.parametrize(
    ("scheduler", "said"),
    [(None, "Say where the cluster is"), ("tcp://127.0.0.1:9", "No Dask scheduler answers at")],
)
def test_a_cluster_that_is_not_there_is_said(tmp_path, scheduler, said, monkeypatch):
    pytest.importorskip("distributed", reason="needs the extra `cluster`")
    monkeypatch.setattr(workers_, "PATIENCE", "1s")
    with pytest.raises(AssertionError, match=said) as told:
        built(tmp_path, ExecutorKind.DASK, scheduler)
    assert "Traceback" not in str(told.value)


class Slowly:
    """An executor that works when it is asked for a result, and counts what is waiting."""

    def __init__(self):
        self.begun = 0

    def submit(self, work, items):
        """Work at once."""
        self.begun += 1
        future = Future()
        future.set_result(work(items))
        return future

    def shutdown(self, **_):
        """Do nothing."""


def test_only_a_few_steps_are_made_ahead():
    """Or all pages of a large garden would wait in memory."""
    executor = Slowly()
    queue = Queue(Workers(executor, 1, are_forked=False), str.upper, map(str, range(100 * CHUNK)))
    assert executor.begun < 10
    assert queue.take("0") == "0"
    assert queue.take("0") is None
    assert queue.take(str(50 * CHUNK)) == str(50 * CHUNK)
    assert executor.begun < 60
    assert queue.take("unheard of") is None
