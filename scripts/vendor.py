"""Fetch the libraries that the theme carries, and see that each is the file we looked at.

    python scripts/vendor.py            # fetch from the npm registry and write
    python scripts/vendor.py --check    # compare what is there with the hashes below; no network

To take a new version, change it here, run without `--check`, read what changed, and put the
hashes that it prints below. A file that asks for `eval` or `new Function` cannot run under the
site's Content-Security-Policy; the tests refuse it.
"""
# ruff: noqa: INP001 - scripts are no package

import argparse
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "theme_overrides" / "assets" / "garden" / "vendor"


@dataclass(frozen=True, slots=True)
class Vendored:
    """One file of one release of a package."""

    package: str
    """Its name in the npm registry."""
    version: str
    """The release."""
    source: str
    """The file in the package."""
    name: str
    """What it is called here."""
    sha256: str
    """What its bytes come to."""


VENDORED: tuple[Vendored, ...] = (
    Vendored(
        "sigma",
        "3.0.3",
        "dist/sigma.min.js",
        "sigma.min.js",
        "58e30383ab428f832068d9d16a5215c65ba12430d438ed091c5703f398de9e16",
    ),
    Vendored(
        "sigma",
        "3.0.3",
        "LICENSE.txt",
        "sigma-LICENSE.txt",
        "2d6beb4435a5186414986ef25facdea68619d0f3e1043b9a795f5c6233914013",
    ),
    Vendored(
        "graphology",
        "0.26.0",
        "dist/graphology.umd.min.js",
        "graphology.umd.min.js",
        "dc337efa23903f61e064c8e7e7f93a429e6855dccfc2458802b4ed30c621c087",
    ),
    Vendored(
        "graphology",
        "0.26.0",
        "LICENSE.txt",
        "graphology-LICENSE.txt",
        "9d396b4882c329077f32861c0d6822dcee48f2d0ff6196d8459af70844196275",
    ),
    Vendored(
        "stemmer",
        "2.0.1",
        "index.js",
        "stemmer.js",
        "154936155f541e1dca18bb75f0fe47c5d881f7b68b2953d92bd33254aca5cc39",
    ),
    Vendored(
        "stemmer",
        "2.0.1",
        "license",
        "stemmer-LICENSE.txt",
        "9966260ba3ea9d6a5f839297dca80ddc99735a34b4ae82811cac7b956d2e3afd",
    ),
)
"""Everything that is not ours and that a reader's browser runs, with its licence."""


def fetch() -> list[str]:
    """Write every file, and return those whose bytes are not the ones we looked at."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for spec in sorted({f"{file.package}@{file.version}" for file in VENDORED}):
            _unpack(spec, Path(folder))
        for file in VENDORED:
            data = (Path(folder) / file.package / "package" / file.source).read_bytes()
            (FOLDER / file.name).write_bytes(data)
    return check()


def check() -> list[str]:
    """Return what is missing or has other bytes than we looked at."""
    return [
        f"{file.name}: {digest}"
        for file in VENDORED
        if (digest := _digest(FOLDER / file.name)) != file.sha256
    ]


def _unpack(spec: str, folder: Path) -> None:
    done = subprocess.run(
        ["npm", "pack", spec, "--json"], cwd=folder, capture_output=True, check=True
    )
    (packed,) = json.loads(done.stdout)
    with tarfile.open(folder / packed["filename"]) as archive:
        archive.extractall(folder / packed["name"], filter="data")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "not there"


def main() -> int:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(description="Fetch or check what the theme carries.")
    parser.add_argument("--check", action="store_true", help="only compare, without network")
    wrong = check() if parser.parse_args().check else fetch()
    for line in wrong:
        sys.stderr.write(f"{line}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
