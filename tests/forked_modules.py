"""What a build imports, loaded once for all that are forked (see `forked`)."""

import mkdocs.commands.build  # noqa: F401

import garden.cli.build  # noqa: F401
import mkdocs_garden.plugin  # noqa: F401
