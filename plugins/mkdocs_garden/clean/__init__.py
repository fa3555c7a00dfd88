"""What of a note's HTML reaches a page: the allow-list, and the policy that the site states."""

from mkdocs_garden.clean.cleaner import clean, settle
from mkdocs_garden.clean.policy import Policy, find_policy

__all__ = ["Policy", "clean", "find_policy", "settle"]
