"""Files of owners, read as stewardship: CODEOWNERS of GitHub and GitLab, OWNERS of Kubernetes.

Communities that keep such a file have said already who looks after what. It is read, and never
written. What it holds are handles; they become people only through `people.yml`, where people
say which handles are theirs. All other handles stay what they are: nobody's name.
"""

from garden.owners.dialects import DIALECTS, Dialect, Owners
from garden.owners.files import Files
from garden.owners.people import keepers_of
from garden.owners.read import read_keepers

__all__ = ["DIALECTS", "Dialect", "Files", "Owners", "keepers_of", "read_keepers"]
