"""What the engine found in the content folder, as the core reads it: notes, files, findings."""

import os
from collections.abc import Collection, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import mkdocs.structure.files as engine
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from garden.config import GardenConfig
from garden.model import Finding, NotePath
from garden.reading.folder import Survey, refuse, survey_folder
from garden.reading.heavy import find_large
from garden.reading.kinds import EVERYTHING, find_active_drawing, find_unpublished, is_drawing
from garden.reading.source import Sources, decode_note, is_note, is_text, unnameable, unopenable


class Contents:
    """The content folder of one build."""

    def __init__(self, config: MkDocsConfig) -> None:
        """Look through the folder, before the engine does.

        The engine follows links to folders, and one that leads to itself without end; where
        there is a link, it is kept from doing so.
        """
        self.survey = survey_folder(Path(config.docs_dir))
        if self.survey.refused:
            vars(engine)["os"] = SimpleNamespace(**{**vars(os), "walk": _walk})

    def release(self) -> None:
        """Give the engine back what it had."""
        vars(engine)["os"] = os


def _walk(top: str, **_options: Any) -> Iterator[Any]:  # noqa: ANN401 - as the one it replaces
    return os.walk(top, followlinks=False)


def read_sources(files: Files, content: str, survey: Survey, options: GardenConfig) -> Sources:
    """Read the notes as bytes: one that is not UTF-8 becomes a finding, not a dead build.

    Pages that other plugins generate are no part of the garden. A file of the folder `content`
    that is refused stays out of the site; of a folder behind a link it is said once.
    """
    texts, assets, kinds = {}, set(), options.published
    findings = dict.fromkeys(survey.refused.values())
    for file in files:
        if file.src_dir is None or file.generated_by:
            continue
        if not file.inclusion.is_included():  # type: ignore[no-untyped-call]
            continue
        path = file.src_uri
        refused = None
        if file.src_dir == content:
            refused = survey.find_refused(path) or _find_unpublished(file, kinds)
        if refused:
            file.inclusion = InclusionLevel.EXCLUDED
            findings[refused] = None
        elif is_note(path):
            texts[NotePath(path)] = _text_of(file, findings, options.limits.note)
        else:
            assets.add(path)
            if large := find_large(path, _size_of(file), options.limits.file):
                findings[large] = None
    return Sources(texts, frozenset(assets), tuple(findings))


def _size_of(file: File) -> int:
    return os.stat(file.abs_src_path).st_size if file.abs_src_path else 0  # noqa: PTH116


def _text_of(file: File, findings: dict[Finding, None], most: int) -> str:
    data = _bytes_of(file)
    text = decode_note(file.src_uri, data, most) if isinstance(data, bytes) else data
    if isinstance(text, str):
        return text
    findings[text] = None
    return ""


def _find_unpublished(file: File, kinds: Collection[str]) -> Finding | None:
    path = file.src_uri
    if not is_text(path):
        return unnameable(path)
    if is_note(path):
        return None
    if not os.access(file.abs_src_path or "", os.R_OK):
        return refuse(path, "The file cannot be opened.", "Give yourself the right to read it.")
    if is_drawing(path) and EVERYTHING not in kinds:
        return find_active_drawing(path, _bytes_of(file))
    return find_unpublished(path, kinds)


def _bytes_of(file: File) -> bytes | Finding:
    try:
        return file.content_bytes
    except OSError:
        return unopenable(file.src_uri)
