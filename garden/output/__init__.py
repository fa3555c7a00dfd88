"""A site that is built aside and put in its place whole.

Whoever reads the site while it is built, and whoever is left with it after a build was killed,
has either all of the old one or all of the new one.
"""

from garden.output.model import OutputError
from garden.output.publish import building

__all__ = ["OutputError", "building"]
