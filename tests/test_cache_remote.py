"""A cache at a URL: the same, wherever fsspec reaches."""

import os
import uuid

import pytest

from garden.cache import digest, open_cache

pytest.importorskip("fsspec", reason="the extra `remote` is not installed")

NOW = 1_800_000_000.0
KEY = digest("a note")


@pytest.fixture(scope="module")
def s3():
    """An S3 server of this machine, with a bucket; its address stands where s3fs looks."""
    pytest.importorskip("s3fs", reason="s3fs is not installed")
    server = pytest.importorskip("moto.server", reason="moto[server] is not installed")
    running = server.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    host, port = running.get_host_and_port()
    said = {
        "AWS_ACCESS_KEY_ID": "nobody",
        "AWS_SECRET_ACCESS_KEY": "nothing",
        "AWS_DEFAULT_REGION": "us-east-1",
        "FSSPEC_S3_ENDPOINT_URL": f"http://{host}:{port}",
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in said.items():
            patch.setenv(name, value)
        import fsspec  # noqa: PLC0415 - after the environment is set
        from fsspec.config import conf, set_conf_env  # noqa: PLC0415

        set_conf_env(conf)
        fsspec.filesystem("s3").mkdir("garden")
        yield "s3://garden/cache"
        conf.pop("s3", None)
    running.stop()


@pytest.fixture(params=["memory", "file", "s3"])
def url(request, tmp_path):
    """A place of its own, of each kind."""
    if request.param == "s3":
        return f"{request.getfixturevalue('s3')}/{uuid.uuid4().hex}"
    if request.param == "file":
        return f"file://{tmp_path}/cache"
    return f"memory://{uuid.uuid4().hex}"


@pytest.fixture
def cache(url, tmp_path):
    """The cache there."""
    return open_cache(tmp_path, url, NOW)


def test_what_is_kept_is_found_by_another(cache, url, tmp_path):
    """Two machines share what one of them worked out."""
    assert cache.find("html", KEY) is None
    cache.keep("html", KEY, b"<p>")
    assert open_cache(tmp_path / "elsewhere", url, NOW).find("html", KEY) == b"<p>"


def test_what_is_spoilt_is_absent_and_removed(cache):
    """What lies in a shared place may be anybody's."""
    cache.keep("html", KEY, b"<p>")
    store = cache._store
    store.write(f"html/{KEY[:2]}/{KEY[2:]}", b"foreign")
    assert cache.find("html", KEY) is None
    assert cache.stats().count == 0


def test_it_tells_what_it_holds_and_lets_go_of_it(cache, url):
    """As in a folder."""
    cache.keep("html", KEY, b"12345")
    cache.keep("page", KEY, b"1")
    held = cache.stats()
    assert held.place == url
    assert {kind: holding.count for kind, holding in held.kinds.items()} == {"html": 1, "page": 1}
    assert held.kinds["html"].newest > 0
    assert cache.prune(held.size) == 0
    assert cache.clear() == 2
    assert cache.find("page", KEY) is None


def test_what_is_not_named_as_we_name_stays(cache):
    """Nobody's files are let go of."""
    cache._store.write("thesis.txt", b"mine")
    cache.keep("html", KEY, b"<p>")
    assert cache.clear() == 1
    assert cache._store.read("thesis.txt", 0.0) == b"mine"


def test_a_place_out_of_reach_is_an_empty_one(tmp_path):
    """A network that is down makes a build slower, and nothing else."""
    if os.geteuid() == 0:
        cache = open_cache(tmp_path, "file:///proc/nowhere", NOW)
    else:
        cache = open_cache(tmp_path, "file:///nowhere", NOW)
    cache.keep("html", KEY, b"<p>")
    assert cache.find("html", KEY) is None
    assert cache.stats().count == 0
