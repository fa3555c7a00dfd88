"""Helpers of the tests that look into the readers' search index, as files of a site."""

import json
from pathlib import Path

FOLDER = Path("garden", "find")


def found_pages(result, folder=FOLDER):
    """Return what the index shows of each page, by its address."""
    files = (result.site / folder / "n").rglob("*.json")
    pages = (json.loads(file.read_text("utf-8")) for file in files)
    return {page["u"]: page for page in pages}


def index_files(result, folder=FOLDER):
    """Return the bytes of each file of the index, by its path in it."""
    top = result.site / folder
    files = sorted(file for file in top.rglob("*") if file.is_file())
    return {file.relative_to(top).as_posix(): file.read_bytes() for file in files}


def terms_of(files):
    """Return every word of the index, with the numbers and weights of its pages."""
    table = json.loads(files["find.json"])
    starts = [0]
    for _, pages in table["parts"]:
        starts.append(starts[-1] + pages)
    found = {}
    for _, name in table["blocks"]:
        data = files[f"t/{name}.bin"]
        at = 0
        while at < len(data):
            word, at = _taken(data, at)
            pages, at = _taken(data, at)
            found[word.decode()] = dict(_pages(pages, starts))
    return found


def _pages(data, starts):
    at = 0
    while at < len(data):
        part, at = _number(data, at)
        size, at = _number(data, at)
        page, end = starts[part], at + size
        while at < end:
            step, at = _number(data, at)
            page += step
            yield page, data[at]
            at += 1


def _taken(data, at):
    size, at = _number(data, at)
    return data[at : at + size], at + size


def _number(data, at):
    value = place = 0
    while True:
        byte = data[at]
        value |= (byte & 127) << place
        place, at = place + 7, at + 1
        if not byte & 128:
            return value, at
