"""How much one note may hold. What is beyond is a finding, and never a build that stands still."""

from typing import Annotated

from pydantic import Field

from garden.options import Options


class LimitOptions(Options):
    """How much of everything a note may hold."""

    note: Annotated[
        int, Field(ge=1, description="Bytes of a note; a longer one is not read at all.")
    ] = 1_048_576
    frontmatter: Annotated[
        int, Field(ge=1, description="Characters of frontmatter; the rest is not read.")
    ] = 65_536
    keys: Annotated[
        int, Field(ge=1, description="Keys of a group in the frontmatter; the rest is not read.")
    ] = 1_000
    depth: Annotated[
        int,
        Field(ge=1, le=100, description="How deep lists and groups may stand in frontmatter."),
    ] = 50
    title: Annotated[int, Field(ge=1, description="Characters of a title.")] = 200
    links: Annotated[int, Field(ge=1, description="Links of a note.")] = 5_000
    name: Annotated[int, Field(ge=1, description="Bytes of the name of a file or folder.")] = 200
    path: Annotated[int, Field(ge=1, description="Bytes of a path in the content folder.")] = 1_000
    file: Annotated[
        int, Field(ge=1, description="Bytes of a picture or another file beside notes.")
    ] = 10_485_760
    seconds: Annotated[
        float,
        Field(
            gt=0,
            description="Seconds of work that one page may take; a page that takes more says so in "
            "place of its text.",
        ),
    ] = 5.0
