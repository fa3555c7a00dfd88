"""Whether a build may keep pages from being made, and all that it needs for it."""

import logging
import os

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from garden.output.job import find_job
from mkdocs_garden.keep.cache import site_cache
from mkdocs_garden.keep.files import WatchedFiles
from mkdocs_garden.keep.keeper import Keeper
from mkdocs_garden.keep.kept import find_kept
from mkdocs_garden.keep.others import is_alone, looks_further, meddlers
from mkdocs_garden.keep.remarks import Remarks
from mkdocs_garden.keep.surroundings import own_folders, surroundings
from mkdocs_garden.render.model import find_recipe
from mkdocs_garden.site import CompiledSite

log = get_plugin_logger("garden")


def watch(files: Files, config: MkDocsConfig) -> Files:
    """Return the files of a build so that they can be watched, if `garden build` asked for it."""
    return WatchedFiles(files) if find_job(os.environ, config.site_dir) else files


def find_keeper(
    config: MkDocsConfig,
    site: CompiledSite,
    nav: Navigation,
    files: Files,
    ours: BasePlugin,  # type: ignore[type-arg]
) -> Keeper | None:
    """Return who keeps pages from being made.

    None if all are to be made: because the engine was started by somebody else, or because
    others have a hand in the pages, which is said.
    """
    job = find_job(os.environ, config.site_dir)
    if not job or not isinstance(files, WatchedFiles):
        return None
    others = meddlers(config, ours)
    if others:
        log.info("All pages are made, since %s may change each.", " and ".join(others))
        return None
    if looks_further(own_folders(config)):
        log.info("All pages are made, since a template of yours shows more than its page.")
        return None
    around = surroundings(config, site, nav)
    kept = find_kept(job, site_cache(config), around)
    logger = logging.getLogger(type(config).__module__.partition(".")[0])
    alone = is_alone(config, ours) and find_recipe(config) is not None
    return Keeper(kept, site, files, Remarks(logger), alone=alone)
