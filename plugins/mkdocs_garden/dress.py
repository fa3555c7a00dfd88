"""Style sheets and scripts of ours, as a site serves them: without what only their writers read."""

import os

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from garden.theme import scripts, style_sheets


def dress(files: Files, config: MkDocsConfig) -> None:
    """Add our style sheets, and squeeze our scripts.

    One that the site has in its `custom_dir` or its content stays as it is.
    """
    for path, text in style_sheets() if config.theme.name == "material" else ():
        if files.get_file_from_path(path) is None:
            files.append(File.generated(config, path, content=text))
    ours = {os.fspath(file): text for file, text in scripts().items()}
    for file in files:
        if file.abs_src_path in ours:
            file.content_string = ours[file.abs_src_path]
